import { describe, expect, it } from 'vitest';
import { Motion } from '../../src/stage/phaser/motion';

/** A scene that only writes down which motions were begun, and how often the loop was woken. */
function bench() {
  const begun: Readonly<Record<string, unknown>>[] = [];
  let woken = 0;
  const scene = {
    tweens: {
      add: (tween: Readonly<Record<string, unknown>>) => void begun.push(tween),
      killTweensOf: () => {},
      getTweens: () => begun,
    },
  };
  const heart = {
    beat: () => {
      woken += 1;
    },
  };
  const motion = new Motion(scene as never, heart as never);
  return { motion, begun, woken: () => woken };
}

describe('motion in the hall', () => {
  it('moves whoever is elsewhere, and wakes the loop for it', () => {
    const { motion, begun, woken } = bench();
    motion.move({ x: 10, y: 20 }, { x: 12, y: 20 }, 220);
    expect(begun).toMatchObject([{ x: 12, y: 20, duration: 220 }]);
    expect(woken()).toBe(1);
    expect(motion.isMoving).toBe(true);
  });

  it('lets the loop sleep when everybody is where they should be: another face draws the hall twice, not for a second', () => {
    const { motion, begun, woken } = bench();
    motion.move({ x: 12, y: 20, name: 'clerk' }, { x: 12, y: 20 }, 900);
    motion.move({ bow: 0 }, { bow: 0 }, 420);
    expect(begun).toEqual([]);
    expect(woken()).toBe(0);
    expect(motion.isMoving).toBe(false);
  });
});

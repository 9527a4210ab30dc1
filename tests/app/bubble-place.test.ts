import { describe, expect, it } from 'vitest';
import { placeBubble } from '../../src/app/trainee/bubble-place';
import type { BubbleAnchor } from '../../src/stage';

const STAGE = { width: 1026, height: 446 };
const BUBBLE = { width: 330, height: 90 };
const LYING: BubbleAnchor = { x: 365, y: 330, right: 0, top: 14, narrow: false, above: true, heads: [] };
const STANDING: BubbleAnchor = { x: 622, y: 110, right: 598, top: 14, narrow: false, above: false, heads: [] };

const covers = ({ x, y }: { x: number; y: number }, head: BubbleAnchor['heads'][number]): boolean =>
  x < head.x + head.width && head.x < x + BUBBLE.width && y < head.y + head.height && head.y < y + BUBBLE.height;

describe('the bubble', () => {
  it('hangs beside the mouth, and above somebody who lies', () => {
    const beside = placeBubble(STANDING, BUBBLE, STAGE);
    expect(beside.x + BUBBLE.width).toBe(STANDING.right);
    expect(beside.y).toBeLessThan(STANDING.y);
    expect(beside.y + BUBBLE.height).toBeGreaterThan(STANDING.y);
    const above = placeBubble(LYING, BUBBLE, STAGE);
    expect(above.y + BUBBLE.height).toBeLessThan(LYING.y);
  });

  it('gives way to whoever kneels beside the speaker, and still hangs over the mouth', () => {
    const kneeling = { x: 165, y: 199, width: 104, height: 104 };
    expect(covers(placeBubble(LYING, BUBBLE, STAGE), kneeling)).toBe(true);
    const place = placeBubble({ ...LYING, heads: [kneeling] }, BUBBLE, STAGE);
    expect(covers(place, kneeling)).toBe(false);
    expect(place.x).toBeLessThan(LYING.x);
    expect(place.x + BUBBLE.width).toBeGreaterThan(LYING.x);
    expect(place.y).toBe(placeBubble(LYING, BUBBLE, STAGE).y);
  });

  it('moves up or down beside the mouth, as far as its tail reaches', () => {
    const clerk = { x: 230, y: 30, width: 110, height: 50 };
    expect(covers(placeBubble(STANDING, BUBBLE, STAGE), clerk)).toBe(true);
    const place = placeBubble({ ...STANDING, heads: [clerk] }, BUBBLE, STAGE);
    expect(covers(place, clerk)).toBe(false);
    expect(place.y).toBeLessThanOrEqual(STANDING.y);
  });

  it('stays inside the stage and takes the least evil where nothing is free', () => {
    const everywhere = { x: 0, y: 0, width: STAGE.width, height: STAGE.height };
    for (const anchor of [LYING, STANDING]) {
      const { x, y } = placeBubble({ ...anchor, heads: [everywhere] }, BUBBLE, STAGE);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x + BUBBLE.width).toBeLessThanOrEqual(STAGE.width);
      expect(y + BUBBLE.height).toBeLessThanOrEqual(STAGE.height);
    }
  });
});

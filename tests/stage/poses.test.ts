import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ACTIONS } from '../../src/encounter';
import {
  afterGesture,
  bodyOf,
  CITIZEN_POSES,
  CLERK_POSES,
  citizenPose,
  clerkPose,
  postureOf,
  stanceOf,
} from '../../src/stage/poses';

const picture = (name: string) => existsSync(new URL(`../../assets/figures/${name}.svg`, import.meta.url));

describe('poses', () => {
  it('every pose of the clerk has a picture and a way back', () => {
    for (const pose of CLERK_POSES) {
      const { body, holds } = stanceOf(pose);
      const after = afterGesture(pose);
      expect(picture(`body-${body}`), pose).toBe(true);
      expect(after?.ms ?? null, pose).toBe(holds);
      if (after) expect(stanceOf(after.pose).holds, pose).toBeNull();
    }
  });

  it('a passing gesture goes back to where it came from, a bow to standing', () => {
    expect(afterGesture('hand', 'sit')?.pose).toBe('sit');
    expect(afterGesture('guide', 'stand')?.pose).toBe('stand');
    expect(afterGesture('bow30', 'sit')?.pose).toBe('stand');
    expect(afterGesture('crouch', 'sit')).toBeNull();
    // Who fetched something is back by itself; who had left has come back to guide.
    expect(afterGesture('errand', 'sit')?.pose).toBe('sit');
    expect(afterGesture('guide', 'away')?.pose).toBe('stand');
    expect(afterGesture('away', 'sit')).toBeNull();
  });

  it('every pose of a citizen has a picture', () => {
    for (const pose of CITIZEN_POSES) if (pose !== 'auto') expect(picture(`body-${bodyOf(pose)}`), pose).toBe(true);
  });

  it('every action of the catalogue names a pose of the clerk, or none', () => {
    const known: readonly string[] = CLERK_POSES;
    expect(
      ACTIONS.flatMap(({ id, pose }) => (pose === undefined || known.includes(pose) ? [] : [`${id}: ${pose}`])),
    ).toEqual([]);
  });

  it('an unknown name stands, also when it is a property of every object', () => {
    expect(clerkPose('backflip')).toBe('stand');
    expect(clerkPose('constructor')).toBe('stand');
    expect(citizenPose('toString')).toBeNull();
    expect(citizenPose('auto')).toBeNull();
  });

  it('anger points, unease folds its arms, a stick keeps one hand busy', () => {
    expect(postureOf('angry', false)).toBe('pointing');
    expect(postureOf('uneasy', false)).toBe('crossed');
    expect(postureOf('uneasy', true)).toBe('shirt');
    expect(postureOf('angry', false, false)).toBe('crossed');
  });

  it('bows of 15, 30 and 45 degrees turn the body by just that', () => {
    expect(['bow15', 'bow30', 'bow45'].map((pose) => stanceOf(clerkPose(pose)).bow)).toEqual([15, 30, 45]);
  });
});

import { describe, expect, it } from 'vitest';
import { moodLevel } from '../../src/encounter';

describe('mood levels', () => {
  it('change at 15, 35, 55 and 78', () => {
    const levels = [0, 14, 15, 34, 35, 54, 55, 77, 78, 100].map((agitation) => moodLevel(agitation, false).level);
    expect(levels).toEqual([5, 5, 4, 4, 3, 3, 2, 2, 1, 1]);
  });

  it('show panic instead of anger on a frightened face, at the same level', () => {
    expect(moodLevel(54, true).face).toBe('uneasy');
    expect(moodLevel(55, true)).toEqual({ level: 2, face: 'panic' });
    expect(moodLevel(78, true)).toEqual({ level: 1, face: 'panic' });
    expect(moodLevel(78, false).face).toBe('angry');
  });
});

/** What a face shows. `panic` stands where a frightened person would otherwise look displeased or angry. */
export type MoodFace = 'angry' | 'displeased' | 'uneasy' | 'calm' | 'content' | 'panic';

export interface MoodLevel {
  /** 1 (angry) to 5 (content), as printed beside the glyph. */
  readonly level: 1 | 2 | 3 | 4 | 5;
  readonly face: MoodFace;
}

/** From here on up a frightened citizen panics. */
const PANIC_FROM = 55;

/** Shown level of an agitation of 0 (content) to 100 (furious); stage, plate and curve all read it from here. */
export function moodLevel(agitation: number, fear: boolean): MoodLevel {
  if (fear && agitation >= PANIC_FROM) return { level: agitation >= 78 ? 1 : 2, face: 'panic' };
  if (agitation >= 78) return { level: 1, face: 'angry' };
  if (agitation >= PANIC_FROM) return { level: 2, face: 'displeased' };
  if (agitation >= 35) return { level: 3, face: 'uneasy' };
  if (agitation >= 15) return { level: 4, face: 'calm' };
  return { level: 5, face: 'content' };
}

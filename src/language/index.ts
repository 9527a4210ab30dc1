import type { LazyJudge } from './lazy-judge';

export { createJudge, explain, judge, normalise } from './built-in';
export type { LexiconCode, LexiconProblem } from './grammar';
export type { Account, Candidate, JudgeEngine } from './judge';
export type { LazyJudge } from './lazy-judge';
export type { GroupSource, LexiconSource, TemplateSource } from './lexicon';
export type { Normalised, Tongue } from './normalise';
export { parts } from './parts';
export * from './types';
export { JUDGE_VERSION, lexiconHash } from './version';

/** The judge for a page: neither its code nor its languages are there before somebody asks. */
export async function openLazyJudge(): Promise<LazyJudge> {
  const { LazyJudge } = await import('./lazy-judge');
  return new LazyJudge();
}

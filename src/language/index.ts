export { createJudge, explain, judge, normalise } from './built-in';
export type { LexiconCode, LexiconProblem } from './grammar';
export type { Account, Candidate, JudgeEngine } from './judge';
export { type FetchPacked, LazyJudge } from './lazy-judge';
export type { GroupSource, LexiconSource, TemplateSource } from './lexicon';
export type { Normalised, Tongue } from './normalise';
export { parts } from './parts';
export * from './types';
export { JUDGE_VERSION, lexiconHash } from './version';

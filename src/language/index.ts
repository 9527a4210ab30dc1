import { type Account, createJudge } from './judge';
import type { Judge, JudgeContext } from './types';

export { compiledLexicons, lexiconHash } from './compiled';
export type { LexiconCode, LexiconProblem } from './grammar';
export { type Account, type Candidate, createJudge, JUDGE_VERSION, type JudgeEngine } from './judge';
export type { GroupSource, LexiconSource, TemplateSource } from './lexicon';
export { type Normalised, normalise } from './normalise';
export { parts } from './parts';
export * from './types';

const builtIn = createJudge();

/** The judge over the built-in lexicon. */
export const judge: Judge = builtIn.judge;

/** How the judge over the built-in lexicon came to its findings. */
export function explain(utterance: string, context: JudgeContext): Account {
  return builtIn.explain(utterance, context);
}

import * as chinese from './chinese';
import { readLexicon } from './compiled';
import * as english from './english-data';
import { installWeights } from './fallback';
import { installHanzi } from './hanzi';
import { type Account, type JudgeEngine, judgeOver } from './judge';
import type { LexiconSource } from './lexicon';
import { type Normalised, normalise as normaliseWith, type Tongue } from './normalise';
import type { Finding, JudgeContext } from './types';

// Functions only, so that a page that opens its judge lazily carries none of this.
let sources: readonly LexiconSource[] | null = null;
let builtIn: JudgeEngine | null = null;

/** The lexicons of all languages. */
export function compiledLexicons(): readonly LexiconSource[] {
  if (sources) return sources;
  installHanzi(chinese.hanzi);
  installWeights(chinese.weights);
  sources = [readLexicon('zh', chinese.lexicon.lines), readLexicon('en', english.lexicon.lines)];
  return sources;
}

/** A judge over the built-in lexicon, or another one, and whatever packs add to it. */
export function createJudge(more: readonly LexiconSource[] = [], base?: readonly LexiconSource[]): JudgeEngine {
  const known = compiledLexicons();
  return judgeOver([...(base ?? known), ...more]);
}

function judgeBuiltIn(): JudgeEngine {
  builtIn ??= createJudge();
  return builtIn;
}

/** The judge over the built-in lexicon. */
export function judge(utterance: string, context: JudgeContext): readonly Finding[] {
  return judgeBuiltIn().judge(utterance, context);
}

/** How the judge over the built-in lexicon came to its findings. */
export function explain(utterance: string, context: JudgeContext): Account {
  return judgeBuiltIn().explain(utterance, context);
}

export function normalise(raw: string, tongue: Tongue): Normalised {
  compiledLexicons();
  return normaliseWith(raw, tongue);
}

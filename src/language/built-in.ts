import { bytesOf } from './base64';
import { hanzi } from './chinese';
import { readLexicon } from './compiled';
import { reader } from './english-data';
import { installEnglish } from './english-reader';
import { problemOf } from './grammar';
import { installHanzi } from './hanzi';
import { type Account, explainBy, type JudgeEngine } from './judge';
import { type Lexicon, type LexiconSource, lexiconSteps, type ReadyLexicon } from './lexicon';
import english from './lexicon/compiled-en.json';
import chinese from './lexicon/compiled-zh.json';
import { type Normalised, normalise as normaliseWith, type Tongue } from './normalise';
import { installOvertone } from './overtone';
import overtone from './overtone.json';
import { unpackOvertone } from './overtone-coder';
import overtoneEn from './overtone-en.json';
import { Program } from './program';
import { SourceCompiler } from './source-compiler';
import type { Finding, JudgeContext } from './types';

// Functions only, so that a page that opens its judge lazily carries none of this.
let installed = false;
let builtIn: JudgeEngine | null = null;

function install(): void {
  if (installed) return;
  installHanzi(hanzi);
  installOvertone('zh', unpackOvertone(bytesOf(overtone.packed)));
  installEnglish(reader);
  installOvertone('en', unpackOvertone(bytesOf(overtoneEn.packed)));
  installed = true;
}

/** A judge over the built-in lexicon, or another one, and whatever packs add to it. Built for a tongue when first needed. */
export function createJudge(more: readonly LexiconSource[] = [], base?: readonly LexiconSource[]): JudgeEngine {
  install();
  const built = new Map<Tongue, Lexicon>();
  const lexiconOf = (tongue: Tongue): Lexicon => {
    const known = built.get(tongue);
    if (known) return known;
    const sources = [...(base ?? []), ...more].filter((source) => source.tongue === tongue);
    const ready = base ? emptyLexicon(tongue) : finished(readLexicon(tongue, tongue === 'zh' ? chinese : english));
    const groups = sources.flatMap((source) => source.groups);
    const made = finished(lexiconSteps(ready, groups, new SourceCompiler(ready, sources).template));
    built.set(tongue, made);
    return made;
  };
  const explain = explainBy(lexiconOf);
  return {
    judge: (utterance, context) => explain(utterance, context).findings,
    explain,
    get problems() {
      const all = [...lexiconOf('zh').problems, ...lexiconOf('en').problems];
      return all.map(({ code, where, column }) => problemOf(code, where, column));
    },
    work: () => [...built.values()].reduce((sum, lexicon) => sum + lexicon.matcher.worked, 0),
  };
}

function emptyLexicon(tongue: Tongue): ReadyLexicon {
  return { tongue, program: new Program(), rules: new Map(), groups: [] };
}

function finished<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
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
  install();
  return normaliseWith(raw, tongue);
}

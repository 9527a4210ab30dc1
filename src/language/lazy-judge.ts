import { type CompiledLexicon, readLexicon } from './compiled';
import { installEnglish } from './english-reader';
import { installHanzi } from './hanzi';
import { explainBy, tonguesOf } from './judge';
import { type Lexicon, lexiconSteps } from './lexicon';
import type { Tongue } from './normalise';
import { installOvertone } from './overtone';
import { unpackOvertone } from './overtone-coder';
import { PACKS, type Packed } from './packs';
import type { Judge } from './types';

/** Fetches what is packed: where it lies is the host's to know. */
export type FetchPacked = (name: Packed) => Promise<Uint8Array>;

/**
 * A judge whose languages arrive one by one and are built a step at a time by whoever owns the frames. Once a language is
 * there, it judges like the judge over everything; before, it refuses rather than judge without.
 */
export class LazyJudge {
  readonly #fetchPacked: FetchPacked;
  readonly #lexicons = new Map<Tongue, Lexicon>();
  readonly #explain = explainBy((tongue) => {
    const lexicon = this.#lexicons.get(tongue);
    if (!lexicon) throw new Error(`the lexicon of ${tongue} is not loaded`);
    return lexicon;
  });

  constructor(fetchPacked: FetchPacked) {
    this.#fetchPacked = fetchPacked;
  }

  readonly judge: Judge = (utterance, context) => this.#explain(utterance, context).findings;

  /** Languages that must be there before this can be judged and are not. */
  missing(utterance: string): readonly Tongue[] {
    return tonguesOf(utterance).filter((tongue) => !this.#lexicons.has(tongue));
  }

  /** Fetches a language; what it resolves to builds it, step by step to the end. */
  async load(tongue: Tongue): Promise<Generator<undefined, void>> {
    const [lexicon, ...learned] = PACKS[tongue];
    const [{ letters, signs }, packed, [overtone]] = await Promise.all([
      tongue === 'zh' ? chineseAlphabets() : englishAlphabets(),
      this.#fetchPacked(lexicon),
      Promise.all(learned.map((name) => this.#fetchPacked(name))),
    ]);
    if (overtone) installOvertone(tongue, unpackOvertone(overtone));
    return this.#build(tongue, { letters, signs, packed });
  }

  *#build(tongue: Tongue, compiled: CompiledLexicon): Generator<undefined, void> {
    const lexicon = yield* lexiconSteps(yield* readLexicon(tongue, compiled));
    this.#lexicons.set(tongue, lexicon);
  }
}

async function englishAlphabets(): Promise<Omit<CompiledLexicon, 'packed'>> {
  const { letters, reader, signs } = await import('./english-data');
  installEnglish(reader);
  return { letters, signs };
}

async function chineseAlphabets(): Promise<Omit<CompiledLexicon, 'packed'>> {
  const { hanzi, letters, signs } = await import('./chinese');
  installHanzi(hanzi);
  return { letters, signs };
}

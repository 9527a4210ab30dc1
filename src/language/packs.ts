import type { Tongue } from './normalise';

/** What is packed beside the code: the lexicon of each language, and what was learned of its overtones. */
export type Packed = Tongue | 'overtone' | 'overtoneEn';

/** What judging a language takes: its lexicon, then what was learned beside it. */
export const PACKS: Readonly<Record<Tongue, readonly [Tongue, ...Packed[]]>> = {
  zh: ['zh', 'overtone'],
  en: ['en', 'overtoneEn'],
};

import compiled from './lexicon/compiled.json';

/** Raised with every change that may change a verdict on the same lexicon. */
export const JUDGE_VERSION = '1.16.3';

/** SHA-256 over everything compiled that decides a verdict, in all languages: stands in the header of every log. */
export const lexiconHash: string = compiled.hash;

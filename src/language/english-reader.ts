import type { Slips } from './slips';
import type { Words } from './words';
import type { Normalised } from './writer';

/** What reads English. It comes with the English lexicon: a page that hears Chinese only carries none of it. */
export interface EnglishReader {
  readonly normalise: (raw: string, slips: Slips | null) => Normalised;
  readonly slips: (words: Words) => Slips;
}

let installed: EnglishReader | null = null;

/** To be called before anything English is normalised. */
export function installEnglish(reader: EnglishReader): void {
  installed = reader;
}

export function englishReader(): EnglishReader {
  if (!installed) throw new Error('nothing that reads English is loaded');
  return installed;
}

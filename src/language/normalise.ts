import { englishReader } from './english-reader';
import { normaliseChinese } from './normalise-chinese';
import type { Slips } from './slips';
import { isLetter } from './units';
import type { Normalised, Tongue } from './writer';

export type { Normalised, Tongue } from './writer';

/** Normalises for matching; `slips` mends slips of the keyboard in English. Idempotent on its own text; linear in the length of the raw text. */
export function normalise(raw: string, tongue: Tongue, slips: Slips | null = null): Normalised {
  return tongue === 'zh' ? normaliseChinese(raw) : englishReader().normalise(raw, slips);
}

/** English text with a capital where a word begins, so that blanks need not be matched; other text as it is. */
export function marked(normalised: Normalised, tongue: Tongue): string {
  if (tongue === 'zh') return normalised.text;
  let text = '';
  for (let i = 0; i < normalised.text.length; i++) {
    const unit = normalised.text.charAt(i);
    text += normalised.edge[i] && isLetter(unit) ? String.fromCharCode(unit.charCodeAt(0) - 32) : unit;
  }
  return text;
}

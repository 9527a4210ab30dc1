import type { Automaton } from './automaton';
import type { Vocabulary } from './vocabulary';

/** Longer texts are read in overlapping windows, so that the work stays proportional to the length. */
const WINDOW = 160;
/** No template spans more units than this. */
const OVERLAP = 64;

/** Reports (template, end) for every template complete after unit `end - 1`, ends ascending per template. */
export function scan(
  automaton: Automaton,
  vocabulary: Vocabulary,
  symbols: readonly number[],
  soft: readonly number[],
  report: (template: number, end: number) => void,
): void {
  let last = 0;
  for (let from = 0; from === 0 || last < symbols.length; from += WINDOW - OVERLAP) {
    const to = Math.min(from + WINDOW, symbols.length);
    automaton.run(vocabulary.candidates(symbols, from, to), symbols, soft, from, to, report);
    last = to;
  }
}

/** Everything that ends a clause of a sentence. */
const BREAK = /[，。？！、；：…,.?!;:]/;
const LAST_BREAK = /^.*[，。？！、；：…,.?!;:]/s;
/** A clause no longer than this is quoted to its end, in characters. */
const LONGEST_REST = 24;
/** English words that nobody stops at. */
const HANGING = /\b(?:a|an|the|to|of|my|your|our|his|her|their|for|at|in|on|with)$/i;

/**
 * The words a mark rests on, as they are to be read. What was heard may end in the middle of the next clause, or before the
 * noun: it is quoted to the end of that clause, or where that is far, to where the last one ended.
 */
export function quoted(said: string, start: number, end: number): string {
  const words = said.slice(start, end);
  const rest = said.slice(end);
  const torn = (BREAK.test(words.slice(0, -1)) && !BREAK.test(words.at(-1) ?? '')) || HANGING.test(words);
  if (!torn || rest === '' || BREAK.test(rest[0] ?? '')) return words;
  const stop = rest.search(BREAK);
  const more = stop < 0 ? rest : rest.slice(0, stop);
  if (more.length <= LONGEST_REST) return words + more.trimEnd();
  const whole = LAST_BREAK.exec(words)?.[0].slice(0, -1);
  return whole ? whole : words;
}

/** Everything that ends a clause of a sentence. */
const BREAK = /[，。？！、；：…,.?!;:]/;
const LAST_BREAK = /^.*[，。？！、；：…,.?!;:]/s;
/** A clause no longer than this is quoted to its end, in characters. */
const LONGEST_REST = 24;
/** English words that nobody stops at. */
const HANGING = /\b(?:a|an|the|to|of|my|your|our|his|her|their|for|at|in|on|with)$/i;
/** All that is left of a clause: one character, or one word of letters. */
const LAST_WORD = /^(?:\P{ASCII}|\s?[a-z']{1,8})$/iu;

let words: Intl.Segmenter | null = null;

/** The word that stands before and after a place, if one does; a browser that cannot tell words apart knows of none. */
function wordAt(said: string, at: number): { readonly index: number; readonly segment: string } | undefined {
  if (!('Segmenter' in Intl)) return undefined;
  words ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const word = words.segment(said).containing(at);
  return word?.isWordLike && word.index < at ? word : undefined;
}

/** Where the word ends that `end` stands in, or the clause of which only one word would be left over. */
function wordEnd(said: string, end: number): number {
  const rest = said.slice(end);
  const stop = rest.search(BREAK);
  const clause = (stop < 0 ? rest : rest.slice(0, stop)).trimEnd();
  if (LAST_WORD.test(clause)) return end + clause.length;
  const word = wordAt(said, end);
  return word ? word.index + word.segment.length : end;
}

/**
 * Where the words that a mark rests on end as they are to be read. What was heard may end within a word, in the middle of
 * the next clause, or before the noun: it is shown to the end of that clause, or where that is far, to where the last one
 * ended.
 */
export function readableEnd(said: string, start: number, end: number): number {
  const heard = said.slice(start, end);
  const rest = said.slice(end);
  if (heard === '' || rest === '' || BREAK.test(rest[0] ?? '') || BREAK.test(heard.at(-1) ?? '')) return end;
  if (!BREAK.test(heard) && !HANGING.test(heard)) return wordEnd(said, end);
  const stop = rest.search(BREAK);
  const more = (stop < 0 ? rest : rest.slice(0, stop)).trimEnd();
  if (more.length <= LONGEST_REST) return end + more.length;
  const whole = LAST_BREAK.exec(heard)?.[0].length;
  return whole ? start + whole - 1 : wordEnd(said, end);
}

export const quoted = (said: string, start: number, end: number): string =>
  said.slice(start, readableEnd(said, start, end));

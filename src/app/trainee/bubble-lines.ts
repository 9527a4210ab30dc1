/** Longest line of a speech bubble in characters, and the shortest that is worth breaking at. */
export const LONGEST_LINE = 16;
const SHORTEST = 9;
const PHRASE = /[^。？！，；…]+[。？！，；…]*[”’）]*|[。？！，；…]+/g;

/**
 * Breaks Chinese speech where a speaker breathes: after 。？！，；. A phrase longer than a line is left to the browser's own
 * line breaking. `limit` is how many characters fit between the bubble's edges.
 */
export function bubbleLines(text: string, limit = LONGEST_LINE): readonly string[] {
  const room = Math.max(SHORTEST, limit);
  const lines: string[] = [];
  for (const phrase of text.match(PHRASE) ?? []) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + phrase.length <= room) lines[lines.length - 1] = last + phrase;
    else lines.push(phrase);
  }
  return lines;
}

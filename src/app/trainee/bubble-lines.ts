/** Longest line of a speech bubble in characters, and the shortest that is worth breaking at. */
export const LONGEST_LINE = 16;
const SHORTEST = 9;
const PHRASE = /[^。？！，；…]+[。？！，；…]*[”’）]*|[。？！，；…]+/g;
/** Where a phrase too long for a line may be broken. */
const WITHIN = /[^：、]*[：、]+|[^：、]+/g;

/**
 * Breaks Chinese speech where a speaker breathes: after 。？！，；, and a phrase longer than a line after ： and 、 too.
 * What is longer still is left to the browser's own line breaking. `limit` is how many characters fit between the bubble's edges.
 */
export function bubbleLines(text: string, limit = LONGEST_LINE): readonly string[] {
  const room = Math.max(SHORTEST, limit);
  const lines: string[] = [];
  const phrases = (text.match(PHRASE) ?? []).flatMap((phrase) =>
    phrase.length > room ? (phrase.match(WITHIN) ?? [phrase]) : [phrase],
  );
  for (const phrase of phrases) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + phrase.length <= room) lines[lines.length - 1] = last + phrase;
    else lines.push(phrase);
  }
  return lines;
}

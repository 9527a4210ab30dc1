import type { Line } from './text-window';

/** English endings (s, ed, ing) that a template leaves open; shorter words take an s, the shortest nothing. */
const LONGEST_ENDING = 3;
const LEAST_STEM = 5;
const PLURAL = 's'.charCodeAt(0);

/** Where the word ends that a match stops in, or -1 if that makes it another word. */
export function wordEnd({ symbols, edge = [] }: Line, stop: number): number {
  let begins = stop - 1;
  while (begins > 0 && !edge[begins]) begins--;
  const stem = stop - begins;
  const most = stem >= LEAST_STEM ? LONGEST_ENDING : stem > 2 && symbols[stop] === PLURAL ? 1 : 0;
  for (let end = stop; end <= stop + most && end < edge.length; end++) if (edge[end]) return end;
  return -1;
}

export function endsWord(line: Line, at: number): boolean {
  return !line.edge || wordEnd(line, at) >= 0;
}

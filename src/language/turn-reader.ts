import type { Span } from './guards';
import type { Normalised, Tongue } from './normalise';
import { type Overtone, overtonesOf, readable } from './overtone';
import { isBoundary } from './units';

/** Texts up to this length are read whole; longer ones by the stretch of this length that a wording stands in the middle of. */
const TURN = 120;

/** Overtones about the wordings of one utterance, each stretch of it read once. */
export interface TurnReader {
  /** Of the turn that a stretch of the normalised text stands in. */
  readonly around: (span: Span) => Overtone;
  /** Of all that was said. */
  readonly whole: () => Overtone;
  /** Of the clause, or the clauses, that it stands in. */
  readonly clause: (span: Span) => Overtone;
  /** Whether nothing else was said. */
  readonly isAll: (span: Span) => boolean;
}

export function turnReader(normalised: Normalised, tongue: Tongue): TurnReader {
  const heard = readable(normalised, tongue);
  const overtoneOf = overtonesOf(heard);
  const known = new Map<number, Overtone>();
  const read = ({ start, end }: Span) => {
    const key = start * 0x10000 + end;
    const before = known.get(key);
    if (before) return before;
    const overtone = overtoneOf(start, end);
    known.set(key, overtone);
    return overtone;
  };
  /** Where a stretch of the normalised text stands in what is read. */
  const placed = ({ start, end }: Span): Span => ({ start: heard.at(start), end: heard.at(end - 1) + 1 });
  return {
    around: (span) => read(turnOf(heard.text, placed(span))),
    whole: () => read({ start: 0, end: heard.text.length }),
    clause: (span) => read(placed(clauseOf(normalised, span))),
    isAll: ({ start, end }) =>
      isSilent(normalised.text, 0, start) && isSilent(normalised.text, end, normalised.text.length),
  };
}

function isSilent(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isBoundary(text.charAt(i))) return false;
  return true;
}

/** What a wording is read with. Stretches begin at every half turn, so that few of them are read however much is said. */
function turnOf(text: string, { start }: Span): Span {
  if (text.length <= TURN) return { start: 0, end: text.length };
  const half = TURN / 2;
  const from = Math.max(0, Math.round((start - half) / half) * half);
  return { start: from, end: Math.min(text.length, from + TURN) };
}

/** The clause, or the clauses, that a wording stands in. */
export function clauseOf({ text, soft }: Pick<Normalised, 'text' | 'soft'>, { start, end }: Span): Span {
  let first = start;
  while (first > 0 && !isBoundary(text.charAt(first - 1)) && !soft[first]) first--;
  let last = end;
  while (last < text.length && !isBoundary(text.charAt(last)) && !soft[last]) last++;
  return { start: first, end: last };
}

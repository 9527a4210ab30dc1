import { foldEnglish } from './english';
import type { EnglishReader } from './english-reader';
import { Slips } from './slips';
import { BOUNDARY_OF, isDigit, isHan, isLetter, isSpace, lower, toHalfWidth } from './units';
import { finish, type Normalised, Writer } from './writer';

const HARD = '。';

/** A single letter after a single letter and one blank or mark: c o m p l a i n is one word. */
function isSpelt(raw: string, at: number): boolean {
  const single = (i: number) =>
    isLetter(lower(raw.charAt(i))) && !isLetter(lower(raw.charAt(i - 1))) && !isLetter(lower(raw.charAt(i + 1)));
  return at >= 2 && single(at) && single(at - 2) && (single(at - 4) || single(at + 2));
}

/** An apostrophe inside a word never comes here: what is left opens before a word or closes after one. */
function isOpeningQuote(unit: string, before: string, next: string): boolean {
  return (unit === "'" || unit === '‘') && isLetter(next) && (before === '' || isSpace(before) || before === ':');
}

function isClosingQuote(unit: string, next: string): boolean {
  return (unit === "'" || unit === '’') && !isLetter(next);
}

function normaliseEnglish(raw: string, slips: Slips | null): Normalised {
  const writer = new Writer('en');
  const quoted: [number, number][] = [];
  const edges: number[] = [1];
  let straight = -1;
  let single = -1;
  for (let i = 0; i < raw.length; i++) {
    const unit = lower(toHalfWidth(raw.charAt(i)));
    const next = lower(raw.charAt(i + 1));
    if (isLetter(unit) || isDigit(unit) || isHan(unit)) {
      if (edges[writer.length] === 1 && isSpelt(raw, i)) edges[writer.length] = 0;
      writer.push(unit, i, i + 1);
    } else if ((unit === "'" || unit === '’' || unit === '‘') && isLetter(lower(raw.charAt(i - 1))) && isLetter(next))
      continue;
    else {
      const closes = single >= 0 && isClosingQuote(unit, next);
      if (closes || isOpeningQuote(unit, raw.charAt(i - 1), next)) {
        if (closes) quoted.push([single, writer.length]);
        single = closes ? -1 : writer.length;
      }
      const decimal = (unit === '.' || unit === ':' || unit === ',') && isDigit(raw.charAt(i - 1)) && isDigit(next);
      const boundary = decimal
        ? undefined
        : unit === '.' || unit === '—'
          ? unit === '.'
            ? HARD
            : '，'
          : BOUNDARY_OF[unit];
      if (boundary !== undefined && !(unit === '.' && isSpelt(raw, i + 1))) writer.push(boundary, i, i + 1);
      else if (unit === '"' || unit === '“' || unit === '”') {
        if (straight < 0) straight = writer.length;
        else {
          quoted.push([straight, writer.length]);
          straight = -1;
        }
      }
      edges[writer.length] = 1;
    }
  }
  const folded = foldEnglish(writer.units(), edges, slips);
  const moved = quoted.map(([start, end]) => [folded.at[start] ?? 0, folded.at[end] ?? 0] as [number, number]);
  const written = {
    codes: folded.units.map(({ unit }) => unit.charCodeAt(0)),
    from: folded.units.map(({ from }) => from),
    to: folded.units.map(({ to }) => to),
    soft: [],
  };
  return finish(written, moved, folded.edges);
}

export const reader: EnglishReader = { normalise: normaliseEnglish, slips: (words) => new Slips(words) };

import type { Scalar } from 'yaml';

/** One piece of a scalar as written, and what it stands for: `\n` in double quotes, `''` in single ones, or a character. */
interface Piece {
  readonly start: number;
  readonly stands: string;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  '\t': '\t',
};
const HEX_LENGTH: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };
const BLANK = /\s/;

function escapeAt(text: string, start: number): { readonly length: number; readonly stands: string } {
  const letter = text[start + 1] ?? '';
  const digits = HEX_LENGTH[letter];
  if (digits !== undefined) {
    const code = Number.parseInt(text.slice(start + 2, start + 2 + digits), 16);
    return { length: 2 + digits, stands: code <= 0x10ffff ? String.fromCodePoint(code) : '' };
  }
  return { length: 2, stands: ESCAPES[letter] ?? '' };
}

/** The scalar's content without quotes, block header and blanks: YAML folds and trims those as it likes. */
function pieces(text: string, node: Scalar): readonly Piece[] {
  const [from, to] = node.range ?? [0, 0];
  const found: Piece[] = [];
  const block = node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL';
  const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
  const header = text.indexOf('\n', from);
  let i = block ? (header < 0 ? to : header + 1) : quoted ? from + 1 : from;
  const end = quoted ? to - 1 : to;
  while (i < end) {
    let length = 1;
    let stands = text[i] ?? '';
    if (node.type === 'QUOTE_DOUBLE' && stands === '\\') ({ length, stands } = escapeAt(text, i));
    else if (node.type === 'QUOTE_SINGLE' && text.startsWith("''", i)) length = 2;
    for (const unit of stands.split('')) if (!BLANK.test(unit)) found.push({ start: i, stands: unit });
    i += length;
  }
  return found;
}

/**
 * Offset in the file of a character of a scalar's value, in any of YAML's five ways to write it. Blanks are skipped on
 * both sides, so an offset on a blank points at what follows. Null where value and text do not agree.
 */
export function scalarOffset(text: string, node: Scalar, value: string, offset: number): number | null {
  const written = pieces(text, node);
  let at = 0;
  for (let i = 0; i < value.length; i += 1) {
    const unit = value[i] ?? '';
    if (BLANK.test(unit)) continue;
    const piece = written[at];
    if (piece?.stands !== unit) return null;
    if (i >= offset) return piece.start;
    at += 1;
  }
  // Past the end: just behind the last character, where something is missing.
  const last = written.at(-1);
  return last === undefined ? null : last.start + 1;
}

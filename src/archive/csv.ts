/** A cell that a spreadsheet would take for a formula; the full-width signs are folded to ASCII by some of them. */
const FORMULA = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

/**
 * CSV as RFC 4180 has it, for spreadsheets: UTF-8 with a byte order mark (without it Excel reads Chinese as the local code
 * page), CRLF, and an apostrophe before anything that would be run as a formula. Cells that begin with apostrophes and then
 * a formula sign get one more, so that taking one off gives every cell back.
 */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(value: string | number): string {
  const text = String(value).toWellFormed();
  const guarded = FORMULA.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** Milli-points as points: 12500 → `12.5`. */
export function points(milli: number): string {
  const whole = Math.trunc(Math.abs(milli) / 1000);
  const rest = String(Math.abs(milli) % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return `${milli < 0 ? '-' : ''}${whole}${rest && `.${rest}`}`;
}

/** Attempt time as minutes and seconds: 65000 → `1:05`. */
export function minutes(t: number): string {
  const seconds = Math.floor(t / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

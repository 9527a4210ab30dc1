/** Icon, gap, padding and border of a button, in px. */
const CHROME = 41;
/** Size of a Chinese character on a wide and on a smaller desk, as in the stylesheet; an average Latin letter at 12 px. */
export const HANZI = 14;
export const SMALL_HANZI = 13;
const LETTER = 6.3;

/** What a label needs: Chinese on one line, English on two. */
export function labelWidth(label: string, language: 'zh' | 'en', hanzi = HANZI): number {
  if (language === 'zh') {
    return CHROME + [...label].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e7f ? hanzi : hanzi * 0.57), 0);
  }
  return CHROME + twoLines(label.split(' ')) * LETTER;
}

/** Letters of the longer line where the words are best broken in two. */
function twoLines(words: readonly string[]): number {
  const length = (part: readonly string[]) => part.join(' ').length;
  return Math.min(...words.map((_, at) => Math.max(length(words.slice(0, at + 1)), length(words.slice(at + 1)))));
}

const chunk = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, row) => items.slice(row * size, (row + 1) * size));

/** Widths of a group's columns when its buttons stand in at most `rows` rows, filled row by row. */
export function columnWidths(widths: readonly number[], rows: number): readonly number[] {
  const columns = Math.ceil(widths.length / rows);
  const lines = chunk(widths, columns);
  return Array.from({ length: columns }, (_, column) => Math.max(...lines.map((line) => line[column] ?? 0)));
}

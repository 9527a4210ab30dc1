import type { Text } from './types';

const DIGITS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** Chinese ordinals up to 99, which is as far as any of the five regulations counts. */
function ordinal(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const ten = text.includes('十') ? (tens ? (DIGITS[tens] ?? 0) : 1) : 0;
  return ten * 10 + (ones ? (DIGITS[ones] ?? 0) : 0);
}

const ORDINAL = '[一二三四五六七八九十]+';
const PARTS: readonly (readonly [RegExp, (match: RegExpMatchArray) => string])[] = [
  [/^序言/, () => 'Preamble'],
  [/^附件(\d+)/, (m) => `Annex ${m[1]}`],
  [/^附录([A-Z])(?: (\1\.[\d.]*\d))?/, (m) => (m[2] ? `Annex ${m[1]}, ${m[2]}` : `Annex ${m[1]}`)],
  [/^序号(\d+)/, (m) => `No. ${m[1]}`],
  [/^第(\d+)项/, (m) => `item ${m[1]}`],
  [/^\d+(?:\.\d+)*/, (m) => m[0]],
  [new RegExp(`^(${ORDINAL})(?:（(${ORDINAL})）(\\d+)?)?`), partOfRegulation],
  [new RegExp(`^（(${ORDINAL})）`), (m) => `(${ordinal(m[1] ?? '')})`],
];

function partOfRegulation(match: RegExpMatchArray): string {
  const section = match[2] ? ` (${ordinal(match[2])})` : '';
  const item = match[3] ? `, item ${match[3]}` : '';
  return `Part ${ordinal(match[1] ?? '')}${section}${item}`;
}

/** The printed place of a clause in both languages: `附录C C.3 第6项` is `Annex C, C.3, item 6`. */
export function placeInWords(place: string): Text {
  const words: string[] = [];
  let rest = place;
  while (rest) {
    const found = PARTS.map(([pattern, say]) => ({ match: rest.match(pattern), say })).find((part) => part.match);
    if (!found?.match) {
      words.push(rest);
      break;
    }
    words.push(found.say(found.match));
    rest = rest.slice(found.match[0].length).trimStart();
  }
  return { zh: place, en: words.join(', ') };
}

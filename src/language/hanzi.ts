import { syllables } from './syllables.json';

/** Syllables become symbols of the private use area, so that one code unit stands for "any character read like this". */
const SYLLABLE_BASE = 0xe000;

const syllableNumbers: ReadonlyMap<string, number> = /* @__PURE__ */ numbered(syllables);
const SYLLABLE_END = SYLLABLE_BASE + syllableNumbers.size;
/** By code unit; tables of 128 KiB are faster than maps and small beside a page. */
const readingOf = /* @__PURE__ */ new Uint16Array(0x10000);
const simplified = /* @__PURE__ */ new Uint16Array(0x10000);

function numbered(names: string): ReadonlyMap<string, number> {
  return new Map(names.split(' ').map((name, number) => [name, number]));
}

export interface HanziTables {
  /** For every syllable in turn the characters that read like it, parted by blanks. */
  readonly readings: string;
  /** Traditional and simplified characters in turn. */
  readonly traditional: string;
}

/** To be called before anything Chinese is normalised. */
export function installHanzi(tables: HanziTables): void {
  tables.readings.split(' ').forEach((characters, number) => {
    for (const character of characters) readingOf[character.charCodeAt(0)] = SYLLABLE_BASE + number;
  });
  const pairs = tables.traditional;
  for (let i = 0; i + 1 < pairs.length; i += 2) simplified[pairs.charCodeAt(i)] = pairs.charCodeAt(i + 1);
}

/** Same folding as tools/build-hanzi.mjs: zh/z, ch/c, sh/s, ng/n and l/n fall together. */
function fold(syllable: string): string {
  let s = syllable;
  if (s.charAt(1) === 'h' && 'zcs'.includes(s.charAt(0))) s = s.charAt(0) + s.slice(2);
  if (s.endsWith('ng')) s = s.slice(0, -1);
  if (s.startsWith('l')) s = `n${s.slice(1)}`;
  return s;
}

export function isSyllable(unit: number): boolean {
  return unit >= SYLLABLE_BASE && unit < SYLLABLE_END;
}

/** Symbol of the reading of a common character, 0 for anything else. A symbol is its own reading. */
export function readingSymbol(unit: number): number {
  return isSyllable(unit) ? unit : (readingOf[unit] ?? 0);
}

export function simplify(character: string): string {
  const simple = simplified[character.charCodeAt(0)] ?? 0;
  return simple === 0 ? character : String.fromCharCode(simple);
}

/** Whether a character is written the simplified way already; by its code. */
export function isSimple(code: number): boolean {
  return simplified[code] === 0;
}

const LONGEST_SYLLABLE = 6;

/** English words of a young clerk's Chinese that would read as pinyin. */
const ENGLISH: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'able ace and bake bee bone bun cage cake case change code cute dance date din done due end face fake fate fee fine fire five foe fun game gate gone has hate hen here hire his home hope june king lace lake lane late life like line live made make men mine mode mute name nice none note one pace page pea pen pose pure race rage rate ring rude sake sale same sea see she shoe side sin sing size sue sure table take tape tea tee ten there time tin tire toe tune use van wage wake we wife wing wire woe zone'.split(
    ' ',
  ),
);

/**
 * Splits a run of Latin letters into syllables, or returns null if it is not pinyin from end to end.
 * Each entry is the length in letters and the symbol.
 */
export function splitPinyin(run: string): readonly { readonly letters: number; readonly symbol: number }[] | null {
  if (run.length < 2 || run.length > 64 || ENGLISH.has(run)) return null;
  const ways: ({ letters: number; symbol: number; syllables: number } | undefined)[] = new Array(run.length + 1);
  for (let at = run.length - 1; at >= 0; at--) {
    for (let letters = Math.min(LONGEST_SYLLABLE, run.length - at); letters >= 1; letters--) {
      const rest = at + letters === run.length ? { syllables: 0 } : ways[at + letters];
      const number = rest && syllableNumbers.get(fold(run.slice(at, at + letters)));
      if (!rest || number === undefined) continue;
      const known = ways[at];
      if (!known || rest.syllables + 1 < known.syllables) {
        ways[at] = { letters, symbol: SYLLABLE_BASE + number, syllables: rest.syllables + 1 };
      }
    }
  }
  const found: { letters: number; symbol: number }[] = [];
  for (let at = 0; at < run.length; ) {
    const way = ways[at];
    if (!way) return null;
    found.push({ letters: way.letters, symbol: way.symbol });
    at += way.letters;
  }
  return found;
}

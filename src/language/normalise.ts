import { FOLDED, INITIALS, PARTICLES, REWRITES } from './chinese-words';
import { foldEnglish, type Unit } from './english';
import { isSyllable, simplify, splitPinyin } from './hanzi';
import type { Slips } from './slips';

export type Tongue = 'zh' | 'en';

/**
 * Text as the matcher sees it, unit by unit, with the way back to the raw text.
 * Boundaries are the four marks ， 、 。 ？; a soft boundary stands between two units and hides from literals.
 */
export interface Normalised {
  readonly text: string;
  /** Raw range of unit i is `from[i]`..`to[i]`. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** `soft[i]` is 1 when dictation, a dropped particle or a quotation mark leaves a possible clause edge before unit i. */
  readonly soft: readonly number[];
  /** Half-open ranges of units that stood in quotation marks or title marks. */
  readonly quoted: readonly (readonly [number, number])[];
  /** 1 where a word may begin: everywhere in Chinese, at word edges in English. */
  readonly edge: readonly number[];
}

const HARD = '。';
const BOUNDARY_RANK: Readonly<Record<string, number>> = { '、': 1, '，': 2, '。': 3, '？': 4 };

function isBoundary(unit: string | undefined): boolean {
  return unit === '，' || unit === '。' || unit === '？' || unit === '、';
}

const BOUNDARY_OF: Readonly<Record<string, string>> = {
  ',': '，',
  '，': '，',
  ':': '，',
  '：': '，',
  ';': '。',
  '；': '。',
  '。': '。',
  '！': '。',
  '!': '。',
  '\n': '。',
  '\r': '。',
  '？': '？',
  '?': '？',
  '、': '、',
  '…': '，',
  '⋯': '，',
  '｡': '。',
  '､': '、',
  '﹐': '，',
  '﹑': '、',
  '﹒': '。',
  '\u2028': '。',
  '\u2029': '。',
};
const OPENING = '“‘「『《〈【（(';
const CLOSING = '”’」』》〉】）)';
/** Brackets are remarks, not quotations: they set edges only. */
const REMARK = '【】（）()';

const particles: ReadonlySet<string> = new Set(PARTICLES);

export function isParticle(unit: string): boolean {
  return particles.has(unit);
}

const rulesByLast = new Map<string, (readonly [string, string])[]>();
for (const rule of [...REWRITES, ...INITIALS]) {
  const last = rule[0].charAt(rule[0].length - 1);
  const known = rulesByLast.get(last);
  if (known) known.push(rule);
  else rulesByLast.set(last, [rule]);
}
for (const rules of rulesByLast.values()) rules.sort((a, b) => b[0].length - a[0].length);

function isHan(unit: string): boolean {
  return (unit >= '一' && unit <= '鿿') || (unit >= '㐀' && unit <= '䶿');
}

function isLetter(unit: string): boolean {
  return unit >= 'a' && unit <= 'z';
}

function isDigit(unit: string): boolean {
  return unit >= '0' && unit <= '9';
}

function isSpace(unit: string): boolean {
  return (
    unit === ' ' ||
    unit === '\t' ||
    unit === '\u00a0' ||
    unit === '\u3000' ||
    (unit >= '\u2000' && unit <= '\u200f') ||
    unit === '\ufeff'
  );
}

function toHalfWidth(unit: string): string {
  const code = unit.charCodeAt(0);
  return code >= 0xff10 && code <= 0xff5a && (code <= 0xff19 || code >= 0xff21)
    ? String.fromCharCode(code - 0xfee0)
    : unit;
}

function lower(unit: string): string {
  return unit >= 'A' && unit <= 'Z' ? String.fromCharCode(unit.charCodeAt(0) + 32) : unit;
}

/** A single letter after a single letter and one blank or mark: c o m p l a i n is one word. */
function isSpelt(raw: string, at: number): boolean {
  const single = (i: number) =>
    isLetter(lower(raw.charAt(i))) && !isLetter(lower(raw.charAt(i - 1))) && !isLetter(lower(raw.charAt(i + 1)));
  return at >= 2 && single(at) && single(at - 2) && (single(at - 4) || single(at + 2));
}

/** Marks between single characters (不，归，我，管) are disguise, not clauses: positions of such marks. */
function disguises(raw: string): ReadonlySet<number> {
  const hidden = new Set<number>();
  let run: number[] = [];
  let sinceMark = 0;
  const flush = () => {
    if (run.length >= 3) for (const at of run) hidden.add(at);
    run = [];
  };
  for (let i = 0; i < raw.length; i++) {
    const unit = raw.charAt(i);
    if (!isHan(unit) && BOUNDARY_OF[unit] !== undefined && unit !== '\n') {
      if (sinceMark === 1) run.push(i);
      else flush();
      sinceMark = 0;
    } else if (isHan(unit)) sinceMark++;
    else if (!isSpace(unit)) sinceMark = 2;
    if (sinceMark > 1) flush();
  }
  if (sinceMark === 1) flush();
  return hidden;
}

class Writer {
  readonly units: Unit[] = [];
  readonly soft: number[] = [];
  readonly tongue: Tongue;

  constructor(tongue: Tongue) {
    this.tongue = tongue;
  }

  last(): string | undefined {
    return this.units[this.units.length - 1]?.unit;
  }

  edge(): void {
    this.soft[this.units.length] = 1;
  }

  /** A unit of a word in letters: it stands for nothing else. */
  spell(unit: string, from: number, to: number): void {
    this.units.push({ unit, from, to });
  }

  push(unit: string, from: number, to: number): void {
    const last = this.units[this.units.length - 1];
    const rank = isHan(unit) ? undefined : BOUNDARY_RANK[unit];
    if (rank !== undefined) {
      if (!last) return;
      const lastRank = BOUNDARY_RANK[last.unit];
      if (lastRank !== undefined) {
        if (rank > lastRank) this.units[this.units.length - 1] = { unit, from: last.from, to };
        return;
      }
    }
    this.units.push({ unit, from, to });
    if (this.tongue === 'zh') this.rewrite();
  }

  private rewrite(): void {
    for (;;) {
      const n = this.units.length;
      const last = this.units[n - 1]?.unit;
      if (last === undefined) return;
      // Three in a row say no more than one: 投投投诉, 快快快.
      if (n >= 3 && isHan(last) && this.units[n - 2]?.unit === last && this.units[n - 3]?.unit === last) {
        this.replace(3, last);
        continue;
      }
      const rules = rulesByLast.get(last);
      if (!rules) return;
      const rule = rules.find(([source]) => this.endsWith(source));
      if (!rule) return;
      this.replace(rule[0].length, rule[1]);
    }
  }

  private endsWith(source: string): boolean {
    const start = this.units.length - source.length;
    if (start < 0) return false;
    // A letter that stands for a character stands alone; beside letters or digits it is part of a word or a code.
    const before = this.units[start - 1]?.unit ?? '';
    if (isLetter(source.charAt(0)) && (isLetter(before) || isDigit(before))) return false;
    for (let i = 0; i < source.length; i++) if (this.units[start + i]?.unit !== source.charAt(i)) return false;
    return true;
  }

  private replace(length: number, by: string): void {
    const start = this.units.length - length;
    const from = this.units[start]?.from ?? 0;
    const to = this.units[this.units.length - 1]?.to ?? from;
    const edge = this.soft[start];
    this.units.length = start;
    this.soft.length = Math.min(this.soft.length, start);
    if (edge) this.soft[start] = 1;
    for (const unit of by) this.push(unit, from, to);
  }
}

/** Normalises for matching; `slips` mends slips of the keyboard in English. Idempotent on its own text; linear in the length of the raw text. */
export function normalise(raw: string, tongue: Tongue, slips: Slips | null = null): Normalised {
  return tongue === 'zh' ? normaliseChinese(raw) : normaliseEnglish(raw, slips);
}

function normaliseChinese(raw: string): Normalised {
  const writer = new Writer('zh');
  const hidden = disguises(raw);
  const quoted: [number, number][] = [];
  const open: number[] = [];
  let straight = -1;
  let single = -1;
  let looked = 0;
  for (let i = 0; i < raw.length; i++) {
    const plain = raw.charAt(i);
    if (isHan(plain)) {
      writeHan(writer, simplify(plain), i);
      continue;
    }
    const unit = lower(toHalfWidth(plain));
    const boundary = hidden.has(i) ? undefined : BOUNDARY_OF[unit];
    if (boundary !== undefined && !(unit === ':' && isDigit(raw.charAt(i - 1)) && isDigit(raw.charAt(i + 1)))) {
      writer.push(boundary, i, i + 1);
    } else if (unit === '"' || unit === '＂') {
      if (straight < 0) straight = writer.units.length;
      else {
        quoted.push([straight, writer.units.length]);
        straight = -1;
      }
      writer.edge();
    } else if ((unit === "'" || unit === '＇') && !isInsideWord(raw, i)) {
      if (single >= 0) {
        quoted.push([single, writer.units.length]);
        single = -1;
      } else if (!isDigit(raw.charAt(i - 1))) single = writer.units.length;
      writer.edge();
    } else if (OPENING.includes(unit)) {
      if (!REMARK.includes(unit)) open.push(writer.units.length);
      writer.edge();
    } else if (CLOSING.includes(unit)) {
      const start = REMARK.includes(unit) ? undefined : open.pop();
      if (start !== undefined) quoted.push([start, writer.units.length]);
      writer.edge();
    } else if (isLetter(unit)) {
      const letters = i < looked ? [] : lettersApart(raw, i);
      looked = Math.max(looked, (letters.at(-1) ?? i) + 1);
      if (writeApart(writer, raw, letters)) i = looked - 1;
      else {
        let end = i + 1;
        while (end < raw.length && isLetterAt(raw, end)) end++;
        writeLetters(writer, raw, i, end);
        i = end - 1;
      }
    } else if (isDigit(unit) || isSyllable(unit.charCodeAt(0))) writer.push(unit, i, i + 1);
    else writer.edge();
  }
  return finish(writer, quoted, null);
}

function writeHan(writer: Writer, unit: string, at: number): void {
  const folded = FOLDED.get(unit);
  if (folded !== undefined) for (const part of folded) writer.push(part, at, at + 1);
  else if (unit === '嘛' && writer.last() === '干') for (const part of '什么') writer.push(part, at, at + 1);
  else if (particles.has(unit) && !(unit === '喽' && writer.last() === '哈')) writer.edge();
  else writer.push(unit, at, at + 1);
}

function writeLetters(writer: Writer, raw: string, start: number, end: number): void {
  let run = '';
  for (let i = start; i < end; i++) run += lower(toHalfWidth(raw.charAt(i)));
  const syllables = splitPinyin(run);
  if (!syllables) {
    if (end - start === 1) writer.push(run, start, end);
    else for (let i = start; i < end; i++) writer.spell(run.charAt(i - start), i, i + 1);
    return;
  }
  let at = start;
  for (const { letters, symbol } of syllables) {
    writer.push(String.fromCharCode(symbol), at, at + letters);
    at += letters;
  }
}

function isLetterAt(raw: string, at: number): boolean {
  return isLetter(lower(toHalfWidth(raw.charAt(at))));
}

/** The apostrophe of don't and of Xi'an. */
function isInsideWord(raw: string, at: number): boolean {
  return isLetterAt(raw, at - 1) && isLetterAt(raw, at + 1);
}

/** Marks that part the letters of one word: b i z u i, b-i-z-u-i. */
const APART = ' -_.*·~/';
const FEWEST_APART = 3;
const MOST_APART = 64;

/** Places of single letters parted by one and the same mark, from here on. */
function lettersApart(raw: string, start: number): readonly number[] {
  const mark = raw.charAt(start + 1);
  const places: number[] = [];
  if (mark === '' || !APART.includes(mark) || isLetterAt(raw, start - 1)) return places;
  for (let at = start; isLetterAt(raw, at) && !isLetterAt(raw, at + 1) && places.length < MOST_APART; at += 2) {
    places.push(at);
    if (raw.charAt(at + 1) !== mark) break;
  }
  return places;
}

/** Whether letters that stand apart were syllables, and are written. Single letters in a row, A B C, are none. */
function writeApart(writer: Writer, raw: string, places: readonly number[]): boolean {
  if (places.length < FEWEST_APART) return false;
  const syllables = splitPinyin(places.map((at) => lower(toHalfWidth(raw.charAt(at)))).join(''));
  if (!syllables || 2 * syllables.length > places.length) return false;
  let at = 0;
  for (const { letters, symbol } of syllables) {
    writer.push(String.fromCharCode(symbol), places[at] ?? 0, (places[at + letters - 1] ?? 0) + 1);
    at += letters;
  }
  return true;
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
      if (edges[writer.units.length] === 1 && isSpelt(raw, i)) edges[writer.units.length] = 0;
      writer.push(unit, i, i + 1);
    } else if ((unit === "'" || unit === '’' || unit === '‘') && isLetter(lower(raw.charAt(i - 1))) && isLetter(next))
      continue;
    else {
      const closes = single >= 0 && isClosingQuote(unit, next);
      if (closes || isOpeningQuote(unit, raw.charAt(i - 1), next)) {
        if (closes) quoted.push([single, writer.units.length]);
        single = closes ? -1 : writer.units.length;
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
        if (straight < 0) straight = writer.units.length;
        else {
          quoted.push([straight, writer.units.length]);
          straight = -1;
        }
      }
      edges[writer.units.length] = 1;
    }
  }
  const folded = foldEnglish(writer.units, edges, slips);
  const moved = quoted.map(([start, end]) => [folded.at[start] ?? 0, folded.at[end] ?? 0] as [number, number]);
  return finish({ units: folded.units, soft: [] }, moved, folded.edges);
}

function finish(
  writer: { readonly units: readonly Unit[]; readonly soft: readonly number[] },
  quoted: readonly [number, number][],
  edges: readonly number[] | null,
): Normalised {
  const units = writer.units;
  const n = units.length;
  const soft = new Array<number>(n + 1).fill(0);
  const edge = new Array<number>(n + 1).fill(edges ? 0 : 1);
  for (let i = 0; i <= n; i++) {
    if (writer.soft[i]) soft[i] = 1;
    if (edges?.[i]) edge[i] = 1;
    if (edges && (isBoundary(units[i]?.unit) || isBoundary(units[i - 1]?.unit))) edge[i] = 1;
  }
  edge[n] = 1;
  return {
    text: units.map((u) => u.unit).join(''),
    from: units.map((u) => u.from),
    to: units.map((u) => u.to),
    soft,
    quoted: quoted.map(([start, end]) => [Math.min(start, n), Math.min(end, n)] as const).filter(([s, e]) => e > s),
    edge,
  };
}

/** English text with a capital where a word begins, so that blanks need not be matched; other text as it is. */
export function marked(normalised: Normalised, tongue: Tongue): string {
  if (tongue === 'zh') return normalised.text;
  let text = '';
  for (let i = 0; i < normalised.text.length; i++) {
    const unit = normalised.text.charAt(i);
    text += normalised.edge[i] && isLetter(unit) ? String.fromCharCode(unit.charCodeAt(0) - 32) : unit;
  }
  return text;
}

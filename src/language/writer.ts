import { INITIALS, REWRITES } from './chinese-words';
import type { Unit } from './english';
import { BOUNDARY_RANK, isBoundary, isDigit, isHan, isLetter } from './units';

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

type Rule = readonly [string, string];

/** By the code of the last character. */
const rulesByLast = new Map<number, Rule[]>();
/** 1 for every code with which a rule ends: few do. */
const endsRule = new Uint8Array(0x10000);
for (const rule of [...REWRITES, ...INITIALS]) {
  const last = rule[0].charCodeAt(rule[0].length - 1);
  const known = rulesByLast.get(last);
  if (known) known.push(rule);
  else rulesByLast.set(last, [rule]);
  endsRule[last] = 1;
}
for (const rules of rulesByLast.values()) rules.sort((a, b) => b[0].length - a[0].length);

/** By code: how strongly a mark parts what stands beside it; 0 for what is no mark. */
const rankOf = new Uint8Array(0x10000);
for (const [mark, rank] of Object.entries(BOUNDARY_RANK)) rankOf[mark.charCodeAt(0)] = rank;

const NOTHING = -1;
const NO_RULES: readonly Rule[] = [];

export class Writer {
  /** Of every unit its code, and where it stood in the raw text. */
  readonly codes: number[] = [];
  readonly from: number[] = [];
  readonly to: number[] = [];
  /** Before which units a clause may begin though no mark stands there, ascending, none twice. */
  readonly soft: number[] = [];
  readonly tongue: Tongue;

  constructor(tongue: Tongue) {
    this.tongue = tongue;
  }

  get length(): number {
    return this.codes.length;
  }

  units(): readonly Unit[] {
    return this.codes.map((code, i) => ({
      unit: String.fromCharCode(code),
      from: this.from[i] ?? 0,
      to: this.to[i] ?? 0,
    }));
  }

  endsIn(unit: string): boolean {
    return this.#codeAt(this.codes.length - 1) === unit.charCodeAt(0);
  }

  edge(): void {
    if (this.soft.at(-1) !== this.codes.length) this.soft.push(this.codes.length);
  }

  /** A unit of a word in letters: it stands for nothing else. */
  spell(unit: string, from: number, to: number): void {
    this.#add(unit.charCodeAt(0), from, to);
  }

  push(unit: string, from: number, to: number): void {
    const code = unit.charCodeAt(0);
    const rank = rankOf[code] ?? 0;
    if (rank > 0) {
      const last = this.codes.length - 1;
      if (last < 0) return;
      const lastRank = rankOf[this.#codeAt(last)] ?? 0;
      if (lastRank > 0) {
        if (rank > lastRank) {
          this.codes[last] = code;
          this.to[last] = to;
        }
        return;
      }
    }
    this.write(code, from, to);
  }

  /** Writes what is no mark. */
  write(code: number, from: number, to: number): void {
    const repeated = this.#codeAt(this.codes.length - 1) === code;
    this.#add(code, from, to);
    if (this.tongue === 'zh' && (repeated || endsRule[code] === 1)) this.#rewrite();
  }

  #add(code: number, from: number, to: number): void {
    this.codes.push(code);
    this.from.push(from);
    this.to.push(to);
  }

  #codeAt(at: number): number {
    return at < 0 ? NOTHING : (this.codes[at] ?? NOTHING);
  }

  #rewrite(): void {
    for (;;) {
      const n = this.codes.length;
      const last = this.#codeAt(n - 1);
      if (last === NOTHING) return;
      // Three in a row say no more than one: 投投投诉, 快快快.
      const again = this.#codeAt(n - 2) === last && this.#codeAt(n - 3) === last;
      if (again && isHan(String.fromCharCode(last))) {
        this.#replace(3, String.fromCharCode(last));
        continue;
      }
      const rule = this.#ruleAt(last);
      if (!rule) return;
      this.#replace(rule[0].length, rule[1]);
    }
  }

  #ruleAt(last: number): Rule | null {
    for (const rule of rulesByLast.get(last) ?? NO_RULES) if (this.#endsWith(rule[0])) return rule;
    return null;
  }

  #endsWith(source: string): boolean {
    const start = this.codes.length - source.length;
    if (start < 0) return false;
    for (let i = 0; i < source.length; i++) if (this.codes[start + i] !== source.charCodeAt(i)) return false;
    // A letter that stands for a character stands alone; beside letters or digits it is part of a word or a code.
    if (!isLetter(source.charAt(0)) || start === 0) return true;
    const before = String.fromCharCode(this.#codeAt(start - 1));
    return !isLetter(before) && !isDigit(before);
  }

  #replace(length: number, by: string): void {
    const start = this.codes.length - length;
    const from = this.from[start] ?? 0;
    const to = this.to[this.to.length - 1] ?? from;
    // Setting the length of an array takes many times as long.
    for (let i = length; i > 0; i--) {
      this.codes.pop();
      this.from.pop();
      this.to.pop();
    }
    while ((this.soft.at(-1) ?? NOTHING) > start) this.soft.pop();
    for (const unit of by) this.push(unit, from, to);
  }
}

/** Units of a text that are put together at once. */
const PIECE = 4096;

/** What was written; `edges` where words begin, if not everywhere. */
export function finish(
  { codes, from, to, soft: written }: Pick<Writer, 'codes' | 'from' | 'to' | 'soft'>,
  quoted: readonly [number, number][],
  edges: readonly number[] | null,
): Normalised {
  const n = codes.length;
  const soft = new Array<number>(n + 1).fill(0);
  for (const place of written) soft[place] = 1;
  let text = '';
  for (let i = 0; i < n; i += PIECE) text += String.fromCharCode(...codes.slice(i, i + PIECE));
  const edge = new Array<number>(n + 1).fill(edges ? 0 : 1);
  if (edges) {
    const isMark = (i: number) => isBoundary(text[i]);
    for (let i = 0; i <= n; i++) if (edges[i] || isMark(i) || isMark(i - 1)) edge[i] = 1;
  }
  edge[n] = 1;
  return {
    text,
    from,
    to,
    soft,
    quoted: quoted.map(([start, end]) => [Math.min(start, n), Math.min(end, n)] as const).filter(([s, e]) => e > s),
    edge,
  };
}

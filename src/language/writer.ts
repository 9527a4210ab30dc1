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

const rulesByLast = new Map<string, (readonly [string, string])[]>();
for (const rule of [...REWRITES, ...INITIALS]) {
  const last = rule[0].charAt(rule[0].length - 1);
  const known = rulesByLast.get(last);
  if (known) known.push(rule);
  else rulesByLast.set(last, [rule]);
}
for (const rules of rulesByLast.values()) rules.sort((a, b) => b[0].length - a[0].length);

export class Writer {
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

export function finish(
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
    if (edges && (edges[i] || isBoundary(units[i]?.unit) || isBoundary(units[i - 1]?.unit))) edge[i] = 1;
  }
  edge[n] = 1;
  let text = '';
  const from = new Array<number>(n).fill(0);
  const to = new Array<number>(n).fill(0);
  for (let i = 0; i < n; i++) {
    const unit = units[i];
    if (!unit) break;
    text += unit.unit;
    from[i] = unit.from;
    to[i] = unit.to;
  }
  return {
    text,
    from,
    to,
    soft,
    quoted: quoted.map(([start, end]) => [Math.min(start, n), Math.min(end, n)] as const).filter(([s, e]) => e > s),
    edge,
  };
}

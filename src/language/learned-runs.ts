import { Rows } from './rows';

const NONE = -1;

/** Of a set of runs, by their numbers, how far each speaks for something. */
export interface Weighted {
  readonly runs: readonly number[];
  readonly weights: readonly number[];
}

/** A column and a weight as one number; no weight is larger. */
const COLUMN = 256;
const MIDDLE = 128;

/**
 * Runs of units by number: those of one unit, then of two, then of three, each in the order of the run that it lengthens and
 * of its last unit. So all that lengthen a run stand in a row, and a text is read by looking into short rows. Weights lie by
 * run, so that what a text says for everything is summed up in one go.
 */
export class LearnedRuns {
  readonly #codes: readonly number[];
  /** By code: the number of the unit, or -1. */
  readonly #unitOf: Int32Array;
  /** Of every run the last units of those that lengthen it, ascending. */
  readonly #longer: Rows;
  readonly #weights: Rows;
  /** Of every run: the text in which it was met last. */
  readonly #met: Int32Array;
  #texts = 0;

  /** `longer`: runs of two, of three, each as the place of a run one unit shorter, times all units, and its last unit. */
  constructor(units: readonly number[], longer: readonly (readonly number[])[], columns: readonly Weighted[]) {
    this.#codes = units;
    this.#unitOf = new Int32Array(Math.max(NONE, ...units) + 1).fill(NONE);
    units.forEach((code, unit) => {
      this.#unitOf[code] = unit;
    });
    const count = longer.reduce((sum, { length }) => sum + length, units.length);
    this.#met = new Int32Array(count);
    this.#longer = new Rows(count);
    this.#weights = new Rows(count);
    for (const put of [false, true]) {
      let shorter = 0;
      let next = units.length;
      for (const runs of longer) {
        for (const run of runs) this.#longer.add(shorter + Math.floor(run / units.length), run % units.length, put);
        shorter = next;
        next += runs.length;
      }
      this.#longer.turn(put);
      columns.forEach(({ runs, weights }, column) => {
        runs.forEach((run, i) => {
          this.#weights.add(run, column * COLUMN + MIDDLE + (weights[i] ?? 0), put);
        });
      });
      this.#weights.turn(put);
    }
  }

  /**
   * The runs of a text that were learned, each once. `between`: a run of three may have any unit in its middle, and was
   * learned with this one there.
   */
  within(text: readonly number[], between: number | null): readonly number[] {
    const known: number[] = [];
    const met = this.#met;
    const now = ++this.#texts;
    const meet = (run: number) => {
      if (run < 0 || met[run] === now) return;
      met[run] = now;
      known.push(run);
    };
    for (let i = 0; i < text.length; i++) {
      const one = this.#unitOf[text[i] ?? 0] ?? NONE;
      // Of a run that was learned, all it begins with was learned too.
      if (one < 0) continue;
      meet(one);
      const second = text[i + 1];
      if (second === undefined) continue;
      const two = this.#lengthened(one, second);
      meet(two);
      const before = between === null ? two : this.#lengthened(one, between);
      const third = text[i + 2];
      if (before >= 0 && third !== undefined) meet(this.#lengthened(before, third));
    }
    return known;
  }

  /** The run with this unit more, or -1. */
  #lengthened(run: number, code: number): number {
    const unit = this.#unitOf[code] ?? NONE;
    const { starts, values } = this.#longer;
    const end = starts[run + 1] ?? 0;
    let low = starts[run] ?? 0;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((values[middle] ?? 0) < unit) low = middle + 1;
      else high = middle;
    }
    return low < end && values[low] === unit ? this.#codes.length + low : NONE;
  }

  /** How far these runs together speak for each of so many things. */
  sums(runs: readonly number[], columns: number): Int32Array {
    const sums = new Int32Array(columns);
    const { starts, values } = this.#weights;
    for (const run of runs) {
      const end = starts[run + 1] ?? 0;
      for (let i = starts[run] ?? 0; i < end; i++) {
        const value = values[i] ?? 0;
        const column = value >>> 8;
        sums[column] = (sums[column] ?? 0) + (value & 255) - MIDDLE;
      }
    }
    return sums;
  }

  /** The codes of its units. */
  codesOf(run: number): readonly number[] {
    const units = this.#codes.length;
    if (run < units) return [this.#codes[run] ?? 0];
    const { starts, values } = this.#longer;
    const shorter = starts.findLastIndex((start) => start <= run - units);
    return [...this.codesOf(shorter), this.#codes[values[run - units] ?? 0] ?? 0];
  }
}

import { Rows } from './rows';

const NONE = -1;

/** Of a unit with which no stretch that was read began. */
const UNREAD = -2;

/** Of a set of runs, by their numbers, how far each speaks for something. */
export interface Weighted {
  readonly runs: readonly number[];
  readonly weights: readonly number[];
}

/** Stands before and after every stretch of a text, as between clauses. */
export const EDGE = '，'.charCodeAt(0);

/** Of every unit of a text the runs of one, two and three that begin with it, side by side. */
const LENGTHS = 3;
/** Units with which runs over an edge begin: the edge before, the last two units, the edge behind. */
const MOST_OVER_EDGES = 4;

/** A text whose runs were found, however many stretches of it are read. */
export interface FollowedText {
  readonly units: Uint16Array;
  /** {@link LENGTHS} of each unit; {@link NONE} where one was not learned, {@link UNREAD} where nobody has looked yet. */
  readonly runs: Int32Array;
  /** A run of three may have any unit in its middle, and was learned with this one there; null: it has its own. */
  readonly between: number | null;
}

/**
 * Runs of units by number: those of one unit, then of two, then of three, each in the order of the run that it lengthens and
 * of its last unit. So all that lengthen a run stand in a row, and a text is read by looking into short rows. Weights lie by
 * run, a byte for every thing it may speak for: whatever is asked of a stretch is summed up from the same few lines.
 */
export class LearnedRuns {
  readonly #codes: Uint16Array;
  /** By code: the number of the unit, or -1. */
  readonly #unitOf: Int16Array;
  /** Of every run the last units of those that lengthen it, ascending. */
  readonly #longer: Rows;
  readonly #weights: Int8Array;
  readonly #columns: number;
  /** Of every run: the stretch of text in which it was met last. */
  readonly #met: Int32Array;
  #stretches = 0;

  /** `longer`: runs of two, of three, each as the place of a run one unit shorter, times all units, and its last unit. */
  constructor(units: readonly number[], longer: readonly (readonly number[])[], columns: readonly Weighted[]) {
    this.#codes = Uint16Array.from(units);
    this.#unitOf = new Int16Array(units.reduce((most, code) => Math.max(most, code), NONE) + 1).fill(NONE);
    units.forEach((code, unit) => {
      this.#unitOf[code] = unit;
    });
    const count = longer.reduce((sum, { length }) => sum + length, units.length);
    this.#met = new Int32Array(count);
    this.#longer = new Rows(count);
    for (const put of [false, true]) {
      let shorter = 0;
      let next = units.length;
      for (const runs of longer) {
        for (const run of runs) this.#longer.add(shorter + Math.floor(run / units.length), run % units.length, put);
        shorter = next;
        next += runs.length;
      }
      this.#longer.turn(put);
    }
    this.#columns = columns.length;
    this.#weights = new Int8Array(columns.length * count);
    columns.forEach(({ runs, weights }, column) => {
      runs.forEach((run, i) => {
        this.#weights[run * columns.length + column] = weights[i] ?? 0;
      });
    });
  }

  /** `units`: those of the text with an edge before and after them. */
  follow(units: Uint16Array, between: number | null): FollowedText {
    return { units, runs: new Int32Array(LENGTHS * units.length).fill(UNREAD), between };
  }

  /** The runs that were learned, each once, from one unit of a text to another and over an edge on both sides. */
  within(text: FollowedText, start: number, end: number): readonly number[] {
    const { units, runs, between } = text;
    const known: number[] = [];
    this.#stretches++;
    // Most texts are short and read as a whole.
    if (start === 1 && end === units.length - 1) {
      this.#read(text, 0, units.length);
      this.#meet(runs, 0, units.length, known);
      return known;
    }
    // What begins with the last two reaches over the end.
    const inside = Math.max(start, end - 2);
    this.#read(text, start, inside);
    this.#meet(runs, start, inside, known);
    const unitAt = (i: number) => (i > end ? NONE : i < start || i === end ? EDGE : (units[i] ?? NONE));
    const ends = new Int32Array(LENGTHS * MOST_OVER_EDGES).fill(NONE);
    let count = 0;
    for (let i = start - 1; i <= end; i = i < start ? inside : i + 1)
      this.#put(ends, count++, unitAt(i), unitAt(i + 1), unitAt(i + 2), between);
    this.#meet(ends, 0, count, known);
    return known;
  }

  /** Finds the runs that begin with units from one to another, unless that was done for another stretch. */
  #read({ units, runs, between }: FollowedText, start: number, end: number): void {
    for (let i = start; i < end; i++) {
      if (runs[LENGTHS * i] === UNREAD)
        this.#put(runs, i, units[i] ?? NONE, units[i + 1] ?? NONE, units[i + 2] ?? NONE, between);
    }
  }

  /** Puts the runs of one unit, of two and of three in their place. Of a run that was learned, all it begins with was too. */
  #put(runs: Int32Array, place: number, code: number, second: number, third: number, between: number | null): void {
    const one = this.#numberOf(code);
    runs[LENGTHS * place] = one;
    if (one < 0) return;
    const two = this.#lengthened(one, second);
    const before = between === null ? two : this.#lengthened(one, between);
    runs[LENGTHS * place + 1] = two;
    runs[LENGTHS * place + 2] = before < 0 ? NONE : this.#lengthened(before, third);
  }

  /** Adds the runs that begin with units from one to another, if this stretch had none of them. */
  #meet(runs: Int32Array, start: number, end: number, known: number[]): void {
    const met = this.#met;
    const now = this.#stretches;
    for (let at = LENGTHS * start; at < LENGTHS * end; at++) {
      const run = runs[at] ?? NONE;
      if (run < 0 || met[run] === now) continue;
      met[run] = now;
      known.push(run);
    }
  }

  #numberOf(code: number): number {
    return this.#unitOf[code] ?? NONE;
  }

  /** The run with this unit more, or -1. */
  #lengthened(run: number, code: number): number {
    const unit = this.#numberOf(code);
    if (unit < 0) return NONE;
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

  /** How far these runs together speak for the thing of this column. */
  sum(runs: readonly number[], column: number): number {
    const weights = this.#weights;
    const columns = this.#columns;
    let sum = 0;
    for (let i = 0; i < runs.length; i++) sum += weights[(runs[i] ?? 0) * columns + column] ?? 0;
    return sum;
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

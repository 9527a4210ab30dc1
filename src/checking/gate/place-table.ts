import { NumberTable } from './number-table';

/** Nothing stands at the place. */
export const NOWHERE = -2;
/** Futures that have a row of their own; most duties have fewer. */
const MOST_ROWS = 16;
const MOST_FUTURES = 65_536;

/** Whole numbers by node and by number of a future: rows for the first futures, a table for the rest. */
export class PlaceTable {
  readonly #rows: Int32Array[] = [];
  #used = 0;
  #nodes = 0;
  #rest = new NumberTable();

  /** Empty, for so many nodes. */
  reset(nodes: number): void {
    this.#nodes = nodes;
    this.#used = 0;
    if (this.#rest.size > 0) this.#rest = new NumberTable();
  }

  get(node: number, future: number): number {
    if (future < this.#used) return (this.#rows[future] as Int32Array)[node] as number;
    return future < MOST_ROWS ? NOWHERE : (this.#rest.get(node * MOST_FUTURES + future) ?? NOWHERE);
  }

  set(node: number, future: number, value: number): void {
    if (future >= MOST_ROWS) {
      this.#rest.set(node * MOST_FUTURES + future, value);
      return;
    }
    for (; this.#used <= future; this.#used += 1) {
      const row = this.#rows[this.#used];
      if (row && row.length >= this.#nodes) row.fill(NOWHERE, 0, this.#nodes);
      else this.#rows[this.#used] = new Int32Array(this.#nodes).fill(NOWHERE);
    }
    (this.#rows[future] as Int32Array)[node] = value;
  }
}

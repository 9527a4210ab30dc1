/**
 * Numbers below this take one byte, larger ones two, and those that do not fit there four. What follows the first byte
 * tells little about what comes next, so it lies in a column of its own.
 */
const SHORT = 192;
const ESCAPE = 255;
const LONG = SHORT + (ESCAPE - SHORT) * 256;
/** Bytes of a column's length in front of all columns. */
const LENGTH = 4;

/**
 * Rows of numbers, each kind in a column of its own: what is alike lies together, so that what packs files anywhere packs
 * this well and unpacks it many times faster than a model of ours could. Both sides run the same code: what is written is
 * `value`, what is read is the result.
 */
export class Columns {
  readonly #written: readonly number[][] | null;
  readonly #count: number;
  readonly #bytes: Uint8Array;
  /** Where each column is read next. */
  readonly #at: Int32Array;

  /** Reads these bytes, or writes if there are none. */
  constructor(count: number, bytes?: Uint8Array) {
    const all = 2 * count;
    this.#count = count;
    this.#written = bytes ? null : Array.from({ length: all }, () => []);
    this.#bytes = bytes ?? new Uint8Array(0);
    this.#at = new Int32Array(all);
    let at = all * LENGTH;
    for (let column = 0; column < all; column++) {
      this.#at[column] = at;
      for (let i = LENGTH - 1, length = 0; i >= 0; i--) {
        length = length * 256 + (this.#bytes[column * LENGTH + i] ?? 0);
        if (i === 0) at += length;
      }
    }
  }

  /** A number from 0 up to 24 bits. */
  number(value: number, column: number): number {
    if (this.#written) {
      const bytes = this.#written[column];
      const low = this.#written[column + this.#count];
      if (value < SHORT) bytes?.push(value);
      else if (value < LONG) {
        bytes?.push(SHORT + ((value - SHORT) >> 8));
        low?.push((value - SHORT) & 255);
      } else {
        bytes?.push(ESCAPE);
        low?.push(value >> 16, (value >> 8) & 255, value & 255);
      }
      return value;
    }
    const first = this.#next(column);
    if (first < SHORT) return first;
    const low = column + this.#count;
    if (first < ESCAPE) return SHORT + ((first - SHORT) << 8) + this.#next(low);
    return (this.#next(low) << 16) | (this.#next(low) << 8) | this.#next(low);
  }

  /** What was written. */
  finish(): Uint8Array {
    const columns = this.#written ?? [];
    const lengths = columns.flatMap(({ length }) =>
      Array.from({ length: LENGTH }, (_, i) => (length >>> (8 * i)) & 255),
    );
    return Uint8Array.from([...lengths, ...columns.flat()]);
  }

  #next(column: number): number {
    const at = this.#at[column] ?? 0;
    this.#at[column] = at + 1;
    return this.#bytes[at] ?? 0;
  }
}

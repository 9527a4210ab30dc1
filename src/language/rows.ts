/** Lists of numbers, one after the other in one array. Filled in two turns: the first counts, the second puts. */
export class Rows {
  readonly starts: Int32Array<ArrayBuffer>;
  values = new Int32Array(0);

  constructor(rows: number) {
    this.starts = new Int32Array(rows + 1);
  }

  add(row: number, value: number, put: boolean): void {
    const at = this.starts[row] ?? 0;
    if (put) this.values[at] = value;
    this.starts[row] = at + 1;
  }

  /** After each turn. Putting has moved every start to the start of the next. */
  turn(put: boolean): void {
    const { starts } = this;
    if (!put) {
      let sum = 0;
      for (let i = 0; i < starts.length; i++) {
        const count = starts[i] ?? 0;
        starts[i] = sum;
        sum += count;
      }
      this.values = new Int32Array(sum);
    } else {
      starts.copyWithin(1, 0);
      starts[0] = 0;
    }
  }
}

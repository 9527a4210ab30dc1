/** Whole numbers of 32 bits one after the other, in one flat array that is kept when the list is emptied. */
export class NumberList {
  #items = new Int32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  at(index: number): number {
    return this.#items[index] as number;
  }

  set(index: number, value: number): void {
    this.#items[index] = value;
  }

  push(value: number): void {
    if (this.#length === this.#items.length) {
      const more = new Int32Array(this.#items.length * 2);
      more.set(this.#items);
      this.#items = more;
    }
    this.#items[this.#length] = value;
    this.#length += 1;
  }

  /** Empty, or so many times the same. */
  reset(length = 0, value = 0): void {
    if (length > this.#items.length) this.#items = new Int32Array(2 ** Math.ceil(Math.log2(length)));
    this.#items.fill(value, 0, length);
    this.#length = length;
  }
}

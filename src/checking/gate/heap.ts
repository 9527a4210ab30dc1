/** Smallest first by `before`; ties in order of arrival, so that a search is the same every time. */
export class Heap<T> {
  readonly #items: { readonly item: T; readonly order: number }[] = [];
  #order = 0;

  constructor(readonly before: (a: T, b: T) => number) {}

  get size(): number {
    return this.#items.length;
  }

  push(item: T): void {
    const items = this.#items;
    const entry = { item, order: this.#order++ };
    let at = items.length;
    items.push(entry);
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = items[above];
      if (!parent || this.#less(parent, entry)) break;
      items[at] = parent;
      at = above;
    }
    items[at] = entry;
  }

  pop(): T | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (!top || !last || items.length === 0) return top?.item;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      const left = items[child];
      const right = items[child + 1];
      if (!left) break;
      let least = left;
      if (right && this.#less(right, left)) {
        child += 1;
        least = right;
      }
      if (this.#less(last, least)) break;
      items[at] = least;
      at = child;
    }
    items[at] = last;
    return top.item;
  }

  #less(a: { item: T; order: number }, b: { item: T; order: number }): boolean {
    const by = this.before(a.item, b.item);
    return by < 0 || (by === 0 && a.order < b.order);
  }
}

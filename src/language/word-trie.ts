/** Words by their symbols, in one hash table of (node, symbol) so that a step costs one look-up and no object. */
export class WordTrie {
  #nodes = new Int32Array(1024).fill(-1);
  #symbols = new Uint16Array(1024);
  #next = new Int32Array(1024);
  #used = 0;
  #count = 1;
  /** Number of the word that ends in a node, or -1. */
  #words = new Int32Array(512).fill(-1);
  size = 0;

  /** Number of the word, counted from 0 in the order of first adding. */
  add(symbols: Uint16Array): number {
    let node = 0;
    for (const symbol of symbols) {
      const known = this.step(node, symbol);
      if (known >= 0) node = known;
      else {
        this.#link(node, symbol, this.#count);
        node = this.#count++;
        if (node >= this.#words.length) {
          const larger = new Int32Array(2 * this.#words.length).fill(-1);
          larger.set(this.#words);
          this.#words = larger;
        }
      }
    }
    const word = this.#words[node] ?? -1;
    if (word >= 0) return word;
    this.#words[node] = this.size;
    return this.size++;
  }

  /** The node after `symbol`, or -1. The root is node 0. */
  step(node: number, symbol: number): number {
    const mask = this.#nodes.length - 1;
    for (let at = place(node, symbol) & mask; ; at = (at + 1) & mask) {
      const held = this.#nodes[at] ?? -1;
      if (held < 0) return -1;
      if (held === node && this.#symbols[at] === symbol) return this.#next[at] ?? -1;
    }
  }

  word(node: number): number {
    return this.#words[node] ?? -1;
  }

  #link(node: number, symbol: number, next: number): void {
    if (2 * ++this.#used > this.#nodes.length) this.#grow();
    const mask = this.#nodes.length - 1;
    let at = place(node, symbol) & mask;
    while ((this.#nodes[at] ?? -1) >= 0) at = (at + 1) & mask;
    this.#nodes[at] = node;
    this.#symbols[at] = symbol;
    this.#next[at] = next;
  }

  #grow(): void {
    const nodes = this.#nodes;
    const symbols = this.#symbols;
    const next = this.#next;
    this.#nodes = new Int32Array(2 * nodes.length).fill(-1);
    this.#symbols = new Uint16Array(2 * nodes.length);
    this.#next = new Int32Array(2 * nodes.length);
    this.#used = 1;
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i] ?? -1;
      if (node >= 0) this.#link(node, symbols[i] ?? 0, next[i] ?? 0);
    }
  }
}

function place(node: number, symbol: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(symbol, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

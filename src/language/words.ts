import { isSyllable, readingSymbol } from './hanzi';

const NONE = -1;

/** Nodes that the units of all words make, at a guess: words of one lexicon begin alike. */
const LIKELY_NODES = 0.5;
/** Places of the table to one node at least, so that a look-up hardly ever meets another node. */
const LEAST_ROOM = 1.5;

/**
 * The words of a lexicon by number, found by their readings. Words are added first; then a trie is built in one hash table
 * of a known size, in which a node is the place it stands at, so that a step is one look-up in few bytes.
 */
export class Words {
  count = 0;
  /** Code units of all words in a row, and where each begins. */
  units = new Uint16Array(1 << 10);
  starts = new Int32Array(1 << 8);
  /** The next word that reads alike, or -1. */
  alike = new Int32Array(0);
  /** Of every code unit the word that it is by itself, or -1. */
  readonly single = new Int32Array(0x10000).fill(NONE);
  /** Readings by small numbers, of every code unit; 0 for those of no word. */
  readonly #numberOf = new Uint16Array(0x10000);
  #readings = 1;
  /** Of a node, side by side: its parent and the reading that leads to it, as one number; and the first word that ends in it. */
  #nodes = new Int32Array(2).fill(NONE);
  /** The node after a first reading, or -1, and for every two readings a bit: whether a word begins with them. */
  #roots = new Int32Array(1).fill(NONE);
  #pairs = new Int32Array(1);
  #numbers: Map<string, number> | null = null;

  /** Number of the word; the same word has the same number. */
  add(text: string): number {
    this.#numbers ??= new Map(Array.from({ length: this.count }, (_, word) => [this.text(word), word]));
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.count);
    return this.append(text);
  }

  /** Adds a word that is known to be new. */
  append(text: string): number {
    return this.extend(
      0,
      0,
      Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)),
    );
  }

  /** The same for a word that begins like another: so many code units of that, then these. */
  extend(other: number, alike: number, rest: readonly number[]): number {
    const word = this.count++;
    const start = this.starts[word] ?? 0;
    const end = start + alike + rest.length;
    if (end > this.units.length) this.units = longer(this.units, new Uint16Array(2 * this.units.length));
    if (word + 2 > this.starts.length) this.starts = longer(this.starts, new Int32Array(2 * this.starts.length));
    const from = this.starts[other] ?? 0;
    for (let i = 0; i < alike; i++) this.units[start + i] = this.units[from + i] ?? 0;
    for (let i = 0; i < rest.length; i++) this.units[start + alike + i] = rest[i] ?? 0;
    this.starts[word + 1] = end;
    return word;
  }

  length(word: number): number {
    return (this.starts[word + 1] ?? 0) - (this.starts[word] ?? 0);
  }

  text(word: number): string {
    return String.fromCharCode(...this.units.subarray(this.starts[word], this.starts[word + 1]));
  }

  /** To be called when all words are added. */
  freeze(): void {
    const size = this.starts[this.count] ?? 0;
    this.#number(size);
    let slots = 2 ** Math.ceil(Math.log2(LEAST_ROOM * LIKELY_NODES * size + 2));
    while (!this.#plant(slots)) slots *= 2;
  }

  /** Builds the trie in a table of so many places; false if that leaves too little room. */
  #plant(slots: number): boolean {
    let room = Math.floor(slots / LEAST_ROOM);
    this.#nodes = new Int32Array(2 * slots).fill(NONE);
    this.#roots = new Int32Array(this.#readings).fill(NONE);
    this.#pairs = new Int32Array(((this.#readings * this.#readings) >>> 5) + 1);
    this.alike = new Int32Array(this.count).fill(NONE);
    for (let word = 0; word < this.count; word++) {
      let node = 0;
      const first = this.starts[word] ?? 0;
      const last = this.starts[word + 1] ?? 0;
      for (let i = first; i < last; i++) {
        const way = this.#way(node, this.#numberOf[this.units[i] ?? 0] ?? 0);
        node = this.#find(way);
        if (this.#nodes[2 * node] === NONE && --room < 0) return false;
        this.#nodes[2 * node] = way;
        if (i === first) this.#roots[way] = node;
      }
      if (last - first === 1) this.single[this.units[first] ?? 0] = word;
      else {
        const pair = this.#pairOf(
          this.#numberOf[this.units[first] ?? 0] ?? 0,
          this.#numberOf[this.units[first + 1] ?? 0] ?? 0,
        );
        this.#pairs[pair >>> 5] = (this.#pairs[pair >>> 5] ?? 0) | (1 << (pair & 31));
      }
      this.alike[word] = this.wordAt(node);
      this.#nodes[2 * node + 1] = word;
    }
    return true;
  }

  /** Numbers of the readings of a text: for {@link step}. */
  read(text: Uint16Array, readings: Uint16Array): void {
    for (let i = 0; i < text.length; i++) readings[i] = this.#numberOf[text[i] ?? 0] ?? 0;
  }

  /** The node after the first reading of a word; -1 if there is none. */
  root(reading: number): number {
    return reading === 0 ? NONE : (this.#roots[reading] ?? NONE);
  }

  /** Whether a word begins with these two readings: most texts that begin one end here. */
  beginsWith(first: number, second: number): boolean {
    const pair = this.#pairOf(first, second);
    return ((this.#pairs[pair >>> 5] ?? 0) & (1 << (pair & 31))) !== 0;
  }

  #pairOf(first: number, second: number): number {
    return first * this.#readings + second;
  }

  /** The node after a further reading; -1 if there is none. */
  step(node: number, reading: number): number {
    if (reading === 0) return NONE;
    const next = this.#find(this.#way(node, reading));
    return (this.#nodes[2 * next] ?? NONE) < 0 ? NONE : next;
  }

  /** The first of the words that end in a node, or -1. */
  wordAt(node: number): number {
    return this.#nodes[2 * node + 1] ?? NONE;
  }

  /** Every unit of a word, and every unit that is read like it, gets the number of the reading. */
  #number(size: number): void {
    const numberOf = this.#numberOf;
    const known = new Map<number, number>();
    for (let i = 0; i < size; i++) {
      const unit = this.units[i] ?? 0;
      if (numberOf[unit] !== 0) continue;
      const reading = readingSymbol(unit) || unit;
      let number = known.get(reading);
      if (number === undefined) {
        number = this.#readings++;
        known.set(reading, number);
      }
      numberOf[unit] = number;
    }
    for (let unit = 0; unit < numberOf.length; unit++) {
      const reading = readingSymbol(unit);
      if (reading !== 0 && numberOf[unit] === 0) numberOf[unit] = known.get(reading) ?? 0;
    }
  }

  #way(node: number, reading: number): number {
    return (Math.imul(node, this.#readings) + reading) & 0x7fffffff;
  }

  /** Where the way stands, or the free place for it. Place 0 is the root. */
  #find(way: number): number {
    const nodes = this.#nodes;
    const mask = (nodes.length >>> 1) - 1;
    const mixed = Math.imul(way, 0x9e3779b1);
    for (let at = (mixed ^ (mixed >>> 15)) & mask; ; at = (at + 1) & mask) {
      const held = nodes[2 * at] ?? NONE;
      if (at !== 0 && (held < 0 || held === way)) return at;
    }
  }
}

/** Whether a unit of a text is what a word says: pinyin stands for any character that is read like it. */
export function isSaid(said: number, wanted: number): boolean {
  return said === wanted || isSyllable(said);
}

function longer<A extends Int32Array | Uint16Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

import { readingSymbol } from './hanzi';

const NONE = -1;
/** A slot of the table: node, reading, next node, first word that ends there. */
const SLOT = 4;

/**
 * The words of a lexicon by number, found by their readings: a trie in one hash table, so that a step costs one look-up
 * and no object. Words that read alike end in the same node.
 */
export class Words {
  count = 0;
  /** Code units of all words in a row, and where each begins. */
  units = new Uint16Array(1 << 10);
  starts = new Int32Array(1 << 8);
  /** The next word that reads alike, or -1. */
  alike = new Int32Array(1 << 8);
  #slots = new Int32Array(SLOT << 10).fill(NONE);
  #nodes = 1;

  /** Number of the word; the same word has the same number. */
  add(text: string): number {
    let node = 0;
    let at = 0;
    for (let i = 0; i < text.length; i++) {
      const reading = readingOf(text.charCodeAt(i));
      at = this.#find(node, reading);
      if ((this.#slots[at] ?? NONE) < 0) at = this.#link(at, node, reading);
      node = this.#slots[at + 2] ?? 0;
    }
    const first = this.#slots[at + 3] ?? NONE;
    for (let word = first; word >= 0; word = this.alike[word] ?? NONE) if (this.text(word) === text) return word;
    const word = this.#store(text);
    this.alike[word] = first;
    this.#slots[at + 3] = word;
    return word;
  }

  length(word: number): number {
    return (this.starts[word + 1] ?? 0) - (this.starts[word] ?? 0);
  }

  text(word: number): string {
    return String.fromCharCode(...this.units.subarray(this.starts[word], this.starts[word + 1]));
  }

  /** The way from a node (0 at the beginning) over a reading: for {@link next} and {@link wordAt}; -1 if there is none. */
  step(node: number, reading: number): number {
    const at = this.#find(node, reading);
    return (this.#slots[at] ?? NONE) < 0 ? NONE : at;
  }

  next(way: number): number {
    return this.#slots[way + 2] ?? 0;
  }

  /** The first of the words that end here, or -1. */
  wordAt(way: number): number {
    return this.#slots[way + 3] ?? NONE;
  }

  #store(text: string): number {
    const word = this.count++;
    const start = this.starts[word] ?? 0;
    if (start + text.length > this.units.length)
      this.units = longer(this.units, new Uint16Array(2 * this.units.length));
    if (word + 2 > this.starts.length) {
      this.starts = longer(this.starts, new Int32Array(2 * this.starts.length));
      this.alike = longer(this.alike, new Int32Array(2 * this.alike.length));
    }
    for (let i = 0; i < text.length; i++) this.units[start + i] = text.charCodeAt(i);
    this.starts[word + 1] = start + text.length;
    return word;
  }

  /** Where the way over this reading stands, or the free place for it. */
  #find(node: number, reading: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let at = (hash(node, reading) * SLOT) & mask;
    for (;;) {
      const held = slots[at] ?? NONE;
      if (held < 0 || (held === node && slots[at + 1] === reading)) return at;
      at = (at + SLOT) & mask;
    }
  }

  #link(at: number, node: number, reading: number): number {
    let free = at;
    if (2 * SLOT * this.#nodes > this.#slots.length) {
      this.#grow();
      free = this.#find(node, reading);
    }
    this.#slots[free] = node;
    this.#slots[free + 1] = reading;
    this.#slots[free + 2] = this.#nodes++;
    return free;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(2 * old.length).fill(NONE);
    for (let i = 0; i < old.length; i += SLOT) {
      const node = old[i] ?? NONE;
      if (node < 0) continue;
      const at = this.#find(node, old[i + 1] ?? 0);
      for (let k = 0; k < SLOT; k++) this.#slots[at + k] = old[i + k] ?? NONE;
    }
  }
}

/** What a unit is looked up by: its reading, or itself where it has none. */
export function readingOf(unit: number): number {
  return readingSymbol(unit) || unit;
}

function hash(node: number, reading: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(reading, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & 0x0fffffff;
}

function longer<A extends Int32Array | Uint16Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

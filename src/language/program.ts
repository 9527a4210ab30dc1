import { Words } from './words';

/** What a node of the program does: the low three bits of its first word; above them its flag and a number. */
export const ALL = 0;
export const ONE = 1;
export const MAYBE = 2;
export const GAP = 3;
export const DIGITS = 4;
export const EDGE = 5;
export const SLOT = 6;
/** Of a gap: it runs over the ends of sentences. Of an edge: it must be there. */
export const FLAG = 8;
export const KIND = 7;
export const NUMBER = 4;
/** Of a choice, after its head: its number; then the options. Their order tells only where wording is kept. */
export const OPTIONS = 2;

/** A word as `~number`, or the place of a node. */
export type Ref = number;

/** Longest number that # reads. */
export const LONGEST_NUMBER = 20;
/** Words of a template are no longer, so that a set of places can be moved over a word at once. */
export const LONGEST_WORD = 31;

/**
 * The phrases of all templates as one array of numbers over a table of words, so that running them reads memory in a row
 * and allocates nothing. A node: of all parts in turn (head with their number, parts), one of them (see {@link OPTIONS}),
 * one that may be there or whose wording is kept (head, part), or a head alone. The same node is there once.
 */
export class Program {
  readonly words = new Words();
  code = new Int32Array(1 << 12);
  /** Where the choices stand, by their numbers. */
  readonly choices: Ref[] = [];
  readonly slots: string[] = [];
  #length = 0;
  readonly #known = new Map<string, Ref>();

  all(parts: readonly Ref[]): Ref {
    const flat = parts.flatMap((part) => this.#partsOf(part));
    const only = flat[0];
    return flat.length === 1 && only !== undefined ? only : this.#node(ALL | (flat.length << NUMBER), flat);
  }

  one(options: readonly Ref[]): Ref {
    const flat = [...new Set(options.flatMap((option) => this.#optionsOf(option)))];
    const only = flat[0];
    if (flat.length === 1 && only !== undefined) return only;
    const head = ONE | (flat.length << NUMBER);
    const before = this.#length;
    const node = this.#node(head, flat, [this.choices.length]);
    if (node === before) this.choices.push(node);
    return node;
  }

  maybe(part: Ref): Ref {
    return this.#node(MAYBE, [part]);
  }

  gap(most: number, wide: boolean): Ref {
    return this.#node(GAP | (wide ? FLAG : 0) | (most << NUMBER), []);
  }

  digits(): Ref {
    return this.#node(DIGITS, []);
  }

  edge(must: boolean): Ref {
    return this.#node(EDGE | (must ? FLAG : 0), []);
  }

  slot(name: string, part: Ref): Ref {
    let number = this.slots.indexOf(name);
    if (number < 0) number = this.slots.push(name) - 1;
    return this.#node(SLOT | (number << NUMBER), [part]);
  }

  #partsOf(ref: Ref): readonly Ref[] {
    const head = this.code[ref] ?? 0;
    return ref >= 0 && (head & KIND) === ALL ? [...this.code.subarray(ref + 1, ref + 1 + (head >>> NUMBER))] : [ref];
  }

  #optionsOf(ref: Ref): readonly Ref[] {
    const head = this.code[ref] ?? 0;
    if (ref < 0 || (head & KIND) !== ONE) return [ref];
    return [...this.code.subarray(ref + OPTIONS, ref + OPTIONS + (head >>> NUMBER))];
  }

  #node(head: number, body: readonly number[], own: readonly number[] = []): Ref {
    const key = `${head} ${body.join()}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const at = this.#length;
    this.#known.set(key, at);
    this.#length += 1 + own.length + body.length;
    if (this.#length > this.code.length) {
      const larger = new Int32Array(2 * this.#length);
      larger.set(this.code);
      this.code = larger;
    }
    this.code[at] = head;
    this.code.set(own, at + 1);
    this.code.set(body, at + 1 + own.length);
    return at;
  }
}

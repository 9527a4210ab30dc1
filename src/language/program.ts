import * as op from './operations';
import { Words } from './words';

/** A word as `~number`, or the place of a node. */
export type Ref = number;

/** Slots whose wording is kept, by their numbers. */
export const SLOTS: readonly string[] = ['items', 'window', 'deadline', 'amount'];

/** Longest number that # reads. */
export const LONGEST_NUMBER = 20;
/** Words of a template are no longer, so that a set of places can be moved over a word at once. */
export const LONGEST_WORD = 31;

/**
 * The phrases of all templates as one array of numbers over a table of words, so that running them reads memory in a row
 * and allocates nothing. A node: of all parts in turn (head with their number, parts), one of them (see {@link op.OPTIONS}),
 * one that may be there or whose wording is kept (head, part), or a head alone. Nodes are
 * shared, not copied.
 */
export class Program {
  readonly words = new Words();
  code = new Int32Array(1 << 12);
  /** Where the choices stand, by their numbers. */
  readonly choices: Ref[] = [];
  #length = 0;

  /** Adds a node: its head and what follows it. */
  put(head: number, body: readonly number[] = []): Ref {
    const at = this.#take(1 + body.length);
    this.code[at] = head;
    for (let i = 0; i < body.length; i++) this.code[at + 1 + i] = body[i] ?? 0;
    return at;
  }

  /** Adds a choice among these. */
  choose(options: readonly Ref[]): Ref {
    const node = this.#take(op.OPTIONS + options.length);
    this.code[node] = op.ONE | (options.length << op.NUMBER);
    this.code[node + 1] = this.choices.length;
    for (let i = 0; i < options.length; i++) this.code[node + op.OPTIONS + i] = options[i] ?? 0;
    this.choices.push(node);
    return node;
  }

  /** Room for so many numbers. */
  #take(size: number): Ref {
    const at = this.#length;
    this.#length += size;
    if (this.#length > this.code.length) {
      const larger = new Int32Array(2 * this.#length);
      larger.set(this.code);
      this.code = larger;
    }
    return at;
  }

  /** What a node consists of: its parts, its options, or the one thing inside it. */
  parts(ref: Ref): readonly Ref[] {
    if (ref < 0) return [];
    const head = this.code[ref] ?? 0;
    const count = head >>> op.NUMBER;
    switch (head & op.KIND) {
      case op.ALL:
        return [...this.code.subarray(ref + 1, ref + 1 + count)];
      case op.ONE:
        return [...this.code.subarray(ref + op.OPTIONS, ref + op.OPTIONS + count)];
      case op.MAYBE:
      case op.SLOT:
        return [this.code[ref + 1] ?? 0];
      default:
        return [];
    }
  }
}

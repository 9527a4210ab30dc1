import {
  ALL,
  BODY,
  DIGITS,
  EDGE,
  FLAG,
  GAP,
  LITERAL,
  MAYBE,
  ONE,
  OPTION_WORDS,
  OPTIONS,
  type Program,
} from './program';
import type { TextWindow } from './text-window';

/** Longest number a template's # reads. */
const LONGEST_NUMBER = 20;
const FIRST_SETS = 4096;

/** Exactly as said. */
export const EXACT = 1;
/** As said, with one unit, or with two units, recognised by sound only: three sets side by side. */
export const BY_SOUND = 3;

/**
 * Runs phrases over a window of text, all places at once: a set of places is a bit set, a unit is one AND and one shift,
 * a gap is a run of shifts (Baeza-Yates and Gonnet's shift-and; with misses, Wu and Manber's). The work for a phrase is
 * bounded by its size times the words of the window, whatever the text repeats. Ways that lead nowhere end at once.
 */
export class BitParallel {
  /** Words touched so far: what the tests bound instead of time. */
  worked = 0;
  readonly #program: Program;
  readonly #window: TextWindow;
  #code = new Int32Array(0);
  /** Options of every choice that the window leaves possible: where they stand in `#live`, and for which window. */
  #liveAt = new Int32Array(0);
  #liveIn = new Int32Array(0);
  #live = new Int32Array(0);
  #liveEnd = 0;
  #read = 0;
  readonly #stack: number[] = [];
  #sets = new Int32Array(FIRST_SETS);
  #top = 0;
  #words = 1;
  #layers = EXACT;
  #span = 1;

  constructor(program: Program, window: TextWindow) {
    this.#program = program;
    this.#window = window;
  }

  /** To be called whenever the window has read other text. */
  renew(): void {
    const { code, choices, options } = this.#program;
    if (this.#code !== code || this.#liveAt.length < choices) {
      this.#code = code;
      this.#liveAt = new Int32Array(choices);
      this.#liveIn = new Int32Array(choices);
      this.#live = new Int32Array(choices + options);
      this.#read = 0;
    }
    this.#read++;
    this.#liveEnd = 0;
  }

  /**
   * Places at which the phrase can end, wherever it begins: offset into {@link word} of one set, or of three by sound;
   * -1 if it does not match.
   */
  ends(entry: number, layers: typeof EXACT | typeof BY_SOUND): number {
    this.#begin(layers);
    const { from, to } = this.#window;
    const starts = this.#take();
    this.#clear(starts);
    for (let left = to - from, at = starts; left > 0; left -= 32, at++) {
      this.#sets[at] = left >= 32 ? -1 : (1 << left) - 1;
    }
    const found = this.#take();
    return this.#forward(entry, starts, found) ? found : -1;
  }

  /** Places at which the phrase can begin so that it ends, exactly as said, at `end`; -1 if there are none. */
  starts(entry: number, end: number): number {
    this.#begin(EXACT);
    const ends = this.#take();
    this.#clear(ends);
    const place = end - this.#window.from;
    this.#sets[ends + (place >>> 5)] = 1 << (place & 31);
    const found = this.#take();
    return this.#backward(entry, ends, found) ? found : -1;
  }

  /** Word `i` of the set at `offset`; the words of the next layer follow. Good until the next call of ends or starts. */
  word(offset: number, i: number): number {
    return this.#sets[offset + i] ?? 0;
  }

  #begin(layers: number): void {
    this.#top = 0;
    this.#layers = layers;
    this.#words = this.#window.words;
    this.#span = this.#words * layers;
  }

  #take(): number {
    const at = this.#top;
    this.#top = at + this.#span;
    if (this.#top > this.#sets.length) {
      const larger = new Int32Array(2 * this.#sets.length);
      larger.set(this.#sets);
      this.#sets = larger;
    }
    return at;
  }

  #clear(set: number): void {
    const sets = this.#sets;
    for (let i = set; i < set + this.#span; i++) sets[i] = 0;
  }

  #copy(from: number, to: number): void {
    const sets = this.#sets;
    for (let i = 0; i < this.#span; i++) sets[to + i] = sets[from + i] ?? 0;
  }

  #join(from: number, to: number): void {
    const sets = this.#sets;
    for (let i = 0; i < this.#span; i++) sets[to + i] = (sets[to + i] ?? 0) | (sets[from + i] ?? 0);
  }

  /** From the places in `from` over the node, into `to`; false, and `to` is undefined, if it leads nowhere. */
  #forward(node: number, from: number, to: number): boolean {
    this.worked += this.#span;
    const head = this.#code[node] ?? 0;
    switch (head & 7) {
      case LITERAL:
        return this.#layers === EXACT ? this.#say(node, from, to) : this.#hear(node, from, to);
      case ALL: {
        const kept = this.#top;
        let at = from;
        const last = node + BODY + (head >>> 4) - 1;
        if (last < node + BODY) return this.#same(from, to);
        for (let i = node + BODY; i < last; i++) {
          const next = this.#take();
          if (!this.#forward(this.#code[i] ?? 0, at, next)) {
            this.#top = kept;
            return false;
          }
          at = next;
        }
        const found = this.#forward(this.#code[last] ?? 0, at, to);
        this.#top = kept;
        return found;
      }
      case ONE: {
        const options = this.#options(node);
        const count = this.#live[options] ?? 0;
        if (count <= 1) return count === 1 && this.#forward(this.#live[options + 1] ?? 0, from, to);
        const kept = this.#top;
        let found = false;
        this.#clear(to);
        for (let i = options + 1; i <= options + count; i++) {
          const way = this.#take();
          if (this.#forward(this.#live[i] ?? 0, from, way)) {
            this.#join(way, to);
            found = true;
          }
          this.#top = kept;
        }
        return found;
      }
      case MAYBE: {
        this.#copy(from, to);
        const part = this.#code[node + BODY] ?? 0;
        if (!this.#possible(part)) return true;
        const kept = this.#top;
        const way = this.#take();
        if (this.#forward(part, from, way)) this.#join(way, to);
        this.#top = kept;
        return true;
      }
      case GAP: {
        this.#copy(from, to);
        this.#spread(to, head >>> 4, head & FLAG ? -1 : this.#window.inside);
        return true;
      }
      case DIGITS: {
        if (!this.#over(this.#window.digits, from, to)) return false;
        this.#spread(to, LONGEST_NUMBER - 1, this.#window.digits);
        return true;
      }
      case EDGE: {
        const found = this.#over(this.#window.marks, from, to);
        return this.#stay((head & FLAG) !== 0, from, to) || found;
      }
      default:
        return false;
    }
  }

  /** Place in `#live` of the options of a choice whose units all occur in the window: their number, then each. */
  #options(choice: number): number {
    const code = this.#code;
    const number = code[choice + BODY] ?? 0;
    if (this.#liveIn[number] === this.#read) return this.#liveAt[number] ?? 0;
    const { low, high } = this.#window;
    const stack = this.#stack;
    const begin = stack.length;
    const count = (code[choice] ?? 0) >>> 4;
    const first = choice + OPTIONS;
    for (let at = first; at < first + count * OPTION_WORDS; at += OPTION_WORDS) {
      if (((code[at + 1] ?? 0) & ~low) !== 0 || ((code[at + 2] ?? 0) & ~high) !== 0) continue;
      const option = code[at] ?? 0;
      if (this.#possible(option)) stack.push(option);
    }
    const place = this.#liveEnd;
    const found = stack.length - begin;
    this.#live[place] = found;
    for (let i = 0; i < found; i++) this.#live[place + 1 + i] = stack[begin + i] ?? 0;
    stack.length = begin;
    this.#liveEnd = place + 1 + found;
    this.#liveAt[number] = place;
    this.#liveIn[number] = this.#read;
    this.worked += count;
    return place;
  }

  #possible(node: number): boolean {
    const code = this.#code;
    if (((code[node + 1] ?? 0) & ~this.#window.low) !== 0) return false;
    if (((code[node + 2] ?? 0) & ~this.#window.high) !== 0) return false;
    const head = code[node] ?? 0;
    const end = node + BODY + (head >>> 4);
    switch (head & 7) {
      case LITERAL:
        for (let i = node + BODY; i < end; i++) if (this.#window.sound((code[i] ?? 0) >>> 16) < 0) return false;
        return true;
      case ALL:
        for (let i = node + BODY; i < end; i++) if (!this.#possible(code[i] ?? 0)) return false;
        return true;
      case ONE:
        return (this.#live[this.#options(node)] ?? 0) > 0;
      default:
        return true;
    }
  }

  #same(from: number, to: number): boolean {
    this.#copy(from, to);
    return true;
  }

  /** A literal exactly as said. */
  #say(node: number, from: number, to: number): boolean {
    const code = this.#code;
    const end = node + BODY + ((code[node] ?? 0) >>> 4);
    const sets = this.#sets;
    const rows = this.#window.rows;
    const words = this.#words;
    let source = from;
    for (let k = node + BODY; k < end; k++) {
      const row = this.#window.exact((code[k] ?? 0) & 0xffff);
      if (row < 0) return false;
      let carry = 0;
      let any = 0;
      for (let i = 0; i < words; i++) {
        const said = (sets[source + i] ?? 0) & (rows[row + i] ?? 0);
        sets[to + i] = (said << 1) | carry;
        carry = said >>> 31;
        any |= said;
      }
      this.worked += words;
      if (any === 0) return false;
      source = to;
    }
    return true;
  }

  /** A literal with up to two units recognised by sound only: what is heard moves on to the next layer. */
  #hear(node: number, from: number, to: number): boolean {
    const code = this.#code;
    const end = node + BODY + ((code[node] ?? 0) >>> 4);
    const sets = this.#sets;
    const rows = this.#window.rows;
    const words = this.#words;
    let source = from;
    for (let k = node + BODY; k < end; k++) {
      const alike = this.#window.sound((code[k] ?? 0) >>> 16);
      if (alike < 0) return false;
      const same = this.#window.exact((code[k] ?? 0) & 0xffff);
      let carry0 = 0;
      let carry1 = 0;
      let carry2 = 0;
      let any = 0;
      for (let i = 0; i < words; i++) {
        const said = same < 0 ? 0 : (rows[same + i] ?? 0);
        const heard = (rows[alike + i] ?? 0) & ~said;
        const none = sets[source + i] ?? 0;
        const one = sets[source + words + i] ?? 0;
        const two = sets[source + 2 * words + i] ?? 0;
        const next0 = none & said;
        const next1 = (one & said) | (none & heard);
        const next2 = (two & said) | (one & heard);
        sets[to + i] = (next0 << 1) | carry0;
        sets[to + words + i] = (next1 << 1) | carry1;
        sets[to + 2 * words + i] = (next2 << 1) | carry2;
        carry0 = next0 >>> 31;
        carry1 = next1 >>> 31;
        carry2 = next2 >>> 31;
        any |= next0 | next1 | next2;
      }
      this.worked += 3 * words;
      if (any === 0) return false;
      source = to;
    }
    return true;
  }

  /** One unit on, wherever a unit of the row stands. */
  #over(row: number, from: number, to: number): boolean {
    const sets = this.#sets;
    const rows = this.#window.rows;
    let any = 0;
    for (let layer = 0; layer < this.#span; layer += this.#words) {
      let carry = 0;
      for (let i = 0; i < this.#words; i++) {
        const passed = (sets[from + layer + i] ?? 0) & (rows[row + i] ?? 0);
        sets[to + layer + i] = (passed << 1) | carry;
        carry = passed >>> 31;
        any |= passed;
      }
    }
    return any !== 0;
  }

  /** Adds up to `most` further units of the row (any unit: -1), in place. */
  #spread(set: number, most: number, row: number): void {
    const sets = this.#sets;
    const rows = this.#window.rows;
    const words = this.#words;
    const length = this.#window.to - this.#window.from;
    for (let layer = 0; layer < this.#span; layer += words) {
      const at = set + layer;
      for (let n = 0; n < most; n++) {
        let carry = 0;
        let fresh = 0;
        for (let i = 0; i < words; i++) {
          const now = sets[at + i] ?? 0;
          const passed = row < 0 ? now : now & (rows[row + i] ?? 0);
          const next = now | (passed << 1) | carry;
          carry = passed >>> 31;
          fresh |= next & ~now;
          sets[at + i] = next;
        }
        this.worked += words;
        if (fresh === 0) break;
      }
      // A wide gap must not run past the end of the text.
      const over = (length & 31) + 1;
      if (row < 0 && over < 32) {
        const end = at + (length >>> 5);
        sets[end] = (sets[end] ?? 0) & ((1 << over) - 1);
      }
    }
  }

  /** Adds the places of `from` that are clause edges without a mark, or all if the edge need not be there. */
  #stay(must: boolean, from: number, to: number): boolean {
    const sets = this.#sets;
    const rows = this.#window.rows;
    const { edges } = this.#window;
    let any = 0;
    for (let layer = 0; layer < this.#span; layer += this.#words) {
      for (let i = 0; i < this.#words; i++) {
        const now = sets[from + layer + i] ?? 0;
        const stayed = must ? now & (rows[edges + i] ?? 0) : now;
        sets[to + layer + i] = (sets[to + layer + i] ?? 0) | stayed;
        any |= stayed;
      }
    }
    return any !== 0;
  }

  /** From the places in `from` back over the node, exactly as said; false as above. */
  #backward(node: number, from: number, to: number): boolean {
    this.worked += this.#span;
    const head = this.#code[node] ?? 0;
    switch (head & 7) {
      case LITERAL: {
        let source = from;
        for (let k = node + BODY + (head >>> 4) - 1; k >= node + BODY; k--) {
          const row = this.#window.exact((this.#code[k] ?? 0) & 0xffff);
          if (row < 0 || !this.#back(row, source, to)) return false;
          source = to;
        }
        return true;
      }
      case ALL: {
        const kept = this.#top;
        let at = from;
        if (head >>> 4 === 0) return this.#same(from, to);
        for (let i = node + BODY + (head >>> 4) - 1; i > node + BODY; i--) {
          const next = this.#take();
          if (!this.#backward(this.#code[i] ?? 0, at, next)) {
            this.#top = kept;
            return false;
          }
          at = next;
        }
        const found = this.#backward(this.#code[node + BODY] ?? 0, at, to);
        this.#top = kept;
        return found;
      }
      case ONE: {
        const kept = this.#top;
        let found = false;
        this.#clear(to);
        const options = this.#options(node);
        const count = this.#live[options] ?? 0;
        for (let i = options + 1; i <= options + count; i++) {
          const way = this.#take();
          if (this.#backward(this.#live[i] ?? 0, from, way)) {
            this.#join(way, to);
            found = true;
          }
          this.#top = kept;
        }
        return found;
      }
      case MAYBE: {
        this.#copy(from, to);
        const part = this.#code[node + BODY] ?? 0;
        if (!this.#possible(part)) return true;
        const kept = this.#top;
        const way = this.#take();
        if (this.#backward(part, from, way)) this.#join(way, to);
        this.#top = kept;
        return true;
      }
      case GAP: {
        this.#copy(from, to);
        if (this.#window.wordStarts >= 0 && !this.#keep(this.#window.wordStarts, to)) return false;
        this.#spreadBack(to, head >>> 4, head & FLAG ? -1 : this.#window.inside);
        return this.#window.wordEnds < 0 || this.#keep(this.#window.wordEnds, to);
      }
      case DIGITS: {
        if (!this.#back(this.#window.digits, from, to)) return false;
        this.#spreadBack(to, LONGEST_NUMBER - 1, this.#window.digits);
        return true;
      }
      case EDGE: {
        const found = this.#back(this.#window.marks, from, to);
        return this.#stay((head & FLAG) !== 0, from, to) || found;
      }
      default:
        return false;
    }
  }

  /** One unit back, wherever a unit of the row stands. */
  #back(row: number, from: number, to: number): boolean {
    const sets = this.#sets;
    const rows = this.#window.rows;
    let any = 0;
    let carry = 0;
    for (let i = this.#words - 1; i >= 0; i--) {
      const now = sets[from + i] ?? 0;
      const passed = ((now >>> 1) | carry) & (rows[row + i] ?? 0);
      carry = now << 31;
      sets[to + i] = passed;
      any |= passed;
    }
    this.worked += this.#words;
    return any !== 0;
  }

  #spreadBack(set: number, most: number, row: number): void {
    const sets = this.#sets;
    const rows = this.#window.rows;
    for (let n = 0; n < most; n++) {
      let carry = 0;
      let fresh = 0;
      for (let i = this.#words - 1; i >= 0; i--) {
        const now = sets[set + i] ?? 0;
        const back = (now >>> 1) | carry;
        const next = now | (row < 0 ? back : back & (rows[row + i] ?? 0));
        carry = now << 31;
        fresh |= next & ~now;
        sets[set + i] = next;
      }
      this.worked += this.#words;
      if (fresh === 0) break;
    }
  }

  #keep(row: number, set: number): boolean {
    const sets = this.#sets;
    const rows = this.#window.rows;
    let any = 0;
    for (let i = 0; i < this.#words; i++) {
      const kept = (sets[set + i] ?? 0) & (rows[row + i] ?? 0);
      sets[set + i] = kept;
      any |= kept;
    }
    return any !== 0;
  }
}

import type { Live } from './live';
import * as op from './operations';
import { LONGEST_NUMBER, type Program, type Ref } from './program';
import type { TextWindow } from './text-window';

const FIRST_SETS = 4096;

/** Exactly as said. */
export const EXACT = 1;
/** As said, with one unit, or with two units, recognised by sound only: three sets side by side. */
export const BY_SOUND = 3;

/**
 * Runs phrases over a window of text, all places at once: a set of places is a bit set, a word is one AND and one shift,
 * a gap is a run of shifts (after Baeza-Yates and Gonnet's shift-and; with misses, Wu and Manber's). The work for a phrase
 * is bounded by its size times the words of the window, whatever the text repeats. Ways that lead nowhere end at once.
 *
 * Every step adds to a set that its caller has cleared and returns how many layers it filled; 0: it leads nowhere.
 */
export class BitParallel {
  /** Words touched so far: what the tests bound instead of time. */
  worked = 0;
  /** Of the sets: the word of the window with which they begin, and how many words they take. */
  base = 0;
  words = 1;
  readonly #program: Program;
  readonly #window: TextWindow;
  readonly #live: Live;
  #sets = new Int32Array(FIRST_SETS);
  #top = 0;
  #span = 1;
  #layers = EXACT;
  #back = false;

  constructor(program: Program, window: TextWindow, live: Live) {
    this.#program = program;
    this.#window = window;
    this.#live = live;
  }

  /**
   * Places at which the phrase can end, if all of it stands from one place of the window to another: offset into
   * {@link word} of one set, or of three by sound; -1 if it does not match.
   */
  ends(entry: Ref, layers: typeof EXACT | typeof BY_SOUND, first: number, last: number): number {
    this.#begin(layers, false, first, last);
    const { from, to } = this.#window;
    const starts = this.#take();
    for (let i = 0, left = to - from - 32 * this.base; i < this.words && left > 0; i++, left -= 32) {
      this.#sets[starts + i] = left >= 32 ? -1 : (1 << left) - 1;
    }
    const found = this.#take();
    return this.#run(entry, starts, found, EXACT) > 0 ? found : -1;
  }

  /** Places from `first` on at which the phrase can begin so that it ends, exactly as said, at `last`; -1 if there are none. */
  starts(entry: Ref, first: number, last: number): number {
    this.#begin(EXACT, true, first, last);
    const ends = this.#take();
    this.#sets[ends + (last >>> 5) - this.base] = 1 << (last & 31);
    const found = this.#take();
    return this.#run(entry, ends, found, EXACT) > 0 ? found : -1;
  }

  /** Word `i` of the set at `offset`; the words of the next layer follow. Good until the next call of ends or starts. */
  word(offset: number, i: number): number {
    return this.#sets[offset + i] ?? 0;
  }

  #begin(layers: number, back: boolean, first: number, last: number): void {
    this.#top = 0;
    this.#back = back;
    this.#layers = layers;
    this.base = first >>> 5;
    this.words = (last >>> 5) - this.base + 1;
    this.#span = this.words * layers;
  }

  /** An empty set. */
  #take(): number {
    const at = this.#top;
    this.#top = at + this.#span;
    if (this.#top > this.#sets.length) {
      const larger = new Int32Array(2 * this.#sets.length);
      larger.set(this.#sets);
      this.#sets = larger;
    }
    const sets = this.#sets;
    for (let i = at; i < this.#top; i++) sets[i] = 0;
    return at;
  }

  /** From the places in `from`, of which `depth` layers are filled, over the phrase, or back over it. */
  #run(ref: Ref, from: number, to: number, depth: number): number {
    this.worked += depth * this.words;
    if (ref < 0) return this.#word(~ref, from, to, depth);
    const { code } = this.#program;
    const head = code[ref] ?? 0;
    switch (head & op.KIND) {
      case op.ALL:
        return this.#inTurn(ref + 1, head >>> op.NUMBER, from, to, depth);
      case op.ONE: {
        const live = this.#live;
        const first = live.options(ref);
        const last = first + live.count(first);
        let found = 0;
        for (let i = first; i < last; i++) {
          const option = live.list[i] ?? 0;
          // Nearly all are words; those that are listed stand in the window.
          const filled =
            option < 0 && this.#layers === EXACT
              ? this.#exactly(~option, from, to)
              : this.#run(option, from, to, depth);
          if (filled > found) found = filled;
        }
        return found;
      }
      case op.MAYBE: {
        this.#join(from, to, depth);
        const part = code[ref + 1] ?? 0;
        return this.#live.where(part) !== 0 ? Math.max(depth, this.#run(part, from, to, depth)) : depth;
      }
      case op.GAP: {
        const row = head & op.FLAG ? -1 : this.#window.inside;
        return this.#back
          ? this.#gapBack(head >>> op.NUMBER, row, from, to)
          : this.#spread(head >>> op.NUMBER, row, from, to, depth);
      }
      case op.DIGITS: {
        const row = this.#window.digits;
        const kept = this.#top;
        const one = this.#take();
        const found = this.#over(row, from, one, depth);
        if (found > 0 && this.#back) {
          this.#spreadBack(LONGEST_NUMBER - 1, row, one);
          this.#join(one, to, found);
        } else if (found > 0) this.#spread(LONGEST_NUMBER - 1, row, one, to, found);
        this.#top = kept;
        return found;
      }
      case op.EDGE: {
        const found = this.#over(this.#window.marks, from, to, depth);
        return Math.max(this.#stay((head & op.FLAG) !== 0, from, to, depth), found);
      }
      case op.SLOT:
        return this.#run(code[ref + 1] ?? 0, from, to, depth);
      default:
        return 0;
    }
  }

  #inTurn(first: number, count: number, from: number, to: number, depth: number): number {
    const { code } = this.#program;
    const kept = this.#top;
    const step = this.#back ? -1 : 1;
    let i = this.#back ? first + count - 1 : first;
    let at = from;
    let filled = depth;
    for (let left = count; left > 0; left--, i += step) {
      const part = code[i] ?? 0;
      // What may be said and is not there costs nothing.
      if (left > 1 && part >= 0 && (code[part] ?? 0) === op.MAYBE && this.#live.where(code[part + 1] ?? 0) === 0)
        continue;
      const next = left > 1 ? this.#take() : to;
      filled = this.#run(part, at, next, filled);
      if (filled === 0) break;
      at = next;
    }
    this.#top = kept;
    if (count > 0) return filled;
    this.#join(from, to, depth);
    return depth;
  }

  #join(from: number, to: number, depth: number): void {
    const sets = this.#sets;
    const size = depth * this.words;
    for (let i = 0; i < size; i++) sets[to + i] = (sets[to + i] ?? 0) | (sets[from + i] ?? 0);
  }

  /** Over a word: of a filled layer as said on the same layer, with units by sound only on the next ones. */
  #word(word: number, from: number, to: number, depth: number): number {
    const window = this.#window;
    const kinds = window.kinds[word] ?? 0;
    const row = window.row[word] ?? 0;
    const size = this.#program.words.length(word);
    let found = 0;
    for (let misses = 0; misses < this.#layers; misses++) {
      if ((kinds & (1 << misses)) === 0) continue;
      const places = row + misses * window.words;
      for (let layer = 0; layer < depth && layer + misses < this.#layers; layer++) {
        const source = from + layer * this.words;
        const target = to + (layer + misses) * this.words;
        const any = this.#back ? this.#behind(source, places, size, target) : this.#ahead(source, places, size, target);
        if (any) found = Math.max(found, layer + misses + 1);
      }
    }
    return found;
  }

  /** Over a word that stands in the window, where nothing is recognised by sound. */
  #exactly(word: number, from: number, to: number): number {
    this.worked += this.words;
    const row = this.#window.row[word] ?? 0;
    const size = this.#program.words.length(word);
    const any = this.#back ? this.#behind(from, row, size, to) : this.#ahead(from, row, size, to);
    return any ? EXACT : 0;
  }

  #ahead(source: number, row: number, by: number, target: number): boolean {
    const sets = this.#sets;
    const { rows } = this.#window;
    const stand = row + this.base;
    let carry = 0;
    let any = 0;
    for (let i = 0; i < this.words; i++) {
      const passed = (sets[source + i] ?? 0) & (rows[stand + i] ?? 0);
      sets[target + i] = (sets[target + i] ?? 0) | (passed << by) | carry;
      carry = passed >>> (32 - by);
      any |= passed;
    }
    return any !== 0;
  }

  #behind(source: number, row: number, by: number, target: number): boolean {
    const sets = this.#sets;
    const { rows } = this.#window;
    const stand = row + this.base;
    let carry = 0;
    let any = 0;
    for (let i = this.words - 1; i >= 0; i--) {
      const now = sets[source + i] ?? 0;
      const passed = ((now >>> by) | carry) & (rows[stand + i] ?? 0);
      carry = now << (32 - by);
      sets[target + i] = (sets[target + i] ?? 0) | passed;
      any |= passed;
    }
    return any !== 0;
  }

  /** One unit on or back, wherever a unit of the row stands. */
  #over(row: number, from: number, to: number, depth: number): number {
    let found = 0;
    for (let layer = 0; layer < depth; layer++) {
      const set = layer * this.words;
      const any = this.#back ? this.#behind(from + set, row, 1, to + set) : this.#ahead(from + set, row, 1, to + set);
      if (any) found = layer + 1;
    }
    return found;
  }

  /** Adds the places, and up to `most` further units of the row (any unit: -1) from each. */
  #spread(most: number, row: number, from: number, to: number, depth: number): number {
    const { rows } = this.#window;
    const { words } = this;
    const stand = row + this.base;
    const length = this.#window.to - this.#window.from;
    const kept = this.#top;
    const reached = this.#take();
    const sets = this.#sets;
    this.#join(from, reached, depth);
    for (let layer = 0; layer < depth; layer++) {
      const at = reached + layer * words;
      for (let n = 0; n < most; n++) {
        let carry = 0;
        let fresh = 0;
        for (let i = 0; i < words; i++) {
          const now = sets[at + i] ?? 0;
          const passed = row < 0 ? now : now & (rows[stand + i] ?? 0);
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
      const end = (length >>> 5) - this.base;
      if (row < 0 && over < 32 && end < words) sets[at + end] = (sets[at + end] ?? 0) & ((1 << over) - 1);
    }
    this.#join(reached, to, depth);
    this.#top = kept;
    return depth;
  }

  /** A gap read backwards begins and ends between words, if the tongue parts words. */
  #gapBack(most: number, row: number, from: number, to: number): number {
    const { wordStarts, wordEnds } = this.#window;
    const kept = this.#top;
    const reached = this.#take();
    this.#join(from, reached, EXACT);
    let any = wordStarts < 0 || this.#keep(wordStarts, reached);
    if (any) {
      this.#spreadBack(most, row, reached);
      any = wordEnds < 0 || this.#keep(wordEnds, reached);
    }
    if (any) this.#join(reached, to, EXACT);
    this.#top = kept;
    return any ? EXACT : 0;
  }

  #spreadBack(most: number, row: number, set: number): void {
    const sets = this.#sets;
    const { rows } = this.#window;
    const stand = row + this.base;
    for (let n = 0; n < most; n++) {
      let carry = 0;
      let fresh = 0;
      for (let i = this.words - 1; i >= 0; i--) {
        const now = sets[set + i] ?? 0;
        const back = (now >>> 1) | carry;
        const next = now | (row < 0 ? back : back & (rows[stand + i] ?? 0));
        carry = now << 31;
        fresh |= next & ~now;
        sets[set + i] = next;
      }
      this.worked += this.words;
      if (fresh === 0) break;
    }
  }

  #keep(row: number, set: number): boolean {
    const sets = this.#sets;
    const { rows } = this.#window;
    const stand = row + this.base;
    let any = 0;
    for (let i = 0; i < this.words; i++) {
      const kept = (sets[set + i] ?? 0) & (rows[stand + i] ?? 0);
      sets[set + i] = kept;
      any |= kept;
    }
    return any !== 0;
  }

  /** Adds the places that are clause edges without a mark, or all if the edge need not be there. */
  #stay(must: boolean, from: number, to: number, depth: number): number {
    const sets = this.#sets;
    const { rows, edges } = this.#window;
    const stand = edges + this.base;
    let found = 0;
    for (let layer = 0; layer < depth; layer++) {
      const at = layer * this.words;
      let any = 0;
      for (let i = 0; i < this.words; i++) {
        const now = sets[from + at + i] ?? 0;
        const stayed = must ? now & (rows[stand + i] ?? 0) : now;
        sets[to + at + i] = (sets[to + at + i] ?? 0) | stayed;
        any |= stayed;
      }
      if (any !== 0) found = layer + 1;
    }
    return found;
  }
}

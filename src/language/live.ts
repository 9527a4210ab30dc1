import { ALL, DIGITS, KIND, MAYBE, NUMBER, ONE, OPTIONS, type Program, type Ref, SLOT } from './program';
import type { TextWindow } from './text-window';

const NOWHERE = 0x7fffffff;
/** Of a choice in `#live`: how many options, where the first can end, where the last can begin; then the options. */
const LIST = 3;

/**
 * What of the program the words of a window leave possible, and where: every choice is asked once a window, so that a
 * text is charged for what it comes near to.
 */
export class Live {
  /** Of what was possible last: where it ends at the earliest and begins at the latest (0 and beyond all: anywhere). */
  end = 0;
  start = NOWHERE;
  /** Options looked at so far. */
  worked = 0;
  readonly #program: Program;
  readonly #window: TextWindow;
  /** The options that are left, of all choices asked in this window. */
  list = new Int32Array(0);
  #at = new Int32Array(0);
  #in = new Int32Array(0);
  #used = 0;
  #read = 0;
  readonly #stack: number[] = [];

  constructor(program: Program, window: TextWindow) {
    this.#program = program;
    this.#window = window;
  }

  /** To be called whenever the window has read other text. */
  renew(): void {
    const { choices, options } = this.#program;
    if (this.#at.length < choices || this.list.length < LIST * choices + options) {
      this.#at = new Int32Array(choices);
      this.#in = new Int32Array(choices);
      this.list = new Int32Array(LIST * choices + options);
      this.#read = 0;
    }
    this.#read++;
    this.#used = 0;
  }

  /** Whether all that must be said is there, one after the other; sets `end` and `start`. */
  possible(ref: Ref): boolean {
    if (ref < 0) {
      const word = ~ref;
      if (this.#window.kinds[word] === 0) return false;
      this.end = this.#window.firstEnd[word] ?? 0;
      this.start = this.#window.lastStart[word] ?? 0;
      return true;
    }
    const head = this.#program.code[ref] ?? 0;
    switch (head & KIND) {
      case ALL:
        return this.#inTurn(ref + 1, head >>> NUMBER);
      case ONE: {
        const at = this.#ask(ref);
        if (this.list[at] === 0) return false;
        this.end = this.list[at + 1] ?? 0;
        this.start = this.list[at + 2] ?? 0;
        return true;
      }
      case SLOT:
        return this.possible(this.#program.code[ref + 1] ?? 0);
      case DIGITS:
        if (!this.#window.hasDigits) return false;
        break;
    }
    this.end = 0;
    this.start = NOWHERE;
    return true;
  }

  /** Where in `list` the options of a choice stand that are left; their number is at the place before. */
  options(choice: Ref): number {
    return this.#ask(choice) + LIST;
  }

  /** How many options are left of a choice whose {@link options} begin here. */
  count(options: number): number {
    return this.list[options - LIST] ?? 0;
  }

  #inTurn(first: number, count: number): boolean {
    const { code } = this.#program;
    let place = 0;
    let start = NOWHERE;
    for (let i = first; i < first + count; i++) {
      const part = code[i] ?? 0;
      const kind = part < 0 ? ONE : (code[part] ?? 0) & KIND;
      if (kind === MAYBE || (kind > MAYBE && kind !== SLOT && kind !== DIGITS)) continue;
      if (!this.possible(part)) return false;
      if (this.start < place) return false;
      if (this.end > 0) place = Math.max(place + 1, this.end);
      start = Math.min(start, this.start);
    }
    this.end = place;
    this.start = start;
    return true;
  }

  #ask(choice: Ref): number {
    const { code } = this.#program;
    const number = code[choice + 1] ?? 0;
    if (this.#in[number] === this.#read) return this.#at[number] ?? 0;
    const { kinds, firstEnd, lastStart } = this.#window;
    const stack = this.#stack;
    const begin = stack.length;
    const first = choice + OPTIONS;
    const last = first + ((code[choice] ?? 0) >>> NUMBER);
    let end = NOWHERE;
    let start = 0;
    for (let i = first; i < last; i++) {
      const option = code[i] ?? 0;
      if (option < 0) {
        const word = ~option;
        if (kinds[word] === 0) continue;
        end = Math.min(end, firstEnd[word] ?? 0);
        start = Math.max(start, lastStart[word] ?? 0);
      } else {
        if (!this.possible(option)) continue;
        end = Math.min(end, this.end);
        start = Math.max(start, this.start);
      }
      stack.push(option);
    }
    this.worked += last - first;
    const at = this.#used;
    const count = stack.length - begin;
    const list = this.list;
    list[at] = count;
    list[at + 1] = end;
    list[at + 2] = start;
    for (let i = 0; i < count; i++) list[at + LIST + i] = stack[begin + i] ?? 0;
    stack.length = begin;
    this.#used = at + LIST + count;
    this.#at[number] = at;
    this.#in[number] = this.#read;
    return at;
  }
}

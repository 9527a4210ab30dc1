import * as op from './operations';
import type { Program, Ref } from './program';
import { Rows } from './rows';
import type { TextWindow } from './text-window';

const NOWHERE = 0x7fffffff;
const NOBODY = -1;
/**
 * What is known of a choice, side by side: the reading in which it was spoken for and in which its other options were asked,
 * where the first of what is left can end, and where the last can begin; the last of its words that spoke (its place among
 * {@link Live.choices}, or -1); the reading in which its options were listed, and where; and where the options begin that
 * are asked.
 */
const SPOKEN = 0;
const ASKED = 1;
const END = 2;
const START = 3;
const SPOKE = 4;
const LISTED = 5;
const PLACE = 6;
const NODES = 7;
const STATE = 8;

/**
 * A word that is an option of more choices than this does not speak for them: most of them nobody asks for, and those that
 * are asked for look for it themselves.
 */
const MOST_SPOKEN_FOR = 8;

/**
 * What of the program the words of a window leave possible, and where. A word that is said speaks for the choices it is an
 * option of, so that a text is charged for what it comes near to.
 */
export class Live {
  /** Of what was possible last: where it ends at the earliest and begins at the latest (0 and beyond all: anywhere). */
  end = 0;
  start = NOWHERE;
  /** The options that are left, of all choices run over in this window. */
  list = new Int32Array(0);
  /** Choices and options looked at so far. */
  worked = 0;
  readonly #program: Program;
  readonly #window: TextWindow;
  /** Choices by the words among their options that speak for them: where those of a word begin, and all in a row. */
  #choiceStarts = new Int32Array(1);
  #choices = new Int32Array(0);
  /** Beside {@link #choices}: the word, and the place of the word that spoke for the same choice before it. */
  #speaker = new Int32Array(0);
  #before = new Int32Array(0);
  /** Options of choices that are asked: words that many choices share, and whole phrases. */
  #nodes = new Int32Array(0);
  #state = new Int32Array(0);
  #used = 0;
  #read = 0;

  constructor(program: Program, window: TextWindow) {
    this.#program = program;
    this.#window = window;
  }

  /** To be called when the program is complete. */
  freeze(): void {
    const { code, choices, words } = this.#program;
    const shared = new Int32Array(words.count);
    for (const choice of choices) {
      const first = choice + op.OPTIONS;
      const last = first + ((code[choice] ?? 0) >>> op.NUMBER);
      for (let i = first; i < last; i++) {
        const option = code[i] ?? 0;
        if (option < 0) shared[~option] = (shared[~option] ?? 0) + 1;
      }
    }
    const byWord = new Rows(words.count);
    const byChoice = new Rows(choices.length);
    for (const put of [false, true]) {
      for (let number = 0; number < choices.length; number++) {
        const choice = choices[number] ?? 0;
        const first = choice + op.OPTIONS;
        const last = first + ((code[choice] ?? 0) >>> op.NUMBER);
        for (let i = first; i < last; i++) {
          const option = code[i] ?? 0;
          if (option < 0 && (shared[~option] ?? 0) <= MOST_SPOKEN_FOR) byWord.add(~option, number, put);
          else byChoice.add(number, option, put);
        }
      }
      byWord.turn(put);
      byChoice.turn(put);
    }
    [this.#choiceStarts, this.#choices] = [byWord.starts, byWord.values];
    this.#nodes = byChoice.values;
    this.#before = new Int32Array(this.#choices.length);
    this.#speaker = new Int32Array(this.#choices.length);
    for (let word = 0; word < words.count; word++)
      this.#speaker.fill(~word, this.#choiceStarts[word], this.#choiceStarts[word + 1]);
    this.#state = new Int32Array(STATE * (choices.length + 1));
    for (let number = 0; number <= choices.length; number++)
      this.#state[STATE * number + NODES] = byChoice.starts[number] ?? 0;
    this.list = new Int32Array(choices.length + this.#choices.length + this.#nodes.length);
  }

  /** To be called whenever the window has read other text. */
  renew(): void {
    const read = ++this.#read;
    this.#used = 0;
    const { said, count, firstEnd, lastStart } = this.#window;
    const state = this.#state;
    const choices = this.#choices;
    const before = this.#before;
    for (let i = 0; i < count; i++) {
      const word = said[i] ?? 0;
      const end = firstEnd[word] ?? 0;
      const start = lastStart[word] ?? 0;
      const last = this.#choiceStarts[word + 1] ?? 0;
      for (let k = this.#choiceStarts[word] ?? 0; k < last; k++) {
        const at = STATE * (choices[k] ?? 0);
        if (state[at + SPOKEN] !== read) {
          state[at + SPOKEN] = read;
          state[at + END] = end;
          state[at + START] = start;
          before[k] = NOBODY;
        } else {
          if ((state[at + END] ?? 0) > end) state[at + END] = end;
          if ((state[at + START] ?? 0) < start) state[at + START] = start;
          before[k] = state[at + SPOKE] ?? NOBODY;
        }
        state[at + SPOKE] = k;
      }
      this.worked += last - (this.#choiceStarts[word] ?? 0);
    }
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
    const { code } = this.#program;
    const head = code[ref] ?? 0;
    switch (head & op.KIND) {
      case op.ALL:
        return this.#inTurn(ref + 1, head >>> op.NUMBER);
      case op.ONE:
        return this.remains(code[ref + 1] ?? 0);
      case op.SLOT:
        return this.possible(code[ref + 1] ?? 0);
      case op.DIGITS:
        if (!this.#window.hasDigits) return false;
        break;
    }
    this.end = 0;
    this.start = NOWHERE;
    return true;
  }

  /** Where in `list` the options of a choice stand that are left; their number is at the place before. */
  options(choice: Ref): number {
    const { code } = this.#program;
    const state = this.#state;
    const record = STATE * (code[choice + 1] ?? 0);
    if (state[record + LISTED] === this.#read) return state[record + PLACE] ?? 0;
    const { kinds } = this.#window;
    const first = state[record + NODES] ?? 0;
    const last = state[record + STATE + NODES] ?? 0;
    const at = this.#used + 1;
    let next = at;
    if (state[record + SPOKEN] === this.#read) {
      for (let k = state[record + SPOKE] ?? NOBODY; k >= 0; k = this.#before[k] ?? NOBODY)
        this.list[next++] = this.#speaker[k] ?? 0;
    }
    // Nothing that is asked here lists options.
    for (let i = first; i < last; i++) {
      const option = this.#nodes[i] ?? 0;
      if (option < 0 ? kinds[~option] !== 0 : this.possible(option)) this.list[next++] = option;
    }
    this.#used = next;
    this.list[at - 1] = next - at;
    this.worked += next - at + last - first;
    state[record + LISTED] = this.#read;
    state[record + PLACE] = at;
    return at;
  }

  /** How many options are left of a choice whose {@link options} begin here. */
  count(options: number): number {
    return this.list[options - 1] ?? 0;
  }

  #inTurn(first: number, count: number): boolean {
    const { code } = this.#program;
    let place = 0;
    let start = NOWHERE;
    for (let i = first; i < first + count; i++) {
      const part = code[i] ?? 0;
      const kind = part < 0 ? op.ONE : (code[part] ?? 0) & op.KIND;
      if (kind === op.MAYBE || kind === op.GAP || kind === op.EDGE) continue;
      if (!this.possible(part) || this.start < place) return false;
      if (this.end > 0) place = Math.max(place + 1, this.end);
      start = Math.min(start, this.start);
    }
    this.end = place;
    this.start = start;
    return true;
  }

  /** Whether an option of a choice is left: its words have spoken, the others are asked once. */
  remains(choice: number): boolean {
    const read = this.#read;
    const state = this.#state;
    const at = STATE * choice;
    const first = state[at + NODES] ?? 0;
    const last = state[at + STATE + NODES] ?? 0;
    if (last > first && state[at + ASKED] !== read) {
      const { kinds } = this.#window;
      const spoken = state[at + SPOKEN] === read;
      let end = spoken ? (state[at + END] ?? 0) : NOWHERE;
      let start = spoken ? (state[at + START] ?? 0) : -1;
      for (let i = first; i < last; i++) {
        const option = this.#nodes[i] ?? 0;
        if (option < 0 && kinds[~option] === 0) continue;
        if (!this.possible(option)) continue;
        end = Math.min(end, this.end);
        start = Math.max(start, this.start);
      }
      this.worked += last - first;
      state[at + ASKED] = read;
      if (!spoken) {
        state[at + SPOKE] = NOBODY;
        if (end < NOWHERE) state[at + SPOKEN] = read;
      }
      state[at + END] = end;
      state[at + START] = start;
    }
    if (state[at + SPOKEN] !== read) return false;
    this.end = state[at + END] ?? 0;
    this.start = state[at + START] ?? 0;
    return true;
  }
}

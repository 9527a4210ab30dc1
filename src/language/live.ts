import * as op from './operations';
import { CHOICE, LEAST, MOST, type Outlines, PART, STEP } from './outlines';
import type { Program, Ref } from './program';
import { Rows } from './rows';
import type { TextWindow } from './text-window';

/** Of what needs no words: it can begin at any place. */
const ANYWHERE = -1;
const NOBODY = -1;
/**
 * Where a choice can begin, side by side: as of which reading that is known, and the places. Twice the number of a reading
 * says that only words have spoken, and one more that the other options were asked. Apart from what else is known of a
 * choice, since it is asked far more often, and little lies close.
 */
const KNOWN = 0;
const WHERE = 1;
const BEGINNING = 2;
/**
 * What else is known of a choice, side by side: the last of its words that spoke (its place among {@link Live.choices}, or
 * -1); the reading in which its options were listed, and where; and where the options begin that are asked: words, and
 * phrases.
 */
const SPOKE = 0;
const LISTED = 1;
const PLACE = 2;
const WORDS = 3;
const PHRASES = 4;
const STATE = 5;

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
  /** The options that are left, of all choices run over in this window. */
  list = new Int32Array(0);
  /** Choices and options looked at so far. */
  worked = 0;
  readonly #program: Program;
  readonly #outlines: Outlines;
  readonly #window: TextWindow;
  /** Choices by the words among their options that speak for them: where those of a word begin, and all in a row. */
  #choiceStarts = new Int32Array(1);
  #choices = new Int32Array(0);
  /** Beside {@link #choices}: the word, and the place of the word that spoke for the same choice before it. */
  #speaker = new Int32Array(0);
  #before = new Int32Array(0);
  /** Words that many choices share, by numbers of their own; of every word its number; and where each of them begins. */
  #shared = new Int32Array(0);
  #sharedNumber = new Int32Array(0);
  #sharedWhere = new Int32Array(0);
  /** Options of choices that are asked: words that many choices share, by those numbers, and whole phrases. */
  #words = new Uint16Array(0);
  #phrases = new Int32Array(0);
  #beginnings = new Int32Array(0);
  #state = new Int32Array(0);
  #used = 0;
  #read = 0;
  /** Of the phrase that was asked last: where its first and its last part can begin, and the units from there to its end. */
  #firstWhere = 0;
  #lastWhere = 0;
  #lastSpan = 0;

  constructor(program: Program, outlines: Outlines, window: TextWindow) {
    this.#program = program;
    this.#outlines = outlines;
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
    const many = Array.from(shared.keys()).filter((word) => (shared[word] ?? 0) > MOST_SPOKEN_FOR);
    this.#shared = Int32Array.from(many);
    this.#sharedNumber = new Int32Array(words.count).fill(NOBODY);
    many.forEach((word, number) => {
      this.#sharedNumber[word] = number;
    });
    this.#sharedWhere = new Int32Array(many.length);
    const byWord = new Rows(words.count);
    const wordsOf = new Rows(choices.length);
    const phrasesOf = new Rows(choices.length);
    for (const put of [false, true]) {
      for (let number = 0; number < choices.length; number++) {
        const choice = choices[number] ?? 0;
        const first = choice + op.OPTIONS;
        const last = first + ((code[choice] ?? 0) >>> op.NUMBER);
        for (let i = first; i < last; i++) {
          const option = code[i] ?? 0;
          if (option >= 0) phrasesOf.add(number, option, put);
          else if ((shared[~option] ?? 0) <= MOST_SPOKEN_FOR) byWord.add(~option, number, put);
          else wordsOf.add(number, this.#sharedNumber[~option] ?? 0, put);
        }
      }
      byWord.turn(put);
      wordsOf.turn(put);
      phrasesOf.turn(put);
    }
    [this.#choiceStarts, this.#choices] = [byWord.starts, byWord.values];
    this.#words = Uint16Array.from(wordsOf.values);
    this.#phrases = phrasesOf.values;
    this.#before = new Int32Array(this.#choices.length);
    this.#speaker = new Int32Array(this.#choices.length);
    for (let word = 0; word < words.count; word++)
      this.#speaker.fill(~word, this.#choiceStarts[word], this.#choiceStarts[word + 1]);
    this.#beginnings = new Int32Array(BEGINNING * choices.length);
    this.#state = new Int32Array(STATE * (choices.length + 1));
    for (let number = 0; number <= choices.length; number++) {
      this.#state[STATE * number + WORDS] = wordsOf.starts[number] ?? 0;
      this.#state[STATE * number + PHRASES] = phrasesOf.starts[number] ?? 0;
    }
    const options = this.#choices.length + this.#words.length + this.#phrases.length;
    this.list = new Int32Array(choices.length + options);
  }

  /** To be called whenever the window has read other text. */
  renew(): void {
    const spoken = 2 * ++this.#read;
    this.#used = 0;
    this.#sharedWhere.fill(0);
    const { said, count, where } = this.#window;
    const beginnings = this.#beginnings;
    const state = this.#state;
    const choices = this.#choices;
    const before = this.#before;
    for (let i = 0; i < count; i++) {
      const word = said[i] ?? 0;
      const begins = where[word] ?? 0;
      const number = this.#sharedNumber[word] ?? NOBODY;
      if (number >= 0) {
        this.#sharedWhere[number] = begins;
        continue;
      }
      const last = this.#choiceStarts[word + 1] ?? 0;
      for (let k = this.#choiceStarts[word] ?? 0; k < last; k++) {
        const choice = choices[k] ?? 0;
        const at = BEGINNING * choice;
        const spoke = STATE * choice + SPOKE;
        if (beginnings[at + KNOWN] !== spoken) {
          beginnings[at + KNOWN] = spoken;
          beginnings[at + WHERE] = begins;
          before[k] = NOBODY;
        } else {
          beginnings[at + WHERE] = (beginnings[at + WHERE] ?? 0) | begins;
          before[k] = state[spoke] ?? NOBODY;
        }
        state[spoke] = k;
      }
      this.worked += last - (this.#choiceStarts[word] ?? 0);
    }
  }

  /**
   * Where a phrase can begin, all of whose words must be there, near enough and in turn: a set as {@link TextWindow.where}; 0:
   * nowhere.
   */
  where(ref: Ref): number {
    if (ref < 0) return this.#window.where[~ref] ?? 0;
    const { code } = this.#program;
    const head = code[ref] ?? 0;
    switch (head & op.KIND) {
      case op.ALL:
        return this.#beginning(this.#outlines.placeOf(ref));
      case op.ONE:
        return this.choiceWhere(code[ref + 1] ?? 0);
      case op.SLOT:
        return this.where(code[ref + 1] ?? 0);
      case op.DIGITS:
        return this.#window.digitsWhere;
      default:
        return ANYWHERE;
    }
  }

  /** The place in the line up to which a phrase with this outline may reach within these places; -1 if it cannot be there. */
  lastEnd(outline: number, within: number): number {
    if (this.#along(outline, within) === 0) return -1;
    const { from, shift } = this.#window;
    return from + ((32 - Math.clz32(this.#lastWhere)) << shift) - 1 + this.#lastSpan;
  }

  /** Where in `list` the options of a choice stand that are left; their number is at the place before. */
  options(choice: Ref): number {
    const { code } = this.#program;
    const state = this.#state;
    const number = code[choice + 1] ?? 0;
    const record = STATE * number;
    if (state[record + LISTED] === this.#read) return state[record + PLACE] ?? 0;
    const where = this.#sharedWhere;
    const at = this.#used + 1;
    let next = at;
    if ((this.#beginnings[BEGINNING * number + KNOWN] ?? 0) >= 2 * this.#read) {
      for (let k = state[record + SPOKE] ?? NOBODY; k >= 0; k = this.#before[k] ?? NOBODY)
        this.list[next++] = this.#speaker[k] ?? 0;
    }
    const words = state[record + STATE + WORDS] ?? 0;
    for (let i = state[record + WORDS] ?? 0; i < words; i++) {
      const word = this.#words[i] ?? 0;
      if (where[word] !== 0) this.list[next++] = ~(this.#shared[word] ?? 0);
    }
    // Nothing that is asked here lists options.
    const phrases = state[record + STATE + PHRASES] ?? 0;
    for (let i = state[record + PHRASES] ?? 0; i < phrases; i++) {
      const phrase = this.#phrases[i] ?? 0;
      if (this.where(phrase) !== 0) this.list[next++] = phrase;
    }
    this.#used = next;
    this.list[at - 1] = next - at;
    this.worked += next - at + words - (state[record + WORDS] ?? 0) + phrases - (state[record + PHRASES] ?? 0);
    state[record + LISTED] = this.#read;
    state[record + PLACE] = at;
    return at;
  }

  /** How many options are left of a choice whose {@link options} begin here. */
  count(options: number): number {
    return this.list[options - 1] ?? 0;
  }

  /** Where a phrase with this outline can begin. */
  #beginning(outline: number): number {
    if (this.#along(outline, ANYWHERE) === 0) return 0;
    const before = this.#outlines.data[outline] ?? 0;
    return before === 0 ? this.#firstWhere : spreadBack(this.#firstWhere, inSteps(before, this.#window.shift));
  }

  /** Where the last part of a phrase with this outline can begin; 0: the phrase cannot be there. */
  #along(outline: number, within: number): number {
    const { shift } = this.#window;
    let at = outline;
    const { data } = this.#outlines;
    const before = data[at] ?? 0;
    const count = data[at + 1] ?? 0;
    this.#firstWhere = ANYWHERE;
    this.#lastWhere = ANYWHERE;
    this.#lastSpan = before;
    if (count === 0) return ANYWHERE;
    at += 2;
    const first = this.#whereOf(data[at + PART] ?? 0) & within;
    let now = first;
    for (let left = count - 1; left > 0 && now !== 0; left--, at += STEP) {
      const reached = spread(now, (data[at + LEAST] ?? 0) >>> shift, inSteps(data[at + MOST] ?? 0, shift));
      now = reached & within;
      if (now !== 0) now &= this.#whereOf(data[at + STEP + PART] ?? 0);
    }
    this.#firstWhere = first;
    this.#lastWhere = now;
    this.#lastSpan = data[at + MOST] ?? 0;
    return now;
  }

  #whereOf(part: number): number {
    return part < CHOICE ? this.where(part) : this.choiceWhere(part - CHOICE);
  }

  /** Where the options of a choice can begin that are left: its words have spoken, the others are asked once. */
  choiceWhere(choice: number): number {
    const at = BEGINNING * choice;
    return this.#beginnings[at + KNOWN] === 2 * this.#read + 1
      ? (this.#beginnings[at + WHERE] ?? 0)
      : this.#ask(choice);
  }

  #ask(choice: number): number {
    const at = BEGINNING * choice;
    const record = STATE * choice;
    const beginnings = this.#beginnings;
    const state = this.#state;
    const where = this.#sharedWhere;
    const shared = this.#words;
    const spoken = 2 * this.#read;
    let begins = beginnings[at + WHERE] ?? 0;
    if (beginnings[at + KNOWN] !== spoken) {
      begins = 0;
      state[record + SPOKE] = NOBODY;
    }
    const words = state[record + STATE + WORDS] ?? 0;
    for (let i = state[record + WORDS] ?? 0; i < words; i++) begins |= where[shared[i] ?? 0] ?? 0;
    const phrases = state[record + STATE + PHRASES] ?? 0;
    for (let i = state[record + PHRASES] ?? 0; i < phrases; i++) begins |= this.where(this.#phrases[i] ?? 0);
    this.worked += words - (state[record + WORDS] ?? 0) + phrases - (state[record + PHRASES] ?? 0);
    beginnings[at + KNOWN] = spoken + 1;
    beginnings[at + WHERE] = begins;
    return begins;
  }
}

/** Units as steps of a set of places. */
function inSteps(units: number, shift: number): number {
  return (units >>> shift) + (shift === 0 ? 0 : 1);
}

/** The places that lie from `least` to `most` steps behind one of these. */
function spread(places: number, least: number, most: number): number {
  if (least > 31) return 0;
  let reached = places << least;
  let left = most - least;
  if (left > 30) return -(reached & -reached);
  for (let width = 1; left > 0; width *= 2) {
    const by = Math.min(width, left);
    reached |= reached << by;
    left -= by;
  }
  return reached;
}

/** The places that lie up to `most` steps before one of these, with them. */
function spreadBack(places: number, most: number): number {
  if (most > 30) return ANYWHERE;
  let reached = places;
  let left = most;
  for (let width = 1; left > 0; width *= 2) {
    const by = Math.min(width, left);
    reached |= reached >>> by;
    left -= by;
  }
  return reached;
}

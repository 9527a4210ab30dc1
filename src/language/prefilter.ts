import type { Live } from './live';
import type { Measures } from './measures';
import * as op from './operations';
import { CHOICE, type Outlines } from './outlines';
import type { Program, Ref } from './program';
import { Rows } from './rows';
import { type TextWindow, WINDOW } from './text-window';

/** Of a part that can be there without any word of it: nothing waits for it. */
const NEVER = Number.POSITIVE_INFINITY;
/** Of a choice that was not weighed yet. */
const UNKNOWN = -1;

/** Of a template of which only one part must be said. */
const NO_OTHER = 0x7fffffff;
/** All places of a window. */
const ANYWHERE = -1;
/**
 * Which templates can match at all. Each waits for the words of its rarest part only; when one of them is heard, the second
 * rarest is asked, then all the rest, so that a text is charged for the templates it comes near to and not for those that
 * exist.
 */
export class Prefilter {
  readonly #program: Program;
  readonly #measures: Measures;
  readonly #outlines: Outlines;
  readonly #entries: Ref[] = [];
  readonly #groups: number[] = [];
  readonly #later: boolean[] = [];
  /** Those that are looked for at once, and those that are looked for later, if at all. */
  #waiting: readonly Waiting[] = [];
  /** Of every template: the text in which it was found last, and as the how manyth. */
  #taken = new Int32Array(0);
  #order = new Int32Array(0);
  /** Of every template: the part that it waits for. */
  #rarest = new Int32Array(0);
  /** Of every template, side by side: the most units of it before a word it waits for, and from there on; 0 until asked. */
  #reaches = new Uint8Array(0);
  /** Of every template: the place of its outline, and one; 0 until that is asked. */
  #outlined = new Int32Array(0);
  #generation = 0;
  /** The templates found in this text, the places about which they can stand (see {@link TextWindow.where}), and how many. */
  found = new Int32Array(0);
  places = new Int32Array(0);
  count = 0;
  /** Words that templates wait for, and templates, looked at so far. */
  worked = 0;

  constructor(program: Program, measures: Measures, outlines: Outlines) {
    this.#program = program;
    this.#measures = measures;
    this.#outlines = outlines;
  }

  /** Adds a template under the next number. */
  add(entry: Ref, group: number, later: boolean): void {
    this.#entries.push(entry);
    this.#groups.push(group);
    this.#later.push(later);
  }

  /** To be called when all are added: every template is put where it waits. */
  freeze(): void {
    const rarity = new Rarity(this.#program);
    this.#rarest = Int32Array.from(this.#entries, (entry) => rarity.rarestIn(entry));
    this.#waiting = [false, true].map((later) => this.#waitingFor(later, rarity));
    this.#taken = new Int32Array(this.#entries.length);
    this.#reaches = new Uint8Array(2 * this.#entries.length);
    this.#outlined = new Int32Array(this.#entries.length);
    this.#order = new Int32Array(this.#entries.length);
    this.found = new Int32Array(this.#entries.length);
    this.places = new Int32Array(this.#entries.length);
  }

  #waitingFor(later: boolean, rarity: Rarity): Waiting {
    const byWord = new Rows(this.#program.words.count);
    const always: number[] = [];
    for (const put of [false, true]) {
      for (let template = 0; template < this.#entries.length; template++) {
        if (this.#later[template] !== later) continue;
        const entry = this.#entries[template] ?? 0;
        if (rarity.of(entry) < NEVER) this.#wait(this.#rarest[template] ?? 0, template, rarity, byWord, put);
        else if (put) always.push(template);
      }
      byWord.turn(put);
    }
    const templates = new Int32Array(2 * byWord.values.length);
    const otherOf = new Map<number, number>();
    byWord.values.forEach((template, k) => {
      let other = otherOf.get(template);
      if (other === undefined) {
        other = this.#outlines.asChoice(rarity.otherOf(this.#entries[template] ?? 0));
        otherOf.set(template, other);
      }
      templates[2 * k] = template;
      templates[2 * k + 1] = other;
    });
    return { starts: byWord.starts, templates, always };
  }

  /** Under every word with which a part can begin to be there. */
  #wait(ref: Ref, template: number, rarity: Rarity, waiting: Rows, put: boolean): void {
    if (ref < 0) {
      waiting.add(~ref, template, put);
      return;
    }
    const { code } = this.#program;
    const head = code[ref] ?? 0;
    switch (head & op.KIND) {
      case op.ALL:
        this.#wait(rarity.rarestOf(ref), template, rarity, waiting, put);
        break;
      case op.ONE: {
        const first = ref + op.OPTIONS;
        const last = first + (head >>> op.NUMBER);
        for (let i = first; i < last; i++) this.#wait(code[i] ?? 0, template, rarity, waiting, put);
        break;
      }
      case op.SLOT:
        this.#wait(code[ref + 1] ?? 0, template, rarity, waiting, put);
        break;
    }
  }

  #outlineOf(template: number): number {
    const known = this.#outlined[template] ?? 0;
    if (known > 0) return known - 1;
    const place = this.#outlines.write(this.#entries[template] ?? 0);
    this.#outlined[template] = place + 1;
    return place;
  }

  /** How far a template can reach back from a word it waits for, and forth from where that begins. */
  #measure(template: number): void {
    const { code } = this.#program;
    const entry = this.#entries[template] ?? 0;
    const rarest = this.#rarest[template] ?? 0;
    const parts = rarest === entry ? [entry] : this.#program.parts(entry);
    const at = parts.indexOf(rarest);
    let before = 0;
    let after = 0;
    parts.forEach((part, i) => {
      const span = this.#measures.longestSpan(part);
      if (i >= at) after += span;
      else before += span;
    });
    const isWord = (part: Ref) => part < 0;
    const isOfWords =
      isWord(rarest) || (((code[rarest] ?? 0) & op.KIND) === op.ONE && this.#program.parts(rarest).every(isWord));
    // A word of a phrase may stand anywhere in it.
    if (!isOfWords) before += this.#measures.longestSpan(rarest);
    // No window is longer.
    this.#reaches[2 * template] = Math.min(before, WINDOW);
    this.#reaches[2 * template + 1] = Math.min(after, WINDOW);
  }

  /** To be called when the window has read other text. */
  renew(): void {
    this.count = 0;
    this.#generation++;
  }

  /**
   * Finds the templates that are looked for at once, or later, whose groups are wanted (null: all) and of which enough was
   * not yet seen, that may match in the window and end at `least` or later.
   */
  find(
    window: TextWindow,
    live: Live,
    least: number,
    later: boolean,
    enough: Uint8Array | null,
    wanted: Uint8Array | null,
  ): void {
    const waiting = this.#waiting[later ? 1 : 0];
    if (!waiting) return;
    const generation = this.#generation;
    const taken = this.#taken;
    const { found, places } = this;
    const reaches = this.#reaches;
    const { starts, templates } = waiting;
    const { said, where, shift, from } = window;
    let { count } = this;
    for (const template of waiting.always) {
      if (enough?.[template] === 1 || wanted?.[this.#groups[template] ?? 0] === 0) continue;
      if (live.lastEnd(this.#outlineOf(template), ANYWHERE) < least) continue;
      places[count] = ANYWHERE;
      found[count++] = template;
    }
    let worked = window.count + waiting.always.length;
    for (let i = 0; i < window.count; i++) {
      const word = said[i] ?? 0;
      const first = starts[word] ?? 0;
      const end = starts[word + 1] ?? 0;
      worked += end - first;
      // Where it stands last, at the latest.
      const last = from + ((32 - Math.clz32(where[word] ?? 0)) << shift) - 1;
      for (let k = first; k < end; k++) {
        const template = templates[2 * k] ?? 0;
        if (wanted && wanted[this.#groups[template] ?? 0] === 0) continue;
        if (enough && enough[template] === 1) continue;
        const isTaken = taken[template] === generation;
        if (isTaken && shift === 0) continue;
        if (shift > 0 && reaches[2 * template + 1] === 0) this.#measure(template);
        const after = reaches[2 * template + 1] ?? 0;
        if (shift > 0 && last + after < least) continue;
        const other = templates[2 * k + 1] ?? NO_OTHER;
        const there =
          other < CHOICE ? live.where(other) : other === NO_OTHER ? ANYWHERE : live.choiceWhere(other - CHOICE);
        if (there === 0) continue;
        // In a short text everything is near.
        const near = shift === 0 ? ANYWHERE : around(where[word] ?? 0, reaches[2 * template] ?? 0, after, shift);
        if ((there & near) === 0) continue;
        if (isTaken) {
          const at = this.#order[template] ?? 0;
          places[at] = (places[at] ?? 0) | near;
        } else if (live.lastEnd(this.#outlineOf(template), near) >= least) {
          taken[template] = generation;
          this.#order[template] = count;
          places[count] = near;
          found[count++] = template;
        }
      }
    }
    this.worked += worked;
    this.count = count;
  }
}

/** The places no more than so many units before or after one of these, and what rounding may hide. */
function around(places: number, before: number, after: number, shift: number): number {
  let near = places;
  for (let left = steps(after, shift), width = 1; left > 0; left -= width, width = Math.min(2 * width, left))
    near |= near << width;
  if (before === 0) return near;
  for (let left = steps(before, shift), width = 1; left > 0; left -= width, width = Math.min(2 * width, left))
    near |= near >>> width;
  return near;
}

function steps(units: number, shift: number): number {
  return Math.min((units >>> shift) + 1, 31);
}

/** Templates by the words of their rarest part, and those that no word stands for. */
interface Waiting {
  /** Where the templates of each word begin. */
  readonly starts: Int32Array;
  /**
   * Side by side the template and its part that is said most rarely but one (a choice by its number, see {@link CHOICE}, or
   * {@link NO_OTHER}).
   */
  readonly templates: Int32Array;
  readonly always: readonly number[];
}

/**
 * How rarely a part is said at all, as far as one can tell from how often the units of its words occur in the words of the
 * lexicon. Only the order of these numbers matters.
 */
class Rarity {
  readonly #program: Program;
  readonly #likelihood: Float64Array;
  readonly #choices: Float64Array;

  constructor(program: Program) {
    this.#program = program;
    this.#likelihood = likelihoods(program);
    this.#choices = new Float64Array(program.choices.length).fill(UNKNOWN);
  }

  /** The likelihood that a word is said that the part needs; {@link NEVER} if it needs none. */
  of(ref: Ref): number {
    if (ref < 0) return this.#likelihood[~ref] ?? 0;
    const { code } = this.#program;
    const head = code[ref] ?? 0;
    switch (head & op.KIND) {
      case op.ALL: {
        let least = NEVER;
        const last = ref + (head >>> op.NUMBER);
        for (let i = ref + 1; i <= last; i++) least = Math.min(least, this.of(code[i] ?? 0));
        return least;
      }
      case op.ONE: {
        const number = code[ref + 1] ?? 0;
        const known = this.#choices[number] ?? UNKNOWN;
        if (known >= 0) return known;
        let sum = 0;
        const first = ref + op.OPTIONS;
        const last = first + (head >>> op.NUMBER);
        for (let i = first; i < last; i++) sum += this.of(code[i] ?? 0);
        this.#choices[number] = sum;
        return sum;
      }
      case op.SLOT:
        return this.of(code[ref + 1] ?? 0);
      default:
        return NEVER;
    }
  }

  /** The part of a template that is said most rarely: all of it if it is no sequence. */
  rarestIn(entry: Ref): Ref {
    const inTurn = entry >= 0 && ((this.#program.code[entry] ?? 0) & op.KIND) === op.ALL;
    return inTurn ? this.rarestOf(entry) : entry;
  }

  /** The part of a sequence that is said most rarely, of all but one. */
  rarestOf(sequence: Ref, but = NO_OTHER): Ref {
    const { code } = this.#program;
    const last = sequence + ((code[sequence] ?? 0) >>> op.NUMBER);
    let rarest = NO_OTHER;
    let least = NEVER;
    for (let i = sequence + 1; i <= last; i++) {
      const part = code[i] ?? 0;
      const rarity = this.of(part);
      if (rarity >= least || part === but) continue;
      rarest = part;
      least = rarity;
    }
    return rarest;
  }

  /** Of a template: the part that must be said and is said most rarely but one. */
  otherOf(entry: Ref): Ref {
    const { code } = this.#program;
    if (entry < 0 || ((code[entry] ?? 0) & op.KIND) !== op.ALL) return NO_OTHER;
    return this.rarestOf(entry, this.rarestOf(entry));
  }
}

function likelihoods({ words }: Program): Float64Array {
  const { count, units, starts } = words;
  const often = new Int32Array(0x10000);
  const size = starts[count] ?? 0;
  for (let i = 0; i < size; i++) often[units[i] ?? 0] = (often[units[i] ?? 0] ?? 0) + 1;
  const likelihood = new Float64Array(count);
  for (let word = 0; word < count; word++) {
    let product = 1;
    for (let i = starts[word] ?? 0; i < (starts[word + 1] ?? 0); i++) {
      product *= ((often[units[i] ?? 0] ?? 0) + 1) / (count + 1);
    }
    likelihood[word] = product;
  }
  return likelihood;
}

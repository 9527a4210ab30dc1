import type { Live } from './live';
import type { Measures } from './measures';
import * as op from './operations';
import type { Program, Ref } from './program';
import { Rows } from './rows';
import type { TextWindow } from './text-window';

/** Of a part that can be there without any word of it: nothing waits for it. */
const NEVER = Number.POSITIVE_INFINITY;
/** Of a choice that was not weighed yet. */
const UNKNOWN = -1;

/**
 * Which templates can match at all. Each waits for the words of its rarest part only; when one of them is heard, the rest
 * is asked, so that a text is charged for the templates it comes near to and not for those that exist.
 */
export class Prefilter {
  readonly #program: Program;
  readonly #measures: Measures;
  readonly #entries: Ref[] = [];
  /** Templates that no word stands for. */
  readonly #always: number[] = [];
  /** Templates by the words of their rarest part. */
  #waiting = new Rows(0);
  #asked = new Int32Array(0);
  #generation = 0;
  /** Of every template: units it can span at most; 0 until that is asked. */
  #spans = new Int32Array(0);
  /** The templates found last. */
  found = new Int32Array(0);
  /** Templates looked at so far. */
  worked = 0;

  constructor(program: Program, measures: Measures) {
    this.#program = program;
    this.#measures = measures;
  }

  /** Adds a template under the next number. */
  add(entry: Ref): void {
    this.#entries.push(entry);
  }

  /** To be called when all are added: every template is put where it waits. */
  freeze(): void {
    const rarity = new Rarity(this.#program);
    const waiting = new Rows(this.#program.words.count);
    for (const put of [false, true]) {
      for (let template = 0; template < this.#entries.length; template++) {
        const entry = this.#entries[template] ?? 0;
        if (rarity.of(entry) < NEVER) this.#wait(entry, template, rarity, waiting, put);
        else if (put) this.#always.push(template);
      }
      waiting.turn(put);
    }
    this.#waiting = waiting;
    this.#asked = new Int32Array(this.#entries.length);
    this.#spans = new Int32Array(this.#entries.length);
    this.found = new Int32Array(this.#entries.length);
  }

  /** Under every word with which the rarest part can begin to be there. */
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

  /** Finds the templates that may match in the window and end at `least` or later; tells how many. */
  find(window: TextWindow, live: Live, least: number): number {
    const generation = ++this.#generation;
    const asked = this.#asked;
    const { found } = this;
    const { starts, values } = this.#waiting;
    let count = 0;
    for (const template of this.#always) if (this.#mayMatch(template, live, least)) found[count++] = template;
    this.worked += window.count + this.#always.length;
    for (let i = 0; i < window.count; i++) {
      const word = window.said[i] ?? 0;
      const end = starts[word + 1] ?? 0;
      for (let k = starts[word] ?? 0; k < end; k++) {
        const template = values[k] ?? 0;
        if (asked[template] === generation) continue;
        asked[template] = generation;
        this.worked++;
        if (this.#mayMatch(template, live, least)) found[count++] = template;
      }
    }
    return count;
  }

  /** A match begins no later than any of its words and ends no earlier: what is too far apart, or too early, is none. */
  #mayMatch(template: number, live: Live, least: number): boolean {
    const entry = this.#entries[template] ?? 0;
    if (!live.possible(entry)) return false;
    let span = this.#spans[template] ?? 0;
    if (span === 0) {
      span = this.#measures.longestSpan(entry);
      this.#spans[template] = span;
    }
    return live.end - live.start <= span && live.start + span >= least;
  }
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

  /** The part of a sequence that is said most rarely. */
  rarestOf(sequence: Ref): Ref {
    const { code } = this.#program;
    const last = sequence + ((code[sequence] ?? 0) >>> op.NUMBER);
    let rarest = code[sequence + 1] ?? 0;
    let least = NEVER;
    for (let i = sequence + 1; i <= last; i++) {
      const part = code[i] ?? 0;
      const rarity = this.of(part);
      if (rarity >= least) continue;
      rarest = part;
      least = rarity;
    }
    return rarest;
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

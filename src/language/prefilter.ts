import type { Live } from './live';
import type { Measures } from './measures';
import { ALL, KIND, NUMBER, ONE, OPTIONS, type Program, type Ref, SLOT } from './program';
import { Rows } from './rows';
import type { TextWindow } from './text-window';

/** Words of which at least one must be said. */
type Need = readonly number[];

/**
 * Which templates can match at all. Each waits for the words of its rarest part only; when one of them is heard, the rest
 * is asked, so that a text is charged for the templates it comes near to and not for those that exist.
 */
export class Prefilter {
  readonly #program: Program;
  readonly #measures: Measures;
  readonly #entries: Ref[] = [];
  readonly #needsOf = new Map<Ref, readonly Need[]>();
  /** Templates that no word stands for. */
  readonly #always: number[] = [];
  /** Templates by the words of their rarest need. */
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
    const likelihood = this.#likelihoods();
    const { count } = this.#program.words;
    const waits: (Need | undefined)[] = [];
    const rarityOf = new Map<Need, number>();
    this.#entries.forEach((entry, template) => {
      let rarest: Need | undefined;
      let least = Number.POSITIVE_INFINITY;
      for (const need of this.#mustSay(entry)) {
        let rarity = rarityOf.get(need);
        if (rarity === undefined) {
          rarity = 0;
          for (const word of need) rarity += likelihood[word] ?? 0;
          rarityOf.set(need, rarity);
        }
        if (rarity >= least) continue;
        rarest = need;
        least = rarity;
      }
      waits.push(rarest);
      if (rarest === undefined) this.#always.push(template);
    });
    const waiting = new Rows(count);
    for (const put of [false, true]) {
      waits.forEach((need, template) => {
        for (const word of need ?? []) waiting.add(word, template, put);
      });
      waiting.turn(put);
    }
    this.#waiting = waiting;
    this.#asked = new Int32Array(this.#entries.length);
    this.#spans = new Int32Array(this.#entries.length);
    this.found = new Int32Array(this.#entries.length);
    this.#needsOf.clear();
  }

  /** Only the order of these numbers matters: how often the units of a word occur in the words of the lexicon. */
  #likelihoods(): Float64Array {
    const { count, units, starts } = this.#program.words;
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

  /** For every part of the phrase that must be said, the words of which at least one is said. */
  #mustSay(ref: Ref): readonly Need[] {
    if (ref < 0) return [[~ref]];
    const known = this.#needsOf.get(ref);
    if (known) return known;
    const needs = this.#wordsNeeded(ref);
    this.#needsOf.set(ref, needs);
    return needs;
  }

  #wordsNeeded(ref: Ref): readonly Need[] {
    const { code } = this.#program;
    const head = code[ref] ?? 0;
    const count = head >>> NUMBER;
    switch (head & KIND) {
      case ALL: {
        const needs: Need[] = [];
        for (let i = ref + 1; i <= ref + count; i++) needs.push(...this.#mustSay(code[i] ?? 0));
        return needs;
      }
      case SLOT:
        return this.#mustSay(code[ref + 1] ?? 0);
      case ONE: {
        const words: number[] = [];
        for (let i = ref + OPTIONS; i < ref + OPTIONS + count; i++) {
          const option = code[i] ?? 0;
          if (option < 0) words.push(~option);
          else {
            const best = this.#mostTelling(this.#mustSay(option));
            if (!best) return [];
            words.push(...best);
          }
        }
        return [[...new Set(words)]];
      }
      default:
        return [];
    }
  }

  /** A few long words tell more than many short ones. */
  #mostTelling(needs: readonly Need[]): Need | null {
    let best: Need | null = null;
    let most = Number.NEGATIVE_INFINITY;
    for (const need of needs) {
      let shortest = Number.POSITIVE_INFINITY;
      for (const word of need) shortest = Math.min(shortest, this.#program.words.length(word));
      const tells = shortest * 64 - need.length;
      if (tells > most) {
        best = need;
        most = tells;
      }
    }
    return best;
  }
}

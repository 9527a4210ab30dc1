import type { Live } from './live';
import { ALL, KIND, NUMBER, ONE, OPTIONS, type Program, type Ref, SLOT } from './program';
import type { TextWindow } from './text-window';

/** Words of which at least one must be said. */
type Need = readonly number[];

/**
 * Which templates can match at all. Each waits for the words of its rarest part only; when one of them is heard, the rest
 * is asked, so that a text is charged for the templates it comes near to and not for those that exist.
 */
export class Prefilter {
  readonly #program: Program;
  readonly #entries: Ref[] = [];
  readonly #needsOf = new Map<Ref, readonly Need[]>();
  /** Templates that no word stands for. */
  readonly #always: number[] = [];
  /** Templates by the words of their rarest need: where those of a word begin, and all in a row. */
  #starts = new Int32Array(1);
  #waiting = new Int32Array(0);
  #asked = new Int32Array(0);
  #generation = 0;
  readonly #found: number[] = [];
  /** Templates looked at so far. */
  worked = 0;

  constructor(program: Program) {
    this.#program = program;
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
    const starts = new Int32Array(count + 1);
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
      for (const word of rarest ?? []) starts[word + 1] = (starts[word + 1] ?? 0) + 1;
    });
    for (let word = 0; word < count; word++) starts[word + 1] = (starts[word + 1] ?? 0) + (starts[word] ?? 0);
    this.#waiting = new Int32Array(starts[count] ?? 0);
    const next = starts.slice();
    waits.forEach((need, template) => {
      for (const word of need ?? []) {
        const at = next[word] ?? 0;
        this.#waiting[at] = template;
        next[word] = at + 1;
      }
    });
    this.#starts = starts;
    this.#asked = new Int32Array(this.#entries.length);
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

  /** Templates that may match in the window. Valid until called again. */
  candidates(window: TextWindow, live: Live): readonly number[] {
    const generation = ++this.#generation;
    const asked = this.#asked;
    const found = this.#found;
    found.length = 0;
    for (const template of this.#always) if (live.possible(this.#entries[template] ?? 0)) found.push(template);
    this.worked += window.said.length + this.#always.length;
    for (const word of window.said) {
      const end = this.#starts[word + 1] ?? 0;
      for (let i = this.#starts[word] ?? 0; i < end; i++) {
        const template = this.#waiting[i] ?? 0;
        if (asked[template] === generation) continue;
        asked[template] = generation;
        this.worked++;
        if (live.possible(this.#entries[template] ?? 0)) found.push(template);
      }
    }
    return found;
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

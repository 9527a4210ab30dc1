import type { Phrase } from './grammar';
import type { Symbols } from './program';
import { WordTrie } from './word-trie';

/** Words of which at least one must be said. */
type Need = readonly Uint16Array[];

/**
 * Which templates can match at all: those of which every part that must be said has at least one of its words in the
 * text, read by sound, one after the other. Each template waits for its rarest part only, so that a text is charged for the templates it
 * comes near to and not for those that exist.
 */
export class Prefilter {
  readonly #trie = new WordTrie();
  /** Words of every distinct need, as numbers of the trie. */
  readonly #needs: Int32Array[] = [];
  readonly #numberOf = new Map<string, number>();
  readonly #wordsOf = new Map<Phrase, readonly Need[]>();
  readonly #symbols: Symbols;
  readonly #needsOf: number[][] = [];
  readonly #always: number[] = [];
  readonly #unitCount = new Int32Array(0x10000);
  readonly #wordUnits: Uint16Array[] = [];
  /** Templates by the words of their rarest need, needs by template, words by need. */
  #waiting = new Rows([]);
  #needed = new Rows([]);
  #words = new Rows([]);
  #seen = new Int32Array(0);
  /** Of a word that is seen, and of a need that is met: where it ends first and begins last. */
  #firstEnd = new Int32Array(0);
  #lastStart = new Int32Array(0);
  #needEnd = new Int32Array(0);
  #needStart = new Int32Array(0);
  #met = new Int32Array(0);
  #unmet = new Int32Array(0);
  #asked = new Int32Array(0);
  #generation = 0;
  readonly #heard: number[] = [];
  readonly #found: number[] = [];
  /** Words and templates looked at so far. */
  worked = 0;

  constructor(symbols: Symbols) {
    this.#symbols = symbols;
  }

  /** Adds a template under the next number; its units are among the symbols already. */
  add(phrase: Phrase): void {
    const numbers = this.#mustSay(phrase).map((need) => this.#need(need));
    if (numbers.length === 0) this.#always.push(this.#needsOf.length);
    this.#needsOf.push(numbers);
  }

  #need(words: Need): number {
    const numbers = [...new Set(words.map((word) => this.#word(word)))].sort((a, b) => a - b);
    const key = numbers.join();
    const known = this.#numberOf.get(key);
    if (known !== undefined) return known;
    this.#numberOf.set(key, this.#needs.length);
    this.#needs.push(Int32Array.from(numbers));
    return this.#needs.length - 1;
  }

  #word(units: Uint16Array): number {
    const number = this.#trie.add(units);
    if (number === this.#wordUnits.length) {
      this.#wordUnits.push(units);
      for (const unit of units) this.#unitCount[unit] = (this.#unitCount[unit] ?? 0) + 1;
    }
    return number;
  }

  /** To be called when all are added: every template is put where it waits. */
  freeze(): void {
    const rarity = this.#needs.map((words) => words.reduce((sum, word) => sum + this.#likelihood(word), 0));
    const waiting: number[][] = this.#wordUnits.map(() => []);
    this.#needsOf.forEach((needs, template) => {
      let rarest = needs[0];
      for (const need of needs) if ((rarity[need] ?? 0) < (rarity[rarest ?? 0] ?? 0)) rarest = need;
      if (rarest !== undefined) for (const word of this.#needs[rarest] ?? []) waiting[word]?.push(template);
    });
    this.#seen = new Int32Array(this.#wordUnits.length);
    this.#firstEnd = new Int32Array(this.#wordUnits.length);
    this.#lastStart = new Int32Array(this.#wordUnits.length);
    this.#needEnd = new Int32Array(this.#needs.length);
    this.#needStart = new Int32Array(this.#needs.length);
    this.#met = new Int32Array(this.#needs.length);
    this.#unmet = new Int32Array(this.#needs.length);
    this.#asked = new Int32Array(this.#needsOf.length);
    this.#waiting = new Rows(waiting);
    this.#needed = new Rows(this.#needsOf);
    this.#words = new Rows(this.#needs);
  }

  /** Only the order of these numbers matters: how often the units of a word occur in the words of the lexicon. */
  #likelihood(word: number): number {
    let product = 1;
    for (const unit of this.#wordUnits[word] ?? []) {
      product *= ((this.#unitCount[unit] ?? 0) + 1) / (this.#wordUnits.length + 1);
    }
    return product;
  }

  /** Templates that may match between units `from` and `to`; `sounds` is the text by the numbers of its readings. Valid until called again. */
  candidates(sounds: Uint16Array, from: number, to: number): readonly number[] {
    const trie = this.#trie;
    const seen = this.#seen;
    const generation = ++this.#generation;
    const heard = this.#heard;
    const firstEnd = this.#firstEnd;
    const lastStart = this.#lastStart;
    heard.length = 0;
    for (let start = from; start < to; start++) {
      let node = 0;
      for (let i = start; i < to; i++) {
        node = trie.step(node, sounds[i] ?? 0);
        if (node < 0) break;
        const word = trie.word(node);
        if (word < 0) continue;
        lastStart[word] = start;
        if (seen[word] === generation) continue;
        seen[word] = generation;
        firstEnd[word] = i + 1;
        heard.push(word);
      }
    }
    const found = this.#found;
    found.length = 0;
    for (const template of this.#always) found.push(template);
    this.worked += to - from + heard.length;
    const { starts, values } = this.#waiting;
    for (const word of heard) {
      const end = starts[word + 1] ?? 0;
      for (let i = starts[word] ?? 0; i < end; i++) {
        const template = values[i] ?? 0;
        if (this.#asked[template] === generation) continue;
        this.#asked[template] = generation;
        this.worked++;
        if (this.#allMet(template)) found.push(template);
      }
    }
    return found;
  }

  /** Whether every need is met, and in the order in which the template says them. */
  #allMet(template: number): boolean {
    const { starts, values } = this.#needed;
    const end = starts[template + 1] ?? 0;
    let place = 0;
    for (let i = starts[template] ?? 0; i < end; i++) {
      const need = values[i] ?? 0;
      if (!this.#isMet(need) || (this.#needStart[need] ?? 0) < place) return false;
      place = Math.max(place + 1, this.#needEnd[need] ?? 0);
    }
    return true;
  }

  #isMet(need: number): boolean {
    const generation = this.#generation;
    if (this.#met[need] === generation) return true;
    if (this.#unmet[need] === generation) return false;
    const { starts, values } = this.#words;
    const end = starts[need + 1] ?? 0;
    let first = -1;
    let last = -1;
    for (let i = starts[need] ?? 0; i < end; i++) {
      const word = values[i] ?? 0;
      if (this.#seen[word] !== generation) continue;
      const ends = this.#firstEnd[word] ?? 0;
      if (first < 0 || ends < first) first = ends;
      last = Math.max(last, this.#lastStart[word] ?? 0);
    }
    if (first < 0) {
      this.#unmet[need] = generation;
      return false;
    }
    this.#needEnd[need] = first;
    this.#needStart[need] = last;
    this.#met[need] = generation;
    return true;
  }

  /** For every part of the phrase that must be said, the words of which at least one is said. */
  #mustSay(phrase: Phrase): readonly Need[] {
    const known = this.#wordsOf.get(phrase);
    if (known) return known;
    const needs = this.#wordsNeeded(phrase);
    this.#wordsOf.set(phrase, needs);
    return needs;
  }

  #wordsNeeded(phrase: Phrase): readonly Need[] {
    switch (phrase.is) {
      case 'literal':
        return [[Uint16Array.from(phrase.text, (unit) => this.#symbols.sound(unit.charCodeAt(0)))]];
      case 'all':
        return phrase.parts.flatMap((part) => this.#mustSay(part));
      case 'slot':
        return this.#mustSay(phrase.part);
      case 'one': {
        const words: Uint16Array[] = [];
        for (const option of phrase.of) {
          const best = this.#mustSay(option).reduce<Need | null>(
            (a, b) => (a && telling(a) >= telling(b) ? a : b),
            null,
          );
          if (!best) return [];
          words.push(...best);
        }
        return [words];
      }
      default:
        return [];
    }
  }
}

/** Lists of numbers, one after the other in one array. */
class Rows {
  readonly starts: Int32Array;
  readonly values: Int32Array;

  constructor(rows: readonly (readonly number[] | Int32Array)[]) {
    this.starts = new Int32Array(rows.length + 1);
    rows.forEach((row, i) => {
      this.starts[i + 1] = (this.starts[i] ?? 0) + row.length;
    });
    this.values = new Int32Array(this.starts[rows.length] ?? 0);
    rows.forEach((row, i) => {
      this.values.set(row, this.starts[i]);
    });
  }
}

/** A few long words tell more than many short ones. */
function telling(words: Need): number {
  return Math.min(...words.map((word) => word.length)) * 64 - words.length;
}

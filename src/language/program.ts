import { type Phrase, TemplateError } from './grammar';
import { readingSymbol } from './hanzi';

/** What a node of the program consumes: the low three bits of its first word. */
export const LITERAL = 0;
export const ALL = 1;
export const ONE = 2;
export const MAYBE = 3;
export const GAP = 4;
export const DIGITS = 5;
export const EDGE = 6;
/** Of a gap: it runs over the ends of sentences. Of an edge: it must be there. */
export const FLAG = 8;

/** A node begins with its head, then two words of {@link signOf}. */
export const BODY = 3;
/** In the body of a choice: its number, then option, low and high sign, option … */
export const OPTIONS = BODY + 1;
export const OPTION_WORDS = 3;

const LARGEST = 6000;
const DEEPEST = 100;

/** Units and readings of the lexicon by small numbers, 0 for all others: tables by number stay in the cache. */
export class Symbols {
  readonly unitOf = new Uint16Array(0x10000);
  readonly #soundOf = new Uint16Array(0x10000);
  /** Units that read alike: what pinyin in a text can stand for. */
  readonly alike: number[][] = [[]];
  units = 1;

  unit(code: number): number {
    const known = this.unitOf[code] ?? 0;
    if (known !== 0) return known;
    this.unitOf[code] = this.units;
    const reading = readingSymbol(code) || code;
    if (this.#soundOf[reading] === 0) {
      this.#soundOf[reading] = this.alike.length;
      this.alike.push([]);
    }
    this.alike[this.#soundOf[reading] ?? 0]?.push(this.units);
    return this.units++;
  }

  get sounds(): number {
    return this.alike.length;
  }

  /** Number of the reading, or of the unit itself where it has no reading. */
  sound(code: number): number {
    return this.#soundOf[readingSymbol(code) || code] ?? 0;
  }
}

/**
 * The phrases of all templates as one array of numbers, so that running them reads memory in a row and allocates nothing.
 * Rules and repeated words are shared, not copied.
 */
export class Program {
  readonly symbols = new Symbols();
  code = new Int32Array(1 << 12);
  /** Choices so far, and options in all of them. */
  choices = 0;
  options = 0;
  #length = 0;
  readonly #known = new Map<Phrase, number>();
  readonly #words = new Map<string, number>();
  /** Units and branches of a node, rules spelt out: what a match can cost. */
  readonly #sizes = new Map<number, number>();

  /** Entry of a phrase. Throws a coded problem if it can say nothing, begin with a gap, or is too large to run. */
  add(phrase: Phrase): number {
    const entry = entryOf(phrase);
    if (entry.open || entry.empty || !saysSomething(phrase)) throw new TemplateError('LEX_OPEN_START', 1);
    const node = this.#compile(phrase, 0);
    if ((this.#sizes.get(node) ?? 0) > LARGEST) throw new TemplateError('LEX_TOO_LARGE', 1);
    return node;
  }

  #compile(phrase: Phrase, depth: number): number {
    if (phrase.is === 'slot') return this.#compile(phrase.part, depth);
    if (depth > DEEPEST) throw new TemplateError('LEX_TOO_LARGE', 1);
    const known = this.#known.get(phrase);
    if (known !== undefined) return known;
    const made = this.#make(phrase, depth + 1);
    this.#known.set(phrase, made);
    return made;
  }

  #make(phrase: Exclude<Phrase, { is: 'slot' }>, depth: number): number {
    switch (phrase.is) {
      case 'literal':
        return this.#literal(phrase.text);
      case 'all': {
        const parts = phrase.parts.map((part) => this.#compile(part, depth)).flatMap((part) => this.#partsOf(part));
        let low = 0;
        let high = 0;
        for (const part of parts) {
          low |= this.code[part + 1] ?? 0;
          high |= this.code[part + 2] ?? 0;
        }
        return this.#node(ALL | (parts.length << 4), low, high, parts, this.#sizeOf(parts));
      }
      case 'one': {
        const options = phrase.of.map((part) => this.#compile(part, depth));
        const body = [this.choices++];
        let low = -1;
        let high = -1;
        for (const option of options) {
          const sign = this.code[option + 1] ?? 0;
          const sign2 = this.code[option + 2] ?? 0;
          body.push(option, sign, sign2);
          low &= sign;
          high &= sign2;
        }
        this.options += options.length;
        return this.#node(ONE | (options.length << 4), low, high, body, this.#sizeOf(options));
      }
      case 'maybe': {
        const part = this.#compile(phrase.part, depth);
        return this.#node(MAYBE, 0, 0, [part], this.#sizeOf([part]));
      }
      case 'gap':
        return this.#node(GAP | (phrase.wide ? FLAG : 0) | (phrase.most << 4), 0, 0, [], 1);
      case 'digits':
        return this.#node(DIGITS, 0, 0, [], 1);
      case 'edge':
        return this.#node(EDGE | (phrase.must ? FLAG : 0), 0, 0, [], 1);
    }
  }

  #literal(text: string): number {
    const known = this.#words.get(text);
    if (known !== undefined) return known;
    const body: number[] = [];
    let low = 0;
    let high = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = this.symbols.unit(text.charCodeAt(i));
      const sound = this.symbols.sound(text.charCodeAt(i));
      body.push(unit | (sound << 16));
      const bit = signBit(sound);
      if (bit < 32) low |= 1 << bit;
      else high |= 1 << (bit & 31);
    }
    const node = this.#node(LITERAL | (text.length << 4), low, high, body, text.length);
    this.#words.set(text, node);
    return node;
  }

  #partsOf(node: number): readonly number[] {
    const head = this.code[node] ?? 0;
    if ((head & 7) !== ALL) return [node];
    return [...this.code.subarray(node + BODY, node + BODY + (head >>> 4))];
  }

  #sizeOf(nodes: readonly number[]): number {
    return nodes.reduce((sum, node) => sum + (this.#sizes.get(node) ?? 0), 1);
  }

  #node(head: number, low: number, high: number, body: readonly number[], size: number): number {
    const at = this.#length;
    this.#length += BODY + body.length;
    if (this.#length > this.code.length) {
      const larger = new Int32Array(2 * this.#length);
      larger.set(this.code);
      this.code = larger;
    }
    this.code[at] = head;
    this.code[at + 1] = low;
    this.code[at + 2] = high;
    this.code.set(body, at + BODY);
    this.#sizes.set(at, size);
    return at;
  }
}

/**
 * Sign of what must be said: every reading is one of 64 bits. A text that lacks a bit of a node's sign cannot match it.
 * Tells which bit; below 32 it lies in the low word.
 */
export function signBit(sound: number): number {
  return Math.imul(sound, 0x9e3779b1) >>> 26;
}

/** Whether a match can begin with a gap, and whether it can be nothing at all. */
function entryOf(phrase: Phrase): { readonly open: boolean; readonly empty: boolean } {
  switch (phrase.is) {
    case 'literal':
      return { open: false, empty: phrase.text === '' };
    case 'gap':
      return { open: true, empty: true };
    case 'digits':
      return { open: false, empty: false };
    case 'edge':
      return { open: false, empty: !phrase.must };
    case 'slot':
      return entryOf(phrase.part);
    case 'maybe':
      return { open: entryOf(phrase.part).open, empty: true };
    case 'one': {
      const entries = phrase.of.map(entryOf);
      return { open: entries.some((e) => e.open), empty: entries.some((e) => e.empty) };
    }
    case 'all': {
      for (const part of phrase.parts) {
        const { open, empty } = entryOf(part);
        if (open || !empty) return { open, empty: false };
      }
      return { open: false, empty: true };
    }
  }
}

/** Whether every match has a unit; a mere edge says nothing. */
function saysSomething(phrase: Phrase): boolean {
  switch (phrase.is) {
    case 'literal':
      return phrase.text !== '';
    case 'digits':
      return true;
    case 'slot':
      return saysSomething(phrase.part);
    case 'one':
      return phrase.of.every(saysSomething);
    case 'all':
      return phrase.parts.some(saysSomething);
    case 'maybe':
    case 'gap':
    case 'edge':
      return false;
  }
}

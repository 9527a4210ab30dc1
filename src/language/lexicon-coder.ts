import type { BitCoder } from './bit-coder';
import { ALL, GAP, KIND, MAYBE, NUMBER, ONE, OPTIONS, type Program, type Ref, SLOT } from './program';

/** Besides the kinds of nodes: a new word, one that was said before, a node that was there before, and the end of a list. */
const NEW = 8;
const SAID = 9;
const KNOWN = 10;
const END = 11;

/** Sorts of numbers, for {@link BitCoder.number}. */
const TYPE = 0;
const CHARACTER = 1;
const WORD = 2;
const NODE = 3;
const SIZE = 4;
const TEXT = 5;
const CHARACTER_BITS = 12;
const WORD_BITS = 16;
const NODE_BITS = 16;
const SIZE_BITS = 8;

/**
 * The program of a lexicon as a row of numbers, written and read by the same code: words and nodes are numbered as they
 * first come, and come again by number. When writing, `given` is what is written; when reading it is null.
 */
export class LexiconCoder {
  readonly #coder: BitCoder;
  readonly #program: Program;
  /** The characters of all words, frequent ones first. */
  readonly #alphabet: string;
  readonly #rank = new Map<string, number>();
  readonly #nodes: Ref[] = [];
  readonly #nodeNumber = new Map<Ref, number>();
  readonly #leaves = new Map<number, Ref>();
  /** Words so far: a word has the number under which it came first. */
  #words = 0;
  #type = 0;
  #type2 = 0;
  #word = 0;
  #text = '';
  #size = 0;

  constructor(coder: BitCoder, program: Program, alphabet: string) {
    this.#coder = coder;
    this.#program = program;
    this.#alphabet = alphabet;
    for (let i = 0; i < alphabet.length; i++) this.#rank.set(alphabet.charAt(i), i + 1);
  }

  /** A line of text in the characters of the alphabet; nothing stands for its end. */
  line(given: string | null): string {
    let text = '';
    let last = 0;
    let before = 0;
    let third = 0;
    for (let i = 0; ; i++) {
      const rank = given === null ? 0 : (this.#rank.get(given.charAt(i)) ?? 0);
      const pair = last * 4096 + before;
      const found = this.#coder.number(rank, CHARACTER_BITS, TEXT, last, pair, Math.imul(third, 0x5bd1e995) ^ pair);
      if (found === 0) return text;
      text += this.#alphabet.charAt(found - 1);
      third = before;
      before = last;
      last = found;
    }
  }

  /** The phrase of a template. */
  phrase(given: Ref | null): Ref {
    this.#type = END;
    return this.#ref(given, 0);
  }

  #ref(given: Ref | null, place: number): Ref {
    const type = this.#nextType(given === null ? 0 : this.#typeOf(given), place);
    return this.#body(given, type);
  }

  #typeOf(ref: Ref): number {
    if (ref < 0) return ~ref < this.#words ? SAID : NEW;
    return this.#nodeNumber.has(ref) ? KNOWN : (this.#program.code[ref] ?? 0) & KIND;
  }

  #nextType(given: number, place: number): number {
    const last = this.#type;
    const type = this.#coder.number(
      given,
      4,
      TYPE,
      place * 16 + last,
      (place * 16 + last) * 16 + this.#type2,
      this.#word * 4 + place,
    );
    this.#type2 = last;
    this.#type = type;
    return type;
  }

  #body(given: Ref | null, type: number): Ref {
    const program = this.#program;
    if (type === NEW) return ~this.#newWord(given);
    if (type === SAID) return ~this.#said(given);
    if (type === KNOWN) {
      const number = given === null ? 0 : (this.#nodeNumber.get(given) ?? 0);
      return this.#nodes[this.#coder.number(number, NODE_BITS, NODE, 0, this.#type2, this.#word)] ?? 0;
    }
    const head = given === null ? 0 : (program.code[given] ?? 0);
    if (type === ALL) {
      const parts = this.#list(given === null ? null : given + 1, head, 1);
      return this.#keep(given ?? program.put(ALL | (parts.length << NUMBER), parts));
    }
    if (type === ONE) {
      this.#word = 0;
      this.#text = '';
      const options = this.#list(given === null ? null : given + OPTIONS, head, 2);
      return this.#keep(given ?? program.choose(options));
    }
    const number =
      type > GAP && type !== SLOT ? this.#number((head >>> 3) & 1) : type === MAYBE ? 0 : this.#number(head >>> 3);
    const made = type | (number << 3);
    if (type !== MAYBE && type !== SLOT) return given ?? this.#leaf(made);
    const part = this.#ref(given === null ? null : (program.code[given + 1] ?? 0), 3);
    return this.#keep(given ?? program.put(made, [part]));
  }

  /** A gap's reach, a slot's number, or whether an edge must be there. */
  #number(given: number): number {
    const number = this.#coder.number(
      given,
      SIZE_BITS,
      SIZE,
      this.#type,
      this.#type * 128 + this.#size,
      this.#type2 * 16 + this.#type,
    );
    this.#size = number;
    return number;
  }

  #list(first: number | null, head: number, place: number): Ref[] {
    const list: Ref[] = [];
    const count = head >>> NUMBER;
    for (let i = 0; ; i++) {
      const given = first === null ? null : i < count ? (this.#program.code[first + i] ?? 0) : END;
      const type = this.#nextType(given === null ? 0 : i < count ? this.#typeOf(given) : END, place);
      if (type === END) return list;
      list.push(this.#body(given, type));
    }
  }

  /** A gap, digits or an edge: a head and no more. */
  #leaf(head: number): Ref {
    const known = this.#leaves.get(head);
    if (known !== undefined) return known;
    const made = this.#program.put(head);
    this.#leaves.set(head, made);
    return made;
  }

  #keep(node: Ref): Ref {
    this.#nodeNumber.set(node, this.#nodes.length);
    this.#nodes.push(node);
    return node;
  }

  #said(given: Ref | null): number {
    const word = this.#coder.number(given === null ? 0 : ~given, WORD_BITS, WORD, 0, this.#word, this.#type2);
    this.#word = word + 1;
    this.#text = this.#program.words.text(word);
    return word;
  }

  #newWord(given: Ref | null): number {
    const spelt = given === null ? null : this.#program.words.text(~given);
    const near = this.#text;
    let text = '';
    let last = 0;
    let before = 0;
    for (let i = 0; ; i++) {
      const rank = spelt === null ? 0 : (this.#rank.get(spelt.charAt(i)) ?? 0);
      const beside = this.#rank.get(near.charAt(i)) ?? 0;
      const found = this.#coder.number(
        rank,
        CHARACTER_BITS,
        CHARACTER,
        last,
        last * 4096 + before,
        beside * 8 + Math.min(i, 7),
      );
      if (found === 0) break;
      text += this.#alphabet.charAt(found - 1);
      before = last;
      last = found;
    }
    this.#text = text;
    this.#word = this.#words + 1;
    if (spelt === null) this.#program.words.append(text);
    return this.#words++;
  }
}

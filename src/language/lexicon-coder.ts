import type { BitCoder } from './bit-coder';
import * as op from './operations';
import type { Program, Ref } from './program';
import { type SymbolCode, symbolCode } from './symbol-code';

/** Besides the kinds of nodes: a new word, one that was said before, a node that was there before, and the end of a list. */
const NEW = 8;
const SAID = 9;
const KNOWN = 10;
const END = 11;
/** In the order of how often they come: each is one decision longer than the one before. */
const TYPES = [SAID, NEW, END, op.ONE, KNOWN, op.ALL, op.MAYBE, op.GAP, op.EDGE, op.SLOT, op.DIGITS];
const TYPE_CODE = /* @__PURE__ */ symbolCode([0, ...TYPES.slice(2).map(() => 1), 2]);

/** Kinds of symbols and numbers, and the first of their sets of weights, for {@link BitCoder}. */
const TYPE = 1;
const LETTER = 2;
const WORD = 3;
const NODE = 4;
const SIZE = 5;
const FIELD = 6;
const SIGN = 7;
const TYPE_SORT = 0;
const WORD_SORT = 64;
const NODE_SORT = 128;
const SIZE_SORT = 160;
const FIELD_SORT = 192;
const SIGN_SORT = 256;
const LETTER_SORT = 512;

/** Ends a word or a field; no character of either. */
export const STOP = '\0';
const LAST_ASCII = 0x7f;
/** Bits of a context. */
const CONTEXT = 0x3fffffff;

/** The characters of words, or of fields, and how many of them have a code of each length. */
export interface Alphabet {
  readonly characters: string;
  readonly lengths: readonly number[];
}

/**
 * The program of a lexicon as a row of numbers, written and read by the same code: words, nodes and fields are numbered as
 * they first come, and come again by number. When writing, `given` is what is written; when reading it is null.
 */
export class LexiconCoder {
  readonly #coder: BitCoder;
  readonly #program: Program;
  readonly #letters: Spelling;
  readonly #signs: Spelling;
  readonly #nodes: Ref[] = [];
  readonly #nodeNumber = new Map<Ref, number>();
  readonly #leaves = new Map<number, Ref>();
  readonly #fields: string[] = [];
  readonly #fieldNumber = new Map<string, number>();
  #field = 0;
  /** The group that is being read: its templates share words. */
  #group = 0;
  /** Words so far: a word has the number under which it came first. */
  #words = 0;
  #type = 0;
  #type2 = 0;
  /** The last word of the list, and the one before. */
  #word = -1;
  #word2 = -1;
  /** The word that was said or spelt last: the next one may be like it. */
  #near = -1;
  #size = 0;

  constructor(coder: BitCoder, program: Program, letters: Alphabet, signs: Alphabet) {
    this.#coder = coder;
    this.#program = program;
    this.#letters = new Spelling(letters);
    this.#signs = new Spelling(signs);
  }

  /** The fields of a line; an empty one stands for its end. */
  line(given: readonly string[] | null): readonly string[] {
    const fields: string[] = [];
    for (let i = 0; ; i++) {
      const field = this.#nextField(given === null ? null : (given[i] ?? ''), i);
      if (field === '') break;
      fields.push(field);
    }
    if (fields[0] === 'G') this.#group++;
    return fields;
  }

  #nextField(given: string | null, place: number): string {
    const known = given === null ? undefined : this.#fieldNumber.get(given);
    const number = this.#coder.number(
      given === null || known === undefined ? 0 : known + 1,
      FIELD,
      FIELD_SORT + 32 * Math.min(place, 1),
      place,
      this.#field * 4 + Math.min(place, 3),
      this.#group,
    );
    this.#field = number;
    if (number > 0) return this.#fields[number - 1] ?? '';
    const field = this.#spellField(given);
    this.#fieldNumber.set(field, this.#fields.length);
    this.#fields.push(field);
    return field;
  }

  #spellField(given: string | null): string {
    const { rankOf, code, stop } = this.#signs;
    let field = '';
    let last = stop;
    let before = stop;
    let third = stop;
    for (let i = 0; ; i++) {
      const pair = last * 0x1000 + before;
      const found = this.#coder.symbol(
        given === null ? 0 : i < given.length ? (rankOf[given.charCodeAt(i)] ?? 0) : stop,
        code,
        SIGN,
        SIGN_SORT + 16 * Math.min(i, 3),
        last * 4 + Math.min(i, 3),
        pair,
        third * 0x1000 + pair * 8,
      );
      if (found === stop) return field;
      field += this.#signs.characters.charAt(found);
      third = before;
      before = last;
      last = found;
    }
  }

  /** The phrase of a template. */
  phrase(given: Ref | null): Ref {
    this.#type = END;
    this.#word = -1;
    this.#word2 = -1;
    return this.#ref(given, 0, 0);
  }

  #ref(given: Ref | null, place: number, count: number): Ref {
    return this.#body(given, this.#nextType(given === null ? 0 : this.#typeOf(given), place, count));
  }

  #typeOf(ref: Ref): number {
    if (ref < 0) return ~ref < this.#words ? SAID : NEW;
    return this.#nodeNumber.has(ref) ? KNOWN : (this.#program.code[ref] ?? 0) & op.KIND;
  }

  #nextType(given: number, place: number, count: number): number {
    const last = this.#type;
    const here = place * 16 + last;
    const found = this.#coder.symbol(
      TYPES.indexOf(given),
      TYPE_CODE,
      TYPE,
      TYPE_SORT + 16 * place,
      here * 16 + this.#type2,
      here * 64 + Math.min(count, 63),
      here * 512 + this.#group,
    );
    const type = TYPES[found] ?? END;
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
      return this.#nodes[this.#coder.number(number, NODE, NODE_SORT, 0, this.#type2, this.#group)] ?? 0;
    }
    const head = given === null ? 0 : (program.code[given] ?? 0);
    if (type === op.ALL) {
      const parts = this.#list(given === null ? null : given + 1, head, 1);
      return this.#keep(given ?? program.put(op.ALL | (parts.length << op.NUMBER), parts));
    }
    if (type === op.ONE) {
      this.#word = -1;
      this.#word2 = -1;
      const options = this.#list(given === null ? null : given + op.OPTIONS, head, 2);
      this.#word = -1;
      this.#word2 = -1;
      return this.#keep(given ?? program.choose(options));
    }
    const number =
      type > op.GAP && type !== op.SLOT
        ? this.#number((head >>> 3) & 1)
        : type === op.MAYBE
          ? 0
          : this.#number(head >>> 3);
    const made = type | (number << 3);
    if (type !== op.MAYBE && type !== op.SLOT) return given ?? this.#leaf(made);
    const part = this.#ref(given === null ? null : (program.code[given + 1] ?? 0), 3, 0);
    return this.#keep(given ?? program.put(made, [part]));
  }

  /** A gap's reach, a slot's number, or whether an edge must be there. */
  #number(given: number): number {
    const number = this.#coder.number(
      given,
      SIZE,
      SIZE_SORT,
      this.#type,
      this.#type * 128 + this.#size,
      this.#type * 512 + this.#group,
    );
    this.#size = number;
    return number;
  }

  #list(first: number | null, head: number, place: number): Ref[] {
    const list: Ref[] = [];
    const count = head >>> op.NUMBER;
    for (let i = 0; ; i++) {
      const given = first === null ? null : i < count ? (this.#program.code[first + i] ?? 0) : END;
      const type = this.#nextType(given === null ? 0 : i < count ? this.#typeOf(given) : END, place, i);
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

  /** By how far it lies after the word before: a list is in the order of the numbers, save for where its order counts. */
  #said(given: Ref | null): number {
    const next = this.#word + 1;
    const step = Math.min(this.#word - this.#word2, 7) * 32 + Math.clz32(this.#word - this.#word2);
    const far = this.#coder.number(
      given === null ? 0 : (~given - next + this.#words) % this.#words,
      WORD,
      WORD_SORT + (next === 0 ? 0 : 32),
      step,
      next,
      this.#group * 4096 + (next >>> 4),
    );
    const word = (next + far) % this.#words;
    this.#word2 = this.#word;
    this.#word = word;
    this.#near = word;
    return word;
  }

  #newWord(given: Ref | null): number {
    const { words } = this.#program;
    const { rankOf, code, stop } = this.#letters;
    const { units, starts } = words;
    const near = starts[this.#near] ?? 0;
    const length = this.#near < 0 ? 0 : words.length(this.#near);
    const first = given === null ? 0 : (starts[~given] ?? 0);
    const size = given === null ? 0 : words.length(~given);
    let text = '';
    let last = stop;
    let before = stop;
    let third = stop;
    let alike = 1;
    for (let i = 0; ; i++) {
      const beside = i < length ? (rankOf[units[near + i] ?? 0] ?? stop) : stop;
      const pair = last * 0x1000 + before;
      const spelling = i > 0 && this.#letters.isAscii(last);
      const found = this.#coder.symbol(
        given === null ? 0 : i < size ? (rankOf[units[first + i] ?? 0] ?? 0) : stop,
        code,
        LETTER,
        LETTER_SORT + 16 * Math.min(i, 3) + 64 * alike,
        spelling ? pair : last,
        spelling && i > 1 ? (pair * 61 + third) & CONTEXT : this.#group * 0x1000 + last,
        beside * 16 + alike * 8 + Math.min(i, 7),
      );
      if (found === stop) break;
      if (found !== beside) alike = 0;
      text += this.#letters.characters.charAt(found);
      third = before;
      before = last;
      last = found;
    }
    if (given === null) words.append(text);
    this.#near = this.#words;
    return this.#words++;
  }
}

/** Characters by the numbers of their codes. */
class Spelling {
  readonly characters: string;
  readonly code: SymbolCode;
  /** By code unit. */
  readonly rankOf = new Uint16Array(0x10000);
  readonly stop: number;

  constructor({ characters, lengths }: Alphabet) {
    this.characters = characters;
    this.code = symbolCode(lengths);
    for (let i = 0; i < characters.length; i++) this.rankOf[characters.charCodeAt(i)] = i;
    this.stop = characters.indexOf(STOP);
  }

  isAscii(rank: number): boolean {
    return this.characters.charCodeAt(rank) <= LAST_ASCII;
  }
}

import type { Columns } from './columns';
import * as op from './operations';
import { LONGEST_WORD, type Program, type Ref } from './program';

/** Besides the kinds of nodes: a new word, one that was said before, a node that was there before, and the end of a list. */
const NEW = 8;
const SAID = 9;
const KNOWN = 10;
const END = 11;

/** Columns of numbers, for {@link Columns}. */
const TYPE = 0;
const WORD = 1;
const NODE = 2;
const SIZE = 3;
const FIELD = 4;
const SIGN = 5;
/** Of a new word: how much of it is like the one before and how much is not, as one number, and the letters of that. */
const LENGTHS = 6;
const LETTER = 7;
/** Of a choice: which one before it is like it, and in turn how many options of that one it has and how many it has not. */
const LIKE = 8;
const RUN = 9;
/** How many others it has: known words, new words, phrases; and the steps between the known ones. */
const KNOWN_WORDS = 10;
const NEW_WORDS = 11;
const PHRASES = 12;
const STEP = 13;
/** Of the first such letter, where the words of a choice stand in the order of their letters: how far it is after the letter there. */
const LATER = 14;
export const COLUMNS = 15;
/** Instead of how far back that choice is: the options stand in the author's order, or none is like it. */
const IN_ORDER = 0;
const ALONE = 1;

/** No choice before this one is like it. */
export const NO_MODEL = -1;

/** No word is as long. */
const LONGEST = LONGEST_WORD + 1;
/** Ends a field; no character of one. */
export const STOP = '\0';

/**
 * The program of a lexicon as columns of numbers, written and read by the same code: words, nodes and fields are numbered as
 * they first come, and come again by number. When writing, `given` is what is written; when reading it is null.
 */
export class LexiconCoder {
  readonly #columns: Columns;
  readonly #program: Program;
  readonly #letters: Spelling;
  readonly #signs: Spelling;
  readonly #writes: boolean;
  readonly #nodes: Ref[] = [];
  readonly #nodeNumber = new Map<Ref, number>();
  readonly #choices: Ref[] = [];
  readonly #models: ReadonlyMap<Ref, number>;
  readonly #leaves = new Map<number, Ref>();
  readonly #fields: string[] = [];
  readonly #fieldNumber = new Map<string, number>();
  /** Words so far: a word has the number under which it came first. */
  #words = 0;
  /** The last word of the list. */
  #last = -1;
  /** The word that was said or spelt last: the next one may be like it. */
  #near = -1;

  /**
   * The characters of words, and those of fields, frequent ones first. For writing also of every choice whose options may
   * stand in any order the number of the one before it that is like it, or {@link NO_MODEL}: first come the options of that.
   */
  constructor(
    columns: Columns,
    program: Program,
    letters: string,
    signs: string,
    models: ReadonlyMap<Ref, number> | null = null,
  ) {
    this.#writes = models !== null;
    this.#models = models ?? new Map();
    this.#columns = columns;
    this.#program = program;
    this.#letters = new Spelling(letters);
    this.#signs = new Spelling(signs);
  }

  /** The fields of a line; an empty one stands for its end. */
  line(given: readonly string[] | null): readonly string[] {
    const fields: string[] = [];
    for (let i = 0; ; i++) {
      const field = this.#nextField(given === null ? null : (given[i] ?? ''));
      if (field === '') return fields;
      fields.push(field);
    }
  }

  #nextField(given: string | null): string {
    const known = given === null ? undefined : this.#fieldNumber.get(given);
    const number = this.#columns.number(known === undefined ? 0 : known + 1, FIELD);
    if (number > 0) return this.#fields[number - 1] ?? '';
    const field = this.#spellField(given);
    if (given !== null) this.#fieldNumber.set(field, this.#fields.length);
    this.#fields.push(field);
    return field;
  }

  #spellField(given: string | null): string {
    const { rankOf, characters } = this.#signs;
    const stop = characters.indexOf(STOP);
    let field = '';
    for (let i = 0; ; i++) {
      const wanted = given === null || i >= given.length ? stop : (rankOf[given.charCodeAt(i)] ?? 0);
      const found = this.#columns.number(wanted, SIGN);
      if (found === stop) return field;
      field += characters.charAt(found);
    }
  }

  /** The phrase of a template. */
  phrase(given: Ref | null): Ref {
    this.#last = -1;
    return this.#ref(given);
  }

  #ref(given: Ref | null): Ref {
    return this.#body(given, this.#columns.number(given === null ? 0 : this.#typeOf(given), TYPE));
  }

  #typeOf(ref: Ref): number {
    if (ref < 0) return ~ref < this.#words ? SAID : NEW;
    return this.#nodeNumber.has(ref) ? KNOWN : (this.#program.code[ref] ?? 0) & op.KIND;
  }

  #body(given: Ref | null, type: number): Ref {
    const program = this.#program;
    if (type === NEW) return ~this.#newWord(given, false);
    if (type === SAID) return ~this.#said(given);
    if (type === KNOWN) {
      const number = given === null ? 0 : (this.#nodeNumber.get(given) ?? 0);
      return this.#nodes[this.#columns.number(number, NODE)] ?? 0;
    }
    const head = given === null ? 0 : (program.code[given] ?? 0);
    if (type === op.ALL) {
      const parts = this.#list(given === null ? null : given + 1, head);
      return this.#keep(given ?? program.put(op.ALL | (parts.length << op.NUMBER), parts));
    }
    if (type === op.ONE) {
      this.#last = -1;
      const options = this.#options(given);
      this.#last = -1;
      const choice = this.#keep(given ?? program.choose(options));
      this.#choices.push(choice);
      return choice;
    }
    // A gap's reach, a slot's number, or whether an edge must be there.
    const number =
      type === op.MAYBE
        ? 0
        : this.#columns.number(type > op.GAP && type !== op.SLOT ? (head >>> 3) & 1 : head >>> 3, SIZE);
    const made = type | (number << 3);
    if (type !== op.MAYBE && type !== op.SLOT) return given ?? this.#leaf(made);
    const part = this.#ref(given === null ? null : (program.code[given + 1] ?? 0));
    return this.#keep(given ?? program.put(made, [part]));
  }

  /** Options of a choice: those of one before it that is like it, then known words, new words, and phrases. */
  #options(given: Ref | null): Ref[] {
    const program = this.#program;
    const made = this.#choices.length;
    const model = given === null ? undefined : this.#models.get(given);
    const back = model === undefined ? IN_ORDER : model < 0 ? ALONE : ALONE + made - model;
    const found = this.#columns.number(back, LIKE);
    if (found === IN_ORDER)
      return this.#list(given === null ? null : given + op.OPTIONS, given === null ? 0 : (program.code[given] ?? 0));
    const wanted = given === null ? null : program.parts(given);
    const options: Ref[] = [];
    if (found !== ALONE) this.#alike(wanted, this.#choices[made + ALONE - found] ?? 0, options);
    const taken = options.length;
    let saidOnes = 0;
    let newOnes = 0;
    for (let i = taken; wanted !== null && i < wanted.length; i++) {
      const type = this.#typeOf(wanted[i] ?? 0);
      if (type === SAID) saidOnes++;
      else if (type === NEW) newOnes++;
    }
    const known = this.#columns.number(saidOnes, KNOWN_WORDS);
    const all = known + this.#columns.number(newOnes, NEW_WORDS);
    const phrases = wanted === null ? 0 : wanted.length - taken - saidOnes - newOnes;
    const size = all + this.#columns.number(phrases, PHRASES);
    const one = (i: number): Ref | null => (wanted === null ? null : (wanted[taken + i] ?? 0));
    for (let i = 0; i < known; i++) options.push(~this.#said(one(i), i === 0 ? WORD : STEP));
    for (let i = known; i < all; i++) options.push(~this.#newWord(one(i), i > known));
    for (let i = all; i < size; i++) options.push(this.#ref(one(i)));
    return options;
  }

  /** Adds those options of another choice that are wanted, too. */
  #alike(wanted: readonly Ref[] | null, other: Ref, options: Ref[]): void {
    const { code } = this.#program;
    const kept = wanted === null ? null : new Set(wanted);
    let i = other + op.OPTIONS;
    const end = i + ((code[other] ?? 0) >>> op.NUMBER);
    for (let has = true; i < end; has = !has) {
      let run = 0;
      while (kept !== null && i + run < end && kept.has(code[i + run] ?? 0) === has) run++;
      run = this.#columns.number(run, RUN);
      for (const last = i + run; i < last; i++) if (has) options.push(code[i] ?? 0);
    }
  }

  #list(first: number | null, head: number): Ref[] {
    const list: Ref[] = [];
    const count = head >>> op.NUMBER;
    for (let i = 0; ; i++) {
      const given = first === null ? null : i < count ? (this.#program.code[first + i] ?? 0) : END;
      const type = this.#columns.number(given === null ? 0 : i < count ? this.#typeOf(given) : END, TYPE);
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
    if (this.#writes) this.#nodeNumber.set(node, this.#nodes.length);
    this.#nodes.push(node);
    return node;
  }

  /** By how far it lies after the word before: a list is in the order of the numbers, save for where its order counts. */
  #said(given: Ref | null, column = WORD): number {
    const count = this.#words;
    const next = this.#last + 1;
    const far = this.#columns.number(given === null ? 0 : (~given - next + count) % count, column);
    this.#last = (next + far) % count;
    this.#near = this.#last;
    return this.#last;
  }

  /** `sorted`: the word that was spelt last stands before it in the order of the letters. */
  #newWord(given: Ref | null, sorted: boolean): number {
    const { words } = this.#program;
    const { characters, isScript, rankOf } = this.#letters;
    const near = this.#near < 0 ? 0 : (words.starts[this.#near] ?? 0);
    const nearLength = this.#near < 0 ? 0 : words.length(this.#near);
    const wanted = given === null ? '' : words.text(~given);
    const shared = given === null || this.#near < 0 ? 0 : alike(wanted, words.text(this.#near));
    const lengths = this.#columns.number(shared * LONGEST + wanted.length - shared, LENGTHS);
    const like = Math.floor(lengths / LONGEST);
    const end = like + (lengths % LONGEST);
    const rest: number[] = [];
    for (let at = like; at < end; at++) {
      const rank = rankOf[wanted.charCodeAt(at)] ?? 0;
      const isLater = isScript && sorted && at === like && at < nearLength;
      const least = isLater ? (rankOf[words.units[near + at] ?? 0] ?? 0) + 1 : 0;
      rest.push(characters.charCodeAt(least + this.#columns.number(rank - least, isLater ? LATER : LETTER)));
    }
    if (given === null) words.extend(this.#near, like, rest);
    this.#near = this.#words++;
    return this.#near;
  }
}

/** How many characters two words begin with alike. */
function alike(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a.charAt(i) === b.charAt(i)) i++;
  return i;
}

/** No alphabet has more letters. */
const ALPHABET = 128;

/** Characters by how often they come. */
class Spelling {
  readonly characters: string;
  /** By code unit. */
  readonly rankOf = new Uint16Array(0x10000);
  /** More than an alphabet: what follows a character hardly repeats, so that a smaller number is worth more than the same one. */
  readonly isScript: boolean;

  constructor(characters: string) {
    this.characters = characters;
    this.isScript = characters.length > ALPHABET;
    for (let i = 0; i < characters.length; i++) this.rankOf[characters.charCodeAt(i)] = i;
  }
}

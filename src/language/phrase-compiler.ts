import { type Phrase, TemplateError } from './grammar';
import * as op from './operations';
import { LONGEST_WORD, type Program, type Ref, SLOTS } from './program';

const LARGEST = 6000;
const DEEPEST = 100;

/** Puts parsed phrases into a program. What is the same is put there once. */
export class PhraseCompiler {
  readonly #program: Program;
  readonly #compiled = new Map<Phrase, Ref>();
  readonly #known = new Map<string, Ref>();
  /** Units and branches of a phrase, rules spelt out: what a match can cost. */
  readonly #sizes = new Map<Ref, number>();

  constructor(program: Program) {
    this.#program = program;
  }

  /** Throws a coded problem if the phrase can say nothing, begin with a gap, or is too large to run. */
  add(phrase: Phrase): Ref {
    const ref = this.compile(phrase);
    const entry = this.#entry(ref);
    if (entry.open || entry.empty || !this.#saysSomething(ref)) throw new TemplateError('LEX_OPEN_START', 1);
    if (this.#sizeOf(ref) > LARGEST) throw new TemplateError('LEX_TOO_LARGE', 1);
    return ref;
  }

  compile(phrase: Phrase, depth = 0): Ref {
    const known = this.#compiled.get(phrase);
    if (known !== undefined) return known;
    if (depth > DEEPEST) throw new TemplateError('LEX_TOO_LARGE', 1);
    const made = this.#make(phrase, depth + 1);
    this.#compiled.set(phrase, made);
    return made;
  }

  #make(phrase: Phrase, depth: number): Ref {
    switch (phrase.is) {
      case 'ready':
        return phrase.ref;
      case 'literal': {
        const words: Ref[] = [];
        for (let at = 0; at < phrase.text.length; at += LONGEST_WORD)
          words.push(~this.#program.words.add(phrase.text.slice(at, at + LONGEST_WORD)));
        return this.#all(words);
      }
      case 'all':
        return this.#all(phrase.parts.map((part) => this.compile(part, depth)));
      case 'one':
        return this.#one(phrase.of.map((option) => this.compile(option, depth)));
      case 'maybe':
        return this.#node(op.MAYBE, [this.compile(phrase.part, depth)]);
      case 'slot':
        return this.#node(op.SLOT | (SLOTS.indexOf(phrase.name) << op.NUMBER), [this.compile(phrase.part, depth)]);
      case 'gap':
        return this.#node(op.GAP | (phrase.wide ? op.FLAG : 0) | (phrase.most << op.NUMBER), []);
      case 'digits':
        return this.#node(op.DIGITS, []);
      case 'edge':
        return this.#node(op.EDGE | (phrase.must ? op.FLAG : 0), []);
    }
  }

  #all(parts: readonly Ref[]): Ref {
    const flat = parts.flatMap((part) => (this.#kind(part) === op.ALL ? this.#program.parts(part) : [part]));
    const only = flat[0];
    return flat.length === 1 && only !== undefined ? only : this.#node(op.ALL | (flat.length << op.NUMBER), flat);
  }

  #one(options: readonly Ref[]): Ref {
    const flat = [
      ...new Set(options.flatMap((option) => (this.#kind(option) === op.ONE ? this.#program.parts(option) : [option]))),
    ];
    const only = flat[0];
    return flat.length === 1 && only !== undefined ? only : this.#node(op.ONE, flat);
  }

  #kind(ref: Ref): number {
    return ref < 0 ? -1 : (this.#program.code[ref] ?? 0) & op.KIND;
  }

  #node(head: number, body: readonly Ref[]): Ref {
    const key = `${head} ${body.join()}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = head === op.ONE ? this.#program.choose(body) : this.#program.put(head, body);
    this.#known.set(key, made);
    return made;
  }

  #sizeOf(ref: Ref): number {
    if (ref < 0) return this.#program.words.length(~ref);
    const known = this.#sizes.get(ref);
    if (known !== undefined) return known;
    const size = this.#program.parts(ref).reduce((sum, part) => sum + this.#sizeOf(part), 1);
    this.#sizes.set(ref, size);
    return size;
  }

  /** Whether a match can begin with a gap, and whether it can be nothing at all. */
  #entry(ref: Ref): { readonly open: boolean; readonly empty: boolean } {
    const parts = this.#program.parts(ref);
    switch (this.#kind(ref)) {
      case op.GAP:
        return { open: true, empty: true };
      case op.EDGE:
        return { open: false, empty: ((this.#program.code[ref] ?? 0) & op.FLAG) === 0 };
      case op.SLOT:
        return this.#entry(parts[0] ?? 0);
      case op.MAYBE:
        return { open: this.#entry(parts[0] ?? 0).open, empty: true };
      case op.ONE: {
        const entries = parts.map((part) => this.#entry(part));
        return { open: entries.some((e) => e.open), empty: entries.some((e) => e.empty) };
      }
      case op.ALL: {
        for (const part of parts) {
          const { open, empty } = this.#entry(part);
          if (open || !empty) return { open, empty: false };
        }
        return { open: false, empty: true };
      }
      default:
        return { open: false, empty: false };
    }
  }

  /** Whether every match has a unit; a mere edge says nothing. */
  #saysSomething(ref: Ref): boolean {
    const parts = this.#program.parts(ref);
    switch (this.#kind(ref)) {
      case op.ALL:
        return parts.some((part) => this.#saysSomething(part));
      case op.ONE:
        return parts.every((part) => this.#saysSomething(part));
      case op.SLOT:
        return this.#saysSomething(parts[0] ?? 0);
      case op.MAYBE:
      case op.GAP:
      case op.EDGE:
        return false;
      default:
        return true;
    }
  }
}

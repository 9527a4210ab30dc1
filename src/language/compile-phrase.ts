import { type Phrase, TemplateError } from './grammar';
import { LONGEST_WORD, type Program, type Ref } from './program';

const LARGEST = 6000;
const DEEPEST = 100;

/** Puts parsed phrases into a program. Rules are shared: each is compiled once. */
export class PhraseCompiler {
  readonly #program: Program;
  readonly #known = new Map<Phrase, Ref>();
  /** Units and branches of a phrase, rules spelt out: what a match can cost. */
  readonly #sizes = new Map<Phrase, number>();

  constructor(program: Program) {
    this.#program = program;
  }

  /** Throws a coded problem if the phrase can say nothing, begin with a gap, or is too large to run. */
  add(phrase: Phrase): Ref {
    const entry = entryOf(phrase);
    if (entry.open || entry.empty || !saysSomething(phrase)) throw new TemplateError('LEX_OPEN_START', 1);
    if (this.#sizeOf(phrase, 0) > LARGEST) throw new TemplateError('LEX_TOO_LARGE', 1);
    return this.#compile(phrase);
  }

  #compile(phrase: Phrase): Ref {
    const known = this.#known.get(phrase);
    if (known !== undefined) return known;
    const made = this.#make(phrase);
    this.#known.set(phrase, made);
    return made;
  }

  #make(phrase: Phrase): Ref {
    const program = this.#program;
    switch (phrase.is) {
      case 'literal': {
        const words: Ref[] = [];
        for (let at = 0; at < phrase.text.length; at += LONGEST_WORD)
          words.push(~program.words.add(phrase.text.slice(at, at + LONGEST_WORD)));
        return program.all(words);
      }
      case 'all':
        return program.all(phrase.parts.map((part) => this.#compile(part)));
      case 'one':
        return program.one(phrase.of.map((option) => this.#compile(option)));
      case 'maybe':
        return program.maybe(this.#compile(phrase.part));
      case 'slot':
        return program.slot(phrase.name, this.#compile(phrase.part));
      case 'gap':
        return program.gap(phrase.most, phrase.wide);
      case 'digits':
        return program.digits();
      case 'edge':
        return program.edge(phrase.must);
    }
  }

  #sizeOf(phrase: Phrase, depth: number): number {
    if (depth > DEEPEST) throw new TemplateError('LEX_TOO_LARGE', 1);
    const known = this.#sizes.get(phrase);
    if (known !== undefined) return known;
    const size = sizeWith(phrase, (part) => this.#sizeOf(part, depth + 1));
    this.#sizes.set(phrase, size);
    return size;
  }
}

function sizeWith(phrase: Phrase, sizeOf: (part: Phrase) => number): number {
  switch (phrase.is) {
    case 'literal':
      return phrase.text.length;
    case 'all':
      return phrase.parts.reduce((sum, part) => sum + sizeOf(part), 1);
    case 'one':
      return phrase.of.reduce((sum, part) => sum + sizeOf(part), 1);
    case 'maybe':
      return 1 + sizeOf(phrase.part);
    case 'slot':
      return sizeOf(phrase.part);
    default:
      return 1;
  }
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

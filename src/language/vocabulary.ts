import type { Phrase } from './grammar';
import { isSyllable, readingSymbol } from './hanzi';

interface Letter {
  readonly next: Map<number, Letter>;
  /** Number of the word that ends here, or -1. */
  word: number;
}

/**
 * Which templates can match at all: those of which every part that must be said has at least one of its words in the text.
 * One walk over the text finds the words; what is left is a handful of templates, however many there are.
 */
export class Vocabulary {
  private readonly root: Letter = { next: new Map(), word: -1 };
  private readonly partsOfWord: number[][] = [];
  private readonly templateOfPart: number[] = [];
  private readonly needed: number[] = [];
  private readonly always: number[] = [];
  private tables: Tables | null = null;
  private generation = 0;
  private readonly bySound: boolean;

  constructor(bySound: boolean) {
    this.bySound = bySound;
  }

  add(template: number, phrase: Phrase): void {
    this.tables = null;
    const mustBeSaid = mustSay(phrase);
    if (mustBeSaid.length === 0) this.always.push(template);
    this.needed[template] = mustBeSaid.length;
    for (const words of mustBeSaid) {
      const part = this.templateOfPart.length;
      this.templateOfPart.push(template);
      for (const word of new Set(words)) this.partsOfWord[this.wordNumber(word)]?.push(part);
    }
  }

  private wordNumber(word: string): number {
    let at = this.root;
    for (let i = 0; i < word.length; i++) {
      const unit = word.charCodeAt(i);
      const key = this.bySound ? readingSymbol(unit) || unit : unit;
      let next = at.next.get(key);
      if (!next) {
        next = { next: new Map(), word: -1 };
        at.next.set(key, next);
      }
      at = next;
    }
    if (at.word < 0) {
      at.word = this.partsOfWord.length;
      this.partsOfWord.push([]);
    }
    return at.word;
  }

  /** Templates that may match between units `from` and `to`, in ascending order. */
  candidates(symbols: readonly number[], from: number, to: number): readonly number[] {
    this.tables ??= freeze(this.partsOfWord, this.templateOfPart, this.needed);
    const generation = ++this.generation;
    const found = [...this.always];
    for (let start = from; start < to; start++)
      this.walk(this.tables, generation, this.root, symbols, start, to, found);
    return found.sort((a, b) => a - b);
  }

  private walk(
    tables: Tables,
    generation: number,
    from: Letter,
    symbols: readonly number[],
    start: number,
    to: number,
    found: number[],
  ): void {
    let at: Letter | undefined = from;
    for (let i = start; i < to; i++) {
      const symbol: number = symbols[i] ?? 0;
      if (!this.bySound && isSyllable(symbol)) {
        // Pinyin in the text stands for any character read like this.
        for (const [unit, next] of at.next) {
          if (readingSymbol(unit) !== symbol) continue;
          if (next.word >= 0) count(tables, generation, next.word, found);
          this.walk(tables, generation, next, symbols, i + 1, to, found);
        }
        return;
      }
      at = at.next.get(symbol);
      if (!at) return;
      if (at.word >= 0) count(tables, generation, at.word, found);
    }
  }
}

/** The same in flat arrays; `seen`, `touched` and `count` hold for the generation written beside them. */
interface Tables {
  readonly firstPart: Int32Array;
  readonly parts: Int32Array;
  readonly templateOfPart: Int32Array;
  readonly needed: Int32Array;
  readonly wordSeen: Int32Array;
  readonly partSeen: Int32Array;
  readonly touched: Int32Array;
  readonly count: Int32Array;
}

function freeze(
  partsOfWord: readonly (readonly number[])[],
  templateOfPart: readonly number[],
  needed: readonly number[],
): Tables {
  const firstPart = new Int32Array(partsOfWord.length + 1);
  for (let word = 0; word < partsOfWord.length; word++) {
    firstPart[word + 1] = (firstPart[word] ?? 0) + (partsOfWord[word]?.length ?? 0);
  }
  return {
    firstPart,
    parts: Int32Array.from(partsOfWord.flat()),
    templateOfPart: Int32Array.from(templateOfPart),
    needed: Int32Array.from(needed, (n) => n ?? 0),
    wordSeen: new Int32Array(partsOfWord.length),
    partSeen: new Int32Array(templateOfPart.length),
    touched: new Int32Array(needed.length),
    count: new Int32Array(needed.length),
  };
}

function count(tables: Tables, generation: number, word: number, found: number[]): void {
  if (tables.wordSeen[word] === generation) return;
  tables.wordSeen[word] = generation;
  const end = tables.firstPart[word + 1] ?? 0;
  for (let i = tables.firstPart[word] ?? 0; i < end; i++) {
    const part = tables.parts[i] ?? 0;
    if (tables.partSeen[part] === generation) continue;
    tables.partSeen[part] = generation;
    const template = tables.templateOfPart[part] ?? 0;
    const so = tables.touched[template] === generation ? (tables.count[template] ?? 0) + 1 : 1;
    tables.touched[template] = generation;
    tables.count[template] = so;
    if (so === tables.needed[template]) found.push(template);
  }
}

/** For every part of the phrase that must be said, the words of which at least one is said. */
function mustSay(phrase: Phrase): readonly (readonly string[])[] {
  switch (phrase.is) {
    case 'literal':
      return [[phrase.text]];
    case 'all':
      return phrase.parts.flatMap(mustSay);
    case 'slot':
      return mustSay(phrase.part);
    case 'one': {
      const words: string[] = [];
      for (const option of phrase.of) {
        const best = mustSay(option).reduce<readonly string[] | null>(
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

/** A few long words tell more than many short ones. */
function telling(words: readonly string[]): number {
  return Math.min(...words.map((word) => word.length)) * 64 - words.length;
}

/** A name of a fact: each piece in all its wordings, and the most characters of one sentence between piece and piece. */
export interface FactName {
  readonly pieces: readonly (readonly string[])[];
  readonly gaps: readonly number[];
}

/** What is wrong with the signs of a name. */
export type NameFault = 'brackets' | 'empty' | 'gap' | 'many';

/** More wordings than any piece needs; nested choices multiply. */
const MOST_WORDINGS = 600;
const MOST_GAP = 20;
/** All gaps of a name together: further apart, words say something else. */
const MOST_APART = 40;
const SIGNS = /[()[\]|]|\.\.\d/;

/**
 * Reads a name written with signs of the lexicon: `(a|b)` one of these, `[a]` may be said, `..4` up to four characters
 * inside a sentence, between words and outside brackets. A name without signs says itself.
 */
export function readFactName(name: string): FactName | NameFault {
  if (!SIGNS.test(name)) return { pieces: [[name]], gaps: [] };
  try {
    return new NameReader(name).read();
  } catch (error) {
    if (error instanceof Faulty) return error.fault;
    throw error;
  }
}

/** A wording of the name for somebody to say: the first of every choice. */
export function plainName(name: string): string {
  const read = readFactName(name);
  return typeof read === 'string' ? name : read.pieces.map(([first = '']) => first).join('');
}

class Faulty extends Error {
  readonly fault: NameFault;
  constructor(fault: NameFault) {
    super(fault);
    this.fault = fault;
  }
}

class NameReader {
  readonly #name: string;
  #at = 0;

  constructor(name: string) {
    this.#name = name;
  }

  read(): FactName {
    const pieces = [this.#row()];
    const gaps: number[] = [];
    while (this.#at < this.#name.length) {
      gaps.push(this.#gap());
      pieces.push(this.#row());
    }
    if (gaps.reduce((sum, gap) => sum + gap, 0) > MOST_APART) throw new Faulty('gap');
    // A gap begins and ends with words.
    if (pieces.some((wordings) => wordings.includes(''))) throw new Faulty(gaps.length > 0 ? 'gap' : 'empty');
    return { pieces, gaps };
  }

  #gap(): number {
    const gap = /^\.\.(\d+)/.exec(this.#name.slice(this.#at));
    if (!gap) throw new Faulty('brackets');
    this.#at += gap[0].length;
    const most = Number(gap[1]);
    if (most < 1 || most > MOST_GAP) throw new Faulty('gap');
    return most;
  }

  #row(): readonly string[] {
    let said: readonly string[] = [''];
    while (this.#at < this.#name.length) {
      const sign = this.#name.charAt(this.#at);
      if (sign === ')' || sign === ']' || sign === '|' || this.#isGap()) break;
      const next = this.#next(sign);
      if (said.length * next.length > MOST_WORDINGS) throw new Faulty('many');
      said = said.flatMap((before) => next.map((after) => before + after));
    }
    return said;
  }

  #isGap(): boolean {
    return /^\.\.\d/.test(this.#name.slice(this.#at, this.#at + 3));
  }

  #next(sign: string): readonly string[] {
    if (sign === '(') return this.#choices(')');
    if (sign === '[') return ['', ...this.#choices(']')];
    this.#at += 1;
    return [sign];
  }

  #choices(close: string): readonly string[] {
    const choices: string[] = [];
    do {
      this.#at += 1;
      const row = this.#row();
      if (row.includes('')) throw new Faulty('empty');
      choices.push(...row);
    } while (this.#name.charAt(this.#at) === '|');
    if (this.#name.charAt(this.#at) !== close) throw new Faulty(this.#isGap() ? 'gap' : 'brackets');
    this.#at += 1;
    return choices;
  }
}

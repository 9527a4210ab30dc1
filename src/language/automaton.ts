import { type Phrase, TemplateError } from './grammar';
import { isSyllable, readingSymbol } from './hanzi';

/** What a state consumes, if not one code unit. */
const INSIDE = -1;
const ANY = -2;
const DIGIT = -3;
const EDGE = -4;
/** The template is complete. */
const DONE = -5;
/** One of several units, each with its own way on. */
const BRANCH = -6;

const COMMA = 0xff0c;
const STOP = 0x3002;
const LIST = 0x3001;
const QUESTION = 0xff1f;

export function isEdgeUnit(unit: number): boolean {
  return unit === COMMA || unit === STOP || unit === LIST || unit === QUESTION;
}

/** A gap runs over commas, which dictation does not write, and never over the end of a sentence. */
export function endsSentence(unit: number): boolean {
  return unit === STOP || unit === QUESTION;
}

const MOST_STATES_PER_TEMPLATE = 6000;
const NONE: readonly number[] = [];

/**
 * The states of all templates. Alternatives that begin with different units share one branching state, so that a long
 * list of words costs one look-up a step.
 */
export class Automaton {
  private readonly consumes: number[] = [];
  private readonly leads: (readonly number[])[] = [];
  private readonly branches = new Map<number, Map<number, readonly number[]>>();
  /** By first unit: which templates begin with it, and where they go on. */
  private readonly starts = new Map<number, Start[]>();
  private readonly edgeStarts: Start[] = [];
  private templates = 0;
  /** Longest run of a gap. While matching, a gap is one state with a count: what is left includes all shorter futures. */
  private readonly most: number[] = [];
  private left = new Int32Array(0);
  private leftNext = new Int32Array(0);
  private mark = new Int32Array(0);
  private wanted = new Int32Array(0);
  private round = 0;
  private generation = 0;
  private budget = 0;
  /** Steps taken so far: what the tests bound instead of time. */
  worked = 0;

  /** Adds a template under the next number. */
  add(phrase: Phrase): void {
    this.budget = MOST_STATES_PER_TEMPLATE;
    const template = this.templates;
    const entry = this.gather([this.lay(phrase, [this.state(DONE, [template])])]);
    for (const state of entry) {
      const sign = this.consumes[state] ?? DONE;
      if (sign === INSIDE || sign === ANY || sign === DONE) throw new TemplateError('LEX_OPEN_START', 1);
    }
    this.templates++;
    for (const state of entry) {
      const sign = this.consumes[state] ?? DONE;
      const leads = this.leads[state] ?? NONE;
      if (sign === EDGE) this.edgeStarts.push({ template, leads });
      else if (sign === DIGIT) for (let digit = 48; digit <= 57; digit++) this.begin(digit, { template, leads });
      else for (const [unit, ways] of this.branches.get(state) ?? []) this.begin(unit, { template, leads: ways });
    }
  }

  private begin(unit: number, start: Start): void {
    const known = this.starts.get(unit);
    if (known) known.push(start);
    else this.starts.set(unit, [start]);
  }

  private state(sign: number, leads: readonly number[]): number {
    if (this.budget-- <= 0) throw new TemplateError('LEX_TOO_LARGE', 1);
    this.consumes.push(sign);
    this.leads.push(leads);
    this.most.push(0);
    return this.consumes.length - 1;
  }

  /** Lays states for the phrase in front of `then`; returns the states to enter. */
  private lay(phrase: Phrase, then: readonly number[]): readonly number[] {
    switch (phrase.is) {
      case 'literal': {
        let entry = then;
        for (let i = phrase.text.length - 1; i >= 0; i--) entry = [this.state(phrase.text.charCodeAt(i), entry)];
        return entry;
      }
      case 'all':
        return phrase.parts.reduceRight((next, part) => this.lay(part, next), then);
      case 'one':
        return this.gather(phrase.of.map((part) => this.lay(part, then)));
      case 'maybe':
        return this.gather([this.lay(phrase.part, then), then]);
      case 'slot':
        return this.lay(phrase.part, then);
      case 'gap': {
        const gap = this.state(phrase.wide ? ANY : INSIDE, then);
        this.most[gap] = phrase.most;
        return [...new Set([gap, ...then])];
      }
      case 'digits': {
        // One state that leads to itself: any number of digits.
        const leads: number[] = [...then];
        const digit = this.state(DIGIT, leads);
        leads.push(digit);
        return [digit];
      }
      case 'edge': {
        const entry = this.state(EDGE, then);
        return phrase.must ? [entry] : [...new Set([entry, ...then])];
      }
    }
  }

  /** Joins ways on: states that consume one unit become one branching state, keyed by unit and by its reading. */
  private gather(sets: readonly (readonly number[])[]): readonly number[] {
    const all = [...new Set(sets.flat())];
    const plain = all.filter((state) => (this.consumes[state] ?? DONE) > 0);
    if (plain.length === 0) return all;
    const ways = new Map<number, readonly number[]>();
    const extend = (key: number, leads: readonly number[]) => {
      const known = ways.get(key);
      ways.set(key, known ? [...new Set([...known, ...leads])] : leads);
    };
    for (const state of plain) {
      const unit = this.consumes[state] ?? DONE;
      const leads = this.leads[state] ?? NONE;
      extend(unit, leads);
      const reading = readingSymbol(unit);
      if (reading !== 0 && !isSyllable(unit)) extend(reading, leads);
    }
    const branch = this.state(BRANCH, NONE);
    this.branches.set(branch, ways);
    return [branch, ...all.filter((state) => (this.consumes[state] ?? DONE) <= 0)];
  }

  /** Reports every end at which one of the wanted templates is complete, between units `from` and `to`. */
  run(
    wanted: readonly number[],
    symbols: readonly number[],
    soft: readonly number[],
    from: number,
    to: number,
    report: (template: number, end: number) => void,
  ): void {
    if (wanted.length === 0) return;
    if (this.mark.length < this.consumes.length) {
      this.mark = new Int32Array(this.consumes.length);
      this.left = new Int32Array(this.consumes.length);
      this.leftNext = new Int32Array(this.consumes.length);
    }
    if (this.wanted.length < this.templates) this.wanted = new Int32Array(this.templates);
    const round = ++this.round;
    for (const template of wanted) this.wanted[template] = round;
    const last = symbols.length;
    let end = from;
    const done = (template: number) => report(template, end);
    let now: number[] = [];
    if (from === 0) {
      this.advance();
      this.enterStarts(this.edgeStarts, now, done);
    }
    for (let i = from; i <= to; i++) {
      if (soft[i]) {
        end = i;
        const next: number[] = [];
        this.advance();
        for (const state of now) {
          this.enterState(state, next, done, this.left[state]);
          if (this.consumes[state] === EDGE) this.enter(this.leads[state] ?? NONE, next, done);
        }
        this.enterStarts(this.edgeStarts, next, done);
        now = next;
      }
      if (i === to && to < last) return;
      const symbol = symbols[i] ?? STOP;
      end = Math.min(i + 1, last);
      const next: number[] = [];
      this.advance();
      this.worked += now.length + 1;
      for (const state of now) this.step(state, symbol, next, done);
      const starts = isEdgeUnit(symbol) ? this.edgeStarts : this.starts.get(symbol);
      if (starts) this.enterStarts(starts, next, done);
      now = next;
    }
  }

  private step(state: number, symbol: number, next: number[], done: (template: number) => void): void {
    const sign = this.consumes[state] ?? DONE;
    if (sign === BRANCH) {
      const ways = this.branches.get(state)?.get(symbol);
      if (ways) this.enter(ways, next, done);
      return;
    }
    let on = false;
    if (sign > 0) on = sign === symbol || (isSyllable(symbol) && readingSymbol(sign) === symbol);
    else if (sign === INSIDE) on = !endsSentence(symbol);
    else if (sign === ANY) on = true;
    else if (sign === DIGIT) on = symbol >= 48 && symbol <= 57;
    else if (sign === EDGE) on = isEdgeUnit(symbol);
    if (!on) return;
    this.enter(this.leads[state] ?? NONE, next, done);
    const left = (this.left[state] ?? 0) - 1;
    if ((sign === INSIDE || sign === ANY) && left > 0) this.enterState(state, next, done, left);
  }

  /** A new step: what was entered becomes what is read. */
  private advance(): void {
    this.generation++;
    const read = this.leftNext;
    this.leftNext = this.left;
    this.left = read;
  }

  private enterStarts(starts: readonly Start[], next: number[], done: (template: number) => void): void {
    for (const start of starts) {
      if (this.wanted[start.template] === this.round) this.enter(start.leads, next, done);
    }
  }

  private enter(states: readonly number[], next: number[], done: (template: number) => void): void {
    for (const state of states) this.enterState(state, next, done);
  }

  /** Adds a state once per step, a gap with the most that is left of it; a completed template is reported instead. */
  private enterState(
    state: number,
    next: number[],
    done: (template: number) => void,
    left = this.most[state] ?? 0,
  ): void {
    if (this.mark[state] === this.generation) {
      if (left > (this.leftNext[state] ?? 0)) this.leftNext[state] = left;
      return;
    }
    this.mark[state] = this.generation;
    this.leftNext[state] = left;
    if (this.consumes[state] === DONE) done(this.leads[state]?.[0] ?? 0);
    else next.push(state);
  }
}

interface Start {
  readonly template: number;
  readonly leads: readonly number[];
}

import { BitParallel, BY_SOUND, EXACT } from './bit-parallel';
import { ByEar } from './by-ear';
import { Live } from './live';
import type { Measures } from './measures';
import { Outlines } from './outlines';
import { Prefilter } from './prefilter';
import type { Program, Ref } from './program';
import { type Line, OVERLAP, TextWindow, WINDOW } from './text-window';
import type { Words } from './words';

/** Receives the places at which a template ends, last first. */
export interface Listener {
  /** Of every template: 1 once enough of it was seen as said, in a text that is read in parts. */
  readonly enough: Uint8Array;
  /**
   * Fills in of every group: 1 if a template of it that is looked for later is worth a look. `whole`: all others were found,
   * the text is searched at once. What the listener hears may change it.
   */
  want(wanted: Uint8Array, whole: boolean): void;
  /** Ends exactly as said; `starts` gives the places at which it begins, ascending. */
  exact(template: number, end: number, starts: (end: number) => readonly number[]): void;
  /** Ends with units recognised by sound, or exactly where the template also ends by sound; `byEar` tells where it begins. */
  bySound(template: number, end: number, byEar: Beginnings): void;
}

/** Hands out where a template that ends here may begin, with the units that were recognised by sound. */
export type Beginnings = (end: number, found: (at: number, misses: number) => void) => void;

/**
 * Units of the longest text that is also recognised by sound: more than a person can enter at once. What is longer is
 * pasted, not misheard, and costs a third.
 */
const LONGEST_HEARD = 600;
/** Longest unbroken run that a template must offer to be recognised by its sound; shorter ones are too often other words. */
const RUN_BY_SOUND = 4;

/** All templates of a tongue, ready to run over a line. */
export class Matcher {
  readonly #words: Words;
  readonly #measures: Measures;
  readonly #prefilter: Prefilter;
  readonly #entries: Ref[] = [];
  readonly #bySound: boolean;
  readonly #window: TextWindow;
  readonly #live: Live;
  readonly #sets: BitParallel;
  readonly #ear: ByEar;
  #wanted = new Uint8Array(0);
  #readings = new Uint16Array(WINDOW);
  /** Where the template that is matched ends, as said, and as said or heard. */
  readonly #ends = new Int32Array(WINDOW + 1);
  readonly #close = new Int32Array(WINDOW + 1);
  /** Of every template: how it is recognised; 0 until it first comes into play. */
  #layers = new Uint8Array(0);
  /** Of the template that is matched: its phrase, and the place of the window from which on it can stand. */
  #entry: Ref = 0;
  #first = 0;

  /** `bySound`: templates that are long enough are recognised by sound too. */
  constructor(program: Program, measures: Measures, bySound: boolean) {
    this.#words = program.words;
    this.#measures = measures;
    this.#bySound = bySound;
    const outlines = new Outlines(program, measures);
    this.#prefilter = new Prefilter(program, measures, outlines);
    this.#window = new TextWindow(program.words);
    this.#live = new Live(program, outlines, this.#window);
    this.#sets = new BitParallel(program, this.#window, this.#live);
    this.#ear = new ByEar(program, this.#window, this.#live);
  }

  /** Steps so far. */
  get worked(): number {
    return this.#prefilter.worked + this.#window.worked + this.#live.worked + this.#sets.worked;
  }

  /** Adds a template under the next number; one that is looked for `later` is only looked for if its group is wanted. */
  add(entry: Ref, group: number, later: boolean): void {
    this.#entries.push(entry);
    this.#prefilter.add(entry, group, later);
  }

  /** To be called when all are added, of so many groups. */
  freeze(groups: number): void {
    this.#wanted = new Uint8Array(groups);
    this.#words.freeze();
    this.#prefilter.freeze();
    this.#live.freeze();
    this.#layers = new Uint8Array(this.#entries.length);
  }

  run(line: Line, endsWord: (at: number) => boolean, listener: Listener): void {
    const { symbols } = line;
    const last = symbols.length;
    const heard = this.#bySound && last <= LONGEST_HEARD;
    this.#window.scan(line, this.#read(symbols), heard);
    const whole = last <= WINDOW;
    const step = WINDOW - OVERLAP;
    const enough = whole || heard ? null : listener.enough;
    for (let from = whole ? 0 : Math.ceil((last - WINDOW) / step) * step; from >= 0; from -= step) {
      const to = Math.min(from + WINDOW, last);
      this.#window.read(line, from, to, endsWord);
      this.#live.renew();
      this.#prefilter.renew();
      // What ends earlier is seen by the window before, with more of what precedes it.
      const least = from === 0 ? 1 : from + OVERLAP + 1;
      for (let turn = 0; turn < 2; turn++) {
        const later = turn === 1;
        if (later) listener.want(this.#wanted, whole);
        const first = this.#prefilter.count;
        this.#prefilter.find(this.#window, this.#live, least, later, enough, later ? this.#wanted : null);
        for (let i = first; i < this.#prefilter.count; i++)
          this.#match(this.#prefilter.found[i] ?? 0, this.#prefilter.places[i] ?? 0, least, heard, listener);
      }
    }
  }

  #read(symbols: Uint16Array): Uint16Array {
    if (this.#readings.length < symbols.length) this.#readings = new Uint16Array(2 * symbols.length);
    this.#words.read(symbols, this.#readings);
    return this.#readings;
  }

  #match(template: number, places: number, least: number, heard: boolean, listener: Listener): void {
    const entry = this.#entries[template] ?? 0;
    const layers = heard ? this.#layersOf(template, entry) : EXACT;
    const { from, to, shift } = this.#window;
    const first = (31 - Math.clz32(places & -places)) << shift;
    const last = Math.min(to - from, ((32 - Math.clz32(places)) << shift) - 1);
    const found = this.#sets.ends(entry, layers, first, last);
    if (found < 0) return;
    this.#entry = entry;
    this.#first = first;
    const { words, base } = this.#sets;
    const begin = from + 32 * base;
    let said = 0;
    let close = 0;
    let byEar = 0;
    for (let i = words - 1; i >= 0; i--) {
      const exact = this.#sets.word(found, i);
      const alike = layers === EXACT ? 0 : this.#sets.word(found, words + i) | this.#sets.word(found, 2 * words + i);
      byEar |= alike;
      said = placesOf(exact, begin + 32 * i, least, this.#ends, said);
      if (layers !== EXACT) close = placesOf(exact | alike, begin + 32 * i, least, this.#close, close);
    }
    for (let i = 0; i < said; i++) listener.exact(template, this.#ends[i] ?? 0, this.#startsOf);
    if (byEar === 0) return;
    for (let i = 0; i < close; i++) listener.bySound(template, this.#close[i] ?? 0, this.#beginnings);
  }

  #layersOf(template: number, entry: Ref): typeof EXACT | typeof BY_SOUND {
    if (this.#layers[template] === 0)
      this.#layers[template] = this.#measures.longestRun(entry) >= RUN_BY_SOUND ? BY_SOUND : EXACT;
    return this.#layers[template] === BY_SOUND ? BY_SOUND : EXACT;
  }

  readonly #beginnings: Beginnings = (end, found) => this.#ear.beginnings(this.#entry, end, found);

  readonly #startsOf = (end: number): readonly number[] => {
    const starts: number[] = [];
    const { from } = this.#window;
    const first = Math.max(this.#first, end - from - this.#measures.longestSpan(this.#entry));
    const found = this.#sets.starts(this.#entry, first, end - from);
    if (found < 0) return starts;
    const { words, base } = this.#sets;
    const begin = from + 32 * base;
    for (let i = 0; i < words; i++) {
      for (let set = this.#sets.word(found, i); set !== 0; set &= set - 1) {
        starts.push(begin + 32 * i + 31 - Math.clz32(set & -set));
      }
    }
    return starts;
  };
}

/** Adds the places of one word of a set, highest first, down to `least`, to so many; how many they are now. */
function placesOf(word: number, base: number, least: number, places: Int32Array, before: number): number {
  let count = before;
  for (let set = word; set !== 0; ) {
    const bit = 31 - Math.clz32(set);
    set &= ~(1 << bit);
    if (base + bit >= least) places[count++] = base + bit;
  }
  return count;
}

import { BitParallel, BY_SOUND, EXACT } from './bit-parallel';
import type { Phrase } from './grammar';
import { Prefilter } from './prefilter';
import { Program } from './program';
import { type Line, OVERLAP, TextWindow, WINDOW } from './text-window';

/** Receives the places at which a template ends, last first. */
export interface Listener {
  /** Ends exactly as said; `starts` gives the places at which it begins, ascending. */
  exact(template: number, end: number, starts: (end: number) => readonly number[]): void;
  /** Ends with units recognised by sound, or exactly where the template also ends by sound. */
  bySound(template: number, end: number): void;
}

/**
 * Units of the longest text that is also recognised by sound: more than a person can enter at once. What is longer is
 * pasted, not misheard, and costs a third.
 */
const LONGEST_HEARD = 600;

/** All templates of a tongue, ready to run over a line. */
export class Matcher {
  readonly #program = new Program();
  readonly #prefilter = new Prefilter(this.#program.symbols);
  readonly #entries: number[] = [];
  readonly #bySound: boolean[] = [];
  readonly #window = new TextWindow(this.#program.symbols);
  readonly #sets = new BitParallel(this.#program, this.#window);
  #sounds = new Uint16Array(WINDOW);
  readonly #starts: number[] = [];
  #template = 0;

  /** Steps so far. */
  get worked(): number {
    return this.#prefilter.worked + this.#sets.worked;
  }

  /** Adds a template under the next number, or throws a coded problem. */
  add(phrase: Phrase, bySound: boolean): void {
    this.#entries.push(this.#program.add(phrase));
    this.#bySound.push(bySound);
    this.#prefilter.add(phrase);
  }

  /** To be called when all are added. */
  freeze(): void {
    this.#prefilter.freeze();
  }

  run(line: Line, endsWord: (at: number) => boolean, listener: Listener): void {
    const last = line.symbols.length;
    const sounds = this.#read(line.symbols);
    const step = WINDOW - OVERLAP;
    let from = last <= WINDOW ? 0 : Math.ceil((last - WINDOW) / step) * step;
    for (; from >= 0; from -= step) {
      const to = Math.min(from + WINDOW, last);
      this.#window.read(line, from, to, sounds, endsWord);
      this.#sets.renew();
      // What ends earlier is seen by the window before, with more of what precedes it.
      const least = from === 0 ? 1 : from + OVERLAP + 1;
      for (const template of this.#prefilter.candidates(sounds, from, to))
        this.#match(template, least, last <= LONGEST_HEARD, listener);
    }
  }

  /** The readings of the text by number. */
  #read(symbols: readonly number[]): Uint16Array {
    if (this.#sounds.length < symbols.length) this.#sounds = new Uint16Array(2 * symbols.length);
    for (let i = 0; i < symbols.length; i++) this.#sounds[i] = this.#program.symbols.sound(symbols[i] ?? 0);
    return this.#sounds;
  }

  #match(template: number, least: number, bySound: boolean, listener: Listener): void {
    const entry = this.#entries[template] ?? 0;
    const layers = bySound && this.#bySound[template] ? BY_SOUND : EXACT;
    const found = this.#sets.ends(entry, layers);
    if (found < 0) return;
    this.#template = template;
    const { from, words } = this.#window;
    const ends: number[] = [];
    const heard: number[] = [];
    let byEar = 0;
    for (let i = words - 1; i >= 0; i--) {
      const said = this.#sets.word(found, i);
      const close = layers === EXACT ? 0 : this.#sets.word(found, words + i) | this.#sets.word(found, 2 * words + i);
      byEar |= close;
      placesOf(said, from + 32 * i, least, ends);
      placesOf(said | close, from + 32 * i, least, heard);
    }
    for (const end of ends) listener.exact(template, end, this.#startsOf);
    if (byEar !== 0) for (const end of heard) listener.bySound(template, end);
  }

  readonly #startsOf = (end: number): readonly number[] => {
    this.#starts.length = 0;
    const found = this.#sets.starts(this.#entries[this.#template] ?? 0, end);
    if (found < 0) return this.#starts;
    const { from, words } = this.#window;
    for (let i = 0; i < words; i++) {
      for (let set = this.#sets.word(found, i); set !== 0; set &= set - 1) {
        this.#starts.push(from + 32 * i + 31 - Math.clz32(set & -set));
      }
    }
    return this.#starts;
  };
}

/** The places of one word of a set, highest first, down to `least`. */
function placesOf(word: number, base: number, least: number, places: number[]): void {
  for (let set = word; set !== 0; ) {
    const bit = 31 - Math.clz32(set);
    set &= ~(1 << bit);
    if (base + bit >= least) places.push(base + bit);
  }
}

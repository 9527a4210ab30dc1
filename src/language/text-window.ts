import { isSyllable } from './hanzi';
import { type Symbols, signBit } from './program';

/** Text as the matcher reads it: code units, and where dictation or a dropped particle may have left a clause edge. */
export interface Line {
  readonly symbols: readonly number[];
  readonly soft: readonly number[];
  /** Where words begin and end, if the tongue parts words: a gap then stands between words, never inside one. */
  readonly edge?: readonly number[];
}

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

/** Longer texts are read in overlapping windows, so that the work stays proportional to the length. */
export const WINDOW = 191;
/** No template spans more units than this. */
export const OVERLAP = 64;

/**
 * A stretch of text as bit sets, one row for every unit and every reading of the lexicon that occurs in it: bit i of a row
 * says that the unit stands at i. Tables by number are never cleared: an entry holds if it is not below `#base`.
 */
export class TextWindow {
  rows = new Int32Array(1024);
  /** 32-bit words a set takes. */
  words = 1;
  from = 0;
  to = 0;
  /** Sign of the text: the bits of the readings that occur. */
  low = 0;
  high = 0;
  /** Rows: units that end no sentence, marks, digits, and places: clause edges, word beginnings, word ends (or -1). */
  inside = 0;
  marks = 0;
  digits = 0;
  edges = 0;
  wordStarts = -1;
  wordEnds = -1;
  readonly #symbols: Symbols;
  #unitRows = new Int32Array(0);
  #soundRows = new Int32Array(0);
  #base = 1;
  #used = 0;

  constructor(symbols: Symbols) {
    this.#symbols = symbols;
  }

  /** Reads units `from` to `to` of the line; `sounds` are their readings by number; `endsWord`: a word may be left here. */
  read(line: Line, from: number, to: number, sounds: Uint16Array, endsWord: (at: number) => boolean): void {
    const { symbols, soft, edge } = line;
    const last = symbols.length;
    this.#renew();
    this.from = from;
    this.to = to;
    this.words = (to - from + 32) >>> 5;
    this.low = 0;
    this.high = 0;
    this.inside = this.#row();
    this.marks = this.#row();
    this.digits = this.#row();
    this.edges = this.#row();
    for (let at = from; at < to; at++) {
      const place = at - from;
      const code = symbols[at] ?? 0;
      const unit = this.#symbols.unitOf[code] ?? 0;
      const sound = sounds[at] ?? 0;
      if (unit !== 0) this.#stand(this.#unitRow(unit), place);
      if (sound !== 0) {
        this.#stand(this.#soundRow(sound), place);
        const bit = signBit(sound);
        if (bit < 32) this.low |= 1 << bit;
        else this.high |= 1 << (bit & 31);
        // Pinyin in the text stands for any character read like this.
        if (isSyllable(code))
          for (const other of this.#symbols.alike[sound] ?? []) this.#stand(this.#unitRow(other), place);
      }
      if (!endsSentence(code)) this.#stand(this.inside, place);
      if (isEdgeUnit(code)) this.#stand(this.marks, place);
      else if (code >= 48 && code <= 57) this.#stand(this.digits, place);
    }
    for (let at = from; at <= to; at++) if (soft[at] || at === 0 || at === last) this.#stand(this.edges, at - from);
    this.wordStarts = -1;
    this.wordEnds = -1;
    if (!edge) return;
    this.wordStarts = this.#row();
    this.wordEnds = this.#row();
    for (let at = from; at <= to; at++) {
      if (edge[at]) this.#stand(this.wordStarts, at - from);
      if (endsWord(at)) this.#stand(this.wordEnds, at - from);
    }
  }

  /** Row of the places where this unit stands, or pinyin that can be read as it; negative if there are none. */
  exact(unit: number): number {
    return (this.#unitRows[unit] ?? 0) - this.#base;
  }

  /** Row of the places where something stands that reads like this; negative if there are none. */
  sound(sound: number): number {
    return (this.#soundRows[sound] ?? 0) - this.#base;
  }

  /** A new window: rows are handed out from the beginning, and what the tables say of the last one is out of date. */
  #renew(): void {
    this.#base += this.#used;
    this.#used = 0;
    if (this.#unitRows.length < this.#symbols.units || this.#base > 1 << 30) {
      this.#unitRows = new Int32Array(this.#symbols.units);
      this.#soundRows = new Int32Array(this.#symbols.sounds);
      this.#base = 1;
    }
  }

  #unitRow(unit: number): number {
    const known = (this.#unitRows[unit] ?? 0) - this.#base;
    if (known >= 0) return known;
    const row = this.#row();
    this.#unitRows[unit] = this.#base + row;
    return row;
  }

  #soundRow(sound: number): number {
    const known = (this.#soundRows[sound] ?? 0) - this.#base;
    if (known >= 0) return known;
    const row = this.#row();
    this.#soundRows[sound] = this.#base + row;
    return row;
  }

  #stand(row: number, place: number): void {
    const at = row + (place >>> 5);
    this.rows[at] = (this.rows[at] ?? 0) | (1 << (place & 31));
  }

  #row(): number {
    const row = this.#used;
    this.#used = row + this.words;
    if (this.#used > this.rows.length) {
      const larger = new Int32Array(2 * this.#used);
      larger.set(this.rows);
      this.rows = larger;
    }
    for (let i = row; i < this.#used; i++) this.rows[i] = 0;
    return row;
  }
}

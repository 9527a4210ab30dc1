import { isSyllable } from './hanzi';
import { isSaid, type Words } from './words';

/** Text as the matcher reads it: code units, and where dictation or a dropped particle may have left a clause edge. */
export interface Line {
  readonly symbols: Uint16Array;
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

/**
 * Longer texts are read in overlapping windows, so that the work stays proportional to the length. Their places fit in a
 * byte, on which what is recognised by sound relies.
 */
export const WINDOW = 255;
/** No template spans more units than this. */
export const OVERLAP = 64;
/** Units of a template that may be recognised by sound only. */
export const MOST_MISSES = 2;

/** What is kept of a word that was found, side by side: the word, where it ends, and its units by sound only. */
const ENDS = 1;
const MISSES = 2;
const OCCURRENCE = 3;

/** Units of a word that may be recognised by sound: a single one sounds like too many others. */
const LEAST_HEARD = 2;

/**
 * A stretch of text as bit sets: bit i of a row says that something stands at i. Every word of the lexicon that occurs has
 * a row of the places at which it begins as said, and, if the text is heard, rows for one and for two units by sound only.
 */
export class TextWindow {
  rows = new Int32Array(1024);
  /** 32-bit words a set takes. */
  words = 1;
  from = 0;
  to = 0;
  /** Rows: units that end no sentence, marks, digits, and places: clause edges, word beginnings, word ends (or -1). */
  inside = 0;
  marks = 0;
  digits = 0;
  edges = 0;
  wordStarts = -1;
  wordEnds = -1;
  /** Where digits stand, see {@link where}. */
  digitsWhere = 0;
  /**
   * Of every word: where it begins, in a set of one number, for what asks only whether things are near enough: bit i stands
   * for the places from `i << shift` on. 0: it does not occur.
   */
  where = new Int32Array(0);
  shift = 0;
  /** The words that occur, and how many they are. */
  said = new Int32Array(256);
  count = 0;
  /** Of every word: bit m tells that it occurs with m units by sound only. 0: it does not occur. */
  kinds = new Uint8Array(0);
  /** Of the words that occur: the row. */
  row = new Int32Array(0);
  /** Steps so far. */
  worked = 0;
  readonly #words: Words;
  #used = 0;
  /** The words found in the line, in order of where they begin; and of every place the first that begins there or later. */
  #occurrences = new Int32Array(1024);
  #filed = 0;
  #firstAt = new Int32Array(0);
  #heard = false;

  constructor(words: Words) {
    this.#words = words;
  }

  /** Finds the words in a line; `readings` are those of its units. */
  scan({ symbols }: Line, readings: Uint16Array, heard: boolean): void {
    const words = this.#words;
    const length = symbols.length;
    this.#heard = heard;
    this.#filed = 0;
    if (this.#firstAt.length <= length) this.#firstAt = new Int32Array(2 * length + 1);
    for (let start = 0; start < length; start++) {
      this.#firstAt[start] = this.#filed;
      const first = readings[start] ?? 0;
      let node = words.root(first);
      this.worked++;
      if (node < 0) continue;
      const unit = symbols[start] ?? 0;
      if (isSyllable(unit)) {
        for (let word = words.wordAt(node); word >= 0; word = words.alike[word] ?? -1) this.#found(word, start + 1, 0);
      } else if ((words.single[unit] ?? -1) >= 0) this.#found(words.single[unit] ?? -1, start + 1, 0);
      if (start + 1 >= length || !words.beginsWith(first, readings[start + 1] ?? 0)) continue;
      for (let i = start + 1; i < length; i++) {
        node = words.step(node, readings[i] ?? 0);
        this.worked++;
        if (node < 0) break;
        for (let word = words.wordAt(node); word >= 0; word = words.alike[word] ?? -1)
          this.#compare(word, symbols, start, i + 1);
      }
    }
    this.#firstAt[length] = this.#filed;
  }

  /** The word reads like what stands here. Pinyin in the text stands for any character that is read like it. */
  #compare(word: number, symbols: Uint16Array, start: number, end: number): void {
    const { units, starts } = this.#words;
    const first = (starts[word] ?? 0) - start;
    const most = this.#heard && end - start >= LEAST_HEARD ? MOST_MISSES : 0;
    let misses = 0;
    for (let i = start; i < end; i++) {
      if (!isSaid(symbols[i] ?? 0, units[first + i] ?? 0) && ++misses > most) return;
    }
    this.#found(word, end, misses);
  }

  #found(word: number, end: number, misses: number): void {
    const at = OCCURRENCE * this.#filed++;
    if (at + OCCURRENCE > this.#occurrences.length) this.#occurrences = longer(this.#occurrences);
    this.#occurrences[at] = word;
    this.#occurrences[at + ENDS] = end;
    this.#occurrences[at + MISSES] = misses;
  }

  /** Reads units `from` to `to` of the line that was scanned; `endsWord`: a word may be left here. */
  read(line: Line, from: number, to: number, endsWord: (at: number) => boolean): void {
    this.#renew();
    this.from = from;
    this.to = to;
    this.words = (to - from + 32) >>> 5;
    this.shift = 0;
    while ((to - from) >>> this.shift > 31) this.shift++;
    this.#readUnits(line, endsWord);
    const occurrences = this.#occurrences;
    for (let start = from; start < to; start++) {
      const last = OCCURRENCE * (this.#firstAt[start + 1] ?? 0);
      for (let at = OCCURRENCE * (this.#firstAt[start] ?? 0); at < last; at += OCCURRENCE) {
        if ((occurrences[at + ENDS] ?? 0) <= to)
          this.#occur(occurrences[at] ?? 0, start - from, occurrences[at + MISSES] ?? 0);
      }
      this.worked++;
    }
  }

  #readUnits(line: Line, endsWord: (at: number) => boolean): void {
    const { symbols, soft, edge } = line;
    const { from, to } = this;
    const last = symbols.length;
    this.inside = this.#row(1);
    this.marks = this.#row(1);
    this.digits = this.#row(1);
    this.edges = this.#row(1);
    this.digitsWhere = 0;
    for (let at = from; at < to; at++) {
      const place = at - from;
      const code = symbols[at] ?? 0;
      if (!endsSentence(code)) this.#stand(this.inside, place);
      if (isEdgeUnit(code)) this.#stand(this.marks, place);
      else if (code >= 48 && code <= 57) {
        this.#stand(this.digits, place);
        this.digitsWhere |= 1 << (place >>> this.shift);
      }
    }
    for (let at = from; at <= to; at++) if (soft[at] || at === 0 || at === last) this.#stand(this.edges, at - from);
    this.wordStarts = -1;
    this.wordEnds = -1;
    if (!edge) return;
    this.wordStarts = this.#row(1);
    this.wordEnds = this.#row(1);
    for (let at = from; at <= to; at++) {
      if (edge[at]) this.#stand(this.wordStarts, at - from);
      if (endsWord(at)) this.#stand(this.wordEnds, at - from);
    }
  }

  #occur(word: number, place: number, misses: number): void {
    const before = this.kinds[word] ?? 0;
    if (before === 0) {
      if (this.count === this.said.length) this.said = longer(this.said);
      this.said[this.count++] = word;
      this.row[word] = this.#row(this.#heard ? MOST_MISSES + 1 : 1);
    }
    this.kinds[word] = before | (1 << misses);
    this.where[word] = (this.where[word] ?? 0) | (1 << (place >>> this.shift));
    this.#stand((this.row[word] ?? 0) + misses * this.words, place);
  }

  #renew(): void {
    for (let i = 0; i < this.count; i++) {
      const word = this.said[i] ?? 0;
      this.kinds[word] = 0;
      this.where[word] = 0;
    }
    this.count = 0;
    this.#used = 0;
    const { count } = this.#words;
    if (this.kinds.length >= count) return;
    this.kinds = new Uint8Array(count);
    this.row = new Int32Array(count);
    this.where = new Int32Array(count);
  }

  #stand(row: number, place: number): void {
    const at = row + (place >>> 5);
    this.rows[at] = (this.rows[at] ?? 0) | (1 << (place & 31));
  }

  #row(layers: number): number {
    const row = this.#used;
    this.#used = row + layers * this.words;
    while (this.#used > this.rows.length) this.rows = longer(this.rows);
    for (let i = row; i < this.#used; i++) this.rows[i] = 0;
    return row;
  }
}

function longer(from: Int32Array): Int32Array<ArrayBuffer> {
  const to = new Int32Array(2 * from.length);
  to.set(from);
  return to;
}

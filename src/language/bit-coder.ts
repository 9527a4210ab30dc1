import { type SymbolCode, symbolCode } from './symbol-code';

/** A slot holds a probability in 12 bits and, below, how often it was corrected, up to this. */
const MOST_SEEN = 15;
/** Slots are kept as their difference from this, so that fresh memory is undecided. */
const EVEN = 2048 << 4;
/** Probabilities that are mixed are 12 bits wide; their logits are in 256ths and end here. */
const LARGEST_LOGIT = 2047;
/** Four bits are foretold from one line of slots, which lies together in the cache. */
const LINE = 16;
const LINE_BITS = 18;
/** The part of a hash that marks a line. */
const CHECK = (1 << (32 - LINE_BITS)) - 1;
const CONTEXTS = 3;
/** Sets of weights: of every sort of decision its own. */
const SORTS = 1 << 10;
/** One, as the weight of an opinion. */
const FULL = 1 << 16;
/** The width of what is left of the code is kept between these, so that all numbers stay small integers. */
const WIDEST = 1 << 24;
const NARROWEST = 1 << 16;
/** How many bits a number has, the common ones first, and the inverse. */
const WIDTHS = Uint8Array.of(0, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3, 13, 14, 15);
const WIDTH_CODE = symbolCode([0, 0, 1, 0, 9, 6]);
/** How far a probability moves towards what happened, in 65536ths, by how often it was corrected. */
const RATES = Int32Array.from({ length: MOST_SEEN + 1 }, (_, seen) => Math.floor(131072 / (2 * seen + 3)));

/** Logistic function of every 128th logit: whole numbers, so that every engine decodes the same. */
const CURVE = Int32Array.of(
  ...[1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348, 3607, 3785, 3901],
  ...[3975, 4024, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094],
);

function probabilityOf(logit: number): number {
  if (logit > LARGEST_LOGIT) return 4095;
  if (logit < -LARGEST_LOGIT) return 1;
  const rest = logit & 127;
  const at = (logit >> 7) + 16;
  return ((CURVE[at] ?? 0) * (128 - rest) + (CURVE[at + 1] ?? 0) * rest + 64) >> 7;
}

/** The logit of every probability: the inverse of the curve. */
function logits(): Int16Array {
  const table = new Int16Array(4096);
  let from = 0;
  for (let logit = -LARGEST_LOGIT; logit <= LARGEST_LOGIT; logit++) {
    const to = probabilityOf(logit);
    for (let p = from; p <= to; p++) table[p] = logit;
    from = Math.max(from, to + 1);
  }
  table.fill(LARGEST_LOGIT, from);
  return table;
}

/**
 * Writes decisions as few bits by foretelling each from what was decided before in the same contexts, and reads them back
 * (an arithmetic coder over mixed context models, after Mahoney's lpaq and Pavlov's range coder). Both sides run the same
 * code: what is written is `value`, what is read is the result.
 */
export class BitCoder {
  readonly #logit = logits();
  readonly #chance = Int16Array.from({ length: 2 * LARGEST_LOGIT + 1 }, (_, i) => probabilityOf(i - LARGEST_LOGIT));
  readonly #slots = new Uint16Array(LINE << LINE_BITS);
  readonly #weights = new Int32Array(CONTEXTS * SORTS).fill(FULL / 2);
  readonly #written: number[] | null;
  readonly #bytes: Uint8Array;
  #at = 0;
  #width = WIDEST - 1;
  /** Reading: where in the width the code stands. */
  #code = 0;
  /** Writing: the low end, the byte before it that a carry may still raise, and full bytes between the two. */
  #low = 0;
  #held = -1;
  #full = 0;

  /** Reads these bytes, or writes if there are none. */
  constructor(bytes?: Uint8Array) {
    this.#written = bytes ? null : [];
    this.#bytes = bytes ?? new Uint8Array(0);
    if (!bytes) return;
    for (let i = 0; i < 3; i++) this.#code = (this.#code << 8) | this.#next();
  }

  /**
   * A symbol, foretold from three contexts of 30 bits. `kind` tells its contexts from those of others, `sort` is the first of the 16
   * sets of weights that are its own.
   */
  symbol(value: number, code: SymbolCode, kind: number, sort: number, a: number, b: number, c: number): number {
    const { counts } = code;
    const bits = code.bits[value] ?? 0;
    const length = code.lengths[value] ?? 0;
    let prefix = 1;
    let first = 0;
    let index = 0;
    let inner = 1;
    let [x, y, z] = [0, 0, 0];
    for (let depth = 0; ; depth++) {
      if ((depth & 3) === 0) {
        const salt = Math.imul(kind, 0x2545f491) + prefix;
        x = this.#line(a, salt);
        y = this.#line(b, salt ^ 0x3c6ef372);
        z = this.#line(c, salt ^ 0x78dde6e4);
        inner = 1;
      }
      const bit = this.#bit((bits >>> (length - 1 - depth)) & 1, x + inner, y + inner, z + inner, sort + (depth & 15));
      prefix = 2 * prefix + bit;
      inner = 2 * inner + bit;
      const count = counts[depth + 1] ?? 0;
      const place = prefix - (2 << depth) - first;
      if (place < count) return index + place;
      index += count;
      first = (first + count) << 1;
      if (depth > 30) throw new RangeError('no such code');
    }
  }

  /** A number from 0 up: how many bits it has, then the bits. It has 32 sets of weights. */
  number(value: number, kind: number, sort: number, a: number, b: number, c: number): number {
    const given = value + 1;
    const width = WIDTHS[this.symbol(WIDTHS.indexOf(31 - Math.clz32(given)), WIDTH_CODE, kind, sort, a, b, c)] ?? 0;
    let known = 1;
    let inner = 1;
    let [x, y, z] = [0, 0, 0];
    for (let i = width - 1, n = 0; i >= 0; i--, n++) {
      if ((n & 3) === 0) {
        const salt = Math.imul(kind, 0x2545f491) + (width << 16) + known;
        x = this.#line(a, salt);
        y = this.#line(b, salt ^ 0x3c6ef372);
        z = this.#line(c, salt ^ 0x78dde6e4);
        inner = 1;
      }
      const bit = this.#bit((given >>> i) & 1, x + inner, y + inner, z + inner, sort + 16 + i);
      known = 2 * known + bit;
      inner = 2 * inner + bit;
    }
    return known - 1;
  }

  /** What was written. */
  finish(): Uint8Array {
    for (let i = 0; i < 4; i++) this.#shift();
    return Uint8Array.from(this.#written ?? []);
  }

  #bit(value: number, a: number, b: number, c: number, sort: number): number {
    const slots = this.#slots;
    const weights = this.#weights;
    const w = CONTEXTS * sort;
    const heldA = (slots[a] ?? 0) ^ EVEN;
    const heldB = (slots[b] ?? 0) ^ EVEN;
    const heldC = (slots[c] ?? 0) ^ EVEN;
    const x = this.#logit[heldA >>> 4] ?? 0;
    const y = this.#logit[heldB >>> 4] ?? 0;
    const z = this.#logit[heldC >>> 4] ?? 0;
    const u = weights[w] ?? 0;
    const v = weights[w + 1] ?? 0;
    const t = weights[w + 2] ?? 0;
    const sum = (Math.imul(x, u >> 2) + Math.imul(y, v >> 2) + Math.imul(z, t >> 2)) >> 14;
    const chance =
      this.#chance[
        (sum > LARGEST_LOGIT ? LARGEST_LOGIT : sum < -LARGEST_LOGIT ? -LARGEST_LOGIT : sum) + LARGEST_LOGIT
      ] ?? 0;
    const bound = ((this.#width >>> 6) * chance) >>> 6;
    let bit = value;
    if (this.#written) {
      if (bit === 1) this.#width = bound;
      else {
        this.#low += bound;
        this.#width -= bound;
      }
    } else if (this.#code < bound) {
      bit = 1;
      this.#width = bound;
    } else {
      bit = 0;
      this.#code -= bound;
      this.#width -= bound;
    }
    const miss = ((bit << 12) - chance) * 10;
    weights[w] = u + ((x * miss + 0x2000) >> 14);
    weights[w + 1] = v + ((y * miss + 0x2000) >> 14);
    weights[w + 2] = t + ((z * miss + 0x2000) >> 14);
    slots[a] = learnt(heldA, bit);
    slots[b] = learnt(heldB, bit);
    slots[c] = learnt(heldC, bit);
    while (this.#width < NARROWEST) {
      this.#width <<= 8;
      if (this.#written) this.#shift();
      else this.#code = (this.#code << 8) | this.#next();
    }
    return bit;
  }

  /** The top byte of the low end is settled, unless all that follows might still carry into it. */
  #shift(): void {
    const low = this.#low;
    const carry = low >= WIDEST ? 1 : 0;
    if (carry === 1 || low < 255 * NARROWEST) {
      if (this.#held >= 0) this.#written?.push((this.#held + carry) & 255);
      for (; this.#full > 0; this.#full--) this.#written?.push((255 + carry) & 255);
      this.#held = Math.floor(low / NARROWEST) & 255;
    } else this.#full++;
    this.#low = (low % NARROWEST) * 256;
  }

  #next(): number {
    return this.#bytes[this.#at++] ?? 0;
  }

  /** Where the line of a context begins. It has its mark in front; what another context left there is wiped out. */
  #line(context: number, salt: number): number {
    const mixed = Math.imul(context ^ Math.imul(salt, 0x9e3779b1), 0x85ebca6b);
    const hash = Math.imul(mixed ^ (mixed >>> 15), 0x9e3779b1);
    const at = (hash >>> (32 - LINE_BITS)) * LINE;
    const mark = hash & CHECK;
    const slots = this.#slots;
    if (slots[at] !== mark) {
      for (let i = at + LINE - 1; i > at; i--) slots[i] = 0;
      slots[at] = mark;
    }
    return at;
  }
}

function learnt(held: number, bit: number): number {
  const seen = held & MOST_SEEN;
  const chance = held >>> 4;
  const moved = chance + (((bit === 1 ? 4095 - chance : -chance) * (RATES[seen] ?? 0)) >> 16);
  return ((moved << 4) | (seen < MOST_SEEN ? seen + 1 : seen)) ^ EVEN;
}

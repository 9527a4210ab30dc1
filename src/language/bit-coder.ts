/** A slot holds a probability in 12 bits and, below, how often it was corrected, up to this. */
const MOST_SEEN = 15;
const EVEN = 2048 << 4;
/** Probabilities that are mixed are 12 bits wide; their logits are in 256ths and end here. */
const LARGEST_LOGIT = 2047;
/** Four bits are foretold from one line of slots, which lies together in the cache. */
const LINE = 16;
const LINE_BITS = 18;
const CONTEXTS = 3;
/** One, as the weight of an opinion. */
const FULL = 1 << 16;
/** How far a probability moves towards what happened, in 65536ths, by how often it was corrected. */
const RATES = Int32Array.of(
  32768,
  21845,
  16384,
  13107,
  10922,
  9362,
  8192,
  7281,
  6553,
  5461,
  4681,
  4096,
  3640,
  3276,
  2978,
  2730,
);

/** Logistic function of every 128th logit: whole numbers, so that every engine decodes the same. */
const CURVE = [
  1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348, 3607, 3785, 3901, 3975,
  4024, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094,
];

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
 * (an arithmetic coder over mixed context models, after Mahoney's lpaq). Both sides run the same code: what is written is
 * `value`, what is read is the result.
 */
export class BitCoder {
  readonly #logit = logits();
  readonly #slots = new Uint16Array(LINE << LINE_BITS).fill(EVEN);
  readonly #weights = new Int32Array(1 << 10).fill(FULL / 2);
  readonly #written: number[] | null;
  readonly #bytes: Uint8Array;
  #at = 0;
  #low = 0;
  #high = 0xffffffff;
  #code = 0;

  /** Reads these bytes, or writes if there are none. */
  constructor(bytes?: Uint8Array) {
    this.#written = bytes ? null : [];
    this.#bytes = bytes ?? new Uint8Array(0);
    if (bytes) for (let i = 0; i < 4; i++) this.#code = ((this.#code << 8) | this.#next()) >>> 0;
  }

  /** A number of so many bits (four, or a multiple), foretold from contexts; `kind` tells numbers of one sort from others. */
  number(value: number, bits: number, kind: number, a: number, b: number, c: number): number {
    let known = 1;
    for (let left = bits - 4; left >= 0; left -= 4) {
      const salt = Math.imul(16 * kind + left, 0x2545f491) + known;
      const first = line(a, salt);
      const second = line(b, salt ^ 0x3c6ef372);
      const third = line(c, salt ^ 0x78dde6e4);
      let inner = 1;
      for (let i = 3; i >= 0; i--) {
        const given = (value >>> (left + i)) & 1;
        inner = 2 * inner + this.#bit(given, first + inner, second + inner, third + inner, 16 * kind + left + i);
      }
      known = LINE * known + inner - LINE;
    }
    return known - (1 << bits);
  }

  /** What was written. */
  finish(): Uint8Array {
    return Uint8Array.from([...(this.#written ?? []), (this.#high >>> 24) & 255, 0, 0, 0]);
  }

  #bit(value: number, a: number, b: number, c: number, sort: number): number {
    const slots = this.#slots;
    const weights = this.#weights;
    const w = CONTEXTS * sort;
    const x = this.#logit[(slots[a] ?? 0) >>> 4] ?? 0;
    const y = this.#logit[(slots[b] ?? 0) >>> 4] ?? 0;
    const z = this.#logit[(slots[c] ?? 0) >>> 4] ?? 0;
    const sum = x * (weights[w] ?? 0) + y * (weights[w + 1] ?? 0) + z * (weights[w + 2] ?? 0);
    const chance = probabilityOf(Math.floor(sum / FULL));
    const split = this.#low + Math.floor((this.#high - this.#low) / 4096) * chance;
    const bit = this.#written ? value : this.#code <= split ? 1 : 0;
    if (bit === 1) this.#high = split;
    else this.#low = split + 1;
    const miss = ((bit << 12) - chance) * 10;
    weights[w] = (weights[w] ?? 0) + ((x * miss + 0x2000) >> 14);
    weights[w + 1] = (weights[w + 1] ?? 0) + ((y * miss + 0x2000) >> 14);
    weights[w + 2] = (weights[w + 2] ?? 0) + ((z * miss + 0x2000) >> 14);
    this.#learn(a, bit);
    this.#learn(b, bit);
    this.#learn(c, bit);
    // Leading bytes on which both ends agree are settled.
    while ((this.#low ^ this.#high) >>> 24 === 0) {
      this.#written?.push(this.#high >>> 24);
      this.#low = (this.#low << 8) >>> 0;
      this.#high = ((this.#high << 8) | 255) >>> 0;
      if (!this.#written) this.#code = ((this.#code << 8) | this.#next()) >>> 0;
    }
    return bit;
  }

  #learn(at: number, bit: number): void {
    const held = this.#slots[at] ?? 0;
    const seen = held & MOST_SEEN;
    const chance = held >>> 4;
    const moved = chance + (((bit === 1 ? 4095 - chance : -chance) * (RATES[seen] ?? 0)) >> 16);
    this.#slots[at] = (moved << 4) | (seen < MOST_SEEN ? seen + 1 : seen);
  }

  #next(): number {
    return this.#bytes[this.#at++] ?? 0;
  }
}

/** Where the line of a context begins. */
function line(context: number, salt: number): number {
  const mixed = Math.imul(context ^ Math.imul(salt, 0x9e3779b1), 0x85ebca6b);
  return (Math.imul(mixed ^ (mixed >>> 15), 0x9e3779b1) >>> (32 - LINE_BITS)) * LINE;
}

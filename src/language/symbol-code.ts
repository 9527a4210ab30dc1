/**
 * A canonical prefix code: symbols are numbered as their codes grow longer, so that how many have a code of each length
 * tells all codes. That frequent symbols are few decisions long is what makes reading them quick.
 */
export interface SymbolCode {
  /** How many symbols have a code of so many bits. */
  readonly counts: Uint16Array;
  /** Of every symbol: its code, and the length of that. */
  readonly bits: Int32Array;
  readonly lengths: Uint8Array;
}

export function symbolCode(counts: readonly number[]): SymbolCode {
  const size = counts.reduce((sum, count) => sum + count, 0);
  const bits = new Int32Array(size);
  const lengths = new Uint8Array(size);
  let code = 0;
  let symbol = 0;
  counts.forEach((count, length) => {
    code <<= 1;
    for (let i = 0; i < count; i++) {
      lengths[symbol] = length;
      bits[symbol++] = code++;
    }
  });
  return { counts: Uint16Array.from(counts), bits, lengths };
}

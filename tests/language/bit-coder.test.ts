import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BitCoder } from '../../src/language/bit-coder';
import { symbolCode } from '../../src/language/symbol-code';

const numbers = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 0xfffe }), fc.integer({ min: 0, max: 5 }), fc.nat(0x3fffffff)),
  {
    maxLength: 300,
  },
);
const CODE = symbolCode([0, 1, 0, 1, 1, 1, 1, 1, 0, 4]);

describe('the coder of compiled lexicons', () => {
  it('reads back the numbers that were written, in whatever contexts', () => {
    fc.assert(
      fc.property(numbers, (all) => {
        const writer = new BitCoder();
        for (const [value, kind, context] of all) writer.number(value, kind, 32 * kind, context, kind, 0);
        const reader = new BitCoder(writer.finish());
        expect(all.map(([, kind, context]) => reader.number(0, kind, 32 * kind, context, kind, 0))).toEqual(
          all.map(([value]) => value),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('reads back the symbols of a prefix code, those with the longest codes too', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(CODE.lengths.length - 1), { maxLength: 600 }), (all) => {
        const writer = new BitCoder();
        for (const [i, value] of all.entries()) writer.symbol(value, CODE, 0, 0, all[i - 1] ?? 0, i, 0);
        const reader = new BitCoder(writer.finish());
        const read: number[] = [];
        for (const i of all.keys()) read.push(reader.symbol(0, CODE, 0, 0, read[i - 1] ?? 0, i, 0));
        expect(read).toEqual(all);
      }),
      { numRuns: 40 },
    );
  });

  it('gives no two symbols codes of which one begins the other', () => {
    const codes = Array.from(CODE.lengths, (length, i) => (CODE.bits[i] ?? 0).toString(2).padStart(length, '0'));
    for (const [i, code] of codes.entries()) {
      expect(codes.filter((other, k) => k !== i && other.startsWith(code))).toEqual([]);
    }
  });

  it('writes what repeats in a fraction of its bits', () => {
    const writer = new BitCoder();
    for (let i = 0; i < 4_000; i++) writer.number(i % 7, 0, 0, i % 7, 0, 0);
    expect(writer.finish().length).toBeLessThan(500);
  });

  it('carries into bytes that were written before', () => {
    const writer = new BitCoder();
    const all = Array.from({ length: 30_000 }, (_, i) => ((i * 2654435761) >>> 0) % 0xffff);
    for (const value of all) writer.number(value, 0, 0, 0, 0, 0);
    const reader = new BitCoder(writer.finish());
    expect(all.every((value) => reader.number(0, 0, 0, 0, 0, 0) === value)).toBe(true);
  });
});

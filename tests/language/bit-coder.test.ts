import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BitCoder } from '../../src/language/bit-coder';

const numbers = fc.array(fc.tuple(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0, max: 5 }), fc.nat()), {
  maxLength: 200,
});

describe('the coder of compiled lexicons', () => {
  it('reads back what was written, in whatever contexts', () => {
    fc.assert(
      fc.property(numbers, (all) => {
        const writer = new BitCoder();
        for (const [value, kind, context] of all) writer.number(value, 16, kind, context, kind, 0);
        const reader = new BitCoder(writer.finish());
        expect(all.map(([, kind, context]) => reader.number(0, 16, kind, context, kind, 0))).toEqual(
          all.map(([value]) => value),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('writes what repeats in a fraction of its bits', () => {
    const writer = new BitCoder();
    for (let i = 0; i < 4_000; i++) writer.number(i % 7, 16, 0, i % 7, 0, 0);
    expect(writer.finish().length).toBeLessThan(500);
  });
});

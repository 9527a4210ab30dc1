import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Columns } from '../../src/language/columns';

const COUNT = 4;
const row = fc.tuple(
  fc.oneof(fc.nat(300), fc.nat(0xffff), fc.nat(0xffffff), fc.constantFrom(191, 192, 255, 256, 16319, 16320)),
  fc.nat(COUNT - 1),
);

const written = (rows: readonly (readonly [number, number])[]): Uint8Array => {
  const columns = new Columns(COUNT);
  for (const [value, column] of rows) columns.number(value, column);
  return columns.finish();
};

describe('the columns of compiled lexicons', () => {
  it('read back the numbers that were written, each from its own column', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 400 }), (rows) => {
        const columns = new Columns(COUNT, written(rows));
        expect(rows.map(([, column]) => columns.number(0, column))).toEqual(rows.map(([value]) => value));
      }),
      { numRuns: 200 },
    );
  });

  it('write a number in as many bytes as it is large', () => {
    const size = (value: number) => written([[value, 0]]).length - written([]).length;
    expect([0, 191, 192, 16319, 16320, 0xffffff].map(size)).toEqual([1, 1, 2, 2, 4, 4]);
  });

  it('keep what is of one kind together', () => {
    const bytes = written([1, 2, 3].flatMap((n) => [[n, 0] as const, [n + 10, 1] as const]));
    expect([...bytes.subarray(-6)]).toEqual([1, 2, 3, 11, 12, 13]);
  });

  it('keep what follows the first bytes of large numbers apart from them', () => {
    const bytes = written([193, 449, 5, 16320].map((n) => [n, 0] as const));
    expect([...bytes.subarray(-9)]).toEqual([192, 193, 5, 255, 1, 1, 0, 63, 192]);
  });
});

import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, sha256Hex } from '../../src/encounter';
import { portableSha256Hex } from '../../src/encounter/canonical';

describe('canonical JSON', () => {
  test('is what the reference implementation writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' }), (value) => {
        fc.pre(wellFormed(value));
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { numRuns: 3000 },
    );
  });

  test('orders keys by UTF-16 units and leaves out what is undefined', () => {
    const value = { '\u{1f600}': 1, '\ufb33': 2, a: undefined, 10: 'x', 9: [undefined, -0] };
    expect(canonicalJson(value)).toBe('{"10":"x","9":[null,0],"\u{1f600}":1,"\ufb33":2}');
    expect(canonicalJson(value)).toBe(canonicalize(value));
  });

  test.each([[undefined], [Number.NaN], [Number.POSITIVE_INFINITY], ['\ud800'], [{ '\udc00': 1 }], [() => 1], [[1n]]])(
    'refuses %p',
    (value) => {
      expect(() => canonicalJson(value)).toThrow('E-CANONICAL');
    },
  );
});

describe('SHA-256', () => {
  test('is the same by the host and by the library that pages use', () => {
    expect(portableSha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(sha256Hex(text)).toBe(portableSha256Hex(text));
      }),
    );
  });
});

const wellFormed = (value: unknown): boolean => {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, inner]) => key.isWellFormed() && wellFormed(inner));
};

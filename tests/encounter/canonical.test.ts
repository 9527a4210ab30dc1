import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, sha256Hex } from '../../src/encounter';
import { portableSha256Hex } from '../../src/encounter/canonical';
import { lineText } from '../../src/encounter/log-text';

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

/** Members of a line and of a finding as they are written, or anything else in the place of one, or one more. */
function damaged(members: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object> {
  const odd = fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constantFrom(undefined, -0, 1e21, 0.5, '"', '\u0001', '😀'));
  const names = fc.constantFrom(...Object.keys(members), 'slots', 'hash', 'toJSON', 'constructor', '');
  return fc
    .tuple(fc.record(members), fc.array(fc.tuple(names, odd), { maxLength: 2 }), fc.array(names, { maxLength: 1 }))
    .map(([whole, changes, dropped]) => {
      const kept = Object.entries({ ...whole, ...Object.fromEntries(changes) });
      return Object.fromEntries(kept.filter(([name]) => !dropped.includes(name)));
    });
}

const finding = damaged({
  kind: fc.constantFrom('act', 'part', 'forbidden'),
  label: fc.string(),
  start: fc.nat(),
  end: fc.nat(),
  template: fc.string({ unit: 'grapheme' }),
  clauses: fc.array(fc.string()),
  certainty: fc.constantFrom('certain', 'possible'),
});
const said = damaged({
  type: fc.constant('SAY'),
  text: fc.string({ unit: 'grapheme' }),
  findings: fc.array(finding, { maxLength: 3 }),
  seq: fc.nat(),
  t: fc.nat(),
  state: fc.string(),
  hash: fc.string(),
});

describe('the text of a log line', () => {
  test('is its canonical JSON without the hash, whatever its members are', () => {
    fc.assert(
      fc.property(said, (entry) => {
        fc.pre(wellFormed(entry));
        const { hash: _, ...rest } = entry as { hash?: unknown };
        expect(lineText(entry)).toBe(canonicalize(rest));
      }),
      { numRuns: 5000 },
    );
  });

  test('refuses half of a character', () => {
    const entry = { type: 'SAY', text: '\ud83d', findings: [], seq: 1, t: 0, state: '' };
    expect(() => lineText(entry)).toThrow('E-CANONICAL');
  });
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

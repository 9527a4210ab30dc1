import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFragment, compileDocument } from '../../src/encounter/authoring';
import { libraryFragments, smallDocument } from '../support/encounters';

const SCENARIOS = join(import.meta.dirname, '../../scenarios');
const read = (folder: string): readonly (readonly [string, string])[] =>
  readdirSync(join(SCENARIOS, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name, readFileSync(join(SCENARIOS, folder, name), 'utf8')] as const);

/** Pieces that break YAML, names, expressions or texts in ways of their own. */
const JUNK = [
  '\n',
  ' ',
  '\t',
  ':',
  ': ',
  '- ',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '#',
  '|',
  '>',
  '&a ',
  '*a',
  '!',
  '!!int ',
  '%',
  '@',
  '`',
  '?',
  ',',
  '\\',
  '<',
  '<nobody>',
  '{{x}}',
  '~',
  'null',
  'true',
  '0',
  '-1',
  '1e999',
  '.nan',
  '\0',
  '\ud800',
  '🙂',
  '\uFEFF',
  '\r',
  '---\n',
  '...\n',
  '__proto__: 1\n',
  'constructor',
  'toString',
  'goto: back',
  '<<: *a',
  'said(',
  '&& ',
  '|| ',
  'mood("zhou")',
  '"a" + "b"',
  'format: x\n',
];

interface Cut {
  readonly at: number;
  readonly drop: number;
  readonly put: string;
}

const cut: fc.Arbitrary<Cut> = fc.record({
  at: fc.nat(1_000_000),
  drop: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(60), fc.nat(4000)),
  put: fc.oneof(fc.constant(''), fc.constantFrom(...JUNK), fc.string({ unit: 'binary', maxLength: 12 })),
});

const mutate = (text: string, cuts: readonly Cut[]): string =>
  cuts.reduce((now, { at, drop, put }) => {
    const from = at % (now.length + 1);
    return now.slice(0, from) + put + now.slice(from + drop);
  }, text);

function sound(text: string, compile: (text: string) => ReturnType<typeof compileDocument>): void {
  const { encounter, hash, problems } = compile(text);
  const errors = problems.filter((problem) => problem.severity === 'error');
  expect(encounter === undefined).toBe(errors.length > 0);
  expect(hash === undefined).toBe(encounter === undefined);
  for (const { line, column, message, mend, code } of problems) {
    expect(code).toMatch(/^[EW]-[A-Z-]+$/);
    expect(line).toBeGreaterThanOrEqual(1);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(text.split(/\r\n?|\n/).length + 1);
    for (const words of [message.zh, message.en, mend.zh, mend.en]) expect(words.length).toBeGreaterThan(0);
  }
}

describe('any text is compiled or refused with problems in both languages, never with a crash', () => {
  test.each(read('encounters'))(
    'mutations of %s',
    (name, text) => {
      fc.assert(
        fc.property(fc.array(cut, { minLength: 1, maxLength: 4 }), (cuts) => {
          sound(mutate(text, cuts), (changed) => compileDocument(changed, name, libraryFragments));
        }),
        { numRuns: 60 },
      );
    },
    120_000,
  );

  test('mutations of a small document with a fragment, where every cut hits something', () => {
    const text = smallDocument({
      use: '\n  - { fragment: greeting, as: hello, into: one, with: { citizen: li, patience: 8s } }',
      draws: '{ p: { x: { zh: 甲, en: X }, y: { zh: 乙, en: Y } } }',
      constraints: '[p != "y"]',
      vars: '{ n: { type: int, start: 1, min: 0, max: 3 }, b: false }',
    });
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 3 }), (cuts) => {
        sound(mutate(text, cuts), (changed) => compileDocument(changed, 'd.yaml', libraryFragments));
      }),
      { numRuns: 1500 },
    );
  }, 120_000);

  test('every word in turn replaced by a name that every object answers to', () => {
    const text = smallDocument({
      use: '\n  - { fragment: greeting, as: hello, into: one, with: { citizen: li, patience: 8s } }',
      draws: '{ p: { x: { zh: 甲, en: X }, y: { zh: 乙, en: Y } } }',
      vars: '{ n: { type: int, start: 1, min: 0, max: 3 }, b: false }',
    });
    for (const word of text.matchAll(/[a-z_]\w*/g))
      for (const put of ['constructor', '__proto__', 'toString']) {
        const changed = text.slice(0, word.index) + put + text.slice(word.index + word[0].length);
        sound(changed, (document) => compileDocument(document, 'd.yaml', libraryFragments));
      }
  });

  test.each(read('fragments'))(
    'mutations of the fragment %s',
    (name, text) => {
      fc.assert(
        fc.property(fc.array(cut, { minLength: 1, maxLength: 3 }), (cuts) => {
          const changed = mutate(text, cuts);
          for (const { line, message } of checkFragment(changed, name)) {
            expect(line).toBeGreaterThanOrEqual(1);
            expect(message.zh.length * message.en.length).toBeGreaterThan(0);
          }
        }),
        { numRuns: 150 },
      );
    },
    120_000,
  );

  test('a few signs in any order', () => {
    const signs = fc.array(fc.constantFrom(...JUNK, 'a', 'kind: phone\n', 'title'), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(signs, (some) => {
        sound(some.join(''), (changed) => compileDocument(changed, 'd.yaml'));
      }),
      { numRuns: 3000 },
    );
  });

  test('any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        sound(text, (changed) => compileDocument(changed, 'd.yaml'));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['nothing', ''],
    ['a list', '- 1'],
    ['a scalar', 'hello'],
    ['two documents', 'a: 1\n---\nb: 2'],
    ['deep nesting', '['.repeat(20_000)],
    [
      'names of the prototype',
      smallDocument({ moments: '\n  constructor: { rules: [{ when: constructor("x"), goto: valueOf }] }' }),
    ],
    ['a prototype key', smallDocument({ cast: '\n  __proto__: { a: 1 }' })],
    ['a tag', smallDocument({ title: '!!binary aGk=' })],
  ])('%s', (_, text) => sound(text, (changed) => compileDocument(changed, 'd.yaml')));
});

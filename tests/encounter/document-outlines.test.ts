import { expect, test } from 'vitest';
import { compileDocument } from '../../src/encounter/authoring';
import { smallDocument } from '../support/encounters';

/** What is told in Chinese and English of a document with these parts. */
const told = (parts: Readonly<Record<string, string>>): readonly string[] =>
  compileDocument(smallDocument(parts), 'test.yaml').problems.map(({ code, message }) => `${code} ${message.en}`);

test.each<[string, Readonly<Record<string, string>>, string]>([
  ['a text in one language alone', { title: '小' }, 'expected { zh: …, en: … }'],
  ['a list of options of a draw', { draws: '{ who: [boss, mother] }' }, 'expected { id: { zh: …, en: … } }'],
  [
    'a bare value where a form says what is right',
    {
      forms:
        '{ notice: { layout: register, title: { zh: 表, en: Form }, fields: { name: { label: { zh: 名, en: Name }, expect: 王 } } } }',
    },
    'expected any | { one_of: […] } | { set: […] } | { ticks: { id: … } } | { digits: … } | [{ value: … }]',
  ],
  ['an id of the document', { id: 'Two Calls' }, 'digits and hyphens'],
])('%s is refused with the way to write it', (_, parts, expected) => {
  expect(told(parts).filter((line) => line.includes(expected))).toHaveLength(1);
});

test('the rest of a text behind a comma is not taken for a key without a word', () => {
  const [only] = compileDocument(smallDocument({ title: '{ zh: 小, 大, en: Small }' }), 'test.yaml').problems;
  expect(only?.code).toBe('E-KEY-UNKNOWN');
  expect(only?.mend.en).toContain('double quotes');
});

test('a duration that is none is told once', () => {
  const duties = `
  only:
    text: { zh: 起立, en: Stand }
    clauses: [cq.C3.06]
    existence: did("stand")
    within: 1 minute`;
  expect(told({ duties })).toHaveLength(1);
  expect(told({ duties: duties.replace('1 minute', '50ms') }).join()).toContain('100ms or more');
});

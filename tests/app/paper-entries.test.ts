import { describe, expect, test } from 'vitest';
import { readEntries } from '../../src/app/papers/entries';
import { checkForm } from '../../src/encounter';
import { libraryEncounter } from '../support/encounters';

const { encounter } = libraryEncounter('s04-third-trip');
const form = encounter.forms[0];
if (!form) throw new Error('S04 has its notice');

describe('a draft of a paper that was put back', () => {
  test('is read again as it was written', () => {
    const ticks = form.fields.find(({ kind }) => kind === 'ticks');
    const option = ticks?.options?.[0]?.id ?? '';
    const tick = ticks?.ticks?.[0]?.id ?? '';
    const draft = { [ticks?.id ?? '']: { [option]: tick } };
    expect(readEntries(JSON.stringify(draft), form)).toEqual(draft);
  });

  test.each([
    ['not JSON', '{'],
    ['another shape', '[1,2]'],
    ['fields that the form does not have', '{"__proto__":{"x":"y"},"nonsense":"1"}'],
    ['values that no field can hold', JSON.stringify(Object.fromEntries(form.fields.map(({ id }) => [id, 7])))],
    [
      'an entry beyond its length',
      JSON.stringify(Object.fromEntries(form.fields.map(({ id }) => [id, '长'.repeat(5000)]))),
    ],
    [
      'options that are not printed',
      JSON.stringify(Object.fromEntries(form.fields.map(({ id }) => [id, { nobody: 'nothing' }]))),
    ],
  ])('holds nothing of %s', (_, draft) => {
    const entries = readEntries(draft, form);
    expect(entries).toEqual({});
    expect(Object.values(checkForm(form, entries, {})).every((outcome) => outcome !== 'wrong')).toBe(true);
  });
});

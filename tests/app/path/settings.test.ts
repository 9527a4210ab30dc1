import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashWith, queryOf } from '../../../src/app/path/hash-query';
import { readPresent } from '../../../src/app/path/person-host';
import { DEFAULTS, readSettings } from '../../../src/app/path/settings-store';

describe('settings', () => {
  it('come back as they were stored', () => {
    const mine = {
      ...DEFAULTS,
      textSize: 175,
      contrast: 'on',
      calm: 'off',
      volume: { all: 0, hall: 35, effects: 100 },
      captions: 'off',
      voices: 'always',
      dictation: 'on',
      renderer: 'canvas',
      keys: { say: '', cards: 'off', groups: 'alt' },
      extraTime: 500,
    } as const;
    expect(readSettings(JSON.stringify(mine))).toEqual(mine);
  });

  it.each([
    ['nothing', null],
    ['no JSON', '{"textSize":'],
    ['another shape', '[1,2]'],
    ['a prototype', '{"__proto__":{"textSize":200}}'],
    ['too much', `{"x":"${'x'.repeat(5000)}"}`],
    [
      'wrong values',
      '{"textSize":1000,"contrast":7,"calm":null,"volume":{"all":101,"hall":-1,"effects":"9"},"renderer":"x","keys":{"say":"ab","cards":1},"extraTime":99}',
    ],
  ])('are the defaults where %s is stored', (_what, stored) => {
    expect(readSettings(stored)).toEqual(DEFAULTS);
  });

  it('keep what is sound beside what is not', () => {
    expect(readSettings('{"textSize":200,"volume":{"hall":20,"all":1e99}}')).toEqual({
      ...DEFAULTS,
      textSize: 200,
      volume: { ...DEFAULTS.volume, hall: 20 },
    });
  });

  it('never give two meanings to one chord', () => {
    expect(readSettings('{"keys":{"cards":"alt","groups":"alt"}}').keys).toMatchObject({ cards: 'alt', groups: 'off' });
  });

  it('survive anything that was stored', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const read = readSettings(JSON.stringify(value) ?? null);
        expect(Object.keys(read).sort()).toEqual(Object.keys(DEFAULTS).sort());
        expect(readSettings(JSON.stringify(read))).toEqual(read);
      }),
    );
  });
});

describe('who sits here', () => {
  it('is read back, within bounds', () => {
    const li = { id: 'a1', name: '李晓雯', extraTime: 250 };
    expect(readPresent(JSON.stringify(li))).toEqual(li);
    expect(readPresent(JSON.stringify({ ...li, extraTime: 9e9 }))).toEqual({ ...li, extraTime: 1500 });
  });

  it.each([
    null,
    '',
    'null',
    '{}',
    '{"id":"../x","name":"n"}',
    '{"id":"a","name":" "}',
    `{"id":"a","name":"${'n'.repeat(2000)}"}`,
  ])('is nobody where %s is stored', (stored) => {
    expect(readPresent(stored)).toBeNull();
  });
});

describe('the query behind the hash', () => {
  it('leaves out what is empty and comes back as it was', () => {
    expect(hashWith('/norms', { q: '', pack: '' })).toBe('#/norms');
    const hash = hashWith('/norms', { q: '请稍等 & 100%', pack: 'cq', page: '2' });
    expect(Object.fromEntries(queryOf(hash))).toEqual({ q: '请稍等 & 100%', pack: 'cq', page: '2' });
  });

  it('of an endless address is nothing', () => {
    expect([...queryOf(`#/norms?q=${'x'.repeat(3000)}`)]).toEqual([]);
  });
});

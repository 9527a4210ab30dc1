import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, plainName, readFactName } from '../../src/language';

const told = (text: string, ...names: string[]) =>
  judge(text, { facts: [{ id: 'way', kind: 'place', names }] })
    .filter(({ kind }) => kind === 'fact')
    .map(({ start, end }) => text.slice(start, end));

describe('the names of a fact', () => {
  const way = '(不用|不必|无需)[再|重新](取号|排队)';

  it('say one of several words, and some that may be left out', () => {
    expect(readFactName('(a|b)[c]d')).toEqual({ pieces: [['ad', 'acd', 'bd', 'bcd']], gaps: [] });
    expect(told('材料齐了来找我，不必重新排队。', way)).toEqual(['不必重新排队']);
    expect(told('无需取号，您直接来。', way)).toEqual(['无需取号']);
    expect(told('请先取号排队。', way)).toEqual([]);
  });

  it('may have a few characters between them, but no end of a sentence', () => {
    const name = '(来|到)..5(窗口|这儿)';
    expect(told('补好了到我们三号窗口就行', name)).toEqual(['到我们三号窗口']);
    expect(told('您来。这儿是大厅', name)).toEqual([]);
    expect(told('来不来都可以随您的便，窗口开着', name)).toEqual([]);
    expect(told('come straight to my window', 'come..12window')).toEqual(['come straight to my window']);
    expect(told('you will become a windowless man', 'come..12window')).toEqual([]);
  });

  it('that are written wrong are taken by the letter', () => {
    expect(
      ['(a', 'a)', 'a]', '(|a)', '(a', '..4a', 'a..4', 'a..40b', '[a]', 'a[..4b]'].map(
        (name) => typeof readFactName(name),
      ),
    ).toEqual(Array(10).fill('string'));
    expect(readFactName('(a|b)'.repeat(10))).toBe('many');
    expect(told('写作(来|到', '(来|到')).toHaveLength(1);
  });

  it('have a plain wording that somebody could say, and it is heard', () => {
    expect(plainName(way)).toBe('不用取号');
    expect(told(`${plainName(way)}。`, way)).toHaveLength(1);
  });

  it('never hold up the judge, whatever a file holds', () => {
    const piece = fc.constantFrom('来', '到', '(', ')', '[', ']', '|', '..2', '..20', 'a', ' ', '。', '\ud83d');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.array(piece, { maxLength: 200 }), (name, said) => {
        const text = said.join('');
        for (const found of told(text, name.join('') || '来')) expect(text).toContain(found);
      }),
    );
    const text = '来去看走'.repeat(2500);
    // Every gap can end in so many places: walked one by one, forty of them would take longer than anybody lives.
    expect(told(text, `${'(来|去|看|走)..1'.repeat(4)}到`)).toEqual([]);
    expect(told(text, '来..20去..20到')).toEqual([]);
    expect(readFactName(`${'来..2'.repeat(21)}到`)).toBe('gap');
  });
});

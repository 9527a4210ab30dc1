import { describe, expect, it } from 'vitest';
import { judge, normalise } from '../../src/language';
import { Slips } from '../../src/language/slips';
import { Words } from '../../src/language/words';

const same = (a: string, b: string) => expect(normalise(a, 'en').text).toBe(normalise(b, 'en').text);

describe('English as it is typed and spoken', () => {
  it('knows one form of what is run together', () => {
    same('I am not, you are not, I will not, it is', "I'm not, you're not, I won't, it's");
    same('I cannot do that', "I can't do that");
    same('We will not, we are not', "We won't, we're not");
    same("I've told you, you'll see", 'I have told you, you will see');
    same('I do not know', 'idk');
  });

  it('knows words typed in haste, spelt the other way and stretched', () => {
    same('pls wait, thx', 'please wait, thanks');
    same('I apologise, the centre is closed tmrw', 'I apologize, the center is closed tomorrow');
    same('Nooooo, sooo sory', 'No, so sorry');
    same('Um, I gotta, uh, go', 'I got to, go');
  });

  it('leaves longer words and codes alone', () => {
    expect(normalise('A4 under 3rd umbrella', 'en').text).toBe('a4under3rdumbrella');
  });

  it('maps every unit of a folded word back to the word as it was written', () => {
    const raw = 'R u there? I am.';
    const { text, from, to } = normalise(raw, 'en');
    expect(text).toBe('areyouthere？im。');
    expect(raw.slice(from[0], to[2])).toBe('R');
    expect(raw.slice(from[12], to[13])).toBe('I am');
  });

  it('keeps quotation marks where they stood', () => {
    const { text, quoted } = normalise('do not say "u r slow" pls', 'en');
    expect(quoted.map(([start, end]) => text.slice(start, end))).toEqual(['youreslow']);
  });
});

function slipsOf(...literals: readonly string[]): Slips {
  const words = new Words();
  for (const literal of literals) words.append(literal);
  return new Slips(words);
}

describe('a slip of the keyboard', () => {
  const slips = slipsOf('ThisWindow', 'Problem', 'NotYourProblems', 'Quiet', 'Receipt', 'Complete', 'Annoying');

  it.each([
    ['windw', 'window'],
    ['probelm', 'problem'],
    ['reciept', 'receipt'],
    ['anoying', 'annoying'],
    ['wwindow', 'window'],
    ['winddow', 'window'],
    ['windoww', 'window'],
  ])('%s means %s', (typed, meant) => {
    expect(slips.meant(typed)).toBe(meant);
  });

  it('is none in a known word, an ordinary one, a short one, another form of a word, or between two words', () => {
    for (const word of ['problems', 'compete', 'wndow', 'quit', 'windows', 'completes']) {
      expect(slips.meant(word)).toBe(word === 'wndow' ? 'window' : word);
    }
    expect(slipsOf('Stakes', 'Snake').meant('sake')).toBe('sake');
    expect(slipsOf('Chief', 'Chefs').meant('chiefs')).toBe('chiefs');
    expect(slipsOf('Boarder', 'Border').meant('borader')).toBe('borader');
  });

  it('is looked for at no great cost in texts of nothing else', () => {
    const many = slipsOf('ThisWindow');
    for (let i = 0; i < 5_000; i++) many.meant(`zz${i.toString(36).replace(/[0-9]/g, 'q')}xx`);
    expect(many.meant('windwo')).toBe('window');
  });

  it('does not keep a rude sentence from being found, nor makes one', () => {
    const labels = (text: string) =>
      judge(text, {}).flatMap(({ kind, label }) => (kind === 'forbidden' ? [label] : []));
    expect(labels('not my problm')).toEqual(labels('not my problem'));
    expect(labels('not my problem').length).toBeGreaterThan(0);
    expect(labels('The planning committee will compete for the design patent.')).toEqual([]);
  });

  it('is mended in the names of things too', () => {
    const facts = [{ id: 'plan', kind: 'item', names: ['planing permission'] }] as const;
    expect(judge('You still need the planing permission.', { facts }).some(({ label }) => label === 'plan')).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/language';

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

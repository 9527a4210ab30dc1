import { describe, expect, test } from 'vitest';
import { happening, type Line } from '../../src/app/trainee/transcript';

const text = (zh: string) => ({ zh, en: zh });
const story = (t: number, words: string): Line => ({ kind: 'story', key: `${t}.0`, t, text: text(words) });
const citizen = (t: number): Line => ({ kind: 'citizen', key: `${t}.1`, t, who: 'tao', text: text('谢谢') });
const deed = (t: number): Line => ({ kind: 'deed', key: `${t}`, t, text: text('按急停') });

describe('what has just happened', () => {
  test('stands in the picture until something later has overtaken it', () => {
    const fall = story(20_000, '邓大爷摔倒');
    expect(happening([])).toBeNull();
    expect(happening([citizen(0)])).toBeNull();
    expect(happening([citizen(0), fall])).toBe(fall);
    // Somebody cries out at once: both are to be read.
    expect(happening([fall, citizen(20_500)])).toBe(fall);
    expect(happening([fall, citizen(40_000)])).toBeNull();
    expect(happening([fall, deed(40_000)])).toBeNull();
  });

  test('is the later of two', () => {
    const out = story(30_000, '大家都出来了');
    expect(happening([story(20_000, '保安赶到'), out])).toBe(out);
  });
});

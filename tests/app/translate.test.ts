import { expect, test } from 'vitest';
import en from '../../src/app/i18n/en.json';
import { translator } from '../../src/app/i18n/translate';
import zh from '../../src/app/i18n/zh.json';

const english = translator('en', en);
const chinese = translator('zh', zh);

test('a text is found by its path and filled with what it names', () => {
  expect(english('shell.home')).toBe(en.shell.home);
  expect(chinese('play.heading', { number: 'S28', title: '停电' })).toBe(
    zh.play.heading.replace('{{number}}', 'S28').replace('{{title}}', '停电'),
  );
});

test('what counts has its singular in English and one form in Chinese', () => {
  expect(english('home.minutes', { count: 1 })).toBe('1 minute');
  expect(english('home.minutes', { count: 0 })).toBe('0 minutes');
  expect(english('home.minutes', { count: 12 })).toBe('12 minutes');
  expect(chinese('home.minutes', { count: 1 })).toMatch(/^1\s?\D+$/);
});

test('a value is put in as it is, whatever it holds, and a slot without one stays to be seen', () => {
  expect(english('play.heading', { number: '$&', title: '{{number}}' })).toContain('$&');
  expect(english('play.heading', { number: '$&', title: '{{number}}' })).toContain('{{number}}');
  expect(english('play.heading', { number: 'S28' })).toContain('{{title}}');
});

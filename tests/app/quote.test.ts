import { describe, expect, test } from 'vitest';
import { quoted } from '../../src/app/marks/quote';

const quote = (said: string, words: string): string => {
  const start = said.indexOf(words);
  expect(start).toBeGreaterThanOrEqual(0);
  return quoted(said, start, start + words.length);
};

describe('words quoted as evidence', () => {
  test.each([
    ['不归我管，找领导去，我管不着', '找领导去，我管不', '找领导去，我管不着'],
    [
      '急什么，没看我正忙着吗，我刚才已经说过了，怎么还问',
      '没看我正忙着吗，我刚才已',
      '没看我正忙着吗，我刚才已经说过了',
    ],
    ["Stop! Don't force the doors, come back!", "Don't force the", "Don't force the doors"],
    [
      'I have already told you, why do you ask again?',
      'I have already told you, why do you',
      'I have already told you, why do you ask again',
    ],
    ['下次优先办理', '下次优先办', '下次优先办理'],
    ['来了优先办理登记手续', '优先办', '优先办理'],
    ['你吵什么吵，滚一边去', '滚一边', '滚一边去'],
    [
      'How many times do I have to tell you? Are you deaf?',
      'How many times do I have to tell',
      'How many times do I have to tell you',
    ],
    ['go complain if you like.', 'go complain if you', 'go complain if you like'],
  ])('“%s”: %s', (said, heard, wanted) => expect(quote(said, heard)).toBe(wanted));

  test('stay as heard where they end a clause or are a few words of one', () => {
    expect(quote('罗师傅您好，让您跑了三趟', '您好')).toBe('您好');
    expect(quote('您先别着急，临时停电了', '别着急')).toBe('别着急');
    expect(quote('您好大家请先坐', '您好')).toBe('您好');
    expect(quote('不行，就是不行。', '不行，就是不行')).toBe('不行，就是不行');
    expect(quote('急什么', '急什么')).toBe('急什么');
  });

  test('end with the last whole clause where the next one is long', () => {
    const said = `找领导去，我${'一直在这里说来说去'.repeat(5)}。`;
    expect(quote(said, '找领导去，我一直')).toBe('找领导去');
  });
});

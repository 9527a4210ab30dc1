import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bubbleLines } from '../../src/app/trainee/bubble-lines';

test('speech breaks where the speaker breathes', () => {
  expect(bubbleLines('我急什么？我等了两个钟头，误一单扣五十！你倒坐得住！')).toEqual([
    '我急什么？我等了两个钟头，',
    '误一单扣五十！你倒坐得住！',
  ]);
  expect(bubbleLines('怎么黑了？我的材料刚交进去，不会弄丢了吧？')).toEqual([
    '怎么黑了？我的材料刚交进去，',
    '不会弄丢了吧？',
  ]);
});

test('a phrase longer than a line is broken after a colon', () => {
  expect(bubbleLines('当着大家的面表个态：交不了的期房这事，你们有没有责任？')).toEqual([
    '当着大家的面表个态：',
    '交不了的期房这事，',
    '你们有没有责任？',
  ]);
});

test('closing quotes stay with their sentence', () => {
  expect(bubbleLines('他说：“今天办不了，明天再来！”我能怎么办？', 12)).toEqual([
    '他说：“今天办不了，',
    '明天再来！”我能怎么办？',
  ]);
});

test('no word is lost and no line is longer than there is room for, unless a phrase is', () => {
  const speech = fc
    .array(fc.constantFrom('好', '材', '料', '，', '。', '？', '！', '；', '：', '、', '”', 'a', ' '), {
      maxLength: 60,
    })
    .map((c) => c.join(''));
  fc.assert(
    fc.property(speech, fc.integer({ min: 9, max: 20 }), (text, room) => {
      const lines = bubbleLines(text, room);
      expect(lines.join('')).toBe(text);
      for (const line of lines) {
        if (line.length > room)
          expect(line.slice(0, -1).replace(/[。？！，；…]+[”’）]*$/, '')).not.toMatch(
            /[。？！，；…][^”’）。？！，；…]/,
          );
      }
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createJudge, judge, normalise } from '../../src/language';

/** Any UTF-16: surrogate pairs, lone surrogates, emoji, controls, beside what people say and how they disguise it. */
const said = fc.constantFrom(
  '您好',
  '不归我管',
  '你去投诉好了',
  '请稍等',
  '急什么',
  '，',
  '。',
  ' ',
  '*',
  'gui',
  'tousu',
  '“',
  '”',
  '"',
  '啊',
  '儿',
  '𠮷',
  '😀',
  '\ud83d',
  '\udc00',
  '\0',
  '什么子',
  // What grows together when something between is dropped.
  'sh',
  'a',
  'l',
  '导',
  "'",
  '乜',
  '嘢',
);
const wild = fc.string({ unit: 'binary', maxLength: 12 });
const lone = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
  .map((codes) => String.fromCharCode(...codes));
const text = fc.array(fc.oneof(said, wild, lone), { maxLength: 14 }).map((pieces) => pieces.join(''));

/** English forgets its blanks; with a blank wherever a word begins it can be read again. */
function inWords({ text, edge }: ReturnType<typeof normalise>): string {
  let out = '';
  for (let i = 0; i < text.length; i++) out += (edge[i] ? ' ' : '') + text.charAt(i);
  return out;
}

describe('any text at all', { timeout: 60_000 }, () => {
  it('has findings whose spans slice it', () => {
    fc.assert(
      fc.property(text, (raw) => {
        for (const finding of judge(raw, {})) {
          expect(finding.start).toBeGreaterThanOrEqual(0);
          expect(finding.start).toBeLessThan(finding.end);
          expect(finding.end).toBeLessThanOrEqual(raw.length);
          expect(raw.slice(finding.start, finding.end)).toHaveLength(finding.end - finding.start);
        }
      }),
    );
  });

  it('is normalised once and for all', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const once = normalise(raw.toWellFormed(), 'zh').text;
        expect(normalise(once, 'zh').text).toBe(once);
        const english = normalise(raw.toWellFormed(), 'en');
        expect(normalise(inWords(english), 'en').text).toBe(english.text);
      }),
    );
  });

  it('maps every normalised unit back into the raw text, in order', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const { from, to, text: norm } = normalise(raw, 'zh');
        expect(from).toHaveLength(norm.length);
        for (let i = 0; i < norm.length; i++) {
          expect(from[i]).toBeLessThan(to[i] ?? 0);
          if (i > 0) expect(from[i]).toBeGreaterThanOrEqual(from[i - 1] ?? 0);
        }
      }),
    );
  });

  it('is judged the same by every judge, whatever was judged before', () => {
    const other = createJudge();
    fc.assert(
      fc.property(text, text, (before, raw) => {
        other.judge(before, {});
        expect(other.judge(raw, {})).toEqual(judge(raw, {}));
      }),
      { numRuns: 60 },
    );
  });
});

describe('the work', { timeout: 60_000 }, () => {
  const engine = createJudge();
  const workOn = (raw: string): number => {
    const before = engine.work();
    engine.judge(raw, {});
    return engine.work() - before;
  };

  it('grows with the length of a repeated text, not faster', () => {
    const unit = fc.array(said, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(unit, (piece) => {
        const short = workOn(piece.repeat(Math.ceil(1_000 / piece.length)));
        const long = workOn(piece.repeat(Math.ceil(4_000 / piece.length)));
        expect(long).toBeLessThanOrEqual(6 * Math.max(short, 2_000));
      }),
      { numRuns: 40 },
    );
  });

  it('stays proportional for the repeats that defeat backtracking', () => {
    for (const piece of ['不', '我不知道你去问', '您好请坐', '急什么急什么', '还缺身份证复印件和', '请问您要办']) {
      expect(workOn(piece.repeat(2_000))).toBeLessThanOrEqual(3 * Math.max(workOn(piece.repeat(1_000)), 2_000));
    }
  });
});

describe('a long text', () => {
  const rude = ['你去投诉好了。', '不归我管，你去问别人。', '急什么急，没看见我在忙吗。', '你自己不会看墙上的牌子吗。'];
  const plain = '表格放在左边的架子上，';

  it('hides nothing, wherever in it something is said', () => {
    for (const words of rude) {
      const labels = judge(words, {}).filter(({ kind }) => kind === 'forbidden');
      expect(labels, words).not.toHaveLength(0);
      // Over more than two windows in small steps; shorter and longer than what is recognised by sound.
      for (const length of [400, 900]) {
        for (let before = 100; before < 340; before += 3) {
          const filler = plain.repeat(100);
          const text = `${filler.slice(0, before)}。${words}${filler.slice(0, length - before)}`;
          const found = judge(text, {}).map(({ label, start, end }) => [label, start - before - 1, end - before - 1]);
          for (const { label, start, end } of labels)
            expect(found, `${words} at ${before}`).toContainEqual([label, start, end]);
        }
      }
    }
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annotate } from '../../src/app/marks/annotate';
import { clauseId } from '../../src/norms';

const shown = (segments: ReturnType<typeof annotate>) =>
  segments.map(({ text, mark, clauses, after }) => [text, mark, clauses.join(' '), after]);

const breach = (label: string, clause: string, start: number, end: number) =>
  ({
    kind: 'forbidden',
    label,
    start,
    end,
    template: 't',
    clauses: [clauseId(clause)],
    certainty: 'certain',
  }) as const;

describe('marks on one’s own words', () => {
  test('no character of the next clause is left to a mark whose rest a later one takes', () => {
    const two = '没看我正忙着吗，我刚才已经说过了，怎么还问';
    const findings = [breach('impatient_busy', 'cq.D2.04', 0, 12), breach('impatient_repeat', 'cq.D2.05', 9, 21)];
    expect(shown(annotate(two, findings, []))).toEqual([
      ['没看我正忙着吗', 'forbidden', 'cq.D2.04', '，'],
      ['我', null, '', ''],
      ['刚才已经说过了，怎么还问', 'forbidden', 'cq.D2.05', ''],
    ]);
  });

  const said = '对不起，让您久等了。急什么，没看我正忙着吗！';

  test('credited words are underlined with their clause, forbidden ones with theirs, and keep their punctuation', () => {
    const start = said.indexOf('让您久等了');
    const credits = [{ start, end: start + 5, clause: clauseId('hr3.1.10') }];
    const hurry = said.indexOf('急什么');
    const finding = {
      kind: 'forbidden',
      label: 'impatient_busy',
      start: hurry,
      end: hurry + 3,
      template: 'impatient_busy.ji',
      clauses: [clauseId('cq.D2.04'), clauseId('gd.3.8c')],
      certainty: 'certain',
    } as const;
    const segments = annotate(said, [finding], credits);
    expect(shown(segments)).toContainEqual(['让您久等了', 'met', 'hr3.1.10', '。']);
    expect(shown(segments)).toContainEqual(['急什么', 'forbidden', 'cq.D2.04', '，']);
  });

  test('forbidden words that were said again are underlined again', () => {
    const finding = {
      kind: 'forbidden',
      label: 'impatient_busy',
      start: 0,
      end: 3,
      template: 't',
      clauses: [clauseId('cq.D2.04')],
      certainty: 'certain',
      also: [[8, 11]],
    } as const;
    expect(shown(annotate('急什么，排队去，急什么！', [finding], []))).toEqual([
      ['急什么', 'forbidden', 'cq.D2.04', '，'],
      ['排队去，', null, '', ''],
      ['急什么', 'forbidden', 'cq.D2.04', '！'],
    ]);
  });

  test('a mark goes to the end of the word it ends in, but never over the words of the next', () => {
    const away = '你吵什么吵，滚一边去';
    expect(shown(annotate(away, [breach('insult', 'bu.5.06a', 6, 9)], []))).toEqual([
      ['你吵什么吵，', null, '', ''],
      ['滚一边去', 'forbidden', 'bu.5.06a', ''],
    ]);
    const both = [breach('insult', 'bu.5.06a', 6, 9), breach('quarrel', 'cq.D1.09a', 9, 10)];
    expect(shown(annotate(away, both, [])).slice(1)).toEqual([
      ['滚一边', 'forbidden', 'bu.5.06a', ''],
      ['去', 'forbidden', 'cq.D1.09a', ''],
    ]);
  });

  test('of two breaches that share words, each is underlined and keeps its own clause', () => {
    const said = "That's not my job. Go and see the director.";
    const job = breach('x', 'cq.D2.03', 7, 37);
    const director = breach('x', 'cq.D2.07', 19, said.length - 1);
    expect(shown(annotate(said, [job, { ...director, start: 0 }], []))).toEqual([
      [said.slice(0, -1), 'forbidden', 'cq.D2.07 cq.D2.03', '.'],
    ]);
    expect(shown(annotate(said, [job, director], []))).toEqual([
      ["That's ", null, '', ''],
      ['not my job', 'forbidden', 'cq.D2.03', '.'],
      [' ', null, '', ''],
      ['Go and see the director', 'forbidden', 'cq.D2.07', '.'],
    ]);
  });

  test('courtesy in the same words never covers what is forbidden', () => {
    const finding = {
      kind: 'forbidden',
      label: 'insult',
      start: 2,
      end: 6,
      template: 't',
      clauses: [],
      certainty: 'certain',
    } as const;
    const segments = annotate('您好笨蛋您好', [finding], [{ start: 0, end: 6, clause: undefined }]);
    expect(segments.map(({ mark }) => mark)).toEqual([null, 'forbidden']);
  });

  test('what the judge is unsure of is a question, never a violation', () => {
    const finding = {
      kind: 'forbidden',
      label: 'mock',
      start: 0,
      end: 2,
      template: 't',
      clauses: [],
      certainty: 'possible',
    } as const;
    expect(annotate('高兴就好', [finding], [])[0]?.mark).toBe('question');
  });

  test('whatever the marks, the words read as they were said', () => {
    const span = fc.record({
      start: fc.nat(12),
      length: fc.integer({ min: -1, max: 8 }),
      kind: fc.constantFrom('act', 'forbidden', 'hint'),
    });
    fc.assert(
      fc.property(
        fc.string({ maxLength: 12 }),
        fc.array(span, { maxLength: 6 }),
        fc.array(span, { maxLength: 6 }),
        (text, found, credited) => {
          const findings = found.map(({ start, length, kind }) => ({
            kind: kind as 'act' | 'forbidden' | 'hint',
            label: 'x',
            start,
            end: start + length,
            template: 't',
            clauses: [clauseId('cq.D2.04')],
            certainty: 'certain' as const,
          }));
          const credits = credited.map(({ start, length }) => ({
            start,
            end: start + length,
            clause: clauseId('cq.C1.01'),
          }));
          const segments = annotate(text, findings, credits);
          expect(segments.map((segment) => segment.text + segment.after).join('')).toBe(text);
        },
      ),
    );
  });
});

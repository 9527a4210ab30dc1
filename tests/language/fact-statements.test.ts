import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type CaseFact, type JudgeContext, judge } from '../../src/language';

/** Sentences of S04 and S28 that hold the words of a fact and do not tell it. */
interface NotTold {
  readonly encounter: string;
  readonly situation: NonNullable<JudgeContext['situation']>;
  readonly fact: string;
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

const here = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const CASES = here('../corpus/case-not-told.jsonl')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as NotTold);

function factsOf(encounter: string): readonly CaseFact[] {
  const { facts } = parse(here(`../../scenarios/encounters/${encounter}.yaml`)) as {
    facts: Readonly<Record<string, Omit<CaseFact, 'id'>>>;
  };
  return Object.entries(facts).map(([id, fact]) => ({ id, ...fact }));
}

const told = (text: string, facts: readonly CaseFact[], situation?: JudgeContext['situation']) =>
  judge(text, { facts, ...(situation ? { situation } : {}) })
    .filter(({ kind, certainty }) => kind === 'fact' && certainty === 'certain')
    .map(({ label }) => label);

describe.each(CASES)('$encounter: $fact', ({ encounter, situation, fact, zh, en }) => {
  const facts = factsOf(encounter);

  it('is not told by a question, a denial, a doubt, or other things in its words', () => {
    expect([...zh, ...en].filter((text) => told(text, facts, situation).includes(fact))).toEqual([]);
  });
});

describe('a fact that must be stated', () => {
  const names = ['今天来电', '(材料|papers)..8(在我这儿|here)', '上传', 'five working days', '合规定', '符合规定'];
  const facts = (stated: boolean): readonly CaseFact[] => [{ id: 'fact', kind: 'other', names, stated }];
  const isStated = (text: string) => told(text, facts(true)).length > 0;
  const isNamed = (text: string) => told(text, facts(false)).length > 0;

  it('is told by a statement, and by a question that only asks for consent', () => {
    const statements = [
      '今天来电。',
      '今天来电，您看行吗？',
      '今天来电知道吗',
      '您手机上上传就行',
      '材料不是都在我这儿吗？',
      'Your papers are here.',
      'It takes five working days, is that clear?',
      'Could you come back in five working days?',
      'How about five working days?',
      'Count five working days.',
    ];
    expect(statements.filter((text) => !isStated(text))).toEqual([]);
  });

  it('is not told by a question, a doubt or a denial, though these name it', () => {
    const others = [
      '今天来电吗？',
      '我不知道今天来电不来',
      '今天来电我说不准',
      '是不是今天来电',
      '没有今天来电',
      '材料没在我这儿',
      '上传不了',
      'Are your papers here?',
      "I don't know whether it is five working days.",
      "It won't be five working days.",
      'Your papers are not here.',
      'Will it be five working days?',
    ];
    expect(others.filter(isStated)).toEqual([]);
    expect(others.filter((text) => !isNamed(text))).toEqual([]);
  });

  it('is not told by a part of what was denied', () => {
    expect(isStated('这不符合规定')).toBe(false);
  });

  it('is told when it is stated after a question', () => {
    expect(isStated('今天来电吗？我问过了，今天来电。')).toBe(true);
    expect(isStated('Is it five working days? Yes, five working days.')).toBe(true);
  });

  it('is not read out of a larger number', () => {
    expect(isNamed('Twenty-five working days.')).toBe(false);
  });
});

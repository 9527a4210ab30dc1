import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type CaseFact, type JudgeContext, judge } from '../../src/language';

/** What S04 and S28 ask a clerk to say, in the words of two hands that did not know the judge. */
interface Asked {
  readonly encounter: string;
  readonly situation: NonNullable<JudgeContext['situation']>;
  readonly kind: 'act' | 'fact';
  readonly need: string;
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

const here = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const CASES = here('../corpus/case-wordings.jsonl')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Asked);

/** Still unheard; a mended one leaves the list. */
const UNHEARD: ReadonlySet<string> = new Set([
  'Is it the permit for your snack shop again?',
  'Altogether two points, Mr Luo: no layout plan, and the application form has crossings-out.',
  "I've checked the rules and your snack shop fits the conditions.",
  "There's nothing in the policy against it, complete papers and it can go ahead.",
  "Be careful not to use correction fluid, we couldn't accept it.",
  "Here's a spare form, Mr Luo, because altered ones get rejected.",
  '多给您一张空白表，填错就换新的，划改的收不了。',
  '房东签名得亲笔，盖个私章代替不行的哦。',
  'Apart from these two, everything is complete.',
  "Once these two are done, you won't be asked for anything more.",
  '一次说到底，总共两项，往后不会再叫您添材料了。',
  '所有要补的都在这张单子上，一共两条，没有遗漏。',
  "Apologies to all of you, we'll take down your names now.",
  '我们应急准备不足，真诚向您致歉。',
  "Everything will be all right, we'll see it through.",
  "You can relax, sir, your matter won't be forgotten.",
  '请各位不必担忧，我们会妥善安排。',
  '韩先生，不用愁，这件事一定给您办妥。',
  "Unfortunately we're unable to serve anyone today, the power stays off.",
  "Look, here it is, I haven't let go of your certificate.",
  '别担心您的房本，我一直拿着没离手。',
]);

function factsOf(encounter: string): readonly CaseFact[] {
  const { facts } = parse(here(`../../scenarios/encounters/${encounter}.yaml`)) as {
    facts: Readonly<Record<string, Omit<CaseFact, 'id'>>>;
  };
  return Object.entries(facts).map(([id, fact]) => ({ id, ...fact }));
}

describe.each(CASES)('$encounter: $need', ({ encounter, situation, kind, need, zh, en }) => {
  const facts = factsOf(encounter);
  const heard = (text: string) => judge(text, { situation, facts }).filter(({ certainty }) => certainty === 'certain');

  it('is heard in every decent wording, Chinese and English', () => {
    const missed = [...zh, ...en].filter(
      (text) => !heard(text).some((finding) => finding.kind === kind && finding.label === need),
    );
    expect(missed.sort()).toEqual([...zh, ...en].filter((text) => UNHEARD.has(text)).sort());
  });

  it('blames nobody for saying it', () => {
    const blamed = [...zh, ...en].filter((text) => heard(text).some((finding) => finding.kind === 'forbidden'));
    expect(blamed).toEqual([]);
  });
});

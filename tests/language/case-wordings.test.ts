import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type CaseFact, type JudgeContext, judge } from '../../src/language';

/** What S04 and S28 ask a clerk to say, in the words of several hands that did not know the judge. */
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
    expect(missed).toEqual([]);
  });

  it('blames nobody for saying it', () => {
    const blamed = [...zh, ...en].filter((text) => heard(text).some((finding) => finding.kind === 'forbidden'));
    expect(blamed).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type CaseFact, type JudgeContext, judge } from '../../src/language';

interface Encounter {
  readonly facts: Readonly<Record<string, { readonly kind: CaseFact['kind']; readonly names: readonly string[] }>>;
}

/** Encounter, situation, the act that a duty or a rule of it asks for, and ten decent wordings of that act. */
export type Wordings = readonly (readonly [
  string,
  NonNullable<JudgeContext['situation']>,
  string,
  readonly string[],
])[];

function factsOf(encounter: string): readonly CaseFact[] {
  const path = new URL(`../../scenarios/encounters/${encounter}.yaml`, import.meta.url).pathname;
  const { facts } = parse(readFileSync(path, 'utf8')) as Encounter;
  return Object.entries(facts).map(([id, fact]) => ({ id, ...fact }));
}

/** Each wording is heard as its act, and nobody is blamed for it. */
export function eachIsHeard(wordings: Wordings): void {
  describe.each(wordings)('%s (%s): %s', (encounter, situation, act, ways) => {
    const facts = factsOf(encounter);

    it('comes in ten wordings', () => {
      expect(new Set(ways).size).toBe(10);
    });

    it.each(ways.map((text) => [text]))('%s', (text) => {
      const findings = judge(text, { situation, facts }).filter((finding) => finding.certainty === 'certain');
      expect(findings.filter((finding) => finding.kind === 'act').map((finding) => finding.label)).toContain(act);
      expect(findings.filter((finding) => finding.kind === 'forbidden')).toEqual([]);
    });
  });
}

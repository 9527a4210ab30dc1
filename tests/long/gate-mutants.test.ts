import { appendFileSync, mkdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { libraryEncounter } from '../support/encounters';
import { atTheGate, forget, shortcomings } from '../support/mutant-oracle';
import { mutantsOf, sampleOf } from '../support/mutants';

/** Mutants of each encounter; the slower the gate there, the fewer. */
const WANTED: Readonly<Record<string, number>> = {
  's27-petitioners': 144,
  's04-third-trip': 56,
  's29-lift': 50,
  's28-power-cut': 50,
  's10-three-calls': 36,
};
mkdirSync('.cache', { recursive: true });

describe.each(Object.entries(WANTED))('%s', (id, wanted) => {
  test(`whatever is wrong with one of ${wanted} mutants, the gate says so`, { timeout: 3_600_000 }, () => {
    forget();
    const { encounter } = libraryEncounter(id);
    const escaped: string[] = [];
    for (const { kind, where, encounter: mutant } of sampleOf(mutantsOf(encounter), wanted)) {
      const codes = [...new Set(atTheGate(mutant).map(({ code }) => code))];
      const wrong = codes.length > 0 ? [] : shortcomings(mutant);
      // One line per mutant, for the figures in docs/publish-gate.md.
      appendFileSync('.cache/mutants.jsonl', `${JSON.stringify({ id, kind, where, codes, wrong })}\n`);
      if (wrong.length > 0) escaped.push(`${kind}: ${where}: ${wrong.join(', ')}`);
    }
    expect(escaped).toEqual([]);
  });
});

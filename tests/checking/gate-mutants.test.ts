import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { compile } from '../support/encounters';
import { atTheGate, shortcomings } from '../support/mutant-oracle';
import { mutantsOf } from '../support/mutants';

vi.setConfig({ testTimeout: 120_000 });

// All mutants of the small encounter; those of the library are tests/long/gate-mutants.test.ts.
const { encounter } = compile(readFileSync('tests/fixtures/encounters/door.yaml', 'utf8'), 'door.yaml');

test('the sound encounter is sound, and playing shows it', () => {
  expect(atTheGate(encounter)).toEqual([]);
  expect(shortcomings(encounter)).toEqual([]);
});

test.each(mutantsOf(encounter).map((mutant) => [mutant.kind, mutant.where, mutant] as const))(
  '%s: %s',
  (_, __, { encounter: mutant }) => {
    // Either the gate says that something is wrong, or playing shows that nothing is.
    if (atTheGate(mutant).length === 0) expect(shortcomings(mutant)).toEqual([]);
  },
);

test('most of them are wrong, and not all', () => {
  const caught = mutantsOf(encounter).filter(({ encounter: mutant }) => atTheGate(mutant).length > 0);
  expect(caught.length).toBeGreaterThan(8);
  expect(caught.length).toBeLessThan(mutantsOf(encounter).length);
});

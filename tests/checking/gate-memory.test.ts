import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { surveyOf } from '../../src/checking/gate/survey';
import { canonicalJson, type Duty, type Encounter, type EncounterHash, sha256Hex } from '../../src/encounter';
import { judge } from '../../src/language';
import { allNorms } from '../../src/norms/library';
import { compile } from '../support/encounters';

const { encounter: door } = compile(readFileSync('tests/fixtures/encounters/door.yaml', 'utf8'), 'door.yaml');

/** What following a duty of the small encounter comes to. */
function followed(duty: Partial<Duty>) {
  const [first, ...rest] = door.duties;
  if (!first) throw new Error('the small encounter has duties');
  const { parts: _, ...plain } = first;
  const changed = { ...plain, fixedWording: false, during: [], ...duty } as Duty;
  const encounter: Encounter = { ...door, duties: [changed, ...rest] };
  const hash = sha256Hex(canonicalJson(encounter)) as EncounterHash;
  const survey = surveyOf({ encounter, hash }, { judge, norms: allNorms }, []);
  return survey.reachesOf(changed)[0];
}

test('a duty that asks what was said before is followed with that memory', () => {
  const greeted = followed({
    template: 'existence',
    operands: [['&&', ['call', 'did', 'guide_palm'], ['call', 'has_said', 'greet']]],
  });
  const path = greeted?.met?.path ?? [];
  expect(greeted?.complete).toBe(true);
  expect(path.length).toBeGreaterThan(1);
  // Doing it without having greeted is not enough, and so the shortest way is longer than without the memory.
  const plain = followed({ template: 'existence', operands: [['call', 'did', 'guide_palm']] });
  expect(path.length).toBeGreaterThan(plain?.met?.path.length ?? 0);
});

test('a memory that nothing can leave is never there', () => {
  const never = followed({ template: 'existence', operands: [['call', 'has_filed', 'no_such_form']] });
  expect(never?.met).toBeNull();
  expect(never?.missed).not.toBeNull();
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { publishGate } from '../../src/checking/gate';
import { judge } from '../../src/language';
import { allNorms } from '../../src/norms/library';
import { compile } from '../support/encounters';

const DOOR = readFileSync('tests/fixtures/encounters/door.yaml', 'utf8');

test('where there are more situations than are looked at, the gate says so and claims nothing from what it has not seen', () => {
  const { problems, explored } = publishGate(compile(DOOR), { judge, norms: allNorms, maxNodes: 1 });
  expect(problems.map(({ code }) => code)).toContain('W-GATE-SITUATIONS');
  expect(explored.complete).toBe(false);
  const claims = ['E-GATE-NO-END', 'E-GATE-DUTY-UNMET', 'E-GATE-DUTY-SURE', 'E-GATE-FULL'];
  expect(problems.filter(({ code }) => claims.includes(code))).toEqual([]);
});

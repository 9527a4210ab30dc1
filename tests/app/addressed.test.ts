import { expect, test } from 'vitest';
import { addressedActions } from '../../src/app/trainee/addressed';
import { compile, libraryEncounter, smallDocument } from '../support/encounters';

test('an act is asked about towards whom, wherever a rule or a duty minds', () => {
  const { encounter } = compile(
    smallDocument({
      moments:
        '\n  one:\n    rules:\n      - { when: \'did("stand", "li")\', goto: fine }\n      - { when: did("sit"), do: { narrate: { zh: 嗯, en: Mm } } }',
      duties:
        '\n  rise: { text: { zh: 报告, en: Report }, clauses: [cq.4.2.2.2a], existence: \'did("report_lead", "li")\' }',
    }),
  );
  expect([...addressedActions(encounter)].sort()).toEqual(['report_lead', 'stand']);
});

test('an encounter that does not mind asks nothing', () => {
  expect(addressedActions(libraryEncounter('s28-power-cut').encounter).size).toBe(0);
});

import { expect, test } from 'vitest';
import { scoreSheet } from '../../src/scoring';
import { libraryEncounter, logOf, open } from '../support/encounters';

test('no slot of a draw is left open in what the sheet says', () => {
  for (const id of ['s04-third-trip', 's28-power-cut', 's29-lift']) {
    const compiled = libraryEncounter(id);
    for (const seed of [1, 2, 3, 4, 5]) {
      const run = open(compiled, { seed });
      run.end(1000);
      const { duties } = scoreSheet(compiled.encounter, logOf(run), run.steps);
      for (const { text, better, missing } of duties)
        for (const { zh, en } of [text, ...(better ? [better] : []), ...(missing ?? [])])
          expect(`${zh} ${en}`, id).not.toMatch(/\{\{|<\w+>/);
    }
  }
});

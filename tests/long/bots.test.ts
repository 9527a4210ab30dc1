import { expect, test } from 'vitest';
import { runBots } from '../../src/checking';
import { judge } from '../../src/language';
import { allNorms } from '../../src/norms/library';
import { libraryEncounter } from '../support/encounters';

test.each(['s04-third-trip', 's10-three-calls', 's27-petitioners', 's28-power-cut', 's29-lift'])(
  '%s: of a thousand runs each, every exemplary one is at 100 and no rude one passes',
  (id) => {
    const report = runBots(libraryEncounter(id), { judge, norms: allNorms, runs: 1000 });
    expect(report.flags).toEqual([]);
    expect(report.bots.find(({ bot }) => bot === 'exemplary')?.least).toBe(100_000);
    expect(report.bots.find(({ bot }) => bot === 'rude')?.passed).toBe(0);
    expect(report.deadMoments).toEqual([]);
  },
);

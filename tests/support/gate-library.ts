import { describe, expect, test } from 'vitest';
import { benchHeader, runScript } from '../../src/checking';
import { publishGate } from '../../src/checking/gate';
import { JUDGE_VERSION, judge, lexiconHash } from '../../src/language';
import { allNorms } from '../../src/norms/library';
import { scoreSheet } from '../../src/scoring';
import { libraryEncounter } from './encounters';

/** What every encounter of the library must show at the gate. */
export function describeAtTheGate(id: string): void {
  describe(`${id} at the gate`, () => {
    const { encounter, hash } = libraryEncounter(id);
    const report = publishGate({ encounter, hash }, { judge, norms: allNorms });

    test('nothing is wrong, and everything was explored', () => {
      expect(report.problems.map(({ code, message }) => `${code} ${message.en}`)).toEqual([]);
      expect(report.explored.complete).toBe(true);
    });

    test('has a run to 100 in every variant, which plays', () => {
      const bench = { encounter, hash, judge, judgeVersion: JUDGE_VERSION, lexicon: lexiconHash };
      expect(report.fullRuns).toHaveLength(report.explored.variants);
      for (const run of report.fullRuns) {
        const { problems, log, steps = [] } = runScript(run.join('\n'), 'full.jsonl', bench);
        expect(problems).toEqual([]);
        if (!log) throw new Error('the run does not play');
        const sheet = scoreSheet(encounter, log, steps);
        expect([sheet.total, sheet.verdict]).toEqual([100_000, { passed: true, reasons: [] }]);
        expect(JSON.parse(run[0] ?? '')).toEqual(benchHeader(bench, log.header.seed, 'script'));
      }
    });

    test('can be passed and failed, and bounds hold what runs came to', () => {
      const verdicts = new Set(report.attainable.flatMap((ending) => ending.verdicts));
      expect([...verdicts].sort()).toEqual(['failed', 'passed']);
      for (const { least, most } of report.attainable) {
        expect(least.bound).toBeLessThanOrEqual(least.points);
        expect(least.points).toBeLessThanOrEqual(most.points);
        expect(most.points).toBeLessThanOrEqual(most.bound);
      }
    });
  });
}

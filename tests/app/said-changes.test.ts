import { describe, expect, test } from 'vitest';
import { creditsBySeq } from '../../src/app/marks/credits';
import { saidChanges } from '../../src/app/trainee/said-changes';
import { startRun } from '../../src/encounter';
import { judge } from '../../src/language';
import { scoreSheet } from '../../src/scoring';
import { libraryEncounter, logOf } from '../support/encounters';

function started(id: string, seed: number) {
  const compiled = libraryEncounter(id);
  const run = startRun({ ...compiled, judge, header: { packs: {}, lexicon: 'x', judge: '1', seed, mode: 'practice' } });
  const shown = () => saidChanges(compiled.encounter, run.steps).map(({ state, duty }) => `${state} ${duty.id}`);
  return { run, shown, encounter: compiled.encounter };
}

describe('what the last words did', () => {
  test('once it is over nothing is said to be due still', () => {
    const { run, shown } = started('s28-power-cut', 1);
    run.advance(20_000);
    run.say(21_000, '大家请别着急。');
    expect(shown().some((change) => change.startsWith('late '))).toBe(true);
    run.act(22_000, 'leave_hall');
    expect(shown().some((change) => change.startsWith('late '))).toBe(false);
  });

  test('ticks no duty of a moment that is still to come', () => {
    const { run, shown, encounter } = started('s28-power-cut', 1);
    run.say(4000, '您好，请别着急，请稍等，我正在核对，大概五分钟就好。');
    const changes = shown();
    expect(changes.some((change) => change.startsWith('met '))).toBe(true);
    expect(changes.join()).not.toMatch(/phone_voice|soothe/);
    const sheet = scoreSheet(encounter, logOf(run), run.steps);
    const clauses = (live: boolean) =>
      [...creditsBySeq(sheet, live).values()].flatMap((credits) => credits.map(({ clause }) => clause));
    // The score sheet gives comfort that comes too early its half; the pencil during the attempt does not.
    expect(clauses(false)).toContain('hr3.1.03');
    expect(clauses(true)).not.toContain('hr3.1.03');
    // Nobody has greeted a caller before the phone rings.
    expect(clauses(false)).not.toContain('hr3.2.02');
  });

  test('says what is missing where only a part is there', () => {
    const { run, encounter } = started('s10-three-calls', 1);
    run.act(5000, 'pick_up');
    run.say(9000, '您好，请讲。');
    const half = saidChanges(encounter, run.steps).filter((change) => change.state === 'part');
    expect(half.length).toBeGreaterThan(0);
    for (const change of half) expect(change.state === 'part' && change.missing.length).toBeGreaterThan(0);
    run.say(14_000, '这里是江州区政务服务中心综合窗口，工号018。');
    expect(saidChanges(encounter, run.steps).some(({ state }) => state === 'met')).toBe(true);
  });
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Run, replay } from '../../src/encounter';
import { type ScoreSheet, scoreSheet } from '../../src/scoring';
import { type Compiled, libraryEncounter, logOf, open } from '../support/encounters';
import { fixtureRun, fixtureRuns, playMove, type Script } from '../support/fixture-runs';

const ENCOUNTERS = join(import.meta.dirname, '../../scenarios/encounters');
const library = readdirSync(ENCOUNTERS)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replace(/\.yaml$/, ''))
  .sort();
/** Critical duties that the rude script of an encounter must be failed by. */
const BROKEN: Readonly<Record<string, readonly string[]>> = {
  s04: ['never_said_before'],
  s10: ['never_cut_off', 'no_abuse'],
  s27: ['no_filming', 'alarm'],
  s28: ['stay'],
  s29: ['no_quarrel', 'stop_him', 'stop_escalator', 'ambulance'],
};

const compiled = new Map<string, Compiled>();
function encounterOf(number: string): Compiled {
  const id = library.find((candidate) => candidate.startsWith(`${number}-`));
  if (id === undefined) throw new Error(`no encounter ${number}`);
  const known = compiled.get(id) ?? libraryEncounter(id);
  compiled.set(id, known);
  return known;
}

/** Plays the script with the real judge, then lets the clock run out. */
function play(number: string, script: Script): { run: Run; sheet: ScoreSheet } {
  const { encounter, hash } = encounterOf(number);
  const run = open({ encounter, hash }, { seed: script.seed });
  for (const one of script.moves) playMove(run, one);
  run.advance(encounter.limit);
  expect(replay(encounter, hash, logOf(run)).problems).toEqual([]);
  return { run, sheet: scoreSheet(encounter, logOf(run), run.steps) };
}

const criticals = (sheet: ScoreSheet): readonly string[] =>
  sheet.verdict.reasons.flatMap(({ code, duty }) => (code === 'critical' && duty !== undefined ? [duty] : []));

/** What an exemplary script was not credited with: the message of a failing test. */
const shortfalls = (sheet: ScoreSheet): readonly string[] =>
  sheet.duties.flatMap(({ duty, state, beyond }) =>
    beyond || ['met', 'inactive'].includes(state) ? [] : [`${state} ${duty}`],
  );

describe('encounters played with the real judge', () => {
  for (const file of fixtureRuns) {
    const [number = '', manner, tongue = 'zh'] = file.replace('.json', '').split('-');
    const script = fixtureRun(file);

    if (manner === 'good') {
      test(`${number}: the exemplary run (${tongue}), in one's own words, passes with 95 or more`, () => {
        const { run, sheet } = play(number, script);
        expect({ passed: sheet.verdict.passed, short: sheet.total >= 95_000 ? [] : shortfalls(sheet) }).toEqual({
          passed: true,
          short: [],
        });
        const ending = encounterOf(number).encounter.endings.find(({ id }) => id === run.view().ending);
        expect(ending?.tone).toBe('good');
      });
    } else {
      test(`${number}: the rude run (${tongue}) fails by name`, () => {
        const { sheet } = play(number, script);
        expect(sheet.verdict.passed).toBe(false);
        expect(criticals(sheet)).toEqual(expect.arrayContaining([...(BROKEN[number] ?? [])]));
      });
    }
  }

  for (const number of new Set(fixtureRuns.map((file) => file.slice(0, 3)))) {
    test(`${number}: saying and doing nothing fails in every variant and still comes to an end`, () => {
      for (const seed of [1, 2, 3]) {
        const { run, sheet } = play(number, { seed, moves: [] });
        expect(run.view().ending).not.toBeNull();
        expect(sheet.verdict.passed).toBe(false);
      }
    });
  }

  test('s10: the old man listens to an answer in pieces for as long as it comes, and gives up on silence alone', () => {
    const { encounter, hash } = encounterOf('s10');
    const run = open({ encounter, hash }, { seed: 1 });
    run.act(2_000, 'pick_up');
    run.say(5_000, '您好，江州区政务服务中心综合窗口，工号018，您请讲');
    run.say(12_000, '对不起，我没有听清楚，麻烦您再说一遍');
    run.say(20_000, '带上您的身份证');
    run.say(45_000, '还有户口本');
    run.say(75_000, '到二楼六号窗口办');
    run.advance(119_000);
    expect(run.view().moments).toContain('elder_again');
    run.advance(120_500);
    expect(run.view().moments).toContain('ring_two');
  });
});

import { describe, expect, it } from 'vitest';
import {
  type AttemptLog,
  ENDED_BY_LIMIT,
  ENDED_BY_TRAINEE,
  type EncounterHash,
  replay,
  startRun,
  type Temper,
} from '../../src/encounter';
import { liveProgress, scoreSheet } from '../../src/scoring';
import { did, duty, encounter, event, findings, forbidden, said } from './fixtures';

const words = (text: string) => ({ zh: text, en: text });
const CALM: Temper = {
  id: 'patient',
  greet: -5,
  apology: -5,
  empathy: -5,
  explanation_first: 0,
  explanation: -5,
  courtesy: 0,
  unrecognised: 0,
  forbidden: 20,
  silence: 0,
  silence_after: 60_000,
};

/** Two moments: an ordinary counter until the lights go out after ten seconds, then the dark. */
const world = encounter(
  [
    duty('greet', 'init', [said('greet')], { dimension: 'etiquette', during: ['counter'] }),
    duty('sorry', 'response', [event('dark'), said('apologize_inconvenience')], {
      dimension: 'etiquette',
      within: 5000,
    }),
    duty('power-first', 'precedence', [did('cut_power'), did('report')], { during: ['dark'], critical: true }),
    duty('clear', 'absence', [forbidden('mock')], { dimension: 'forbidden', weight: 8, most: 16 }),
  ],
  {
    tempers: [CALM],
    actions: ['cut_power', 'report'].map((id) => ({ id, group: 'emergency', label: words(id), icon: 'zap' })),
    moments: [
      {
        id: 'counter',
        cards: [],
        enter: [],
        timers: [{ id: 'cut', after: 10_000, runsOn: false }],
        rules: [
          { id: 'counter#1', when: ['call', 'timer', 'cut'], on: ['TIMER'], do: [{ event: 'dark' }], goto: 'dark' },
        ],
        parallel: false,
        moments: [],
      },
      {
        id: 'dark',
        cards: [],
        enter: [],
        timers: [],
        rules: [{ id: 'dark#1', when: did('report'), on: ['DO'], do: [], goto: 'calm' }],
        parallel: false,
        moments: [],
      },
    ],
    endings: ['calm', ENDED_BY_TRAINEE, ENDED_BY_LIMIT].map((id) => ({
      id,
      title: words(id),
      text: words(id),
      tone: 'mixed',
    })),
  },
);
const HASH = 'a'.repeat(64) as EncounterHash;

function open() {
  return startRun({
    encounter: world,
    hash: HASH,
    // The judge of this test knows words by their labels.
    judge: (utterance) => findings(utterance),
    header: { packs: { cq: '1.0.0' }, lexicon: 'l', judge: '1.0.0', seed: 3, mode: 'exam' },
  });
}

describe('an encounter that is really played', () => {
  it('is scored the same live and after replay', () => {
    const run = open();
    run.say(1000, 'greet');
    run.advance(12_000);
    run.say(13_000, 'apologize_inconvenience');
    run.act(14_000, 'cut_power');
    run.act(15_000, 'report');
    const log: AttemptLog = { header: run.header, entries: run.entries };
    const again = replay(world, HASH, log);
    expect(again.problems).toEqual([]);
    const sheet = scoreSheet(world, log, run.steps);
    expect(scoreSheet(world, log, again.steps)).toEqual(sheet);
    expect(sheet).toMatchObject({ total: 100_000, verdict: { passed: true }, ending: { id: 'calm', by: 'encounter' } });
    expect(sheet.duties.map((mark) => mark.state)).toEqual(['met', 'met', 'met', 'met', 'met']);
  });

  it('shows practice what is due while the lights are out', () => {
    const run = open();
    run.say(1000, 'greet');
    run.advance(11_000);
    const sorry = liveProgress(world, run.steps).find((each) => each.duty.id === 'sorry');
    expect(sorry).toMatchObject({ state: 'pending', worth: 0, due: 15_000 });
  });

  it('fails with the critical duty named when the report comes before the power is cut', () => {
    const run = open();
    run.say(1000, '!mock');
    run.advance(10_000);
    run.act(11_000, 'report');
    const sheet = scoreSheet(world, { header: run.header, entries: run.entries }, run.steps);
    expect(sheet.verdict.reasons).toContainEqual({ code: 'critical', duty: 'power-first' });
    expect(sheet.duties.map((mark) => mark.state)).toEqual(['violated', 'missed', 'violated', 'violated', 'violated']);
    expect(sheet.moods.wang?.at(-1)?.[1]).toBeGreaterThan(40);
  });

  it('that the trainee leaves is finished, with everything undone missed', () => {
    const run = open();
    run.end(2000);
    const sheet = scoreSheet(world, { header: run.header, entries: run.entries }, run.steps);
    expect(sheet.ending).toMatchObject({ id: ENDED_BY_TRAINEE, by: 'trainee' });
    expect(sheet.verdict.passed).toBe(false);
  });
});

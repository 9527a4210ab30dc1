import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AttemptLog,
  ENDED_BY_LIMIT,
  forkLog,
  limitOf,
  logText,
  nextDue,
  openModel,
  parseLog,
  type Run,
  replay,
  resumeRun,
  startRun,
  verifyChain,
} from '../../src/encounter';
import { judge } from '../../src/language';
import { scoreSheet } from '../../src/scoring';
import { compile, libraryEncounter, logOf, smallDocument } from '../support/encounters';
import { type Input, inputs } from '../support/inputs';

const compiled = libraryEncounter('s28-power-cut');
const { encounter, hash } = compiled;
const HEADER = { packs: {}, lexicon: 'x', judge: '1', mode: 'exam' } as const;

function play(seed: number, extraTime: number | undefined, moves: readonly Input[]): Run {
  const run = startRun({
    ...compiled,
    judge,
    header: { ...HEADER, seed, ...(extraTime !== undefined && { extraTime }) },
  });
  let t = 0;
  for (const [i, move] of moves.entries()) {
    t += move.wait;
    if (move.kind === 'say') run.say(t, move.text);
    else if (move.kind === 'act') run.act(t, encounter.actions[move.pick % encounter.actions.length]?.id ?? '');
    else if (move.kind === 'end') run.end(t);
    else run.note(t, i % 2 ? 'back' : 'left');
  }
  return run;
}

describe('time beyond the limit', () => {
  test('the limit fires later by the granted thousandths, rounded down, and not a millisecond earlier', () => {
    fc.assert(
      fc.property(fc.nat(1500), fc.integer({ min: 1, max: 9 }), (extraTime, minutes) => {
        // Nothing but the limit ends this encounter.
        const small = compile(smallDocument({ minutes: String(minutes) }));
        const run = startRun({ ...small, judge, header: { ...HEADER, seed: 1, extraTime } });
        const limit = small.encounter.limit + Math.floor((small.encounter.limit * extraTime) / 1000);
        expect(limitOf(small.encounter, run.header)).toBe(limit);
        run.advance(limit - 1);
        expect(run.entries.at(-1)?.type).not.toBe('END');
        run.advance(limit);
        expect(run.entries.at(-1)).toMatchObject({ type: 'END', ending: ENDED_BY_LIMIT, t: limit });
      }),
      { numRuns: 60 },
    );
  });

  test('replay gives what the run gave, digests included, with extra time and notes of leaving', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(1500), fc.array(inputs(), { maxLength: 12 }), (seed, extraTime, moves) => {
        const run = play(seed, extraTime, moves);
        run.advance(limitOf(encounter, run.header));
        const { log, problems } = parseLog(logText(logOf(run)));
        expect(problems).toEqual([]);
        const again = replay(encounter, hash, log as AttemptLog);
        expect(again.problems).toEqual([]);
        expect(again.steps.map((step) => step.cues)).toEqual(run.steps.map((step) => step.cues));
        expect(scoreSheet(encounter, log as AttemptLog, again.steps).extraTime).toBe(extraTime);
      }),
      { numRuns: 120 },
    );
  }, 60_000);

  test('a log that says nothing of it replays as before, and another value in the header breaks the chain', () => {
    const log = logOf(play(3, undefined, [{ kind: 'wait', wait: 1000 }]));
    expect(replay(encounter, hash, log).problems).toEqual([]);
    expect('extraTime' in scoreSheet(encounter, log, [])).toBe(false);
    const forged = { ...log, header: { ...log.header, extraTime: 500 } };
    expect(replay(encounter, hash, forged).problems.map(({ code }) => code)).toEqual(['E-LOG-HEADER']);
  });

  test('the model foresees the same limit as the machine plays', () => {
    const small = compile(smallDocument({}));
    const run = startRun({ ...small, judge, header: { ...HEADER, seed: 1, extraTime: 333 } });
    const { state } = openModel(small.encounter, {}, undefined, { extraTime: 333 });
    expect(
      nextDue({ ...state, timers: { ...state.timers, armed: state.timers.armed.filter(({ id }) => id === '@limit') } }),
    ).toBe(limitOf(small.encounter, run.header));
  });

  test.each([-1, 0.5, 10_001, '500', null])('a header with extra time %s is refused', (extraTime) => {
    const [head = '', ...rest] = logText(logOf(play(1, 0, []))).split('\n');
    const text = [JSON.stringify({ ...JSON.parse(head), extraTime }), ...rest].join('\n');
    expect(parseLog(text).problems.map(({ code }) => code)).toEqual(['E-LOG-FORMAT']);
  });
});

describe('a fork', () => {
  test('begins with the entries taken over, under its own chain, goes on, and says where it comes from', () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(inputs(), { minLength: 3, maxLength: 10 }), fc.nat(100), (seed, moves, cut) => {
        const log = logOf(play(seed, 250, moves));
        const drawn = encounter.draws.length;
        const seq = drawn + (cut % (log.entries.length - drawn + 1));
        const fork = forkLog(log, seq, { mode: 'practice', attempt: 'fork', fork: { attempt: 'first', seq } });
        expect(verifyChain(fork)).toEqual([]);
        expect(fork.entries.map(({ hash: _, ...entry }) => entry)).toEqual(
          log.entries.slice(0, seq).map(({ hash: _, ...entry }) => entry),
        );
        const { run, problems } = resumeRun({ encounter, hash, judge }, fork);
        expect(problems).toEqual([]);
        expect(run.header).toMatchObject({ mode: 'practice', extraTime: 250, fork: { attempt: 'first', seq } });
        run.end(limitOf(encounter, run.header) + 1);
        expect(run.entries.at(-1)?.type).toBe('END');
        expect(replay(encounter, hash, logOf(run)).problems).toEqual([]);
      }),
      { numRuns: 80 },
    );
  }, 60_000);
});

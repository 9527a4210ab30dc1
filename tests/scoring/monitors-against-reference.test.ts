import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Duty, DutyTemplate, Expr } from '../../src/encounter';
import {
  type MonitorState,
  monitorEnd,
  monitorKey,
  monitorStart,
  monitorStep,
  monitorVerdict,
  type TraceStep,
} from '../../src/scoring';
import { did, duty, either, event, findings, said } from './fixtures';
import { ARITY, type Happening, reference, TEMPLATES } from './reference';

const LETTERS = ['a', 'b', 'c'];
const never = { has: () => false };
const SCOPE = { vars: {}, draws: {}, moods: {}, remembered: never, moments: never };

const operand = (letter: string): Expr => either(said(letter), either(did(letter), event(letter)));
const dutyOf = (template: DutyTemplate, more: Partial<Duty> = {}): Duty =>
  duty('d', template, LETTERS.slice(0, ARITY(template)).map(operand), more);

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ by: fc.constant('word' as const), shows: fc.subarray(LETTERS) }) },
  {
    weight: 2,
    arbitrary: fc.record({ by: fc.constant('act' as const), shows: fc.constantFrom(['a'], ['b'], ['c'], []) }),
  },
  { weight: 2, arbitrary: fc.record({ by: fc.constant('machine' as const), shows: fc.subarray(LETTERS) }) },
  { weight: 1, arbitrary: fc.constant({ by: 'nothing' as const, shows: [] }) },
);

function step(seq: number, t: number, { by, shows }: Happening, moments: readonly string[] = []): TraceStep {
  const base = { seq, t, raised: [], entered: [], moments };
  if (by === 'word')
    return { ...base, event: { type: 'SAY', text: shows.join(' '), findings: findings(shows.join(' ')) } };
  if (by === 'act') return { ...base, event: { type: 'DO', action: shows[0] ?? 'nod' } };
  return { ...base, event: { type: 'TIMER', timer: 'tick' }, raised: by === 'machine' ? shows : [] };
}

const log = fc.array(happening, { maxLength: 14 });

describe.each(TEMPLATES)('%s', (template) => {
  it('agrees with the reference after every step, and decides for good only what stays decided', () => {
    fc.assert(
      fc.property(log, (happenings) => {
        const watched = dutyOf(template);
        let state = monitorStart(watched);
        let decided: string | null = null;
        for (let n = 0; n <= happenings.length; n += 1) {
          const next = happenings[n - 1];
          if (next) state = monitorStep(state, watched, step(n, n * 1000, next), [], SCOPE);
          const wanted = reference(template, happenings.slice(0, n));
          expect(monitorEnd(state, watched).satisfied).toBe(wanted);
          const verdict = monitorVerdict(state, watched);
          if (decided !== null) expect(verdict).toBe(decided);
          if (verdict !== 'pending') decided = verdict;
          if (verdict !== 'pending') expect(wanted).toBe(verdict === 'satisfied');
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('earns all or nothing without limits and moments, and nothing for what only vacuously holds', () => {
    fc.assert(
      fc.property(log, (happenings) => {
        const watched = dutyOf(template);
        const end = monitorEnd(
          happenings.reduce(
            (so, next, n) => monitorStep(so, watched, step(n + 1, n, next), [], SCOPE),
            monitorStart(watched),
          ),
          watched,
        );
        if (template !== 'all_of') expect(end.worth).toBe(end.satisfied && !end.vacuous ? 1000 : 0);
        expect(end.refs.every((ref) => ref.seq >= 1 && ref.seq <= happenings.length)).toBe(true);
      }),
    );
  });

  it('never changes a state in place, and keeps it when nothing that matters happens', () => {
    fc.assert(
      fc.property(log, (happenings) => {
        const watched = dutyOf(template, { within: 5000, during: ['m'] });
        let state = monitorStart(watched);
        happenings.forEach((next, n) => {
          const before = JSON.stringify(state);
          const after = monitorStep(state, watched, step(n + 1, n * 1000, next), n % 2 ? ['m'] : [], SCOPE);
          expect(JSON.stringify(state)).toBe(before);
          expect(JSON.parse(JSON.stringify(after))).toEqual(after);
          const idle = monitorStep(after, watched, step(n + 1, n * 1000, { by: 'nothing', shows: [] }), [], SCOPE);
          expect(idle).toBe(after);
          state = after;
        });
      }),
      { numRuns: 200 },
    );
  });

  it('gives equal keys only to states with an equal future', () => {
    const timed = fc.array(fc.tuple(happening, fc.constantFrom(0, 1000, 3000), fc.boolean()), { maxLength: 5 });
    const shape = fc.record({
      limited: fc.boolean(),
      local: fc.boolean(),
      strict: fc.boolean(),
      counted: fc.boolean(),
      fixed: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(timed, { minLength: 6, maxLength: 12 }),
        timed,
        shape,
        (pasts, future, { limited, local, strict, counted, fixed }) => {
          const watched = dutyOf(template, {
            ...(limited ? { within: 4000 } : {}),
            ...(local ? { during: ['m'] } : {}),
            ...(local && strict ? { elsewhere: 'none' } : {}),
            ...(counted ? { since: event('c') } : {}),
            fixedWording: fixed,
          });
          const run = (from: { state: MonitorState; t: number }, moves: typeof future) =>
            moves.reduce(({ state, t }, [next, pause, here]) => {
              const now = t + pause;
              return { state: monitorStep(state, watched, step(1, now, next), here ? ['m'] : [], SCOPE), t: now };
            }, from);
          const futures = new Map<string, string>();
          for (const past of pasts) {
            const here = run({ state: monitorStart(watched), t: 0 }, past);
            const key = monitorKey(here.state, watched, here.t);
            const there = run(here, future);
            const { worth, satisfied, broken } = monitorEnd(there.state, watched);
            const end = JSON.stringify({ worth, satisfied, broken });
            expect(futures.get(key) ?? end).toBe(end);
            futures.set(key, end);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('limits and moments against their definitions', () => {
  const timed = fc.array(fc.tuple(happening, fc.integer({ min: 0, max: 4000 }), fc.boolean()), { maxLength: 12 });

  it('existence earns the best of its occurrences', () => {
    fc.assert(
      fc.property(timed, fc.integer({ min: 0, max: 9000 }), (moves, within) => {
        const watched = dutyOf('existence', { within, during: ['m'] });
        let state = monitorStart(watched);
        let t = 0;
        let from: number | null = null;
        let best = 0;
        moves.forEach(([next, pause, here], n) => {
          t += pause;
          state = monitorStep(state, watched, step(n + 1, t, next), here ? ['m'] : [], SCOPE);
          if (here) from ??= t;
          const late = from !== null && t > from + within;
          if (next.shows.includes('a')) best = Math.max(best, (here ? 1000 : 500) / (late ? 2 : 1));
        });
        expect(monitorEnd(state, watched).worth).toBe(best);
      }),
      { numRuns: 1000 },
    );
  });

  it('response earns all exactly when every cause is answered in time', () => {
    fc.assert(
      fc.property(timed, fc.integer({ min: 0, max: 9000 }), (moves, within) => {
        const watched = dutyOf('response', { within });
        let state = monitorStart(watched);
        let t = 0;
        const seen = moves.map(([next, pause], n) => {
          t += pause;
          state = monitorStep(state, watched, step(n + 1, t, next), [], SCOPE);
          return { t, shows: next.shows };
        });
        const causes = seen.flatMap(({ shows }, index) => (shows.includes('a') ? [index] : []));
        const inTime = (cause: number): boolean =>
          seen.some(({ t: at, shows }, n) => n >= cause && shows.includes('b') && at <= (seen[cause]?.t ?? 0) + within);
        expect(monitorEnd(state, watched).worth === 1000).toBe(causes.length > 0 && causes.every(inTime));
      }),
      { numRuns: 1000 },
    );
  });
});

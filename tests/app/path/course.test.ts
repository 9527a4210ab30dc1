import type { Course } from 'virtual:course';
import type { EncounterListing } from 'virtual:encounters';
import { describe, expect, it } from 'vitest';
import { localDay, standing, streak, suggest } from '../../../src/app/path/course-model';
import type { AttemptSummary } from '../../../src/archive';
import type { EncounterHash } from '../../../src/encounter';
import type { ClauseId } from '../../../src/norms';
import type { WeakSpot } from '../../../src/scoring';

const title = { zh: '题', en: 'Title' };
let count = 0;

function attempt(
  encounter: string,
  startedAt: string,
  total: number | null,
  change: Partial<AttemptSummary> = {},
): AttemptSummary {
  count += 1;
  return {
    id: `a${count}`,
    encounter,
    hash: 'h' as EncounterHash,
    number: 'S01',
    title,
    startedAt,
    mode: 'practice',
    language: 'zh',
    seed: 1,
    state: total === null ? 'open' : 'ended',
    lastT: 1000,
    result: total === null ? null : { passed: total >= 60_000, total },
    ...change,
  };
}

const course: Course = {
  id: 'c',
  title,
  stages: [
    { id: 'one', title, aim: title, encounters: ['s01', 's02'] },
    { id: 'two', title, aim: title, encounters: ['s03'] },
  ],
  exam: {
    title,
    aim: title,
    parts: [
      { id: 'a', title, of: ['s01'] },
      { id: 'b', title, of: ['s02', 's03'] },
    ],
  },
};
const library = ['s01', 's02', 's03'].map((id) => ({ id })) as EncounterListing[];
const EARLIER = '2026-03-01T09:00:00';
const DAY = '2026-03-02T09:00:00';

describe('a streak', () => {
  const today = localDay(DAY) ?? 0;
  const on = (...days: string[]) => days.map((day) => attempt('s01', `${day}T09:00:00`, 70_000));
  it.each([
    [0, []],
    [1, ['2026-03-02']],
    [3, ['2026-03-02', '2026-03-01', '2026-02-28', '2026-02-26']],
    [2, ['2026-03-01', '2026-02-28']],
    [0, ['2026-02-28']],
    [1, ['2026-03-02', '2026-03-02']],
  ] as const)('is %s for %o', (wanted, days) => {
    expect(streak(on(...days), today)).toBe(wanted);
  });

  it('does not stumble over an attempt without a date', () => {
    expect(localDay('')).toBeNull();
    expect(streak([attempt('s01', '', 1)], today)).toBe(0);
  });
});

describe('where one stands', () => {
  it('a pass outranks a higher score that failed', () => {
    const attempts = [
      attempt('s01', '2026-03-03', 62_000, { result: { passed: true, total: 62_000 } }),
      attempt('s01', '2026-03-02', 90_000, { result: { passed: false, total: 90_000 } }),
      attempt('s01', '2026-03-01', null),
    ];
    const { best, last, passed, examPassed } = standing(attempts, 's01');
    expect([best?.result?.total, last?.result?.total, passed, examPassed]).toEqual([62_000, 62_000, true, false]);
  });
});

describe('the next step', () => {
  const passed = (id: string, mode: 'practice' | 'exam' = 'practice') => attempt(id, DAY, 80_000, { mode });
  const fork = attempt('s01', DAY, 80_000, { fork: { attempt: 'a0', seq: 3 } });
  const all = [passed('s01'), passed('s02'), passed('s03')];
  const spot: WeakSpot = {
    clauses: ['cq.1' as ClauseId],
    mastery: 300,
    sightings: [{ encounter: 's02', duty: 'd', day: 1, state: 'missed', worth: 0 }],
  };
  it.each([
    ['the first encounter', [], [], 0, { kind: 'new', encounter: 's01', first: true }],
    ['what was begun', [attempt('s02', DAY, null), passed('s01')], [spot], 9, { kind: 'unfinished', encounter: 's02' }],
    ['not what was done to its end since', [passed('s01'), attempt('s01', EARLIER, null)], [], 0, { kind: 'new' }],
    [
      'what was begun after another was done',
      [attempt('s01', DAY, null), passed('s01')],
      [],
      0,
      { kind: 'unfinished' },
    ],
    [
      'what was begun, though a fork of it was done',
      [fork, attempt('s01', EARLIER, null)],
      [],
      0,
      { kind: 'unfinished' },
    ],
    ['not what the library lost', [attempt('gone', DAY, null)], [], 0, { kind: 'new', encounter: 's01' }],
    ['the cards that are due', [passed('s01')], [], 5, { kind: 'review', cards: 5 }],
    ['what failed last', [attempt('s01', DAY, 40_000)], [], 4, { kind: 'failed', encounter: 's01', cards: 4 }],
    ['a retry, however many cards it left', [attempt('s01', DAY, 40_000)], [], 20, { kind: 'failed', cards: 5 }],
    ['what is new', [passed('s01')], [spot], 0, { kind: 'new', encounter: 's02', first: false }],
    ['what is weak although passed', all, [spot], 0, { kind: 'weak', encounter: 's02' }],
    ['the exam', [...all, passed('s01', 'exam')], [], 0, { kind: 'exam', encounter: 's02', part: 'b' }],
    ['nothing', [...all, passed('s01', 'exam'), passed('s03', 'exam')], [], 0, { kind: 'done' }],
  ] as const)('is %s', (_what, attempts, spots, due, wanted) => {
    expect(suggest(course, library, attempts, spots, Array(due).fill('s01'))).toMatchObject(wanted);
  });
});

import { describe, expect, it } from 'vitest';
import type { EncounterHash } from '../../src/encounter';
import type { ClauseId } from '../../src/norms';
import { clauseMastery, type DutyMark, type ScoreSheet, weakSpots } from '../../src/scoring';

const id = (text: string) => text as ClauseId;

function mark(duty: string, clauses: string[], state: DutyMark['state'], change: Partial<DutyMark> = {}): DutyMark {
  return {
    duty,
    text: { zh: '问候', en: 'Greet' },
    dimension: 'etiquette',
    clauses: clauses.map(id),
    basis: 'norm',
    critical: false,
    beyond: false,
    state,
    possible: 8000,
    earned: state === 'met' ? 8000 : 0,
    deducted: 0,
    evidence: [],
    ...change,
  };
}

function sheet(duties: DutyMark[], encounter = 'third-trip'): ScoreSheet {
  return {
    format: 'yingsheng-sheet/1',
    encounter: { id: encounter, hash: 'h' as EncounterHash, number: 'S04', title: { zh: '题', en: 'Title' } },
    packs: {},
    lexicon: 'l',
    judge: '1',
    engine: '1',
    seed: 1,
    mode: 'practice',
    draws: {},
    log: { entries: 1, last: '' },
    ending: null,
    duration: 0,
    rules: { weights: { etiquette: 30, forbidden: 25, procedure: 45 }, passTotal: 60, passDimension: 60 },
    total: 0,
    verdict: { passed: false, reasons: [] },
    dimensions: [],
    duties,
    moods: {},
    questions: [],
  };
}

const masteryOf = (sheets: { day: number; sheet: ScoreSheet }[], today: number, clause: string) =>
  clauseMastery(sheets, today).find((one) => one.clause === clause)?.mastery;

describe('mastery of a clause', () => {
  it.each([
    ['met', {}, 1000],
    ['missed', {}, 0],
    ['late', { earned: 4000 }, 500],
    ['partly', { earned: 5333 }, 666],
    ['violated', { possible: 0, earned: 0, deducted: -5000 }, 0],
    ['late', { possible: 0, earned: 0 }, 500],
  ] as const)('%s is worth what it earned: %o', (state, change, wanted) => {
    expect(masteryOf([{ day: 5, sheet: sheet([mark('d', ['cq.C3.06'], state, change)]) }], 5, 'cq.C3.06')).toBe(wanted);
  });

  it('knows nothing of inactive duties and of practice beyond the norms', () => {
    const one = sheet([mark('a', ['cq.1'], 'inactive'), mark('b', ['cq.2'], 'missed', { beyond: true })]);
    expect(clauseMastery([{ day: 1, sheet: one }], 1)).toEqual([]);
  });

  it('halves the weight of a mark with every fortnight', () => {
    const sheets = (age: number) => [
      { day: 100 - age, sheet: sheet([mark('d', ['cq.1'], 'missed')]) },
      { day: 100, sheet: sheet([mark('d', ['cq.1'], 'met')]) },
    ];
    expect(masteryOf(sheets(0), 100, 'cq.1')).toBe(500);
    expect(masteryOf(sheets(14), 100, 'cq.1')).toBe(666);
    expect(masteryOf(sheets(28), 100, 'cq.1')).toBe(800);
    expect(masteryOf(sheets(10_000), 100, 'cq.1')).toBe(999);
  });

  it('grows with the age of a miss and falls with the age of a success', () => {
    let before = -1;
    for (let age = 0; age < 60; age += 1) {
      const now = masteryOf(
        [
          { day: 100 - age, sheet: sheet([mark('d', ['cq.1'], 'missed')]) },
          { day: 100, sheet: sheet([mark('d', ['cq.1'], 'met')]) },
        ],
        100,
        'cq.1',
      );
      expect(now).toBeGreaterThanOrEqual(before);
      before = now ?? 0;
    }
  });

  it('takes a clock that was set back for today', () => {
    expect(masteryOf([{ day: 9, sheet: sheet([mark('d', ['cq.1'], 'met')]) }], 3, 'cq.1')).toBe(1000);
  });

  it('counts a clause once for a duty that cites it twice', () => {
    const [one] = clauseMastery([{ day: 1, sheet: sheet([mark('d', ['cq.1', 'cq.1'], 'missed')]) }], 1);
    expect(one?.sightings).toHaveLength(1);
  });
});

describe('weak spots', () => {
  it('come least mastered first, and leave out what is mastered', () => {
    const one = sheet([
      mark('good', ['cq.1'], 'met'),
      mark('half', ['cq.2'], 'late', { earned: 4000 }),
      mark('none', ['cq.3'], 'missed'),
    ]);
    const spots = weakSpots(clauseMastery([{ day: 1, sheet: one }], 1));
    expect(spots.map(({ clauses, mastery }) => [clauses, mastery])).toEqual([
      [['cq.3'], 0],
      [['cq.2'], 500],
    ]);
  });

  it('say once what one duty with several clauses showed', () => {
    const one = sheet([mark('notify', ['cq.E1', 'bu.3.4', 'tt.4.1'], 'missed')]);
    const spots = weakSpots(clauseMastery([{ day: 1, sheet: one }], 1));
    expect(spots.map(({ clauses }) => clauses)).toEqual([['cq.E1', 'bu.3.4', 'tt.4.1']]);
  });

  it('put what was missed more often first', () => {
    const sheets = [
      { day: 1, sheet: sheet([mark('a', ['cq.1'], 'missed'), mark('b', ['cq.2'], 'missed')]) },
      { day: 2, sheet: sheet([mark('b', ['cq.2'], 'missed')], 'other') },
    ];
    expect(weakSpots(clauseMastery(sheets, 2))[0]?.clauses).toEqual(['cq.2']);
  });
});

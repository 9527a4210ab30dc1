import { describe, expect, test } from 'vitest';
import { visitCsv } from '../../src/app/visit/visit-csv';
import {
  closeVisit,
  isVisitWhole,
  newVisit,
  readVisit,
  type Visit,
  type VisitMark,
  visitScore,
} from '../../src/app/visit/visit-model';
import { drawAll } from '../../src/encounter';
import { packs } from '../../src/norms/library';
import { libraryEncounter } from '../support/encounters';

const { encounter, hash } = libraryEncounter('s28-power-cut');
const clauses = packs().flatMap((pack) => pack.clauses);
const draws = drawAll(encounter, 7);
const visit = newVisit({
  encounter,
  hash,
  clauses,
  id: 'v',
  seed: 7,
  draws,
  began: '2026-11-22T09:00:00Z',
  observer: '李',
});

const marked = (of: (dimension: string, index: number) => VisitMark | null): Visit => ({
  ...visit,
  observations: Object.fromEntries(
    visit.checkpoints.flatMap(({ id, dimension }, index) => {
      const mark = of(dimension, index);
      return mark ? [[id, { mark, note: '' }]] : [];
    }),
  ),
});

describe('the observation form', () => {
  test('holds the scored duties of the encounter with every clause they cite, and no slot left open', () => {
    expect(visit.checkpoints.length).toBeGreaterThan(10);
    const known = new Set(visit.clauses.map(({ id }) => id));
    for (const { text, clauses: cited } of visit.checkpoints) {
      expect(text.zh + text.en).not.toContain('<');
      for (const clause of cited) expect(known.has(clause), clause).toBe(true);
    }
  });

  test('all met is a hundred, all broken is nothing and names the critical points, nothing seen is no score', () => {
    expect(visitScore(marked(() => 'met'))).toMatchObject({ total: 100_000, passed: true, critical: [], left: 0 });
    const bad = visitScore(marked(() => 'broken'));
    expect(bad).toMatchObject({ total: 0, passed: false });
    expect(bad.critical.length).toBeGreaterThan(0);
    expect(visitScore(visit)).toMatchObject({ total: null, passed: null, left: visit.checkpoints.length });
    expect(visitScore(marked(() => 'unseen'))).toMatchObject({ total: null, passed: null, left: 0 });
  });

  test('a dimension in which nothing was seen leaves its weight to the others; half counts half', () => {
    const { total, dimensions } = visitScore(marked((dimension) => (dimension === 'procedure' ? 'partly' : 'unseen')));
    expect(total).toBe(50_000);
    expect(dimensions.map(({ share }) => share)).toEqual([null, null, 500]);
  });

  test('a form that was sealed tells when anything in it was changed', () => {
    const closed = closeVisit(
      marked(() => 'met'),
      '2026-11-22T10:00:00Z',
    );
    expect(isVisitWhole(closed)).toBe(true);
    expect(readVisit(JSON.stringify(closed))).toEqual(closed);
    expect(isVisitWhole({ ...closed, remark: '很好' })).toBe(false);
    const [first] = visit.checkpoints;
    expect(
      isVisitWhole({
        ...closed,
        observations: { ...closed.observations, [first?.id ?? '']: { mark: 'broken', note: '' } },
      }),
    ).toBe(false);
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"format":"yingsheng-visit/1"}',
    '{"format":"yingsheng-visit/1","id":"x","encounter":{}}',
  ])('storage that holds %s holds no form', (text) => {
    expect(readVisit(text)).toBeNull();
  });

  test('as a table it has a row for each clause, and no cell that a spreadsheet would run', () => {
    const [first] = visit.checkpoints;
    const noted = { ...visit, observations: { [first?.id ?? '']: { mark: 'met' as const, note: '=1+1' } } };
    const table = visitCsv(
      noted,
      'zh',
      ['a'],
      (dimension) => dimension,
      (mark) => mark,
    );
    const rows = table.trimEnd().split('\r\n');
    expect(rows.length - 1).toBe(visit.checkpoints.reduce((sum, one) => sum + Math.max(1, one.clauses.length), 0));
    expect(table).toContain("'=1+1");
  });
});

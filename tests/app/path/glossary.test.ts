import { describe, expect, it } from 'vitest';
import { OTHERS, TEN } from '../../../src/app/path/glossary-entries';
import { AREAS, KIND_NAMES, PACK_NAMES } from '../../../src/app/path/norm-labels';
import { FORBIDDEN, judge } from '../../../src/language';
import { allNorms, packs } from '../../../src/norms/library';

const entries = [...TEN, ...OTHERS];
const forbiddenIn = (text: string) =>
  judge(text, {})
    .filter(({ kind, certainty }) => kind === 'forbidden' && certainty === 'certain')
    .map(({ label }) => label);

describe('the glossary of forbidden language', () => {
  it('has every label once, the ten of appendix D.2 first and in their order', () => {
    expect(entries.map(({ label }) => label).sort()).toEqual([...FORBIDDEN].sort());
    expect(TEN.map(({ clauses }) => clauses[0])).toEqual(
      Array.from({ length: 10 }, (_, index) => `cq.D2.${String(index + 1).padStart(2, '0')}`),
    );
  });

  it.each(entries.map((entry) => [entry.label, entry] as const))(
    '%s: what is said is heard as such, what to say instead is clean',
    (label, entry) => {
      for (const { zh } of entry.said) expect(forbiddenIn(zh), zh).toContain(label);
      for (const { zh, en } of entry.instead) {
        expect(forbiddenIn(zh), zh).toEqual([]);
        expect(forbiddenIn(en), en).toEqual([]);
      }
      for (const clause of entry.clauses) expect(allNorms.clause(clause)?.id).toBe(clause);
      for (const { zh, en } of [entry.title, entry.why, ...entry.said, ...entry.instead]) {
        expect(zh).toMatch(/[\u4e00-\u9fff]/);
        expect(en).toMatch(/^[\x20-\x7e“”]+$/);
      }
    },
  );
});

describe('names of the norm browser', () => {
  it('exist for every pack, kind and area, and for nothing else', () => {
    const { clauses } = allNorms;
    expect(Object.keys(AREAS).sort()).toEqual([...new Set(clauses.map(({ area }) => area))].sort());
    expect(Object.keys(KIND_NAMES).sort()).toEqual([...new Set(clauses.map(({ kind }) => kind))].sort());
    expect(Object.keys(PACK_NAMES).sort()).toEqual(
      packs()
        .map(({ id }) => id)
        .sort(),
    );
  });
});

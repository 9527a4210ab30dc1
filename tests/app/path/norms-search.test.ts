import { initials } from 'virtual:training';
import { describe, expect, it } from 'vitest';
import { AREAS, KIND_NAMES, PACK_NAMES } from '../../../src/app/path/norm-labels';
import { indexNorms, type NormQuery, queryFrom, searchNorms } from '../../../src/app/path/norms-search';
import type { ClauseKind, PackId } from '../../../src/norms';
import { allNorms, beyond } from '../../../src/norms/library';

const index = indexNorms(allNorms.clauses, initials);
const ANY: NormQuery = { text: '', pack: '', area: '', kind: '', critical: false };
const ids = (query: Partial<NormQuery>) => searchNorms(index, { ...ANY, ...query }).map(({ id }) => id as string);

describe('searching the norms', () => {
  it('finds everything where nothing is asked', () => {
    expect(ids({})).toHaveLength(855);
  });

  it.each([
    ['a phrase', '请您按顺序', (found: string[]) => found.length > 0 || ids({ text: '排队' }).length > 0],
    ['English, whatever its case', 'EVACUATE', (found: string[]) => found.includes('cq.H5.3b')],
    ['pinyin initials', 'ycxgz', (found: string[]) => found.includes('tt.5.2e') || found.length > 0],
    ['full-width letters', 'ｃｑ．Ｈ５．１', (found: string[]) => found[0] === 'cq.H5.1'],
    [
      'two words, both of which must occur',
      '投诉 记录',
      (found: string[]) => found.length > 0 && found.length < ids({ text: '投诉' }).length,
    ],
  ])('finds %s', (_what, text, holds) => {
    expect(holds(ids({ text }))).toBe(true);
  });

  it('puts the clause that is named first, then those that it begins', () => {
    const found = ids({ text: 'cq.H5' });
    expect(found[0]).toBe('cq.H5');
    expect(found.slice(1, 3).every((id) => id.startsWith('cq.H5.'))).toBe(true);
  });

  it('narrows by pack, situation, kind and weight, alone and together', () => {
    const narrowed = ids({ pack: 'cq', area: 'power_cut', kind: 'procedure' });
    expect(narrowed.length).toBeGreaterThan(0);
    for (const id of narrowed) {
      expect(allNorms.clause(id)).toMatchObject({ pack: 'cq', area: 'power_cut', kind: 'procedure' });
    }
    expect(ids({ critical: true }).every((id) => allNorms.clause(id)?.critical)).toBe(true);
    expect(ids({ text: 'no such words anywhere' })).toEqual([]);
  });
});

describe('an address', () => {
  const known = {
    packs: Object.keys(PACK_NAMES) as PackId[],
    areas: Object.keys(AREAS),
    kinds: Object.keys(KIND_NAMES) as ClauseKind[],
  };
  it('asks for what it names, and for nothing where it names nothing', () => {
    expect(queryFrom(new URLSearchParams('q=灯&pack=cq&area=fire&kind=procedure&critical=1&page=3'), known)).toEqual({
      text: '灯',
      pack: 'cq',
      area: 'fire',
      kind: 'procedure',
      critical: true,
      page: 3,
    });
    expect(queryFrom(new URLSearchParams('pack=zz&area=toString&kind=x&critical=yes&page=-1'), known)).toEqual({
      ...ANY,
      page: 1,
    });
    expect(queryFrom(new URLSearchParams(`q=${'x'.repeat(500)}&page=1e9`), known)).toMatchObject({
      page: 1,
      text: 'x'.repeat(80),
    });
  });
});

describe('practice beyond the norms', () => {
  it('hangs on clauses that exist, in both languages, and carries no id of a norm', () => {
    expect(beyond.length).toBe(14);
    for (const { id, text, attach } of beyond) {
      expect(id).toMatch(/^x\./);
      expect(text.zh).not.toBe('');
      expect(text.en).not.toBe('');
      expect(attach.length).toBeGreaterThan(0);
    }
  });
});

import { readFileSync } from 'node:fs';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { cite, clauseId, createNorms, isClauseId, NormsError, PACK_IDS, packVersions, subset } from '../../src/norms';
import { allNorms, packs, tensions } from '../../src/norms/library';

const clauses = allNorms.clauses;

/** Released transcriptions. A correction raises the version in sources.ts and replaces its line here. */
const RELEASED: Readonly<Record<string, string>> = {
  gd: 'gd 1.0.0 2874c638bb56b32c89151189996b3498638230526cca1eafa0e5f327789b63f6',
  cq: 'cq 1.0.0 f6f0c4d2ebd6aa63b2eb4f00f295451d4db1370bd8de4a469418771d7fca9ef4',
  bu: 'bu 1.0.0 dc3ed822f81cae2cedb80e7fc82545cf5f6e82bce1f216b53cda98b3a92ebc12',
  hr: 'hr 1.0.0 56deec0deba28c9618c6ec569b4184c4fa77061fc4c9c21770be3a802824b653',
  tt: 'tt 1.0.0 f998c4573596e610e6a51f8d55d4c35ed12cbe54f4e5d7cd7975efefe2c1ec88',
};

describe('norm packs', () => {
  it('hold the 855 clauses of five regulations under unique, well-formed ids', () => {
    expect(packs().map((pack) => [pack.id, pack.clauses.length])).toEqual([
      ['tt', 77],
      ['hr', 144],
      ['bu', 122],
      ['cq', 432],
      ['gd', 80],
    ]);
    expect(new Set(clauses.map((clause) => clause.id)).size).toBe(855);
    for (const pack of packs())
      for (const clause of pack.clauses) {
        expect(isClauseId(clause.id), clause.id).toBe(true);
        expect(clause.pack).toBe(pack.id);
      }
  });

  it('keep a released version unchanged: whoever corrects a clause raises the version', () => {
    for (const id of PACK_IDS) {
      const bytes = readFileSync(new URL(`../../src/norms/packs/${id}.json`, import.meta.url));
      expect(`${id} ${packVersions([id])[id]} ${bytesToHex(sha256(bytes))}`).toBe(RELEASED[id]);
    }
  });

  it('use only the known kinds, levels, dimensions and ways of training', () => {
    const values = (pick: (clause: (typeof clauses)[number]) => string | readonly string[]) =>
      [...new Set(clauses.flatMap(pick))].sort();
    expect(values((clause) => clause.kind)).toEqual([
      'appearance',
      'conduct_forbidden',
      'conduct_required',
      'phrase_forbidden',
      'phrase_required',
      'procedure',
      'system_duty',
      'workplace',
    ]);
    expect(values((clause) => clause.level)).toEqual(['may', 'must_not', 'shall', 'should']);
    expect(values((clause) => clause.dimension)).toEqual([
      'etiquette',
      'forbidden',
      'knowledge',
      'procedure',
      'readiness',
    ]);
    expect(values((clause) => clause.trainable)).toEqual([
      'document_form',
      'drill_appearance',
      'drill_desk',
      'drill_posture',
      'encounter_action',
      'encounter_dialogue',
      'not_trainable',
      'quiz',
    ]);
    expect(values((clause) => clause.criticalReason ?? [])).toEqual([
      'abuse',
      'conflict',
      'discipline',
      'integrity',
      'legal_rights',
      'legality',
      'privacy',
      'safety',
      'service_red_line',
      'truthfulness',
    ]);
  });

  it('mark 68 clauses as critical, each with a reason', () => {
    const critical = clauses.filter((clause) => clause.critical);
    expect(critical).toHaveLength(68);
    for (const clause of clauses) expect(clause.criticalReason !== undefined, clause.id).toBe(clause.critical);
  });

  it('say every clause in Chinese and in English', () => {
    for (const { id, text } of clauses) {
      expect(text.zh, id).toMatch(/[\u4e00-\u9fff]/);
      expect(text.en, id).toMatch(/[A-Za-z]/);
      expect(text.en, id).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('quote the wording a norm fixes', () => {
    expect(allNorms.clause('hr3.1.18')?.phrase).toEqual(['对不起，这事不属我受理范围，请您到××窗口办理。']);
    expect(allNorms.clause('cq.D2.01')?.phrase).toEqual(['我不知道，你去问xxx']);
    expect(allNorms.clause('gd.3.2b')?.phrase).toEqual(['您好', '请', '对不起', '谢谢', '再见']);
    expect(allNorms.clause('cq.C3.16')).toMatchObject({
      phrase: ['请您对我的服务作出评价', '谢谢您的评价'],
      phraseMode: 'sequence',
    });
    for (const { id, kind, phrase } of clauses) if (kind.startsWith('phrase_')) expect(phrase, id).not.toHaveLength(0);
  });

  it('keep the steps and figures a clause prescribes', () => {
    expect(allNorms.clause('cq.3.2.4a')?.steps).toEqual(['关闭理由', '关闭期限', '人员流向']);
    expect(allNorms.clause('cq.B5.3d')?.numbers).toEqual({ bow_deg: 45 });
    expect(allNorms.clause('cq.4.3.2.1')?.elements).toHaveLength(5);
  });
});

describe('equivalent clauses', () => {
  it('are equivalent both ways, exist, and never name themselves', () => {
    for (const clause of clauses)
      for (const twin of clause.sameAs) {
        expect(twin).not.toBe(clause.id);
        expect(allNorms.clause(twin)?.sameAs, `${clause.id} = ${twin}`).toContain(clause.id);
      }
  });

  it('are not chained: a broad clause equals two narrow ones that do not equal each other', () => {
    expect(allNorms.equivalents('cq.3.4a')).toEqual(expect.arrayContaining(['tt.3.2b', 'tt.3.2d']));
    expect(allNorms.equivalents('tt.3.2b')).not.toContain('tt.3.2d');
  });
});

describe('citations', () => {
  it('name regulation and place in both languages', () => {
    expect(allNorms.cite('cq.C3.06')).toMatchObject({
      source: { zh: '重庆市政务服务综合窗口服务规范（试行）' },
      place: { zh: '附录C C.3 第6项', en: 'Annex C, C.3, item 6' },
    });
    expect(allNorms.cite('hr3.1.02').phrase).toEqual(['请您到×号××窗口办理（指明准确位置）。']);
  });

  it.each([
    ['tt.0', '序言', 'Preamble'],
    ['tt.1a', '一', 'Part 1'],
    ['tt.5.8a', '五（八）', 'Part 5 (8)'],
    ['bu.3.3.2b', '三（三）2', 'Part 3 (3), item 2'],
    ['hr1.5.6e', '附件1 五（六）', 'Annex 1, Part 5 (6)'],
    ['hr2.20', '附件2（二十）', 'Annex 2, (20)'],
    ['gd.2.2e', '序号2 第2项', 'No. 2, item 2'],
    ['cq.3.2.4a', '3.2.4', '3.2.4'],
    ['cq.H5.1', '附录H H.5.1', 'Annex H, H.5.1'],
    ['cq.E1', '附录E', 'Annex E'],
  ])('put the place of %s into words', (id, zh, en) => {
    expect(allNorms.cite(id).place).toEqual({ zh, en });
  });

  it('leave no Chinese in an English place', () => {
    for (const clause of clauses) expect(cite(clause).place.en, clause.id).not.toMatch(/[\u4e00-\u9fff（）]/);
  });
});

describe('lookups', () => {
  it('work on the cited clauses alone, with their equivalents', () => {
    const few = createNorms(subset(allNorms, ['cq.D2.01']));
    expect(few.cite('cq.D2.01')).toEqual(allNorms.cite('cq.D2.01'));
    for (const twin of few.equivalents('cq.D2.01')) expect(few.clause(twin)?.id).toBe(twin);
    expect(few.clauses.length).toBeLessThan(20);
    expect(few.clause('tt.0')).toBeUndefined();
  });

  it('refuse malformed and unknown ids with a code and a text in both languages', () => {
    const code = (run: () => unknown) => {
      try {
        run();
      } catch (error) {
        if (error instanceof NormsError) return [error.code, error.text.zh !== '', error.text.en !== ''];
      }
      return null;
    };
    expect(clauseId('cq.H5.1')).toBe('cq.H5.1');
    expect(code(() => clauseId('cq/H5'))).toEqual(['norms/malformed-id', true, true]);
    expect(code(() => allNorms.cite('cq.Z9'))).toEqual(['norms/unknown-clause', true, true]);
    expect(code(() => allNorms.known('__proto__'))).toEqual(['norms/unknown-clause', true, true]);
  });

  it('name pack versions for the header of a run', () => {
    expect(packVersions(['cq', 'hr'])).toEqual({ cq: '1.0.0', hr: '1.0.0' });
  });
});

describe('tensions between norms', () => {
  it('are told in both languages about clauses that exist', () => {
    expect(tensions).toHaveLength(17);
    for (const { ids, text } of tensions) {
      for (const id of ids) expect(allNorms.clause(id)).toBeDefined();
      expect(text.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(text.en).toMatch(/[a-z]/);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { coverage } from '../../src/checking';
import type { Duty, Encounter } from '../../src/encounter';
import { clauseId } from '../../src/norms';
import { allNorms } from '../../src/norms/library';

/** Coverage reads nothing of an encounter but its id and its duties. */
function encounter(
  id: string,
  duties: readonly { id: string; clauses: readonly string[]; beyond?: boolean }[],
): Encounter {
  const full = duties.map((duty) => ({
    ...duty,
    beyond: duty.beyond ?? false,
    clauses: duty.clauses.map(clauseId),
  })) as unknown as readonly Duty[];
  return { id, duties: full } as unknown as Encounter;
}

const none = coverage(allNorms, []);
const report = coverage(allNorms, [
  encounter('power-cut', [
    { id: 'cut-power', clauses: ['cq.H5.1'] },
    { id: 'no-quarrel', clauses: ['tt.3.3f', 'hr1.3.3f'] },
    { id: 'evacuate', clauses: ['cq.H7.2a'], beyond: true },
  ]),
  encounter('third-trip', [{ id: 'calm', clauses: ['tt.3.3f'] }]),
]);
const row = (id: string) => report.clauses.find((clause) => clause.clause === id);

describe('coverage', () => {
  it('counts what can be trained at all, and what an encounter can test', () => {
    expect(none).toMatchObject({ trainable: 791, covered: 0, encounterTestable: { of: 516, covered: 0 } });
    expect(none.missing).toHaveLength(791);
    expect(none.clauses).toHaveLength(855);
    expect(Object.fromEntries(Object.entries(none.byTrainable).map(([way, share]) => [way, share.of]))).toEqual({
      quiz: 213,
      encounter_dialogue: 362,
      encounter_action: 234,
      document_form: 48,
      drill_appearance: 58,
      drill_desk: 40,
      drill_posture: 60,
    });
  });

  it('names the encounter and the duty that test a clause', () => {
    expect(row('cq.H5.1')?.places).toEqual([{ encounter: 'power-cut', duty: 'cut-power' }]);
    expect(row('tt.3.3f')?.places).toEqual([
      { encounter: 'power-cut', duty: 'no-quarrel' },
      { encounter: 'third-trip', duty: 'calm' },
    ]);
  });

  it('counts a clause as covered through an equivalent, and says through which', () => {
    expect(row('bu.1.3f')?.places).toEqual([
      { encounter: 'power-cut', duty: 'no-quarrel', through: 'tt.3.3f' },
      { encounter: 'third-trip', duty: 'calm', through: 'tt.3.3f' },
    ]);
    expect(report.covered).toBe(1 + 1 + allNorms.equivalents('tt.3.3f').length);
  });

  it('counts nothing for a duty beyond the norms', () => {
    expect(row('cq.H7.2a')?.places).toEqual([]);
    expect(report.missing).toContain('cq.H7.2a');
  });

  it('adds up: what is trainable is either covered or missing', () => {
    expect(report.covered + report.missing.length).toBe(report.trainable);
    expect(Object.keys(report)).toEqual([
      'trainable',
      'covered',
      'encounterTestable',
      'byTrainable',
      'missing',
      'clauses',
    ]);
  });
});

import { describe, expect, it, vi } from 'vitest';
import { DOOR, S28, yingsheng } from './terminal';

// The first judgement builds the matcher; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

describe('yingsheng coverage', () => {
  it('reads the project’s own encounters and begins with the totals', async () => {
    const { code, out } = await yingsheng(['coverage', '--json']);
    expect(code).toBe(0);
    const report = JSON.parse(out);
    expect(Object.keys(report)).toEqual([
      'trainable',
      'covered',
      'encounterTestable',
      'byTrainable',
      'missing',
      'clauses',
    ]);
    expect(report.covered + report.missing.length).toBe(report.trainable);
    const power = report.clauses.find((row: { clause: string }) => row.clause === 'cq.H5.1');
    expect(power.places).toContainEqual({ encounter: 's28-power-cut', duty: 'cut_power' });
  });

  it('reads named files, and tells in words which duty tests what', async () => {
    const { out } = await yingsheng(['coverage', DOOR]);
    expect(out).toMatch(/已考到 \(\d+\):/);
    expect(out).toMatch(/cq\.C3\.06 {2}door\/guide/);
    expect((await yingsheng(['coverage', S28, '--lang', 'en'])).out).toContain('trainable clauses tested');
  });

  it('leaves out what does not compile, and says so', async () => {
    const { code, out, err } = await yingsheng([
      'coverage',
      DOOR,
      'tests/fixtures/encounters/bad/unknown-clause.yaml',
      '--json',
    ]);
    expect(code).toBe(1);
    expect(err).toContain('E-CLAUSE-UNKNOWN');
    expect(JSON.parse(out).covered).toBeGreaterThan(0);
  });
});

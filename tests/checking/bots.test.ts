import { describe, expect, test, vi } from 'vitest';
import { type BotReport, runBots } from '../../src/checking';
import { judge } from '../../src/language';
import { allNorms } from '../../src/norms/library';
import { compile, libraryEncounter, smallDocument } from '../support/encounters';

vi.setConfig({ testTimeout: 120_000 });

const bots = (compiled: Parameters<typeof runBots>[0], runs: number, seed = 1): BotReport =>
  runBots(compiled, { judge, norms: allNorms, runs, seed });
const share = ({ bots: all }: BotReport, name: string) => {
  const found = all.find(({ bot }) => bot === name);
  if (!found) throw new Error(name);
  return found;
};

describe('bots on S27, where silence is right', () => {
  const compiled = libraryEncounter('s27-petitioners');
  const report = bots(compiled, 60);

  test('the exemplary one is always at 100, the rude one never passes, and nothing is flagged', () => {
    expect(share(report, 'exemplary')).toMatchObject({ runs: 60, least: 100_000, passed: 60 });
    expect(share(report, 'rude').passed).toBe(0);
    expect(report.flags).toEqual([]);
  });

  test('who says the same in other words does as well, who forgets or comes late does worse, chaos worst', () => {
    const mean = (name: string): number => share(report, name).mean;
    expect(mean('own-words')).toBeGreaterThanOrEqual(95_000);
    expect(mean('forgetful')).toBeLessThan(mean('exemplary'));
    expect(mean('slow')).toBeLessThan(mean('exemplary'));
    expect(mean('random')).toBeLessThan(mean('forgetful'));
  });

  test('every run is in the histogram and came to an ending', () => {
    for (const { runs, histogram, endings, least, mean, most } of report.bots) {
      expect(histogram.reduce((sum, count) => sum + count, 0)).toBe(runs);
      expect(Object.values(endings).reduce((sum, count) => sum + count, 0)).toBe(runs);
      expect(least).toBeLessThanOrEqual(mean);
      expect(mean).toBeLessThanOrEqual(most);
    }
  });

  test('the same seed gives the same report, another seed another', () => {
    expect(bots(compiled, 10)).toEqual(bots(compiled, 10));
    expect(bots(compiled, 10, 500)).not.toEqual(bots(compiled, 10));
  });
});

describe('bots find what is wrong', () => {
  const duty = (inner: string): string => `{ text: { zh: 起立, en: Rise }, clauses: [cq.4.2.2.2a], ${inner} }`;

  test('an encounter where two duties exclude each other has no exemplary run', () => {
    const twisted = compile(
      smallDocument({
        duties: `\n  rise: ${duty('existence: did("stand")')}\n  stay: ${duty('dimension: procedure, absence: did("stand")')}`,
      }),
    );
    expect(bots(twisted, 5).flags).toEqual(['NO_FULL_RUN', 'EXEMPLARY_NOT_FULL']);
  });

  test('an encounter that never minds what is said lets the rude one pass', () => {
    const deaf = compile(
      smallDocument({
        duties: `\n  rise: ${duty('existence: did("stand")')}\n  speak: ${duty('existence: said("greet"), during: one')}\n  calm: { text: { zh: 不恶语, en: No hurtful words }, clauses: [cq.3.7], beyond: true, absence: forbidden() }`,
      }),
    );
    expect(bots(deaf, 5).flags).toContain('RUDE_PASSES');
  });

  test('where nothing need be said the rude one finds words all the same', () => {
    const mute = compile(
      smallDocument({
        duties: `\n  rise: ${duty('existence: did("stand")')}\n  calm: { text: { zh: 不恶语, en: No hurtful words }, clauses: [cq.3.7], weight: 20, absence: forbidden() }`,
      }),
    );
    const report = bots(mute, 5);
    expect(share(report, 'exemplary').passed).toBe(5);
    expect(share(report, 'rude').passed).toBe(0);
    expect(report.flags).toEqual([]);
  });

  test('moments nobody enters and duties nobody differs in are named', () => {
    const report = bots(
      compile(
        smallDocument({
          moments:
            '\n  one:\n    rules:\n      - { when: did("stand"), goto: fine }\n      - { when: did("sit") && has_done("report_lead") && has_done("sit") && has_said("farewell"), goto: two }\n  two:\n    rules:\n      - { when: did("stand"), goto: fine }',
          duties: `\n  rise: ${duty('existence: did("stand")')}\n  sure: ${duty('dimension: procedure, absence: did("sit") && said("greet")')}`,
        }),
      ),
      5,
    );
    expect(report.deadMoments).toEqual(['two']);
    expect(report.duties.filter(({ discriminates }) => !discriminates).map(({ duty: id }) => id)).toContain('sure');
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { ROOT, runBody, S28, scratch, script, yingsheng } from './terminal';

vi.setConfig({ testTimeout: 60_000 });

type Row = Readonly<Record<string, unknown>> & { readonly id: string };
const CQ = JSON.parse(readFileSync(join(ROOT, 'src/norms/packs/cq.json'), 'utf8')) as readonly Row[];
const DOC = readFileSync(join(ROOT, 'docs/cli.md'), 'utf8');

/** Another version of the pack, with some of its clauses changed or, where `change` says null, withdrawn. */
function version(change: (row: Row) => Row | null): string {
  const file = join(scratch(), 'cq@1.1.0.json');
  writeFileSync(file, JSON.stringify(CQ.flatMap((row) => change(row) ?? [])));
  return file;
}

/** The log of the played S28 fixture. */
async function log(): Promise<string> {
  const file = join(scratch(), 'log.jsonl');
  const { code } = await yingsheng(
    ['play', S28, '--script', '-', '--log', file],
    await script(S28, runBody('s28-bad')),
  );
  expect(code).toBe(0);
  return file;
}

async function rescored(rules: string) {
  const { code, out, err } = await yingsheng(['play', S28, '--script', await log(), '--rules', rules, '--json']);
  expect(err).toBe('');
  return { code, ...JSON.parse(out) };
}

describe('play --rules', () => {
  it('finds nothing to tell under the version the log was made under', async () => {
    const same = await rescored('cq@1.0.0');
    expect(same.code).toBe(0);
    expect(same.rescored).toMatchObject({ rules: { recorded: 'cq@1.0.0', now: 'cq@1.0.0' }, differences: [] });
    expect(same.rescored.total).toEqual({ recorded: same.sheet.total, now: same.sheet.total });
  });

  it('scores the same log under a version that withdraws a clause: its duty no longer counts, others share its points', async () => {
    const { code, rescored: again, sheet } = await rescored(version((row) => (row.id === 'cq.3.7' ? null : row)));
    expect(code).toBe(1);
    const [gone] = again.differences.filter(({ clause }: { clause: string }) => clause === 'cq.3.7');
    const cited = sheet.duties.filter(({ clauses }: { clauses: string[] }) => clauses.includes('cq.3.7'));
    expect(gone).toMatchObject({ withdrawn: true, now: [] });
    expect(gone.recorded.map(({ duty }: { duty: string }) => duty)).toEqual(
      cited.map(({ duty }: { duty: string }) => duty),
    );
    const documented = JSON.parse(/```json schema=rescored\n([\s\S]*?)```/.exec(DOC)?.[1] ?? 'null');
    expect(Object.keys(again).sort()).toEqual(Object.keys(documented).sort());
    expect(Object.keys(gone).sort()).toEqual(Object.keys(documented.differences[0]).sort());
    expect(Object.keys(gone.recorded[0]).sort()).toEqual(Object.keys(documented.differences[0].recorded[0]).sort());
  });

  it('keeps a duty that other clauses still ask for, and its points', async () => {
    const { rescored: again, sheet } = await rescored(version((row) => (row.id === 'cq.C1.06' ? null : row)));
    expect(again.differences).toMatchObject([{ clause: 'cq.C1.06', withdrawn: true, now: [] }]);
    expect(again.total).toEqual({ recorded: sheet.total, now: sheet.total });
  });

  it('says it in words, clause by clause', async () => {
    const rules = version((row) => (row.id === 'cq.3.7' ? null : row));
    const { code, out } = await yingsheng(['play', S28, '--script', await log(), '--rules', rules, '--lang', 'en']);
    expect(code).toBe(1);
    expect(out).toMatch(/^scored again cq@1\.0\.0 → cq@1\.1\.0: \d+ clauses differ; /);
    expect(out).toContain('§ cq.3.7 (withdrawn)');
  });

  it.each([
    ['xx@1.0.0', 'E-CLI-FLAG-VALUE'],
    ['cq', 'E-CLI-FLAG-VALUE'],
    ['cq@9.9.9', 'E-CLI-READ'],
  ])('refuses %s', async (rules, code) => {
    const answer = await yingsheng(['play', S28, '--script', await log(), '--rules', rules]);
    expect(answer.code).toBe(2);
    expect(answer.err + answer.out).toContain(code);
  });

  it('refuses a pack that is none, and rules without a log', async () => {
    const file = join(scratch(), 'cq@1.1.0.json');
    writeFileSync(file, '[{"id":"hr3.1.01a"}]');
    const bad = await yingsheng(['play', S28, '--script', await log(), '--rules', file]);
    expect([bad.code, bad.err + bad.out]).toEqual([2, expect.stringContaining('E-CLI-RULES')]);
    expect((await yingsheng(['play', S28, '--rules', 'cq@1.0.0'])).code).toBe(2);
  });
});

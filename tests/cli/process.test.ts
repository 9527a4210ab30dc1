import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { DOOR, ROOT, script } from './terminal';

// The first judgement builds the matcher; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

function bin(argv: readonly string[], input = ''): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'bin/yingsheng.mjs'), ...argv], { cwd: ROOT });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      err += chunk;
    });
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
}

describe('bin/yingsheng.mjs', () => {
  // The first call bundles the command line.
  beforeAll(async () => {
    await bin(['--version']);
  });

  it('judges standard input', async () => {
    const { code, out } = await bin(['judge'], '{"id":1,"text":"您好"}\n');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ id: 1, acts: ['greet'] });
  });

  it('plays a script to the same bytes as in this process, and plays by hand', async () => {
    const text = await script(
      DOOR,
      '{"t":3000,"type":"DO","action":"guide_palm"}\n{"t":9000,"type":"SAY","text":"再见"}\n',
    );
    const { code, out, err } = await bin(['play', DOOR, '--script', '-', '--json'], text);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ ending: { id: 'helped' } });
    const byHand = await bin(['play', DOOR, '--clock', 'manual', '--seed', '1'], '您好\n/end\n');
    expect(byHand.code).toBe(0);
    expect(byHand.out).toContain('评分表');
  });

  it('exits with the worst of its files', async () => {
    const bad = 'tests/fixtures/encounters/bad/unknown-key.yaml';
    expect((await bin(['check', DOOR])).code).toBe(0);
    expect((await bin(['check', DOOR, bad])).code).toBe(1);
    const { code, err } = await bin(['check', bad, 'missing.yaml', '--json']);
    expect(code).toBe(2);
    expect(err).toBe('');
  });

  it('reads a very long input without holding it back', async () => {
    const lines = Array.from({ length: 3000 }, (_, i) => JSON.stringify({ id: i, text: '您好，请坐。' })).join('\n');
    const { code, out } = await bin(['judge'], lines);
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(3000);
  });
}, 60_000);

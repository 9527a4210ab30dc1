import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judge } from '../../src/language';
import { CHROMIUM_ARGS, ensureChromium } from '../../tools/chromium.mjs';
import { serveFolder } from '../../tools/serve.mjs';
import { readCorpus } from '../language/evaluate';

const ROOT = join(import.meta.dirname, '../..');
const CORPUS = join(ROOT, 'tests/corpus/train');

let folder: string;
let served: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yingsheng-judge-'));
  // With the project's own configuration: what is packed for pages is unpacked here.
  await build({
    root: ROOT,
    configFile: join(ROOT, 'vite.config.ts'),
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: {
        input: join(ROOT, 'tests/browser/judge-page.ts'),
        output: { entryFileNames: 'judge-page.js' },
      },
    },
  });
  await writeFile(join(folder, 'index.html'), '<!doctype html><script type="module" src="judge-page.js"></script>');
  served = await serveFolder(folder, { port: 0 });
});

afterAll(async () => {
  await served?.close();
  await rm(folder, { recursive: true, force: true });
});

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

it('judges the whole training corpus in Chromium as in Node, to the last byte', async () => {
  const files = (await readdir(CORPUS)).filter((name) => name.endsWith('.jsonl')).sort();
  const lines = files.flatMap((name) => readCorpus(join(CORPUS, name)));
  expect(lines.length).toBeGreaterThan(3000);
  const here = lines.map(({ text, context }) => JSON.stringify(judge(text, context ? { situation: context } : {})));

  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: [...CHROMIUM_ARGS] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${served.port}/`);
    await page.waitForFunction(() => window.judgeAll !== undefined);
    const there = await page.evaluate(
      (said) => window.judgeAll?.(said) ?? [],
      lines.map(({ text, context }) => (context ? { text, context } : { text })),
    );
    const different = lines.filter((_, i) => here[i] !== there[i]).map(({ id, text }) => `${id}: ${text}`);
    expect(different).toEqual([]);
    expect(digest(there.join('\n'))).toBe(digest(here.join('\n')));
  } finally {
    await browser.close();
  }
});

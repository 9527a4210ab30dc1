// What a first use costs in a browser, beside a bare inkjs story page of the same encounter in the same run, and what the
// hall costs while it is looked at. Prints JSON Lines {name, value, unit, peer?, ratio?}; above 1 is better than the peer.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { Compiler } from 'inkjs/full';
import { type Browser, type CDPSession, chromium, type Page, type Request } from 'playwright-core';
import { build, type Plugin } from 'vite';
import { compile } from '../../support/encounters';
import { print } from '../print';

const ROOT = process.env.YINGSHENG_ROOT ?? process.cwd();
const KIB = 1024;

/** The project's own tools find their places by where they lie, so they stay outside this bundle. */
const tool = <T>(name: string): Promise<T> => import(pathToFileURL(join(ROOT, 'tools', name)).href);
const { DIST, ensureBuilt } = await tool<typeof import('../../../tools/build.mjs')>('build.mjs');
const { CHROMIUM_ARGS, ensureChromium } = await tool<typeof import('../../../tools/chromium.mjs')>('chromium.mjs');
const { compressFolder } = await tool<typeof import('../../../tools/compress.mjs')>('compress.mjs');
const { serveFolder } = await tool<typeof import('../../../tools/serve.mjs')>('serve.mjs');

/** A story of the encounter's own first lines. */
function storyOf(): string {
  const { encounter } = compile(readFileSync(`${ROOT}/scenarios/encounters/s28-power-cut.yaml`, 'utf8'));
  const lines = [...JSON.stringify(encounter).matchAll(/"text":\{"zh":"([^"]{6,60})"/g)].map(([, text]) => text);
  const knots = lines.map(
    (line, i) =>
      `=== m${i} ===\n${line}\n${[1, 2, 3].map((by) => `+ [您好，请稍等。] -> m${(i + by) % lines.length}`).join('\n')}`,
  );
  const json = new Compiler(`-> m0\n${knots.join('\n')}\n`).Compile().ToJson();
  if (typeof json !== 'string') throw new Error('the story did not compile');
  return json;
}

async function buildPeer(folder: string): Promise<void> {
  const story: Plugin = {
    name: 'story',
    resolveId: (id) => (id === 'virtual:story' ? '\0story' : null),
    load: (id) => (id === '\0story' ? `export default ${JSON.stringify(storyOf())}` : null),
  };
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    plugins: [story],
    build: {
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { input: join(ROOT, 'tests/bench/page/peer.ts'), output: { entryFileNames: 'peer.js' } },
    },
  });
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>ink</title><body><script type="module" src="peer.js"></script></body></html>',
  );
  await compressFolder(folder);
}

interface Visit {
  readonly page: Page;
  readonly session: CDPSession;
  readonly asked: Request[];
  close(): Promise<void>;
}

const SLOWER = 4;
const WIRE = { offline: false, latency: 20, downloadThroughput: 1.25e6, uploadThroughput: 1.25e6 };

/** The wire of a page is not that of its threads: they are given the same. Their processor cannot be slowed from here. */
async function slowThreads(session: CDPSession): Promise<void> {
  const commands = [
    ['Network.enable', {}],
    ['Network.emulateNetworkConditions', WIRE],
    ['Runtime.runIfWaitingForDebugger', {}],
  ] as const;
  session.on('Target.attachedToTarget', ({ sessionId }) => {
    commands.forEach(([method, params], id) => {
      const message = JSON.stringify({ id, method, params });
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => {});
    });
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: false });
}

/** An office PC: four times slower than this machine, ten megabits, 20 ms away, nothing in the cache. */
async function slowVisit(browser: Browser): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', WIRE);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await slowThreads(session);
  const asked: Request[] = [];
  page.on('request', (request) => {
    asked.push(request);
  });
  return { page, session, asked, close: () => context.close() };
}

/** What is run and laid out, what is only read (the judge's packed lexicon), and what is looked at. */
const CODE = /\.(?:js|css)$/;
const DATA = /\.(?:bin|json)$/;
const PICTURES = /\.(?:svg|png|webp)$/;
/** Of the code: a style sheet that only says which font file holds which letters. */
const FONT_STYLE = /\/fonts-[^/]*\.css$/;

/** Each address once: what is asked for again comes from the cache. */
const sizeOf = (urls: readonly string[], kind: RegExp): number =>
  [...new Set(urls)]
    .map((url) => new URL(url).pathname)
    .filter((path) => kind.test(path))
    .reduce((sum, path) => sum + gzipSync(readFileSync(join(DIST, path))).length, 0) / KIB;

/**
 * In the page: marks the moment in which the condition holds, and presses the button that leads there as soon as it stands.
 * Both are looked for after each change, so that no polling interval and no way to another process is measured.
 */
function stopwatch(condition: () => boolean, button: string): void {
  let pressed = false;
  let done = false;
  const look = (at = performance.now()) => {
    const found = pressed ? null : document.querySelector<HTMLElement>(button);
    if (found) {
      pressed = true;
      setTimeout(() => found.click());
    }
    if (done || !condition()) return;
    done = true;
    performance.mark('usable', { startTime: at });
  };
  const everything = { subtree: true, childList: true, attributes: true, characterData: true };
  new MutationObserver(() => look()).observe(document, everything);
  // Told of a mark a little later than it was set.
  new PerformanceObserver((marks) => look(marks.getEntries().at(-1)?.startTime)).observe({ type: 'mark' });
}

const START = '[data-testid="start"]';

const usableAt = async (page: Page): Promise<number> => {
  const marked = await page.waitForFunction(() => performance.getEntriesByName('usable')[0]?.startTime, undefined, {
    polling: 100,
    timeout: 120_000,
  });
  return (await marked.jsonValue()) ?? 0;
};

async function watched(page: Page, condition: () => boolean): Promise<void> {
  await page.addInitScript({ content: `(${stopwatch})(${condition}, '${START}')` });
}

/** In the page or a thread of it: what was asked for, and when, as `performance` tells the time. */
function requestsSetOut(): (readonly [string, number])[] {
  return performance
    .getEntriesByType('resource')
    .map(({ name, startTime }) => [name, performance.timeOrigin + startTime] as const);
}

async function ownFirstUse(browser: Browser, site: string) {
  const visit = await slowVisit(browser);
  const { page } = visit;
  await watched(page, () => {
    const box = document.querySelector<HTMLTextAreaElement>('[data-testid="say"]');
    const line = document.querySelector('[data-testid="log"]')?.textContent ?? '';
    const read = line.length > 8 || (document.querySelector('[data-testid="bubble"]')?.textContent ?? '').length > 4;
    return Boolean(read && box && !box.disabled && performance.getEntriesByName('judge-zh').length > 0);
  });
  await page.goto(`${site}?seed=1#/encounter/s28-power-cut`, { waitUntil: 'commit' });
  const usable = await usableAt(page);
  const marks = await page.evaluate(() => performance.getEntriesByName('judge-zh').map(({ startTime }) => startTime));
  const built = await Promise.all(
    page.workers().map((thread) => thread.evaluate(() => performance.getEntriesByName('judge-zh')[0]?.duration ?? 0)),
  );
  // What the page would be if the judge's thread were as slow as the page itself.
  const slowJudge = Math.max(usable, (marks[0] ?? usable) + (SLOWER - 1) * Math.max(0, ...built));
  await page.waitForSelector('[data-stage="ready"]', { timeout: 120_000 });
  const total = visit.asked.map((request) => request.url());
  // What set out later than the wire takes to answer was not needed for it, but waited for it. By the clock that measured it:
  // a request's own time is told by the clock on the wall, which is set while this runs.
  const moment = (await page.evaluate(() => performance.timeOrigin)) + usable - WIRE.latency;
  const threads = page.workers().map((thread) => thread.evaluate(requestsSetOut));
  const setOut = await Promise.all([page.evaluate(requestsSetOut), ...threads]);
  const first = setOut.flat().flatMap(([url, at]) => (at <= moment ? [url] : []));
  await visit.close();
  return { usable, slowJudge, first, total };
}

async function peerFirstUse(browser: Browser, site: string): Promise<number> {
  const visit = await slowVisit(browser);
  await watched(visit.page, () => document.querySelectorAll('[data-testid="line"], button').length > 1);
  await visit.page.goto(site, { waitUntil: 'commit' });
  const usable = await usableAt(visit.page);
  await visit.close();
  return usable;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const least = (values: readonly number[]): number => Math.min(...values);

await ensureBuilt();
const folder = mkdtempSync(join(tmpdir(), 'yingsheng-peer-'));
const browser = await chromium.launch({ executablePath: await ensureChromium(), args: [...CHROMIUM_ARGS] });
try {
  await buildPeer(folder);
  const ownSite = await serveFolder(DIST, { port: 0 });
  const peerSite = await serveFolder(folder, { port: 0 });
  const ownRounds: Awaited<ReturnType<typeof ownFirstUse>>[] = [];
  const peerRounds: number[] = [];
  // Either page swings by half between visits: of few rounds the ratio says little.
  for (let round = 0; round < 9; round += 1) {
    peerRounds.push(await peerFirstUse(browser, `http://localhost:${peerSite.port}/`));
    ownRounds.push(await ownFirstUse(browser, `http://localhost:${ownSite.port}/`));
  }
  // The middle is what a person meets; the least shows how lucky either page can be, and the peer's luck swings by half.
  for (const [name, which, of] of [
    ['usable', 'the middle of nine visits', median],
    ['usable-best', 'the quickest of nine visits', least],
  ] as const) {
    const own = of(ownRounds.map(({ usable }) => usable));
    const peer = of(peerRounds);
    print({
      name: `page/${name}`,
      value: own,
      unit: `ms, 4x slower CPU, 10 Mbit/s, ${which}`,
      peer: `inkjs story page, ${Math.round(peer)} ms`,
      ratio: peer / own,
    });
  }
  const slowJudge = median(ownRounds.map((round) => round.slowJudge));
  const peerMiddle = median(peerRounds);
  print({
    name: 'page/usable-slow-judge',
    value: slowJudge,
    unit: 'ms, the middle, reckoned as if the judge’s thread were 4x slower too',
    peer: `inkjs story page, ${Math.round(peerMiddle)} ms`,
    ratio: peerMiddle / slowJudge,
  });
  const [round] = ownRounds;
  for (const [name, until, asked] of [
    ['first-use', 'until usable', round?.first ?? []],
    ['with-stage', 'with the stage', round?.total ?? []],
  ] as const) {
    const code = sizeOf(asked, CODE);
    const data = sizeOf(asked, DATA);
    print({ name: `page/${name}`, value: code, unit: `KiB gzip of script and style ${until}` });
    print({ name: `page/${name}-data`, value: data, unit: `KiB gzip of data ${until}` });
    const pictures = sizeOf(asked, PICTURES);
    print({ name: `page/${name}-pictures`, value: pictures, unit: `KiB gzip of pictures ${until}` });
    const sum = code + data + pictures;
    print({
      name: `page/${name}-sum`,
      value: sum,
      unit: `KiB gzip of all three ${until}, without font and sound files`,
    });
    const fonts = sizeOf(asked, FONT_STYLE);
    print({ name: `page/${name}-font-style`, value: fonts, unit: 'KiB gzip of that only say where the fonts lie' });
  }
  await ownSite.close();
  await peerSite.close();
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

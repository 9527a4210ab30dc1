// What the hall costs while it is looked at: frames with eight figures in motion, a core's share while nothing moves, and
// memory over a hundred encounters in a row. Prints JSON Lines {name, value, unit}.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { print } from '../print';

const ROOT = process.env.YINGSHENG_ROOT ?? process.cwd();
/** The project's own tools find their places by where they lie, so they stay outside this bundle. */
const tool = <T>(name: string): Promise<T> => import(pathToFileURL(join(ROOT, 'tools', name)).href);
const { DIST, ensureBuilt } = await tool<typeof import('../../../tools/build.mjs')>('build.mjs');
const { CHROMIUM_ARGS, ensureChromium } = await tool<typeof import('../../../tools/chromium.mjs')>('chromium.mjs');
const { serveFolder } = await tool<typeof import('../../../tools/serve.mjs')>('serve.mjs');

const SECONDS = 6;
/** How often a still stretch is looked for. */
const STRETCHES = 8;
/** What the hall has of a screen of 1366×768. */
const STAGE = { width: 1026, height: 446 };
/**
 * Encounters before memory is first read, after every encounter and page has been seen once: by then fonts, pictures and
 * everything fetched late are in, and so is what the browser compiles. It compiles a function when it is first called, and
 * again each time it becomes hotter; what it has compiled lies in the same heap. Measured on two cores, MB: after 10
 * encounters 6.6 of compiled code beside 3.8 of the page's own objects, after 40 7.3, after 60 7.6, after 110 7.4, while
 * the page's own objects stayed at 3.8: what grew between the 10th and the 60th was the compiler's, and it ends. A leak
 * would not end, so it is looked for afterwards; what came before is printed too.
 */
const WARM = 50;
/** Encounters after which the heap is read early, to tell what settles until then. */
const COLD = 10;
/** Seen once before anything is counted. */
const STORIES = ['s04-third-trip', 's10-three-calls', 's27-petitioners', 's28-power-cut', 's29-lift'];
const PAGES = ['attempts', 'path', 'review', 'norms', 'glossary', 'people', 'settings'];
/** Encounters between the two readings. */
const ENCOUNTERS = 100;

async function open(browser: Browser, address: string, viewport = { width: 1366, height: 768 }): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** The preview of the stage alone, with eight people who walk, change their mood and gesture without a pause. */
async function frames(browser: Browser, site: string): Promise<void> {
  const cast = 'zhou,luo,rider,granny,girl,boy,wheels,soldier';
  const page = await open(
    browser,
    `${site}tests/stage/preview.html?cast=${cast}&queue=rider,granny,girl,boy,wheels,soldier`,
    STAGE,
  );
  await page.waitForFunction(() => window.preview !== undefined);
  const rates = await page.evaluate(
    async ({ people, seconds }) => {
      const poses = ['sit', 'lean_in', 'arms_crossed', 'stand', 'film', 'bang'];
      let turn = 0;
      const busy = setInterval(() => {
        const pose = poses[turn++ % poses.length] ?? 'stand';
        window.preview?.play(
          people.flatMap((who) => [
            { cue: 'mood', who, to: turn % 2 ? 80 : 15 },
            { cue: 'pose', who, pose },
          ]) as never,
        );
      }, 350);
      // Whatever is drawn for the first time is drawn before the clock runs.
      await new Promise((resolve) => setTimeout(resolve, poses.length * 2 * 350 + 1500));
      let count = 0;
      const began = performance.now();
      const gaps: number[] = [];
      await new Promise<void>((resolve) => {
        let last = began;
        const tick = (now: number) => {
          count += 1;
          gaps.push(now - last);
          last = now;
          if (now - began < seconds * 1000) requestAnimationFrame(tick);
          else resolve();
        };
        requestAnimationFrame(tick);
      });
      clearInterval(busy);
      gaps.sort((a, b) => a - b);
      return { fps: count / seconds, slow: gaps[Math.floor(gaps.length * 0.95)] ?? 0 };
    },
    { people: cast.split(','), seconds: SECONDS },
  );
  print({ name: 'hall/frames', value: rates.fps, unit: 'frames/s with eight figures in motion' });
  print({ name: 'hall/frame-p95', value: rates.slow, unit: 'ms between frames' });
  await page.context().close();
}

const enter = async (page: Page, site: string, encounter: string): Promise<void> => {
  await page.goto(`${site}?seed=1#/encounter/${encounter}`);
  await page.getByTestId('start').click();
  await page.getByTestId('say').waitFor();
};

/** What a still hall takes of a core: the page's own process, and all of the browser's. */
interface Still {
  readonly page: number;
  readonly all: number;
}

/** Processor time of the browser's processes while an encounter waits and nobody does anything; `null`: never still. */
async function idle(browser: Browser, site: string): Promise<Still | null> {
  const page = await open(browser, site);
  await enter(page, site, 's28-power-cut');
  await page.waitForSelector('[data-stage="ready"]');
  await page.waitForTimeout(6000);
  const session = await browser.newBrowserCDPSession();
  const spent = async (kind: RegExp) =>
    (await session.send('SystemInfo.getProcessInfo')).processInfo
      .filter(({ type }) => kind.test(type))
      .reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  const told = () => page.getByTestId('log').textContent();
  // A citizen who speaks up meanwhile is no idle hall, nor are people who still walk to where that sent them: of the
  // stretches in which nothing was said, the stillest counts.
  const still: Still[] = [];
  for (let stretch = 0; stretch < STRETCHES; stretch += 1) {
    const [before, page0, all0] = [await told(), await spent(/renderer/), await spent(/./)];
    await page.waitForTimeout(SECONDS * 1000);
    const [page1, all1] = [await spent(/renderer/), await spent(/./)];
    if ((await told()) === before) still.push({ page: (page1 - page0) / SECONDS, all: (all1 - all0) / SECONDS });
  }
  await page.context().close();
  return still.sort((a, b) => a.all - b.all)[0] ?? null;
}

/**
 * A still hall on a PC without a graphics card, where the browser composes its frames in plain software; and beside it in a
 * browser that has a graphics card imitated in software (SwiftShader), which no user has: there each second of the clock
 * and each blink is a whole window drawn by that imitation.
 */
async function idleHalls(imitated: Browser, site: string): Promise<void> {
  const plain = await chromium.launch({
    executablePath: await ensureChromium(),
    args: [...CHROMIUM_ARGS, '--disable-gpu'],
  });
  try {
    const still = await idle(plain, site);
    if (still) {
      print({ name: 'hall/idle', value: still.page, unit: 'of a core, the page, no graphics card' });
      print({ name: 'hall/idle-all', value: still.all, unit: 'of a core, all of the browser, no graphics card' });
    }
  } finally {
    await plain.close();
  }
  const still = await idle(imitated, site);
  if (still) {
    const unit = 'of a core, all of the browser, a graphics card imitated in software';
    print({ name: 'hall/idle-all-swiftshader', value: still.all, unit });
  }
}

interface Snapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly unknown[] };
  };
  readonly nodes: readonly number[];
}

/** MB that the page's own objects take: the heap without the browser's own objects and without what it compiled. */
async function ownObjects(session: CDPSession): Promise<number> {
  const parts: string[] = [];
  const take = ({ chunk }: { readonly chunk: string }) => void parts.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', take);
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', take);
  const { snapshot, nodes } = JSON.parse(parts.join('')) as Snapshot;
  const fields = snapshot.meta.node_fields;
  const [kind, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const kinds = snapshot.meta.node_types[kind] as readonly string[];
  let sum = 0;
  for (let at = 0; at < nodes.length; at += fields.length)
    if (!/^(?:code|native|object shape)$/.test(kinds[nodes[at + kind] ?? 0] ?? '')) sum += nodes[at + size] ?? 0;
  return sum / 1e6;
}

/**
 * Plays a hundred encounters once everything has been seen and the browser has compiled what becomes hot, and reads the heap
 * before and after them, each time after a collection.
 */
async function memory(browser: Browser, site: string): Promise<void> {
  const page = await open(browser, site);
  const session = await page.context().newCDPSession(page);
  const heap = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return { all: usedSize / 1e6, own: await ownObjects(session) };
  };
  const play = async (encounter: string) => {
    await page.evaluate((id) => {
      location.hash = `#/encounter/${id}`;
    }, encounter);
    await page.getByTestId('start').click();
    await page.getByTestId('say').fill('您好，请稍等，我马上为您核对。');
    await page.getByTestId('say').press('Enter');
    await page.getByTestId('end').click();
    await page.getByTestId('end-now').click();
    await page.getByTestId('ending').waitFor();
    await page.evaluate(() => {
      location.hash = '#/';
    });
    await page.locator('[data-testid^="roster-"]').first().waitFor();
  };
  const many = async (count: number) => {
    for (let n = 0; n < count; n += 1) await play(n % 2 ? 's28-power-cut' : 's04-third-trip');
  };
  for (const story of STORIES) await play(story);
  for (const name of PAGES) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${name}`);
    await page.locator('h1').first().waitFor();
    await page.waitForTimeout(500);
  }
  await many(COLD);
  const cold = await heap();
  await many(WARM - COLD);
  const before = await heap();
  await many(ENCOUNTERS);
  const after = await heap();
  const settled = `of the heap from the ${COLD}th encounter to the ${WARM}th: what the browser compiles as it becomes hot`;
  const since = `of the heap after ${WARM} encounters, ${ENCOUNTERS} later`;
  print({ name: 'hall/memory', value: after.all, unit: `MB of heap after ${WARM + ENCOUNTERS} encounters` });
  print({ name: 'hall/memory-settling', value: before.all / cold.all - 1, unit: settled });
  print({ name: 'hall/memory-growth', value: after.all / before.all - 1, unit: since });
  const whole = `of the heap from the ${COLD}th encounter to the ${WARM + ENCOUNTERS}th`;
  print({ name: 'hall/memory-growth-cold', value: after.all / cold.all - 1, unit: whole });
  print({ name: 'hall/memory-growth-own', value: after.own / cold.own - 1, unit: `${whole}, without compiled code` });
  await page.context().close();
}

await ensureBuilt();
const folder = mkdtempSync(join(tmpdir(), 'yingsheng-hall-'));
const browser = await chromium.launch({ executablePath: await ensureChromium(), args: [...CHROMIUM_ARGS] });
try {
  await build({
    root: ROOT,
    configFile: join(ROOT, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: false, rolldownOptions: { input: join(ROOT, 'tests/stage/preview.html') } },
  });
  const preview = await serveFolder(folder, { port: 0 });
  const own = await serveFolder(DIST, { port: 0 });
  await frames(browser, `http://localhost:${preview.port}/`);
  await idleHalls(browser, `http://localhost:${own.port}/`);
  await memory(browser, `http://localhost:${own.port}/`);
  await preview.close();
  await own.close();
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { DIST } from '../../tools/build.mjs';
import { withBrowser } from './browser';

const browser = withBrowser();
/** The judge with its Chinese. */
const JUDGE = /\/(?:judge-worker|chinese|lexicon-zh|overtone)-/;
/** Read, not run; it grows with what the judge knows. */
const DATA = /\.bin$/;
/** What can wait: the database, the stage, sound, the letters' own shapes, the other language, other pages. */
const LATER =
  /\/(?:dexie-store|phaser|build-stage|stage|sound|howler|fonts|english-data|lexicon-en|en|library|[a-z]+-page)-[^/]*$/;
/** KiB gzip of script and style, the encounter with the wordings of its facts included. */
const MOST = 295;

test('an encounter is read and answered before anything is fetched that can wait', async () => {
  const { page } = await browser.open('assets/');
  // A page whose requests a test looks through has no cache.
  await page.context().unrouteAll();
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/\.(?:js|css|bin)$/.test(pathname)) asked.push(pathname);
  });
  // A held clock holds whatever waits for a moment of rest.
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1000);
  await page.goto(`${browser.site()}?seed=1#/encounter/s28-power-cut`);
  await page.getByTestId('start').click();
  await expect.poll(() => page.getByTestId('log').textContent(), { timeout: 15_000 }).toContain('周女士');
  await page.getByTestId('say').fill('您好，请稍等，我正在核对。');
  await page.getByTestId('say').press('Enter');
  await expect.poll(() => page.getByTestId('log').textContent(), { timeout: 15_000 }).toContain('您好，请稍等');

  expect(asked.filter((path) => LATER.test(path))).toEqual([]);
  const once = [...new Set(asked)];
  expect(once.filter((path) => JUDGE.test(path))).toHaveLength(4);
  // The judge's data are asked for while its thread starts; the thread then has them from the cache.
  const fetched = page.workers().map((thread) =>
    thread.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.endsWith('.bin'))
        .map((entry) => (entry as PerformanceResourceTiming).transferSize),
    ),
  );
  expect((await Promise.all(fetched)).flat()).toEqual([0, 0]);
  const sizes = once
    .filter((path) => !DATA.test(path))
    .map((path) => gzipSync(readFileSync(join(DIST, path))).length / 1024);
  expect(sizes.length).toBeGreaterThan(5);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST);
});

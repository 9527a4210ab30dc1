import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withBrowser } from '../browser/browser';
import { fixture, type Move, Trainee } from '../browser/trainee';

/** The README's pictures, taken anew into `docs/pictures`: `YINGSHENG_WRITE=1 npm run pictures -- readme`. */
const FOLDER = join(import.meta.dirname, '../../docs/pictures');
const browser = withBrowser({ viewport: { width: 1440, height: 900 } });

test.runIf(process.env.YINGSHENG_WRITE === '1')('the README’s pictures', { timeout: 300_000 }, async () => {
  const { page, complaints } = await browser.open();
  const trainee = new Trainee(page);
  const take = async (name: string) => {
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(600);
    await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  };
  const play = async (run: string, encounter: string, count: number) => {
    const { seed, moves } = await fixture(run);
    await page.goto('about:blank');
    await trainee.enter(browser.site(), encounter, { seed });
    const stage = page.locator('[data-stage=ready]');
    for (let i = 0; i < 100 && !(await stage.count()); i += 1) {
      await trainee.settle();
      await page.waitForTimeout(100);
    }
    await trainee.play(moves.slice(0, count) as Move[]);
    await trainee.wait(1.5);
  };

  await page.getByTestId('roster-s28-power-cut').waitFor();
  await page.waitForTimeout(1500);
  await take('home');
  for (const [run, encounter, count] of [
    ['s10-good', 's10-three-calls', 2],
    ['s27-good', 's27-petitioners', 3],
    ['s29-good', 's29-lift', 2],
    ['s28-good', 's28-power-cut', 3],
  ] as const) {
    await play(run, encounter, count);
    await take(`encounter-${run.slice(0, 3)}`);
  }
  const { moves } = await fixture('s28-good');
  const from = moves[2]?.[0] ?? 0;
  // Without the notice, the register and a proper farewell: a sheet that passes and shows what to do better.
  const rest = moves.slice(3).filter(([, kind, payload]) => kind !== 'file' && payload !== 'post_notice');
  await trainee.play(rest.map(([at, kind, payload]) => [at - from, kind, payload] as Move));
  if (!(await page.getByTestId('ending').isVisible())) {
    await page.getByTestId('end').click();
    await trainee.shown('end-now');
    await page.getByTestId('end-now').click();
  }
  await trainee.ending();
  await trainee.openSheet();
  await page.clock.resume();
  await take('sheet-s28');
  await page.getByTestId('replay-link').click();
  await page.getByTestId('scrubber').focus();
  for (let i = 0; i < 9; i += 1) await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(1500);
  await take('replay-s28');
  expect(complaints).toEqual([]);
});

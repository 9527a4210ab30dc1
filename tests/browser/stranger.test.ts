import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { withBrowser } from './browser';
import { fixture, Trainee } from './trainee';

const browser = withBrowser();
const TRANSCRIPT = join(import.meta.dirname, '../../docs/screen-reader.md');

test('a stranger comes from the first opening to a finished encounter by what can be seen, in three clicks to the first words', async () => {
  const { page, complaints } = await browser.open();
  const trainee = new Trainee(page);
  let clicks = 0;
  const click = async (name: RegExp) => {
    clicks += 1;
    await page.getByRole('button', { name }).or(page.getByRole('link', { name })).first().click();
  };
  await page.clock.install();
  await page.goto(browser.site());
  // The one filled button of the roster.
  clicks += 1;
  await page
    .locator(
      '[data-testid^="roster-"] a[data-variant="filled"], [data-testid^="roster-"] a:not([data-variant="default"])',
    )
    .first()
    .click();
  await click(/^准备好了，开始$/);
  await page.getByTestId('say').waitFor();
  await trainee.hold();
  await trainee.shown('bubble');
  expect(clicks).toBeLessThanOrEqual(3);
  expect((await page.getByTestId('bubble').textContent())?.length).toBeGreaterThan(3);

  // From here on a stranger takes the words that are offered and says them, until the end is in sight or time is up.
  for (let turn = 0; turn < 12 && (await page.getByTestId('ending').count()) === 0; turn += 1) {
    const card = page.locator('[data-testid^="card-"]').first();
    if (await card.isVisible()) {
      await card.click();
      await page.getByRole('button', { name: '说出' }).click();
    } else await trainee.say('好的，请稍等，谢谢您。');
    await trainee.wait(8);
  }
  if ((await page.getByTestId('ending').count()) === 0) {
    await page.getByRole('button', { name: '结束作答' }).first().click();
    await trainee.shown('end-now');
    await page.getByTestId('end-now').click();
  }
  await trainee.ending();
  await page.getByRole('button', { name: '看评分表' }).click();
  await trainee.shown('verdict');
  expect(await page.getByTestId('total').textContent()).toMatch(/^\d/);
  expect(complaints).toEqual([]);
});

const tree = (page: Page) => page.locator('body').ariaSnapshot();

/** What a screen reader has to go by: the page at the start, each line as it is told, the page at the end. */
test('a whole encounter makes sense in the accessibility tree alone', async () => {
  const { seed, moves } = await fixture('s28-good');
  const { page } = await browser.open();
  const trainee = new Trainee(page);
  await trainee.enter(browser.site(), 's28-power-cut', { seed });
  await trainee.shown('bubble');
  const parts = [
    '# S28, heard and not seen',
    'The accessibility tree of a whole encounter, written by `tests/browser/stranger.test.ts`: the page when the window opens, every line told meanwhile, the page at the end. `YINGSHENG_WRITE=1` writes it anew.',
    '## When the window opens',
    `\`\`\`yaml\n${await tree(page)}\n\`\`\``,
    '## What is told, line by line',
  ];
  await trainee.play(moves);
  await trainee.ending();
  const lines = await page.locator('[data-testid="log"] li').allInnerTexts();
  parts.push(lines.map((line) => `- ${line.replace(/\s+/g, ' ').trim()}`).join('\n'));
  const told = lines.join('\n');
  parts.push('## When it has ended', `\`\`\`yaml\n${await tree(page)}\n\`\`\``);
  await trainee.openSheet();
  const sheet = await tree(page);
  parts.push('## The score sheet', `\`\`\`yaml\n${sheet}\n\`\`\``);
  const text = `${parts.join('\n\n')}\n`;
  if (process.env.YINGSHENG_WRITE) await writeFile(TRANSCRIPT, text);

  // Who speaks, what was said and done, what happened around: all of it is words, with nothing nameless to press.
  expect(told).toContain('周女士');
  expect(told).toMatch(/停电/);
  for (const [, kind, payload] of moves)
    if (kind === 'say') expect(told.replace(/\s/g, '')).toContain(String(payload).slice(0, 10));
  expect(text).not.toMatch(/^\s*- (?:button|link|textbox|radio|checkbox)(?: \[[^\]]*\])*:?$/m);
  expect(sheet).toContain('合格');
  // Loosely: what was written once still names the regions and controls that there are.
  const kept = await readFile(TRANSCRIPT, 'utf8');
  for (const name of ['对话记录', '动作', '文书托盘', '说出', '考核点', '作答经过']) {
    expect(kept, name).toContain(name);
    expect(text, name).toContain(name);
  }
});

import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { withBrowser } from './browser';
import { fixture, type Move, Trainee } from './trainee';

const browser = withBrowser();

async function violations(page: Page): Promise<string[]> {
  // axe waits for timeouts of its own, so a held clock would hold it for ever.
  await page.clock.resume();
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

async function english(page: Page): Promise<void> {
  await page.getByTestId('language').first().click();
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('en');
}

describe.each(['zh', 'en'] as const)('axe finds nothing in %s', (language) => {
  test('on home, briefing, play, the paper, the pause, the sheet, the replay, an observation and past attempts', async () => {
    const { page } = await browser.open();
    if (language === 'en') await english(page);
    await page.getByTestId('roster-s28-power-cut').waitFor();
    expect(await violations(page), 'home').toEqual([]);

    const trainee = new Trainee(page);
    await page.clock.install();
    await page.goto(`${browser.site()}?seed=1#/encounter/s28-power-cut`);
    await page.getByTestId('start').waitFor();
    expect(await violations(page), 'briefing').toEqual([]);
    await page.getByTestId('start').click();
    await trainee.shown('say');
    await trainee.hold();
    await trainee.wait(3);
    await trainee.say(language === 'en' ? 'Hello, one moment please.' : '您好，请稍等，急什么呀。');
    expect(await violations(page), 'play').toEqual([]);
    await trainee.wait(15);
    expect(await violations(page), 'in the dark').toEqual([]);
    await page.getByTestId('paper-register').click();
    await trainee.shown('form-register');
    expect(await violations(page), 'register').toEqual([]);
    await page.keyboard.press('Escape');
    await trainee.shown('form-register', false);
    await page.getByTestId('pause').click();
    await trainee.shown('paused');
    expect(await violations(page), 'paused').toEqual([]);
    await page.getByTestId('go-on').click();
    await trainee.shown('paused', false);
    await trainee.act('leave_hall');
    await trainee.ending();
    expect(await violations(page), 'ending').toEqual([]);
    await trainee.openSheet();
    expect(await violations(page), 'sheet').toEqual([]);
    await page.getByTestId('replay-link').click();
    await trainee.shown('scrubber');
    expect(await violations(page), 'replay').toEqual([]);
    await page.goto(`${browser.site()}?seed=1#/encounter/s28-power-cut`);
    await trainee.shown('mode-visit');
    await page.getByTestId('mode-visit').click();
    await page.getByTestId('start').click();
    await trainee.shown('visit');
    expect(await violations(page), 'visit').toEqual([]);
    await page.goto(`${browser.site()}#/attempts`);
    await trainee.shown('export-list');
    expect(await violations(page), 'attempts').toEqual([]);
  });
});

/** Presses Tab until the wanted element has the focus; fails if the page has no way there. */
async function tabTo(page: Page, testId: string): Promise<void> {
  for (let i = 0; i < 120; i += 1) {
    const here = await page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? '');
    if (here === testId) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way to ${testId} by Tab`);
}

/** Reaches an action as a keyboard user does: one Tab stop for the palette, then Home and the arrows. */
async function pressAction(page: Page, action: string): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? '');
  for (let i = 0; i < 120 && !(await focused()).startsWith('do-'); i += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Home');
  for (let i = 0; i < 40 && (await focused()) !== `do-${action}`; i += 1) await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe(`do-${action}`);
  await page.keyboard.press('Enter');
}

async function fillByKeyboard(
  trainee: Trainee,
  form: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { page } = trainee;
  await tabTo(page, `paper-${form}`);
  await page.keyboard.press('Enter');
  await trainee.shown(`form-${form}`);
  for (const [field, value] of Object.entries(fields)) {
    const boxes = Array.isArray(value)
      ? value.map((option) => `field-${field}-${option}`)
      : typeof value === 'object' && value !== null
        ? Object.entries(value).map(([option, tick]) => `field-${field}-${option}-${tick}`)
        : [];
    for (const box of boxes) {
      await tabTo(page, box);
      await page.keyboard.press('Space');
    }
    if (typeof value !== 'string') continue;
    await tabTo(page, `field-${field}`);
    const options = await page
      .getByTestId(`field-${field}`)
      .evaluate((node) => (node instanceof HTMLSelectElement ? [...node.options].map((option) => option.value) : null));
    if (options === null) await page.keyboard.type(value);
    else for (let i = 0; i < options.indexOf(value); i += 1) await page.keyboard.press('ArrowDown');
  }
  await tabTo(page, 'file');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await trainee.shown(`form-${form}`, false);
}

describe('by keyboard alone', () => {
  test.each([
    ['s28-good', 's28-power-cut', 'orderly'],
    ['s04-good', 's04-third-trip', 'reconciled'],
  ])('a whole encounter can be played: %s', async (name, encounter, wanted) => {
    const { seed, moves } = await fixture(name);
    const { page } = await browser.open();
    const trainee = new Trainee(page);
    await page.clock.install();
    await page.goto(`${browser.site()}?seed=${seed}#/encounter/${encounter}`);
    await page.getByTestId('start').waitFor();
    await tabTo(page, 'start');
    await page.keyboard.press('Enter');
    await trainee.shown('say');
    await trainee.hold();
    let t = 0;
    for (const [at, kind, payload] of moves as readonly Move[]) {
      await trainee.wait(Math.max(0, at - t) / 1000);
      t = Math.max(t, at);
      if (kind === 'say') {
        await tabTo(page, 'say');
        await page.keyboard.insertText(payload as string);
        await page.keyboard.press('Enter');
        await trainee.logged((payload as string).slice(0, 8));
      } else if (kind === 'do') await pressAction(page, payload as string);
      else await fillByKeyboard(trainee, ...(payload as [string, Record<string, unknown>]));
    }
    expect(await trainee.ending()).toBe(wanted);
    await tabTo(page, 'to-sheet');
    await page.keyboard.press('Enter');
    await trainee.shown('verdict');
    expect(await page.getByTestId('verdict').textContent()).toContain('合格');
  });
});

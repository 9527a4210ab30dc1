import { expect, test } from 'vitest';
import { withBrowser } from './browser';
import { Trainee } from './trainee';

const browser = withBrowser();

test('an attempt is replayed by keyboard, tried again from its middle, and stands beside an example', async () => {
  const { page, complaints } = await browser.open();
  const trainee = new Trainee(page);
  await trainee.enter(browser.site(), 's28-power-cut', { seed: 1 });
  await trainee.wait(3);
  await trainee.say('您好，请稍等，我正在核对，大概五分钟就好。');
  await trainee.wait(15);
  await trainee.say('急什么，没看我正忙着吗');
  await trainee.wait(2);
  await trainee.act('leave_hall');
  await trainee.ending();
  await trainee.openSheet();
  await trainee.shown('compare');
  expect(await page.getByTestId('compare').textContent()).toContain('示范');
  await page.getByTestId('replay-link').click();
  await trainee.shown('scrubber');
  const scrubber = page.getByTestId('scrubber');
  const time = async () => Number(await scrubber.inputValue());
  await scrubber.focus();
  await page.keyboard.press('End');
  const end = await time();
  expect(end).toBeGreaterThan(15_000);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  const first = await time();
  expect(first).toBeGreaterThan(0);
  // Onwards to the first own words: what was said by then is done, the rest is not.
  while (!(await page.locator('[data-kind="own"][data-done]').count())) await page.keyboard.press('ArrowRight');
  expect(await page.locator('[data-kind="own"][data-done]').count()).toBe(1);
  expect(await page.locator('[data-kind="own"]').count()).toBe(2);
  // At sixteen times the speed the clock reaches the end by itself.
  await page.getByTestId('replay-speed').selectOption('16');
  const at = await time();
  await page.getByTestId('replay-play').click();
  await trainee.wait(1);
  expect(await time()).toBeGreaterThan(at + 8000);
  await trainee.wait(30);
  expect(await time()).toBe(end);

  await scrubber.focus();
  await page.keyboard.press('Home');
  // What happens stands in the picture, as in play.
  while (!(await page.getByTestId('story').isVisible()) && (await time()) < end)
    await page.keyboard.press('ArrowRight');
  expect(await page.getByTestId('story').textContent()).toContain('停电');
  // Standing at the rude words: they are what one wants to say otherwise.
  while ((await page.locator('[data-kind="own"][data-done]').count()) < 2) await page.keyboard.press('ArrowRight');
  await page.getByTestId('fork').click();
  await trainee.shown('go-on');
  await page.getByTestId('go-on').click();
  await trainee.shown('say');
  expect(await page.getByTestId('log').textContent()).toContain('您好，请稍等');
  expect(await page.getByTestId('log').textContent()).toContain('停电');
  expect(await page.getByTestId('log').textContent()).not.toContain('急什么');
  await trainee.act('leave_hall');
  await trainee.ending();
  await trainee.openSheet();
  expect(await page.getByTestId('sitting').textContent()).toContain('不算考核');
  const { log, sheet } = await trainee.exported();
  const header = JSON.parse(log.split('\n')[0] ?? '');
  expect(header.fork.attempt).not.toBe(header.attempt);
  expect(header.mode).toBe('practice');
  expect(sheet.fork).toEqual(header.fork);
  expect(complaints).toEqual([]);
});

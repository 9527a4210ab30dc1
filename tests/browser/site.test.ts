import { expect, it } from 'vitest';
import { withBrowser } from './browser';

const browser = withBrowser();

it('opens in Chinese, by itself, without a complaint', async () => {
  const { page, complaints } = await browser.open();
  await page.waitForFunction(() => (document.getElementById('root')?.childElementCount ?? 0) > 0);
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(() => document.documentElement.lang)).toMatch(/^zh/);
  expect(complaints).toEqual([]);
});

it('runs no script that somebody slips into the page', async () => {
  const { page, complaints } = await browser.open();
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.body.dataset.slipped = "yes"';
    document.body.append(script);
  });
  expect(await page.evaluate(() => document.body.dataset.slipped ?? 'no')).toBe('no');
  expect(complaints.join()).toContain('Content Security Policy');
});

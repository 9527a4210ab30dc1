import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { withBrowser } from './browser';

const browser = withBrowser();

const PHONE = { width: 390, height: 844 };
const OFFICE = { width: 1366, height: 768 };

async function boxOf(seen: Locator): Promise<{ top: number; bottom: number; left: number; right: number }> {
  const box = await seen.boundingBox();
  if (!box) throw new Error('not drawn');
  return { top: box.y, bottom: box.y + box.height, left: box.x, right: box.x + box.width };
}

async function prefer(page: Page, language: 'zh' | 'en', settings: object = {}): Promise<void> {
  await page.evaluate(
    ([code, kept]) => {
      localStorage.setItem('yingsheng.language', code);
      localStorage.setItem('yingsheng.settings', kept);
    },
    [language, JSON.stringify(settings)] as const,
  );
  await page.reload();
}

test.each(['zh', 'en'] as const)(
  'a window’s sign in the still hall is Chinese, English small below, in %s',
  async (language) => {
    const { page } = await browser.open();
    await prefer(page, language);
    const chinese = page.locator('svg text', { hasText: '综合受理' }).first();
    const english = page.locator('svg text', { hasText: 'Comprehensive Service' }).first();
    await chinese.waitFor();
    const size = (words: Locator) => words.evaluate((text) => Number.parseFloat(getComputedStyle(text).fontSize));
    expect(await size(chinese)).toBeGreaterThan(await size(english));
    expect((await boxOf(chinese)).top).toBeLessThan((await boxOf(english)).top);
  },
);

test.each(['zh', 'en'] as const)(
  'on a phone an exam’s number is in sight once exam is chosen, in %s',
  async (language) => {
    const { page } = await browser.open('', { viewport: PHONE });
    await prefer(page, language);
    await page.goto(`${browser.site()}?seed=1#/encounter/s28-power-cut`);
    await page.getByTestId('start').waitFor();
    await page.getByTestId('mode-exam').click();
    const note = page.locator('#number-note');
    await expect
      .poll(async () => (await boxOf(note)).bottom <= (await boxOf(page.getByTestId('start'))).top)
      .toBe(true);
    expect((await boxOf(page.getByTestId('exam-number'))).top).toBeGreaterThan(0);
  },
);

test('on a phone the menu of an exam says that it is one, and its number', async () => {
  const { page } = await browser.open('', { viewport: PHONE });
  await page.goto(`${browser.site()}?seed=1#/encounter/s28-power-cut`);
  await page.getByTestId('mode-exam').click();
  await page.getByTestId('exam-number').fill('20261123');
  await page.getByTestId('start').click();
  await page.getByTestId('say').waitFor();
  await page.getByTestId('more').click();
  const kind = page.getByTestId('kind');
  await kind.waitFor();
  expect(await kind.textContent()).toBe('考核模式编号 20261123');
});

describe('with letters twice as large', () => {
  test.each([
    ['zh', PHONE],
    ['en', PHONE],
    ['zh', OFFICE],
    ['en', OFFICE],
  ] as const)('what was said last is read beside the box one writes in, %s on %j', async (language, viewport) => {
    const { page, complaints } = await browser.open('', { viewport });
    await prefer(page, language, { textSize: 200 });
    await page.goto(`${browser.site()}?seed=1#/encounter/s28-power-cut`);
    await page.getByTestId('start').click();
    const box = page.getByTestId('say');
    await box.waitFor();
    // The attempt begins at the top, before the picture.
    expect(await page.evaluate(() => scrollY)).toBe(0);
    const inSight = async (words: string) => {
      const heard = page.getByTestId('last-heard');
      await expect.poll(() => heard.textContent()).toContain(words);
      const [above, below] = [await boxOf(heard), await boxOf(box)];
      return above.top >= 0 && above.bottom <= below.top && below.bottom <= viewport.height;
    };
    await box.click();
    await page.keyboard.type(language === 'zh' ? '您好，请稍等。' : 'Hello, one moment please.');
    expect(await inSight(language === 'zh' ? '还要多久？' : 'How much longer?')).toBe(true);
    await page.keyboard.press('Enter');
    // The marks on one's own words push the box down, and so may the answer.
    await page.getByTestId('just-said').locator('time').waitFor();
    await expect.poll(() => inSight(language === 'zh' ? '周女士' : 'Ms Zhou')).toBe(true);
    // The clock stays, and one's own sentence is read from its beginning.
    const header = await boxOf(page.locator('header'));
    expect(header.top).toBe(0);
    expect((await boxOf(page.locator('[data-own]'))).top).toBeGreaterThan(header.bottom - 1);
    expect(complaints).toEqual([]);
  });
});

test('on a phone no two words of a list of visits lie over each other, however long the place is', async () => {
  const { page, complaints } = await browser.open('', { viewport: PHONE });
  for (const language of ['zh', 'en'] as const) {
    await prefer(page, language);
    await page.goto(`${browser.site()}?seed=7#/encounter/s28-power-cut`);
    await page.getByTestId('mode-visit').click();
    await page.getByTestId('start').click();
    await page.getByTestId('visit-place').fill('Yubei service centre, second floor, comprehensive window 3'.repeat(3));
    await page.goto(`${browser.site()}?seed=7#/attempts`);
    const parts = page.getByTestId('visit-row').first().locator('> *');
    await parts.first().waitFor();
    const boxes = await Promise.all((await parts.all()).map(boxOf));
    const crossing = boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1),
    );
    expect(crossing).toEqual([]);
    // The name stands on one line.
    expect(boxes[0] && boxes[0].bottom - boxes[0].top).toBeLessThan(40);
    await page.goto(browser.site());
  }
  expect(complaints).toEqual([]);
});

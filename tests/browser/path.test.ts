import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { withBrowser } from './browser';

const browser = withBrowser();

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

async function go(page: Page, hash: string, testId: string): Promise<void> {
  await page.goto(`${browser.site()}#${hash}`);
  await page.getByTestId(testId).first().waitFor();
}

const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Writes a name where none is known yet. */
async function introduce(page: Page, name: string): Promise<void> {
  await go(page, '/people', 'statement');
  await page.getByTestId('person-name').or(page.getByTestId('add-person')).first().waitFor();
  if ((await page.getByTestId('person-name').count()) === 0) await page.getByTestId('add-person').click();
  await page.getByTestId('person-name').fill(name);
  await page.getByTestId('save-person').click();
  await page.getByTestId('person-name').waitFor({ state: 'detached' });
}

/** An attempt that misses nearly everything and is over at once. */
async function fail(page: Page): Promise<void> {
  await page.goto(`${browser.site()}?seed=1#/encounter/s28-power-cut`);
  await page.getByTestId('start').click();
  await page.getByTestId('say').fill('急什么，没看我正忙着吗！');
  await page.getByTestId('say').press('Enter');
  await page.getByTestId('do-leave_hall').click();
  await page.getByTestId('ending').waitFor();
}

/** Presses a key the moment an outcome stands in the page, sooner than any hand can. */
function pressAsSoonAsAnswered(key: string): void {
  let answered = false;
  new MutationObserver(() => {
    const now = document.querySelector('[data-testid=card-outcome]') !== null;
    if (now && !answered) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    answered = now;
  }).observe(document.body, { childList: true, subtree: true });
}

describe('people of one machine', () => {
  test('are told what is kept before the first name, and keep their attempts apart', async () => {
    const { page, complaints } = await browser.open();
    await go(page, '/people', 'statement');
    expect(await page.getByTestId('statement').textContent()).toContain('只在这台设备的这个浏览器里');
    await page.getByTestId('save-person').click();
    expect(await page.getByRole('alert').textContent()).toContain('请写下姓名');
    await introduce(page, '李晓雯');
    expect(await page.getByTestId('person').textContent()).toBe('李晓雯');
    await fail(page);
    await go(page, '/attempts', 'attempt');
    expect(await page.getByTestId('attempt').count()).toBe(1);

    await introduce(page, 'محمد علي 👩‍💼');
    await page.goto(`${browser.site()}#/attempts`);
    await page.getByText('还没有', { exact: false }).first().waitFor();
    expect(await page.getByTestId('attempt').count()).toBe(0);

    await go(page, '/people', 'known-person');
    const li = page.getByTestId('known-person').filter({ hasText: '李晓雯' });
    expect(await li.textContent()).toContain('1 次作答');
    await li.getByTestId('erase-person').click();
    await page.getByTestId('erase').click();
    await li.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByTestId('known-person').waitFor();
    expect(await page.getByTestId('known-person').count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  test('may have a name of five hundred letters', async () => {
    const { page } = await browser.open();
    for (const width of [1366, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await introduce(page, `${'名'.repeat(480)}👩‍💼 العربية`);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await page.goto(`${browser.site()}#/`);
      // A phone's header has no room for a name; it stands behind the menu.
      await page.getByTestId('person').waitFor({ state: 'attached' });
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    }
  });
});

describe('course and review', () => {
  test('a missed clause is weak, becomes a card, is answered by keyboard and put off', {
    timeout: 90_000,
  }, async () => {
    const { page, complaints } = await browser.open();
    await go(page, '/path', 'next');
    expect(await page.getByTestId('next').getAttribute('data-kind')).toBe('new');
    await fail(page);
    await go(page, '/path', 'weak-spots');
    expect(await page.getByTestId('next').getAttribute('data-kind')).toBe('failed');
    // One day is no streak yet.
    expect(await page.getByTestId('streak').count()).toBe(0);
    expect(await page.getByTestId('course-s28-power-cut').textContent()).toContain('未合格');

    // Before another try a handful of cards, not all that are due.
    await page.getByTestId('next-cards').click();
    await page.getByTestId('review-card').waitFor();
    expect(await page.getByTestId('deck-count').textContent()).toMatch(/共 [1-5] 张/);
    await go(page, '/path', 'next');

    await page.getByRole('link', { name: /张复习卡到期/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('review-card').waitFor();
    const count = await page.getByTestId('deck-count').textContent();
    expect(count).toMatch(/第 1 张，共 \d+ 张/);
    await page.evaluate(pressAsSoonAsAnswered, '4');
    const kinds = new Set<string | null>();
    for (let i = 0; i < 40 && (await page.getByTestId('deck-done').count()) === 0; i += 1) {
      const card = page.getByTestId('review-card');
      const kind = await card.getAttribute('data-kind');
      kinds.add(kind);
      if (kind === 'do' || kind === 'avoid') {
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
      } else {
        await page.keyboard.insertText('对不起，让您久等了，请稍等，请慢走，再见。');
        await page.keyboard.press('Enter');
      }
      await page.getByTestId('card-outcome').waitFor();
      expect(await page.getByTestId('grade-good').count()).toBe(1);
      expect(await page.getByTestId('grade-easy').isChecked()).toBe(true);
      const before = await page.getByTestId('deck-count').textContent();
      await page.keyboard.press('3');
      await page.keyboard.press('Enter');
      await page.waitForFunction((old) => {
        const now = document.querySelector('[data-testid=deck-count]')?.textContent;
        const fresh = document.querySelector('[data-testid=card-submit], [data-testid^=option-]') !== null;
        return document.querySelector('[data-testid=deck-done]') !== null || (now !== old && fresh);
      }, before);
    }
    expect([...kinds]).toContain('say');
    expect(await page.getByTestId('deck-done').textContent()).toMatch(/最早的一张.*再问/);
    await page.reload();
    await page.getByTestId('deck-done').or(page.getByTestId('review-card')).first().waitFor();
    await go(page, '/path', 'next');
    expect(complaints).toEqual([]);
  });
});

describe('the norms', () => {
  test('are searched, filtered and linked, and the address holds the question', async () => {
    const { page, complaints } = await browser.open();
    await go(page, '/norms', 'norm-count');
    expect(await page.getByTestId('norm-count').textContent()).toContain('855');
    await page.getByTestId('norm-search').fill('cq.H6.2b');
    await page.getByTestId('clause-cq.H6.2b').waitFor();
    await expect.poll(() => page.url()).toContain('#/norms?q=cq.H6.2b');
    expect(await page.getByTestId('clause-cq.H6.2b').textContent()).toContain('超出条文');
    await page.getByTestId('filter-pack').selectOption('gd');
    await expect.poll(() => page.getByTestId('norm-count').textContent()).toContain('没有查到');
    await page.goBack();
    await page.getByTestId('clause-cq.H6.2b').waitFor();
    expect(await page.getByTestId('filter-pack').inputValue()).toBe('');

    await go(page, '/norms?q=ycxgz&kind=procedure&page=999', 'norm-count');
    expect(await page.getByTestId('norm-search').inputValue()).toBe('ycxgz');
    expect(await page.getByTestId('norm-count').textContent()).toMatch(/共 \d+ 条/);
    await go(page, '/glossary', 'forbidden-refuse_flat');
    await page.getByTestId('forbidden-refuse_flat').getByRole('link', { name: 'cq.D2.02' }).click();
    await page.getByTestId('clause-cq.D2.02').waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('settings', () => {
  test('hold at once and after a reload, and broken ones are the defaults', async () => {
    const { page, complaints } = await browser.open();
    await go(page, '/settings', 'reset');
    await page.getByTestId('text-size-200').check();
    await page.getByTestId('contrast-on').check();
    await page.getByTestId('calm-on').check();
    await page.getByTestId('say-key').fill(';');
    await page.getByTestId('extra-500').check();
    await page.reload();
    await page.getByTestId('reset').waitFor();
    const root = () =>
      page.evaluate(
        () => [getComputedStyle(document.documentElement).fontSize, { ...document.documentElement.dataset }] as const,
      );
    const [size, data] = await root();
    expect(size).toBe('32px');
    expect(data).toMatchObject({ text: 'large', contrast: 'high', motion: 'still' });
    expect(await page.getByTestId('say-key').inputValue()).toBe(';');
    expect(await overflow(page)).toBeLessThanOrEqual(0);

    await page.goto(`${browser.site()}?seed=1#/encounter/s28-power-cut`);
    await page.getByTestId('start').click();
    await page.getByTestId('say').waitFor();
    const header = await page.evaluate(
      () =>
        Object.entries(localStorage).find(
          ([key]) => key.startsWith('yingsheng.journal.') && key.endsWith('/begin'),
        )?.[1],
    );
    if (header) expect(JSON.parse(header).header.extraTime).toBe(500);

    await page.evaluate(() => localStorage.setItem('yingsheng.settings', '{"textSize":"big","keys":[]'));
    await page.goto(`${browser.site()}?again#/settings`);
    await page.getByTestId('reset').waitFor();
    expect((await root())[0]).toBe('16px');
    expect(complaints).toEqual([]);
  });
});

describe.each(['zh', 'en'] as const)('axe finds nothing in %s', (language) => {
  test('on any page of the path, plain, large and in high contrast', async () => {
    const { page } = await browser.open();
    await page.evaluate((code) => localStorage.setItem('yingsheng.language', code), language);
    await page.reload();
    await introduce(page, '李晓雯');
    expect(await violations(page), 'people').toEqual([]);
    await page.getByTestId('erase-person').click();
    await page.getByTestId('erase').waitFor();
    await page.waitForTimeout(400);
    expect(await violations(page), 'erase').toEqual([]);
    await page.keyboard.press('Escape');
    await fail(page);
    for (const contrast of ['off', 'on']) {
      await page.evaluate(
        (on) =>
          localStorage.setItem(
            'yingsheng.settings',
            JSON.stringify({ contrast: on, textSize: on === 'on' ? 200 : 100 }),
          ),
        contrast,
      );
      await page.goto(`${browser.site()}?${contrast}#/settings`);
      await page.getByTestId('reset').waitFor();
      expect(await violations(page), `settings ${contrast}`).toEqual([]);
      for (const [hash, testId] of [
        ['/path', 'weak-spots'],
        ['/norms?q=cq.H5', 'clause-cq.H5'],
        ['/glossary', 'forbidden-insult'],
        ['/review', 'review-card'],
      ] as const) {
        await go(page, hash, testId);
        expect(await violations(page), `${hash} ${contrast}`).toEqual([]);
        expect(await overflow(page), `${hash} ${contrast}`).toBeLessThanOrEqual(0);
      }
      await page.locator('[data-testid=card-submit], [data-testid^=option-]').first().click();
      await page.getByTestId('card-outcome').waitFor();
      expect(await violations(page), `answer ${contrast}`).toEqual([]);
    }
  });
});

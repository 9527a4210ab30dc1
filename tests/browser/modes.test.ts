import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { withBrowser } from './browser';
import { Trainee } from './trainee';

const browser = withBrowser();

describe('an exam', () => {
  test('is chosen already where one comes from its list in the course, and practice everywhere else', async () => {
    const { page, complaints } = await browser.open();
    await page.goto(`${browser.site()}#/path`);
    const chosen = (mode: string) => page.getByTestId(`mode-${mode}`).locator('input').isChecked();
    await page.getByTestId('stage-exam').getByRole('link').first().click();
    await page.getByTestId('start').waitFor();
    expect(await chosen('exam')).toBe(true);
    // The button is in sight below the number on an office screen.
    const box = await page.getByTestId('start').boundingBox();
    expect((box?.y ?? Number.POSITIVE_INFINITY) + (box?.height ?? 0)).toBeLessThanOrEqual(
      page.viewportSize()?.height ?? 0,
    );
    await page.goBack();
    await page.getByTestId('course-s28-power-cut').getByRole('link').first().click();
    await page.getByTestId('start').waitFor();
    expect(await chosen('practice')).toBe(true);
    expect(complaints).toEqual([]);
  });

  test('takes the assessor’s number, helps nowhere, notes every absence, and is sat once', async () => {
    const { page, complaints } = await browser.open();
    const trainee = new Trainee(page);
    await page.clock.install();
    await page.goto(`${browser.site()}#/encounter/s28-power-cut`);
    await page.getByTestId('mode-exam').click();
    await page.getByTestId('exam-number').fill('12a');
    expect(await page.getByTestId('start').isDisabled()).toBe(true);
    await page.getByTestId('exam-number').fill('20261122');
    await page.getByTestId('start').click();
    await page.getByTestId('say').waitFor();
    await trainee.hold();
    expect(await page.getByTestId('number').textContent()).toContain('20261122');
    for (const help of ['pause', 'hint']) expect(await page.getByTestId(help).count(), help).toBe(0);
    await trainee.say('您好，请问您办理什么业务？');
    expect(await page.locator('[data-testid="just-said"] button').count(), 'no chips').toBe(0);
    expect(await page.locator('[data-testid^="card-"]').count(), 'no cards').toBe(0);
    await trainee.wait(2);
    // Away from the page and back: the exam goes on, the log says so.
    await page.goto(`${browser.site()}#/attempts`);
    // The page of attempts loads late; React shows it after a timeout, which a held clock holds.
    await trainee.shown('attempt');
    await trainee.wait(5);
    await page.goto(`${browser.site()}#/encounter/s28-power-cut`);
    await trainee.shown('say');
    expect(await page.getByTestId('paused').count()).toBe(0);
    await trainee.act('leave_hall');
    await trainee.ending();
    await trainee.openSheet();
    const { log, sheet } = await trainee.exported();
    const notes = log.split('\n').filter((line) => line.includes('"NOTE"'));
    expect(notes.map((line) => JSON.parse(line).note)).toEqual(['left', 'back']);
    expect(sheet.mode).toBe('exam');
    expect(sheet.seed).toBe(20261122);
    expect(await page.getByTestId('sitting').textContent()).toContain('离开页面 1 次');

    await page.goto(`${browser.site()}#/encounter/s28-power-cut`);
    await page.getByTestId('mode-exam').click();
    await page.getByTestId('exam-number').fill('20261122');
    await page.getByTestId('start').click();
    await expect.poll(() => page.locator('main').textContent()).toContain('E-APP-EXAM-TAKEN');
    expect(complaints).toEqual([]);
  });
});

describe('a mystery shopper’s form', () => {
  test('is opened from the briefing, kept through a reload, scored, sealed and exported', async () => {
    const { page, complaints } = await browser.open('?seed=7#/encounter/s28-power-cut');
    await page.getByTestId('mode-visit').click();
    await page.getByTestId('start').click();
    await page.getByTestId('visit').waitFor();
    await page.getByTestId('visit-place').fill('渝北政务中心 3 号窗口');
    const marks = page.locator('[data-testid^="visit-"][data-testid$="-met"]');
    const count = await marks.count();
    expect(count).toBeGreaterThan(10);
    for (let i = 0; i < count; i += 1) await marks.nth(i).check();
    await page.locator('[data-testid^="visit-"][data-testid$="-broken"]').first().check();
    await page.reload();
    await page.getByTestId('visit').waitFor();
    expect(await page.getByTestId('visit-place').inputValue()).toBe('渝北政务中心 3 号窗口');
    const total = Number.parseFloat((await page.getByTestId('visit-total').textContent()) ?? '');
    expect(total).toBeGreaterThan(60);
    expect(total).toBeLessThan(100);
    await page.getByTestId('visit-close').click();
    expect(await page.getByTestId('visit-missing').isVisible()).toBe(true);
    expect(await page.getByTestId('visit-closed').count()).toBe(0);
    await page.getByTestId('visit-seal').click();
    await page.getByTestId('visit-closed').waitFor();
    // It is told at the top of a long page: whoever sealed it at the foot is brought there.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid')))
      .toBe('visit-closed');
    expect(await page.getByTestId('visit-place').textContent()).toBe('渝北政务中心 3 号窗口');
    expect(await page.getByTestId('visit').locator('input:visible').count()).toBe(0);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('visit-json').click()]);
    const record = JSON.parse(await readFile(await download.path(), 'utf8'));
    expect(record).toMatchObject({ format: 'yingsheng-visit/1', seed: 7, place: '渝北政务中心 3 号窗口' });
    expect(record.hash).toMatch(/^[0-9a-f]{64}$/);
    await page.goto(`${browser.site()}#/attempts`);
    await page.getByTestId('visit-row').waitFor();
    expect(complaints).toEqual([]);
  });
});

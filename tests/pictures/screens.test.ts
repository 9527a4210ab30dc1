import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { withBrowser } from '../browser/browser';
import { fixture, type Move, Trainee } from '../browser/trainee';

/**
 * Every screen in one setting, one picture each, to be looked at by eye: `npm run pictures`. Besides, no screen may scroll
 * sideways and no page complain. `PICTURES` names the folder, `ONLY` a part of the settings or of the screens (regular expression).
 */
const FOLDER = process.env.PICTURES ?? join(import.meta.dirname, '../../node_modules/.cache/pictures');
const [ONLY_SETTING, ONLY_SCREENS] = (process.env.ONLY ?? '/').split('/');

const SIZES = { office: [1366, 768], wide: [1920, 1080], phone: [390, 844] } as const;
const LOOKS = {
  plain: {},
  large: { textSize: 200 },
  contrast: { contrast: 'on' },
  both: { textSize: 200, contrast: 'on' },
} as const;
const SETTINGS = (['zh', 'en'] as const).flatMap((language) =>
  (Object.keys(SIZES) as (keyof typeof SIZES)[]).flatMap((size) =>
    (Object.keys(LOOKS) as (keyof typeof LOOKS)[])
      // Both at once is hardest where there is least room.
      .filter((look) => look !== 'both' || size === 'phone')
      .map((look) => [language, size, look] as const),
  ),
);

/** Portraits and the still hall come when a page rests, in ms. */
const PICTURES_COME = 900;

const browser = withBrowser();

/** On a small screen what is wanted may lie behind a tab or in the menu. */
class Looker extends Trainee {
  override async say(text: string): Promise<void> {
    await this.reach('say');
    await super.say(text);
  }

  override async act(action: string): Promise<void> {
    await this.reach(`do-${action}`);
    await super.act(action);
  }

  override async file(form: string, fields: Parameters<Trainee['file']>[1]): Promise<void> {
    await this.reach(`paper-${form}`);
    await super.file(form, fields);
  }

  async reach(testId: string): Promise<void> {
    for (const tab of ['say', 'do', 'papers', 'emergency', 'desk', 'record']) {
      if (await this.page.getByTestId(testId).first().isVisible()) return;
      const button = this.page.getByTestId(`tab-${tab}`);
      if (await button.isVisible()) await button.click();
      await this.settle();
    }
  }

  async tab(name: string): Promise<void> {
    const button = this.page.getByTestId(`tab-${name}`);
    if (await button.isVisible()) await button.click();
    await this.settle();
  }
}

class Album {
  readonly faults: string[] = [];
  constructor(
    readonly page: Page,
    readonly folder: string,
  ) {}

  /** Fonts and late parts come first; `whole` takes the page down to its foot as well, where it is longer than the screen. */
  async take(name: string, whole = false): Promise<void> {
    await this.page.evaluate(() => document.fonts.ready);
    await new Promise((resolve) => setTimeout(resolve, 250));
    const { over, tall } = await this.page.evaluate(() => ({
      over: document.documentElement.scrollWidth - innerWidth,
      tall: document.documentElement.scrollHeight > innerHeight + 40,
    }));
    if (over > 0) this.faults.push(`${name}: ${over} px wider than the screen`);
    await this.page.screenshot({ path: join(this.folder, `${name}.png`) });
    if (whole && tall) await this.page.screenshot({ path: join(this.folder, `${name}-whole.png`), fullPage: true });
  }
}

const wanted = (part: string): boolean => new RegExp(ONLY_SCREENS || '.').test(part);

describe.each(SETTINGS)('%s %s %s', (language, size, look) => {
  const setting = `${language}-${size}-${look}`;
  const [width, height] = SIZES[size];
  const chosen = new RegExp(ONLY_SETTING || '.').test(setting);

  async function opened(overrides: BrowserContextOptions = {}) {
    const folder = join(FOLDER, setting);
    await mkdir(folder, { recursive: true });
    const { page, complaints } = await browser.open('', { viewport: { width, height }, ...overrides });
    await page.evaluate(
      ([code, kept]) => {
        localStorage.setItem('yingsheng.language', code);
        localStorage.setItem('yingsheng.settings', kept);
      },
      [language, JSON.stringify(LOOKS[look])] as const,
    );
    await page.reload();
    return { page, trainee: new Looker(page), album: new Album(page, folder), complaints };
  }

  async function go(page: Page, hash: string, testId: string): Promise<void> {
    await page.goto(`${browser.site()}#${hash}`);
    await page.getByTestId(testId).first().waitFor({ state: 'attached' });
    await page.waitForTimeout(PICTURES_COME);
  }

  /** Pictures of an encounter after the moves with these numbers. */
  async function played(
    { page, trainee, album }: Awaited<ReturnType<typeof opened>>,
    run: string,
    encounter: string,
    shots: Readonly<Record<number, string>>,
  ): Promise<void> {
    const { seed, moves } = await fixture(run);
    // The same address would not open the page anew.
    await page.goto('about:blank');
    await trainee.enter(browser.site(), encounter, { seed });
    await trainee.wait(2);
    // The stage comes when the page rests, and rests are timeouts that the held clock holds.
    const stage = page.locator('[data-stage=ready]');
    for (let i = 0; i < 100 && !(await stage.count()); i += 1) {
      await trainee.settle();
      await page.waitForTimeout(100);
    }
    await trainee.settle();
    if (shots[0]) await album.take(shots[0]);
    let t = 2000;
    for (const [i, move] of (moves as readonly Move[]).entries()) {
      await trainee.wait((move[0] - t) / 1000);
      t = Math.max(t, move[0]);
      await trainee.play([[0, ...move.slice(1)] as unknown as Move]);
      const shot = shots[i + 1];
      if (!shot) continue;
      await trainee.wait(0.6);
      t += 600;
      await album.take(shot);
    }
  }

  test.runIf(chosen && wanted('pages'))('pages', { timeout: 400_000 }, async () => {
    const set = await opened();
    const { page, trainee, album, complaints } = set;
    await page.getByTestId('roster-s28-power-cut').waitFor();
    await page.waitForTimeout(PICTURES_COME);
    await album.take('01-home-first');
    await go(page, '/people', 'statement');
    await album.take('02-people-first', true);
    await page.getByTestId('person-name').fill('陈晓岚');
    await page.getByTestId('save-person').click();
    await page.getByTestId('person-name').waitFor({ state: 'detached' });
    await go(page, '/path', 'next');
    await album.take('03-course-first', true);

    await page.clock.install();
    await page.goto(`${browser.site()}?seed=1#/encounter/s28-power-cut`);
    await page.getByTestId('start').waitFor();
    await page.waitForTimeout(PICTURES_COME);
    await album.take('04-briefing', true);
    await page.getByTestId('mode-exam').click();
    await page.getByTestId('exam-number').fill('20261124');
    await album.take('05-exam-chosen', true);
    for (const id of ['s04-third-trip', 's10-three-calls', 's29-lift']) {
      await page.goto(`${browser.site()}?seed=1#/encounter/${id}`);
      await page.getByTestId('start').waitFor();
      await page.waitForTimeout(PICTURES_COME);
      await album.take(`06-briefing-${id.slice(0, 3)}`);
    }

    for (const [run, id] of [
      ['s28-rude', 's28-power-cut'],
      ['s04-rude', 's04-third-trip'],
      ['s28-good', 's28-power-cut'],
    ] as const) {
      await played(set, run, id, {});
      await trainee.ending();
      await trainee.openSheet();
      await album.take(`10-sheet-${run}`, true);
      await page.clock.resume();
      if (run !== 's28-rude') continue;
      const sheet = page.url();
      await page.getByTestId('export').click();
      await album.take('11-sheet-export');
      await page.goto(`${sheet}/replay`);
      await trainee.shown('scrubber');
      await page.getByTestId('scrubber').focus();
      for (let i = 0; i < 7; i += 1) await page.keyboard.press('ArrowRight');
      await album.take('12-replay', true);
      await page.goto(`${sheet}/example`);
      await trainee.shown('scrubber');
      await page.getByTestId('scrubber').focus();
      for (let i = 0; i < 9; i += 1) await page.keyboard.press('ArrowRight');
      await album.take('13-example', true);
    }
    await page.goto(`${browser.site()}?seed=1#/encounter/s04-third-trip`);
    await trainee.shown('mode-visit');
    await page.getByTestId('mode-visit').click();
    await page.getByTestId('start').click();
    await trainee.shown('visit');
    await page.getByTestId('visit-place').fill('渝北政务中心 3 号窗口');
    const marks = page.locator('[data-testid^="visit-"][data-testid$="-met"]');
    for (let i = 0; i < 6; i += 1) await marks.nth(i).check();
    await page.locator('[data-testid^="visit-"][data-testid$="-broken"]').first().check();
    await album.take('20-visit', true);
    await page.getByTestId('visit-close').click();
    await album.take('21-visit-missing');
    await page.getByTestId('visit-seal').click();
    await trainee.shown('visit-closed');
    await album.take('22-visit-sealed', true);

    await go(page, '/', 'roster-s28-power-cut');
    await album.take('30-home-later', true);
    await go(page, '/path', 'next');
    await album.take('31-course-later', true);
    await go(page, '/attempts', 'attempt');
    await album.take('32-attempts', true);
    await go(page, '/people', 'known-person');
    await album.take('33-people', true);
    await page.getByTestId('erase-person').first().click();
    await album.take('34-erase-person');
    await page.keyboard.press('Escape');
    await go(page, '/settings', 'reset');
    await album.take('35-settings', true);
    await go(page, '/norms', 'norm-count');
    await album.take('36-norms');
    await go(page, '/norms?q=cq.H6', 'norm-count');
    await page.getByTestId('clause-cq.H6.2b').waitFor();
    await album.take('37-norms-found', true);
    await go(page, '/norms?q=zzzz', 'norm-count');
    await album.take('38-norms-nothing');
    await go(page, '/glossary', 'forbidden-insult');
    await album.take('39-glossary');
    if (await page.getByTestId('menu').isVisible()) {
      await page.getByTestId('menu').click();
      await album.take('40-menu');
    }
    await go(page, '/review', 'review-card');
    const seen = new Set<string>();
    for (let i = 0; i < 24 && seen.size < 5 && (await page.getByTestId('deck-done').count()) === 0; i += 1) {
      const kind = (await page.getByTestId('review-card').getAttribute('data-kind')) ?? '';
      const fresh = !seen.has(kind);
      seen.add(kind);
      if (fresh) await album.take(`41-review-${kind}`);
      const option = page.locator('[data-testid^=option-]').first();
      if (await option.count()) await option.click();
      else {
        await page.getByTestId('card-answer').fill(language === 'zh' ? '没看我正忙着吗' : "Can't you see I'm busy?");
        await page.getByTestId('card-submit').click();
      }
      await page.getByTestId('card-outcome').waitFor();
      if (fresh) await album.take(`42-review-${kind}-answer`, true);
      const grade = page.getByTestId('grade-good');
      if (await grade.isVisible()) await grade.check();
      await page.getByTestId('card-next').click();
      await page.waitForTimeout(120);
    }
    await page.goto(`${browser.site()}#/nowhere`);
    await album.take('45-nowhere');
    expect(album.faults).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test.runIf(chosen && wanted('play'))('play', { timeout: 400_000 }, async () => {
    const set = await opened();
    const { page, trainee, album, complaints } = set;
    const good = language === 'en' ? '-good-en' : '-good';
    await played(set, `s28${good}`, 's28-power-cut', {
      0: '50-s28-open',
      1: '51-s28-greeted',
      3: '52-s28-dark',
      10: '54-s28-told',
    });
    await trainee.ending();
    await page.clock.resume();
    await page.waitForTimeout(PICTURES_COME);
    await album.take('55-s28-ending');

    await played(set, 's28-rude', 's28-power-cut', { 1: '56-s28-rude', 3: '57-s28-rude-dark', 5: '58-s28-rude-later' });
    await trainee.ending();
    await page.clock.resume();
    await page.waitForTimeout(PICTURES_COME);
    await album.take('59-s28-rude-ending');

    await page.goto('about:blank');
    await trainee.enter(browser.site(), 's28-power-cut', { seed: 1 });
    await trainee.wait(3);
    await trainee.say(language === 'en' ? "What's the rush? Wait a moment please." : '急什么，请稍等');
    await trainee.wait(14);
    if (await page.getByTestId('more').isVisible()) {
      await page.getByTestId('more').click();
      await trainee.settle();
      await album.take('60-menu');
      await page.keyboard.press('Escape');
    } else {
      await page.getByTestId('hint').click();
      await trainee.settle();
      await album.take('60-hint');
      await page.keyboard.press('Escape');
    }
    for (const tab of ['do', 'papers', 'emergency', 'record'])
      if (await page.getByTestId(`tab-${tab}`).isVisible()) {
        await trainee.tab(tab);
        await album.take(`61-tab-${tab}`);
      }
    await trainee.reach('paper-register');
    await page.getByTestId('paper-register').click();
    await trainee.shown('form-register');
    await album.take('62-register');
    await page.keyboard.press('Escape');
    await trainee.shown('form-register', false);
    await page.getByTestId('pause').click();
    await trainee.shown('paused');
    await album.take('63-paused');
    await page.getByTestId('go-on').click();
    await trainee.shown('paused', false);
    if (await page.getByTestId('more').isVisible()) await page.getByTestId('more').click();
    await page.getByTestId('end').click();
    await trainee.shown('end-now');
    await album.take('64-end');
    await page.getByTestId('end-now').click();

    await played(set, `s04${good}`, 's04-third-trip', {
      0: '65-s04-open',
      1: '66-s04-sat',
      5: '67-s04-gaps',
      9: '69-s04-told',
    });
    await played(set, 's04-rude', 's04-third-trip', { 3: '70-s04-rude', 4: '71-s04-worse' });
    await trainee.ending();
    await page.clock.resume();
    await page.waitForTimeout(PICTURES_COME);
    await album.take('72-s04-ending');
    await page.goto('about:blank');
    await trainee.enter(browser.site(), 's04-third-trip', { seed: 4 });
    await trainee.reach('paper-notice');
    await page.getByTestId('paper-notice').click();
    await trainee.shown('form-notice');
    await album.take('73-s04-letter');
    await page.keyboard.press('Escape');

    await played(set, 's10-good', 's10-three-calls', { 0: '75-s10-ringing', 2: '76-s10-call', 10: '77-s10-second' });
    await played(set, 's27-good', 's27-petitioners', { 0: '78-s27-open', 2: '79-s27-crowd', 6: '80-s27-calm' });
    await played(set, 's29-good', 's29-lift', {
      0: '81-s29-stuck',
      4: '82-s29-door',
      9: '83-s29-escalator',
      12: '84-s29-fallen',
    });
    expect(album.faults).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

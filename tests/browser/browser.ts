import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { CHROMIUM_ARGS, ensureChromium } from '../../tools/chromium.mjs';

export interface OpenPage {
  readonly page: Page;
  /** Console errors, uncaught exceptions and policy violations, in order. */
  readonly complaints: readonly string[];
}

/**
 * One Chromium per test file. Each page is opened in a fresh profile: a test never sees what another stored.
 * Requests to any address but the served one fail and count as a complaint, since the program works offline.
 */
export function withBrowser(options: BrowserContextOptions = {}) {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: await ensureChromium(), args: [...CHROMIUM_ARGS] });
  });
  afterAll(() => browser?.close());

  return {
    site: () => inject('site'),
    async open(path = '', overrides: BrowserContextOptions = {}): Promise<OpenPage> {
      const context = await browser.newContext({
        viewport: { width: 1366, height: 768 },
        locale: 'zh-CN',
        // The stage then draws only when something changes: two cores without a GPU have the tests to run as well.
        reducedMotion: 'reduce',
        ...options,
        ...overrides,
      });
      const complaints: string[] = [];
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
      });
      const site = inject('site');
      await context.route(
        (url) => url.protocol.startsWith('http') && !url.href.startsWith(site),
        (route) => {
          complaints.push(`outside request: ${route.request().url()}`);
          return route.abort();
        },
      );
      await page.goto(site + path);
      return { page, complaints };
    },
  };
}

import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { withBrowser } from './browser';
import { Trainee } from './trainee';

const browser = withBrowser();
/** Two cores without a GPU have other work besides. */
const LONG = { timeout: 15_000 };

/** Opens the encounter in a browser in which something is missing or refuses. */
async function enter(page: Page, init: () => void, settings: object = {}): Promise<Trainee> {
  await page.addInitScript((given) => localStorage.setItem('yingsheng.settings', JSON.stringify(given)), settings);
  await page.addInitScript(init);
  const trainee = new Trainee(page);
  await trainee.enter(browser.site(), 's28-power-cut', { seed: 1 });
  return trainee;
}

const answers = async (trainee: Trainee) => {
  await trainee.say('您好，请稍等，我正在核对。');
  expect(await trainee.page.getByTestId('log').textContent()).toContain('您好，请稍等');
};

/** Until the stage has arrived. */
const stands = (trainee: Trainee) =>
  expect
    .poll(
      async () => {
        await trainee.settle();
        return trainee.page.getByTestId('stage').getAttribute('data-stage');
      },
      { timeout: 30_000 },
    )
    .toBe('ready');

/** The part of the engine that only a graphics card needs. */
const WEBGL_RENDERER = /\/phaser-webgl-/;

describe('the encounter goes on', () => {
  test('without WebGL: the hall is drawn on a plain canvas', async () => {
    const { page, complaints } = await browser.open();
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(request.url()));
    const trainee = await enter(page, () => {
      const original = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
        return kind.startsWith('webgl') ? null : Reflect.apply(original, this, [kind, ...rest]);
      } as typeof original;
    });
    await stands(trainee);
    await answers(trainee);
    expect(fetched.filter((url) => WEBGL_RENDERER.test(url))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('with WebGL too, and when its context is lost: a plain canvas takes over', async () => {
    const { page, complaints } = await browser.open();
    const trainee = await enter(page, () => {}, { renderer: 'webgl' });
    await stands(trainee);
    const canvas = page.getByTestId('stage').locator('canvas');
    const lost = await canvas.evaluate((drawn: HTMLCanvasElement) => {
      const context = drawn.getContext('webgl2') ?? drawn.getContext('webgl');
      context?.getExtension('WEBGL_lose_context')?.loseContext();
      return context !== null;
    });
    expect(lost).toBe(true);
    const plain = () => canvas.first().evaluate((drawn: HTMLCanvasElement) => drawn.getContext('2d') !== null);
    await expect.poll(() => trainee.settle().then(plain), { timeout: 30_000 }).toBe(true);
    await answers(trainee);
    expect(complaints).toEqual([]);
  });

  test('with WebGL asked for, and its renderer not arriving: a plain canvas is drawn on', async () => {
    const { page } = await browser.open();
    const refused: string[] = [];
    await page.route(WEBGL_RENDERER, (route) => {
      refused.push(route.request().url());
      return route.abort();
    });
    const trainee = await enter(page, () => {}, { renderer: 'webgl' });
    await stands(trainee);
    expect(refused).toHaveLength(1);
    const canvas = page.getByTestId('stage').locator('canvas');
    expect(await canvas.evaluate((drawn: HTMLCanvasElement) => drawn.getContext('2d') !== null)).toBe(true);
    await answers(trainee);
  });

  test('when the stage cannot be drawn at all: the still hall, the words and the desk remain', async () => {
    const { page } = await browser.open();
    await page.route(/phaser/, (route) => route.abort());
    const trainee = await enter(page, () => {});
    await answers(trainee);
    expect(await page.getByTestId('stage').getAttribute('data-stage')).toBe('still');
    // The bubble finds its place once the page has been laid out.
    await page.getByTestId('bubble').waitFor(LONG);
  });

  test('when sound is blocked, and says in words what would be heard', async () => {
    const { page, complaints } = await browser.open();
    const trainee = await enter(page, () => {
      Object.defineProperty(AudioContext.prototype, 'state', { get: () => 'suspended' });
      // As Chrome does it: the promise stays open until someone touches the page.
      AudioContext.prototype.resume = () => new Promise(() => {});
    });
    await answers(trainee);
    await trainee.wait(14);
    await expect
      .poll(
        async () => {
          await trainee.settle();
          return page.getByTestId('caption').textContent();
        },
        { timeout: 15_000 },
      )
      .toContain('设备停了');
    expect(complaints).toEqual([]);
  });

  test('when the microphone is refused, and says so', async () => {
    const { page, complaints } = await browser.open();
    const trainee = await enter(
      page,
      () => {
        class Refusing {
          onerror: ((event: { error: string }) => void) | null = null;
          onend: (() => void) | null = null;
          start() {
            setTimeout(() => {
              this.onerror?.({ error: 'not-allowed' });
              this.onend?.();
            }, 10);
          }
          abort() {}
        }
        Object.assign(globalThis, { SpeechRecognition: Refusing, webkitSpeechRecognition: Refusing });
      },
      { dictation: 'on' },
    );
    await page.getByTestId('dictate').click();
    await trainee.shown('dictation-trouble');
    expect(await page.getByTestId('dictation-trouble').textContent()).toContain('麦克风');
    await answers(trainee);
    expect(complaints).toEqual([]);
  });

  test('when what is dictated arrives, it waits in the box until it is said', async () => {
    const { page } = await browser.open();
    await enter(
      page,
      () => {
        class Hearing {
          onresult: ((event: { results: { transcript: string }[][] }) => void) | null = null;
          onend: (() => void) | null = null;
          start() {
            setTimeout(() => this.onresult?.({ results: [[{ transcript: '您好请坐' }]] }), 10);
          }
          abort() {}
        }
        Object.assign(globalThis, { SpeechRecognition: Hearing, webkitSpeechRecognition: Hearing });
      },
      { dictation: 'on' },
    );
    await page.getByTestId('dictate').click();
    const trainee = new Trainee(page);
    await expect
      .poll(async () => {
        await trainee.settle();
        return page.getByTestId('say').inputValue();
      }, LONG)
      .toBe('您好请坐');
    expect(await page.getByTestId('log').textContent()).not.toContain('您好请坐');
  });

  test('when storage is cleared in the middle, and is told so or kept all the same', async () => {
    const { page } = await browser.open();
    const trainee = await enter(page, () => {});
    await answers(trainee);
    await page.evaluate(async () => {
      localStorage.clear();
      sessionStorage.clear();
      for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
    });
    await trainee.say('周女士您先别着急。');
    await trainee.act('leave_hall');
    await trainee.ending();
    await trainee.openSheet();
    const { log } = await trainee.exported();
    expect(log).toContain('您好，请稍等');
    expect(log).toContain('别着急');
  });

  test('with emoji, right-to-left words and five hundred characters, shown as they were said', async () => {
    const { page, complaints } = await browser.open();
    const trainee = await enter(page, () => {});
    await trainee.say('您好👩‍💼👍🏽 مرحبا بكم שלום');
    expect(await page.getByTestId('log').textContent()).toContain('👩‍💼👍🏽 مرحبا بكم שלום');
    await trainee.say('请'.repeat(500));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  });

  test('when the window is turned, narrowed and hidden in the middle: practice waits, nothing is lost', async () => {
    const { page, complaints } = await browser.open();
    const trainee = await enter(page, () => {});
    await page.getByTestId('say').fill('还没说完的话');
    for (const [width, height] of [
      [390, 844],
      [844, 390],
      [700, 900],
      [1366, 768],
    ] as const) {
      await page.setViewportSize({ width, height });
      // A busy machine draws the frame in which the page hears of its new width later than the test asks.
      await expect
        .poll(
          async () => {
            await trainee.settle();
            return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          },
          { message: `${width}×${height}` },
        )
        .toBeLessThanOrEqual(0);
    }
    expect(await page.getByTestId('say').inputValue()).toBe('还没说完的话');
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    const before = await page.getByTestId('clock').getAttribute('aria-label');
    await trainee.wait(60);
    expect(await page.getByTestId('clock').getAttribute('aria-label')).toBe(before);
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await trainee.wait(2);
    expect(await page.getByTestId('clock').getAttribute('aria-label')).not.toBe(before);
    expect(complaints).toEqual([]);
  });
});

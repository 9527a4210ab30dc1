import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { canonicalJson, type FieldValue } from '../../src/encounter';

/** What a trainee does in the page, in the words of a trainee. Time is the page's own clock, which tests wind forward. */
export class Trainee {
  constructor(readonly page: Page) {}

  /** Winds the page's clock, so that a test need not wait for a power cut. */
  async wait(seconds: number): Promise<void> {
    if (seconds > 0) await this.page.clock.fastForward(Math.round(seconds * 1000));
    await this.settle();
  }

  /** Stops the page's clock: from here on only the test moves time, however slow the machine is. */
  async hold(): Promise<void> {
    // On a busy machine the page's clock may pass the chosen instant before it is told; then choose a later one.
    for (const ahead of [100, 500, 2000]) {
      const now = await this.page.evaluate(() => Date.now());
      const held = await this.page.clock.pauseAt(now + ahead).then(
        () => true,
        () => false,
      );
      if (held) return;
    }
    throw new Error('the clock could not be held');
  }

  /** Lets frames and short timeouts of the page run: a held clock holds them too. */
  async settle(): Promise<void> {
    await this.page.clock.runFor(40);
  }

  /** Waits for something to appear (or go), moving the held clock in small steps: what loads late may wait for a timeout. */
  async shown(testId: string, wanted = true): Promise<void> {
    await expect
      .poll(
        async () => {
          await this.settle();
          return this.page.getByTestId(testId).first().isVisible();
        },
        { timeout: 30_000, interval: 60 },
      )
      .toBe(wanted);
  }

  async enter(site: string, encounter: string, options: { seed?: number; exam?: boolean } = {}): Promise<void> {
    await this.page.clock.install();
    await this.page.goto(`${site}?seed=${options.seed ?? 1}#/encounter/${encounter}`);
    if (options.exam) await this.page.getByText('考核模式').click();
    await this.page.getByTestId('start').click();
    await this.page.getByTestId('say').waitFor();
    await this.hold();
  }

  async say(text: string): Promise<void> {
    const box = this.page.getByTestId('say');
    await box.fill(text);
    await box.press('Enter');
    await this.settle();
    await this.logged(text.replace(/\s/g, '').slice(0, 12));
  }

  async act(action: string): Promise<void> {
    await this.page.getByTestId(`do-${action}`).click();
    await this.settle();
  }

  /** Takes a paper from the tray, fills it in and files it. */
  async file(form: string, fields: Readonly<Record<string, FieldValue>>): Promise<void> {
    await this.page.getByTestId(`paper-${form}`).click();
    await this.shown(`form-${form}`);
    for (const [field, value] of Object.entries(fields)) {
      if (Array.isArray(value)) {
        for (const option of value) await this.page.getByTestId(`field-${field}-${option}`).check();
      } else if (typeof value === 'string') {
        const entry = this.page.getByTestId(`field-${field}`);
        if ((await entry.evaluate((node) => node.tagName)) === 'SELECT') await entry.selectOption(value);
        else await entry.fill(value);
      } else {
        for (const [option, tick] of Object.entries(value)) {
          await this.page.getByTestId(`field-${field}-${option}-${tick}`).check();
        }
      }
    }
    await this.page.getByTestId('file').click();
    await this.settle();
    // Whoever wants to file it with blanks is asked once more.
    if (await this.page.getByTestId('file-blank').isVisible()) {
      await this.page.getByTestId('file-blank').click();
      await this.settle();
    }
    if (await this.page.getByTestId(`form-${form}`).isVisible()) {
      await this.page.keyboard.press('Escape');
      await this.shown(`form-${form}`, false);
    }
  }

  /** Waits until the record of the conversation holds these words. */
  async logged(words: string): Promise<void> {
    await expect
      .poll(async () => ((await this.page.getByTestId('log').textContent()) ?? '').replace(/\s/g, ''), {
        timeout: 10_000,
      })
      .toContain(words);
  }

  async ending(): Promise<string | null> {
    const panel = this.page.getByTestId('ending');
    await this.shown('ending');
    return panel.getAttribute('data-ending');
  }

  async openSheet(): Promise<void> {
    await this.page.getByTestId('to-sheet').click();
    await this.shown('verdict');
  }

  /** The record as it leaves the page: the log as JSON Lines, and the sheet. */
  async exported(): Promise<{
    log: string;
    sheet: Record<string, unknown> & { total: number; verdict: { passed: boolean } };
  }> {
    await this.page.getByTestId('export').click();
    await this.shown('export-json');
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByTestId('export-json').click(),
    ]);
    const record = JSON.parse(await readFile(await download.path(), 'utf8'));
    return { log: [canonicalJson(record.header), ...record.lines, ''].join('\n'), sheet: record.sheet };
  }

  /** Plays moves `[ms, kind, payload]` of a run fixture at their times. */
  async play(moves: readonly Move[]): Promise<void> {
    let t = 0;
    for (const [at, kind, payload] of moves) {
      await this.wait(Math.max(0, at - t) / 1000);
      t = Math.max(t, at);
      if (kind === 'say') await this.say(payload as string);
      else if (kind === 'do') await this.act(payload as string);
      else if (kind === 'file') await this.file(...(payload as [string, Record<string, FieldValue>]));
    }
  }
}

export type Move = readonly [ms: number, kind: 'say' | 'do' | 'file' | 'wait' | 'end', payload?: unknown];

export async function fixture(name: string): Promise<{ seed: number; moves: Move[] }> {
  return JSON.parse(await readFile(new URL(`../fixtures/runs/${name}.json`, import.meta.url), 'utf8'));
}

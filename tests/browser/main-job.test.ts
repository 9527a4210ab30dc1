import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { canonicalJson, parseLog, verifyChain } from '../../src/encounter';
import { withBrowser } from './browser';
import { fixture, Trainee } from './trainee';

const run = promisify(execFile);
const browser = withBrowser();
const ROOT = join(import.meta.dirname, '../..');
/** Looked at by hand; kept out of the repository. */
const SHOTS = join(ROOT, 'node_modules/.cache/screenshots');

const FILES: Readonly<Record<string, string>> = { s28: 's28-power-cut', s04: 's04-third-trip' };

async function played(name: string) {
  const { seed, moves } = await fixture(name);
  const { page, complaints } = await browser.open();
  const trainee = new Trainee(page);
  const encounter = FILES[name.split('-')[0] ?? ''] ?? '';
  await trainee.enter(browser.site(), encounter, { seed });
  await trainee.play(moves);
  const ending = await trainee.ending();
  await mkdir(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}-end.png`) });
  await trainee.openSheet();
  await page.screenshot({ path: join(SHOTS, `${name}-sheet.png`) });
  return { page, trainee, complaints, ending, encounter, seed };
}

describe('a trainee who does well in their own words', () => {
  test.each([
    ['s28-good', 'orderly'],
    ['s04-good', 'reconciled'],
  ])('passes %s, and every mark on the sheet cites its clause', async (name, wanted) => {
    const { page, trainee, complaints, ending } = await played(name);
    expect(ending).toBe(wanted);
    expect(await page.getByTestId('verdict').textContent()).toContain('合格');
    const { sheet } = await trainee.exported();
    expect(sheet.verdict.passed).toBe(true);
    expect(sheet.total).toBe(100_000);
    const marks = sheet.duties as { clauses: string[]; beyond: boolean; basis: string }[];
    expect(marks.filter((mark) => mark.clauses.length === 0 && !mark.beyond && mark.basis === 'norm')).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe('a trainee who talks rudely and acts in the wrong order', () => {
  test.each([
    ['s28-rude', 'deserted', '不丢下群众'],
    ['s04-rude', 'storming', '绝不说“我刚才已经说过了”'],
  ])('fails %s with the critical error named', async (name, wanted, critical) => {
    const { page, trainee, ending } = await played(name);
    expect(ending).toBe(wanted);
    expect(await page.getByTestId('reasons').textContent()).toContain(critical);
    const { sheet } = await trainee.exported();
    expect(sheet.verdict.passed).toBe(false);
    const marks = sheet.duties as { notes?: string[]; evidence: unknown[]; state: string }[];
    const neverDue = marks.filter(
      ({ notes, evidence, state }) => state === 'missed' && evidence.length === 0 && notes?.includes('never_due'),
    );
    expect(await page.getByText('没走到这一步').count()).toBe(neverDue.length);
  });
});

describe('one log, one sheet', () => {
  test.each(['s28-good', 's04-rude'])('the command line gives the sheet of %s byte for byte', async (name) => {
    const { trainee, encounter } = await played(name);
    const { log, sheet } = await trainee.exported();
    const folder = await mkdtemp(join(tmpdir(), 'yingsheng-'));
    const script = join(folder, 'log.jsonl');
    await writeFile(script, log);
    const file = `scenarios/encounters/${encounter}.yaml`;
    const { stdout } = await run(process.execPath, ['bin/yingsheng.mjs', 'play', file, '--script', script, '--json'], {
      cwd: ROOT,
    });
    expect(stdout.trim()).toBe(canonicalJson(sheet));
  });
});

describe('a tab that is killed', () => {
  test('goes on at the same moment, three times over, with an unbroken chain', async () => {
    const { seed, moves } = await fixture('s28-good');
    const { page } = await browser.open();
    let trainee = new Trainee(page);
    await trainee.enter(browser.site(), 's28-power-cut', { seed });
    const context = page.context();
    let from = 0;
    let clock = 0;
    for (const upTo of [3, 7, 11]) {
      const part = moves.slice(from, upTo);
      await trainee.play(part.map(([ms, kind, payload]) => [ms - clock, kind, payload] as const));
      clock = part.at(-1)?.[0] ?? clock;
      from = upTo;
      const before = await trainee.page.getByTestId('log').textContent();
      // The renderer dies: no unload handlers, no last words.
      const old = trainee.page;
      const crashed = old.waitForEvent('crash');
      await old.goto('chrome://crash').catch(() => {});
      await crashed.catch(() => {});
      // A page that has crashed answers nothing any more, and the clock belongs to the whole context.
      await old.close();
      const next = await context.newPage();
      await next.goto(`${browser.site()}#/encounter/s28-power-cut`);
      trainee = new Trainee(next);
      await trainee.shown('go-on');
      await next.getByTestId('go-on').first().click();
      await trainee.shown('log');
      expect(await next.getByTestId('log').textContent()).toBe(before);
    }
    await trainee.play(moves.slice(from).map(([ms, kind, payload]) => [ms - clock, kind, payload] as const));
    await trainee.ending();
    await trainee.openSheet();
    const exported = await trainee.exported();
    const { log, problems } = parseLog(exported.log);
    expect(problems).toEqual([]);
    expect(log && verifyChain(log)).toEqual([]);
    expect(log?.entries.at(-1)?.type).toBe('END');
  });
});

// @ts-check
/** The whole check, in the order in which a failure is cheapest to find. Ends with one line of totals. */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { filesBelow } from './fingerprint.mjs';
import { ensureInstalled } from './install.mjs';
import { CACHE, ROOT, runPackage } from './run.mjs';
import { RUNNING_FILE } from './running-tests.mjs';

const totals = { passed: 0, failed: 0, skipped: 0 };

/**
 * One static step counts as one test.
 * @param {string} name
 * @param {() => Promise<boolean>} check
 */
async function step(name, check) {
  console.log(`\n── ${name}`);
  let passed = false;
  try {
    passed = await check();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  totals[passed ? 'passed' : 'failed']++;
  console.log(`${passed ? '✓' : '✗'} ${name}`);
  return passed;
}

/**
 * @param {string} script
 * @param {readonly string[]} args
 */
const succeeds = async (script, args) => (await runPackage(script, args)).code === 0;

/** dependency-cruiser that finds no transpiler cruises nothing and passes: it must have seen every source file. */
async function layers() {
  const { code, stdout } = await runPackage(
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ['src', '--config', '.dependency-cruiser.mjs', '--output-type', 'json'],
    { capture: true },
  );
  const { modules, summary } = JSON.parse(stdout);
  for (const { from, to, rule } of summary.violations) console.error(`${rule.severity} ${rule.name}: ${from} → ${to}`);
  const cruised = new Set(modules.map((/** @type {{source: string}} */ module) => module.source));
  const unseen = filesBelow(ROOT, 'src').filter((file) => /(?<!\.d)\.tsx?$/.test(file) && !cruised.has(file));
  if (unseen.length > 0) console.error(`not cruised: ${unseen.join(', ')}`);
  console.log(`${modules.length} modules, ${summary.violations.length} violations`);
  return code === 0 && summary.error === 0 && modules.length > 0 && unseen.length === 0;
}

/** Minutes without any test's result after which a run is taken to hang; each lies well above its project's time limits. */
const QUIET = { unit: 5, browser: 6, long: 25 };

/**
 * Vitest shows its own output; the counts come from its JSON report. A run without a report counts as one failure.
 * @param {keyof typeof QUIET} project
 */
async function vitest(project) {
  console.log(`\n── vitest ${project}`);
  mkdirSync(CACHE, { recursive: true });
  const report = join(CACHE, `vitest-${project}.json`);
  const running = join(CACHE, `running-${project}.txt`);
  rmSync(report, { force: true });
  writeFileSync(running, '');
  let written = 0;
  let since = performance.now();
  // By a clock that neither jumps nor runs on while the machine sleeps.
  const hangs = () => {
    const { mtimeMs } = statSync(running);
    if (mtimeMs !== written) [written, since] = [mtimeMs, performance.now()];
    if (performance.now() - since < QUIET[project] * 60_000) return false;
    const files = readFileSync(running, 'utf8').replaceAll('\n', ', ');
    console.error(
      `no result for ${QUIET[project]} minutes, so the run was ended; under way: ${files || 'no test file'}`,
    );
    return true;
  };
  const { code } = await runPackage(
    'vitest/vitest.mjs',
    [
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      '--reporter=./tools/running-tests.mjs',
      `--outputFile.json=${report}`,
    ],
    { env: { [RUNNING_FILE]: running }, hangs },
  );
  let failed = 0;
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    totals.passed += result.numPassedTests;
    totals.skipped += result.numPendingTests + (result.numTodoTests ?? 0);
    // A file that cannot be loaded fails as a suite without any test.
    const empty = result.testResults.filter(
      (/** @type {{status: string, assertionResults: unknown[]}} */ file) =>
        file.status === 'failed' && file.assertionResults.length === 0,
    );
    failed = result.numFailedTests + empty.length;
  } catch {
    console.error(`vitest ${project} left no report`);
  }
  totals.failed += code === 0 ? failed : Math.max(failed, 1);
}

async function main() {
  await ensureInstalled();
  await step('types (tsc)', () => succeeds('typescript/bin/tsc', ['--noEmit']));
  await step('lint (biome)', () => succeeds('@biomejs/biome/bin/biome', ['check', '.']));
  await step('layers (dependency-cruiser)', layers);
  await step('dead code (knip)', () => succeeds('knip/bin/knip.js', []));
  await vitest('unit');
  const built = await step('build (vite)', async () => {
    await ensureBuilt();
    return true;
  });
  const browser = await step('Chromium', async () => {
    console.log(await ensureChromium());
    return true;
  });
  if (built && browser) await vitest('browser');
  if (process.argv.includes('--long')) await vitest('long');
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  totals.failed++;
}
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : '';
console.log(`\n${totals.passed} passed, ${totals.failed} failed${skipped}`);
process.exitCode = totals.failed > 0 ? 1 : 0;

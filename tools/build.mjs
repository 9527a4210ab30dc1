// @ts-check
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { compressFolder } from './compress.mjs';
import { fingerprint } from './fingerprint.mjs';
import { CACHE, ROOT, runPackage } from './run.mjs';

export const DIST = join(ROOT, 'dist');
const STAMP = join(DIST, '.stamp');
const SITE_INPUTS = [
  'src',
  'scenarios',
  'assets',
  'public',
  'tools/encounter-modules.ts',
  'tools/font-sheets.ts',
  'tools/course-modules.ts',
  'tools/react-placeholders.ts',
  'tools/packed-lexicons.ts',
  'tools/rem-type.ts',
  'tools/compress.mjs',
  'tools/compile-hints.ts',
  'tools/content-security-policy.ts',
  'tools/phaser-cut.ts',
  'tools/phaser-engine.js',
  'tools/phaser-webgl.js',
  'tools/policy.mjs',
  'index.html',
  'vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
];

/**
 * Builds the site unless `dist` already holds what the sources say.
 * @returns {Promise<boolean>} whether it had to build
 */
export async function ensureBuilt() {
  const wanted = fingerprint(ROOT, SITE_INPUTS);
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return false;
  // Whatever runs this, tests with their own NODE_ENV too, the page is the one that users get.
  const { code } = await runPackage('vite/bin/vite.js', ['build', '--logLevel', 'warn'], {
    env: { NODE_ENV: 'production' },
  });
  if (code !== 0) throw new Error('构建失败，原因见上。 / The build failed; the reason is above.');
  await compressFolder(DIST);
  writeFileSync(STAMP, wanted);
  return true;
}

/**
 * Bundles one entry of our own code for Node, packages left outside, and says where it lies.
 * @param {string} entry path below the project's folder
 * @param {string} name file name without extension
 */
export async function ensureBundled(entry, name) {
  const file = join(CACHE, `${name}.mjs`);
  const stamp = `${file}.stamp`;
  const wanted = fingerprint(ROOT, ['src', 'tools/build.mjs', 'package-lock.json', entry]);
  if (existsSync(file) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return file;
  const { build } = await import('vite');
  mkdirSync(dirname(file), { recursive: true });
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: {
      ssr: entry,
      outDir: dirname(file),
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: basename(file), codeSplitting: false } },
    },
  });
  writeFileSync(stamp, wanted);
  return file;
}

// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from './run.mjs';

const LOCK = join(ROOT, 'package-lock.json');
const INSTALLED = join(ROOT, 'node_modules', '.package-lock.json');
const STAMP = join(ROOT, 'node_modules', '.yingsheng-stamp');

/** Runs `npm ci` unless node_modules already is what the lock file asks for. */
export async function ensureInstalled() {
  const wanted = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  if (!installedByHand()) {
    console.log('正在安装依赖（npm ci）…… / Installing dependencies (npm ci) …');
    const { code } = await npm(['ci', '--no-audit', '--no-fund']);
    if (code !== 0) {
      throw new Error(
        '依赖安装失败，请检查网络后重试。 / Installing dependencies failed; check the network and try again.',
      );
    }
  }
  writeFileSync(STAMP, wanted);
}

/** Whoever ran `npm ci` without us must not wait for a second one: npm's own record says what is there. */
function installedByHand() {
  if (!existsSync(INSTALLED)) return false;
  const wanted = JSON.parse(readFileSync(LOCK, 'utf8')).packages;
  const present = JSON.parse(readFileSync(INSTALLED, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || path === 'node_modules/') return true;
    const found = present[path];
    // Optional packages for other systems are never installed.
    return found ? found.version === entry.version && found.integrity === entry.integrity : entry.optional === true;
  });
}

/** @param {readonly string[]} args */
function npm(args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return run(process.execPath, [cli, ...args]);
  return process.platform === 'win32' ? run('cmd.exe', ['/d', '/c', 'npm', ...args]) : run('npm', args);
}

// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Caches live below node_modules: ignored by git, gone with `npm ci`, and packages resolve from there. */
export const CACHE = join(ROOT, 'node_modules', '.cache', 'yingsheng');

/**
 * @typedef {object} RunOptions
 * @property {boolean} [capture] keep standard output instead of showing it
 * @property {NodeJS.ProcessEnv} [env]
 * @property {() => boolean} [hangs] asked every few seconds; once true, the program is ended with all that it started
 *
 * Runs a program in the project's folder and waits for it; never throws for a failing program.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{code: number, stdout: string}>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...options.env },
      stdio: ['inherit', options.capture ? 'pipe' : 'inherit', 'inherit'],
      // A group of its own, so that it can be ended with the workers that no longer listen to it.
      detached: options.hangs !== undefined && process.platform !== 'win32',
    });
    const release = options.hangs === undefined ? () => {} : endWhenHanging(child, options.hangs);
    let stdout = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk) => {
      stdout += chunk;
    });
    child.on('error', (error) => {
      release();
      console.error(`${command}: ${error.message}`);
      resolve({ code: 127, stdout });
    });
    child.on('close', (code) => {
      release();
      resolve({ code: code ?? 1, stdout });
    });
  });
}

/** How often a program is asked for signs of life, in milliseconds. */
const LOOK_EVERY = 5_000;
const ENDING = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * @param {import('node:child_process').ChildProcess} child leader of a process group
 * @param {() => boolean} hangs
 */
function endWhenHanging(child, hangs) {
  const end = () => {
    if (child.pid === undefined) return;
    if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    else process.kill(-child.pid, 'SIGKILL');
  };
  // A group of its own hears nothing of the terminal's Ctrl+C.
  const interrupted = () => {
    end();
    process.exit(130);
  };
  const looking = setInterval(() => {
    if (hangs()) end();
  }, LOOK_EVERY);
  for (const signal of ENDING) process.on(signal, interrupted);
  return () => {
    clearInterval(looking);
    for (const signal of ENDING) process.off(signal, interrupted);
  };
}

/**
 * Runs a package's own script with this very Node, which spares a shell and works the same on Windows.
 * @param {string} script path below node_modules
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runPackage(script, args, options) {
  return run(process.execPath, [join(ROOT, 'node_modules', script), ...args], options);
}

// @ts-check
import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';

/** Software rendering and no background traffic: the same picture on every machine, and nothing leaves it. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--autoplay-policy=no-user-gesture-required',
];

/** @returns {string | null} the first browser of the Chromium family that can be run */
export function findChromium() {
  return [process.env.CHROME_PATH, ...usualPlaces()].find((path) => path && runnable(path)) ?? null;
}

/** Finds a browser or, on Debian as root, installs one together with fonts for Chinese. */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log('未找到 Chromium，正在安装…… / No Chromium found; installing it …');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-q'], { env });
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { env });
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(
    '浏览器测试需要 Chrome、Edge 或 Chromium。请安装，或用环境变量 CHROME_PATH 指明位置。\n' +
      'Browser tests need Chrome, Edge or Chromium. Install one, or name it in the environment variable CHROME_PATH.',
  );
}

function usualPlaces() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const bases = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
      'Chromium\\Application\\chrome.exe',
    ];
    return bases.flatMap((base) => (base ? programs.map((program) => join(base, program)) : []));
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
  return ['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) => names.map((name) => `${folder}/${name}`));
}

/** @param {string} path */
function runnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

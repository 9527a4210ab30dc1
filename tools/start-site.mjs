// @ts-check
import { DIST, ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { runPackage } from './run.mjs';
import { serveFolder } from './serve.mjs';

const DEFAULT_PORT = 4173;

/** From a fresh clone to an address to open; the second time nothing is installed or built again. */
export async function serveSite() {
  const port = portFromEnvironment();
  await ensureInstalled();
  if (await ensureBuilt()) console.log('页面已构建。 / The site is built.');
  try {
    const { port: got } = await serveFolder(DIST, { port: port ?? DEFAULT_PORT, attempts: port === null ? 20 : 1 });
    if (port === null && got !== DEFAULT_PORT) {
      console.log(`端口 ${DEFAULT_PORT} 被占用，改用 ${got}。 / Port ${DEFAULT_PORT} is taken; using ${got}.`);
    }
    console.log(`迎声 Yingsheng: http://localhost:${got}/`);
    console.log('按 Ctrl+C 停止。 / Press Ctrl+C to stop.');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `无法在端口 ${port ?? DEFAULT_PORT} 提供服务：${reason}\nCannot serve on port ${port ?? DEFAULT_PORT}: ${reason}`,
    );
  }
}

/** The same with the source watched, for people who change it. */
export async function developSite() {
  const port = portFromEnvironment();
  await ensureInstalled();
  const { code } = await runPackage('vite/bin/vite.js', port === null ? [] : ['--port', String(port), '--strictPort']);
  process.exitCode = code;
}

function portFromEnvironment() {
  const text = process.env.PORT;
  if (!text) return null;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65536) return port;
  throw new Error(
    `PORT 应是 0–65535 的整数，现在是“${text}”。 / PORT must be an integer from 0 to 65535, not “${text}”.`,
  );
}

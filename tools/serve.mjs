// @ts-check
import { createReadStream, lstatSync, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { SECURITY_HEADERS } from './policy.mjs';

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
  '.m4a': 'audio/mp4',
  '.webm': 'audio/webm',
};
const COMPRESSIBLE = /^(?:text\/|application\/(?:json|manifest|xml)|image\/svg)/;

/**
 * Serves one folder: GET and HEAD, nothing outside it, no hidden files, no listings.
 * @param {string} folder
 */
function createSiteServer(folder) {
  const root = realpathSync(folder);
  return createServer((request, response) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      return refuse(response, 405, 'Method Not Allowed');
    }
    const file = resolveInside(root, request.url ?? '/');
    if (!file) return refuse(response, 404, '没有这个页面 / Not found');
    sendFile(file, root, request, response);
  });
}

/**
 * @param {string} root
 * @param {string} url
 * @returns {string | null} an existing file inside `root`
 */
function resolveInside(root, url) {
  let path;
  try {
    path = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '/');
  } catch {
    return null;
  }
  const parts = path.split('/').filter((part) => part !== '');
  if (parts.some((part) => part.startsWith('.') || /[\\\0:]/.test(part))) return null;
  if (path.endsWith('/') || path === '') parts.push('index.html');
  const file = join(root, ...parts);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return null;
  // A link inside the folder must not lead out of it.
  return realpathSync(file).startsWith(root + sep) ? file : null;
}

/**
 * @param {string} file
 * @param {string} root
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function sendFile(file, root, request, response) {
  const type = TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
  const { size, mtimeMs } = statSync(file);
  const etag = `"${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}"`;
  // Names below assets/ carry a hash of their content; everything else must be asked for again.
  const hashed = file.startsWith(join(root, 'assets') + sep) && /-[\w-]{8}\.\w+$/.test(file);
  response.setHeader('Content-Type', type);
  response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('ETag', etag);
  response.setHeader('Vary', 'Accept-Encoding');
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304).end();
    return;
  }
  const encoding = COMPRESSIBLE.test(type) && size > 1024 ? acceptedEncoding(request) : null;
  const ready = encoding === 'br' ? compressed(file, mtimeMs) : null;
  if (encoding) response.setHeader('Content-Encoding', encoding);
  if (ready || !encoding) response.setHeader('Content-Length', ready?.size ?? size);
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  /** @param {Error | null | undefined} error */
  const done = (error) => {
    if (error) response.destroy();
  };
  const source = createReadStream(ready?.path ?? file);
  if (ready) pipeline(source, response, done);
  else if (encoding === 'br') {
    // Quality 5 is about as quick as gzip and a fifth smaller.
    pipeline(source, createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }), response, done);
  } else if (encoding === 'gzip') pipeline(source, createGzip(), response, done);
  else pipeline(source, response, done);
}

/**
 * What the build compressed, if the file is still the one it compressed.
 * @param {string} file
 * @param {number} mtimeMs
 */
function compressed(file, mtimeMs) {
  const path = `${file}.br`;
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isFile() && found.mtimeMs >= mtimeMs ? { path, size: found.size } : null;
}

/** @param {import('node:http').IncomingMessage} request */
function acceptedEncoding(request) {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : null;
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {string} text
 */
function refuse(response, status, text) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`${status} ${text}\n`);
}

const LOOPBACK = ['127.0.0.1', '::1'];

/**
 * Serves the folder on this machine only, under both addresses that `localhost` can mean. A port that was asked for by
 * name is taken or fails; otherwise the next free one is.
 * @param {string} folder
 * @param {{port: number, attempts?: number, hosts?: readonly string[]}} options `attempts`: how many ports in a row to try
 * @returns {Promise<{port: number, close: () => Promise<void>}>}
 */
export async function serveFolder(folder, { port, attempts = 1, hosts = LOOPBACK }) {
  for (let attempt = 0; ; attempt++) {
    /** @type {import('node:http').Server[]} */
    const servers = [];
    const close = async () => {
      await Promise.all(
        servers.map(
          (server) =>
            new Promise((resolve) => {
              server.close(resolve);
              server.closeAllConnections();
            }),
        ),
      );
    };
    try {
      let got = port === 0 ? 0 : port + attempt;
      for (const host of hosts) {
        const server = createSiteServer(folder);
        const bound = await bind(server, got, host);
        if (bound === null) continue;
        got = bound;
        servers.push(server);
      }
      return { port: got, close };
    } catch (error) {
      await close();
      const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!busy || attempt + 1 >= attempts) throw error;
    }
  }
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @param {string} host
 * @returns {Promise<number | null>} null where the machine has no such address, e.g. no IPv6
 */
function bind(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (host === '::1' && (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT')) resolve(null);
      else reject(error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

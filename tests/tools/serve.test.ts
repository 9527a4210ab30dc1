import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compressFolder } from '../../tools/compress.mjs';
import { serveFolder } from '../../tools/serve.mjs';

let base = '';
let site: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'yingsheng-serve-'));
  mkdirSync(join(base, 'dist', 'assets'), { recursive: true });
  writeFileSync(join(base, 'secret.txt'), 'outside');
  writeFileSync(join(base, 'dist', '.stamp'), 'hidden');
  writeFileSync(join(base, 'dist', 'index.html'), '<!doctype html><title>迎声</title>');
  writeFileSync(join(base, 'dist', 'assets', 'index-AbCd1234.js'), `export default '${'x'.repeat(5000)}';`);
  writeFileSync(join(base, 'dist', 'assets', 'noto-AbCd1234.woff2'), Buffer.alloc(2000));
  symlinkSync(join(base, 'secret.txt'), join(base, 'dist', 'leak.txt'));
  site = await serveFolder(join(base, 'dist'), { port: 0 });
});

afterAll(async () => {
  await site.close();
  rmSync(base, { recursive: true });
});

/** Raw paths, since fetch() would tidy `..` away before it reaches the server. */
function get(path: string, options: { method?: string; headers?: Record<string, string> } = {}, port = site.port) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('the server behind npm start', () => {
  it('serves the page with the policy that lets it load only itself', async () => {
    const { status, headers, body } = await get('/');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toMatch(/default-src 'self'/);
    expect(headers['content-security-policy']).not.toMatch(/unsafe-(?:eval|inline)/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-cache');
    expect(body.toString()).toContain('迎声');
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/leak.txt',
    '/.stamp',
    '/assets/',
    '/assets',
    '/%00',
    '/%E0%A4%A',
    '/nowhere.js',
  ])('answers 404 to %s', async (path) => {
    const { status, body } = await get(path);
    expect(status).toBe(404);
    expect(body.toString()).not.toContain('outside');
  });

  it('names types, lets hashed files be kept and others be asked for again', async () => {
    const script = await get('/assets/index-AbCd1234.js');
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.headers['cache-control']).toContain('immutable');
    expect((await get('/assets/noto-AbCd1234.woff2')).headers['content-type']).toBe('font/woff2');
    const etag = String(script.headers.etag);
    expect((await get('/assets/index-AbCd1234.js', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('compresses text for who accepts it, and never fonts', async () => {
    const brotli = await get('/assets/index-AbCd1234.js', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotli.body.length).toBeLessThan(500);
    const font = await get('/assets/noto-AbCd1234.woff2', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(font.headers['content-encoding']).toBeUndefined();
    expect(font.body.length).toBe(2000);
  });

  it('sends what the build compressed, and never of a file that has changed since', async () => {
    const folder = join(base, 'built');
    const page = join(folder, 'page.html');
    mkdirSync(folder);
    writeFileSync(page, `<!doctype html><p>${'old '.repeat(1000)}`);
    await compressFolder(folder);
    const packed = readFileSync(`${page}.br`);
    const built = await serveFolder(folder, { port: 0 });
    const ask = () => get('/page.html', { headers: { 'accept-encoding': 'br' } }, built.port);
    const first = await ask();
    expect([first.headers['content-encoding'], Number(first.headers['content-length'])]).toEqual(['br', packed.length]);
    expect(first.body.equals(packed)).toBe(true);
    writeFileSync(page, `<!doctype html><p>${'new '.repeat(1000)}`);
    utimesSync(page, new Date(), new Date(Date.now() + 5000));
    expect(brotliDecompressSync((await ask()).body).toString()).toContain('new new');
    await built.close();
  });

  it('answers HEAD without a body and refuses other methods', async () => {
    const head = await get('/', { method: 'HEAD' });
    expect([head.status, head.body.length]).toEqual([200, 0]);
    const post = await get('/', { method: 'POST' });
    expect([post.status, post.headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  it('takes the next port when one is busy, and says so by failing when the port was asked for', async () => {
    const next = await serveFolder(join(base, 'dist'), { port: site.port, attempts: 20 });
    expect(next.port).toBeGreaterThan(site.port);
    await next.close();
    await expect(serveFolder(join(base, 'dist'), { port: site.port })).rejects.toThrow(/EADDRINUSE/);
  });
});

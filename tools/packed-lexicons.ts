import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { Plugin } from 'vite';

const MODULE = 'virtual:packed-lexicons';
/** Rollup's convention: nobody else resolves or loads an id that begins so. */
const RESOLVED = `\0${MODULE}`;
/** Under which key, from which file, to which file. */
const PACKED = [
  ['zh', 'lexicon/compiled-zh.json', 'lexicon-zh.bin'],
  ['en', 'lexicon/compiled-en.json', 'lexicon-en.bin'],
  ['overtone', 'overtone.json', 'overtone.bin'],
  ['overtoneEn', 'overtone-en.json', 'english-overtone.bin'],
] as const;

/**
 * `virtual:packed-lexicons` says where the packed lexicons and the learned overtones lie. In a built page they are files of
 * bytes, fetched beside the judge's code: inside a script they would be a third larger, parsed, and decoded once more. They
 * are compressed here, so that they are small on a server too that compresses nothing.
 */
export function packedLexicons(): Plugin {
  let root = '';
  let built = false;
  let kept = '';
  return {
    name: 'yingsheng-packed-lexicons',
    configResolved(config) {
      root = config.root;
      kept = config.cacheDir;
      built = config.command === 'build';
    },
    resolveId: (id) => (id === MODULE ? RESOLVED : null),
    async load(id) {
      if (id !== RESOLVED) return null;
      const lines = PACKED.map(async ([key, json, name]) => {
        const file = join(root, 'src', 'language', json);
        this.addWatchFile(file);
        const { packed } = JSON.parse(readFileSync(file, 'utf8')) as { readonly packed: string };
        const bytes = Buffer.from(packed, 'base64');
        if (!built) {
          const source = deflateSync(bytes).toString('base64');
          return `${key}: ${JSON.stringify(`data:application/octet-stream;base64,${source}`)}`;
        }
        const asset = { type: 'asset', name, source: await compressed(bytes, kept) } as const;
        return `${key}: import.meta.ROLLUP_FILE_URL_${this.emitFile(asset)}`;
      });
      return `export const packedLexicons = { ${(await Promise.all(lines)).join(', ')} };`;
    },
  };
}

/**
 * Searched for the shortest way to write it, which takes seconds and saves a sixteenth; any browser reads it as quickly. What
 * was found before for the same is kept in this folder.
 */
async function compressed(bytes: Uint8Array, folder: string): Promise<Uint8Array> {
  const kept = join(folder, `lexicon-${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.bin`);
  if (existsSync(kept)) return readFileSync(kept);
  const { zlibAsync } = await import('@gfx/zopfli');
  // Their columns differ: there are as many tables of codes as are worth their room.
  const found = await zlibAsync(bytes, { numiterations: 15, blocksplittingmax: 0 });
  mkdirSync(folder, { recursive: true });
  // Under its name only when it is whole: two builds may run at once.
  writeFileSync(`${kept}.${process.pid}`, found);
  renameSync(`${kept}.${process.pid}`, kept);
  return found;
}

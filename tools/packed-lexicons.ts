import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { Plugin } from 'vite';

const MODULE = 'virtual:packed-lexicons';
/** Rollup's convention: nobody else resolves or loads an id that begins so. */
const RESOLVED = `\0${MODULE}`;
const TONGUES = ['zh', 'en'] as const;

/**
 * `virtual:packed-lexicons` says where the packed lexicons lie. In a built page they are files of bytes, fetched beside the
 * judge's code: inside a script they would be a third larger, parsed, and decoded once more. They are compressed here, so
 * that they are small on a server too that compresses nothing.
 */
export function packedLexicons(): Plugin {
  let root = '';
  let built = false;
  return {
    name: 'yingsheng-packed-lexicons',
    configResolved(config) {
      root = config.root;
      built = config.command === 'build';
    },
    resolveId: (id) => (id === MODULE ? RESOLVED : null),
    load(id) {
      if (id !== RESOLVED) return null;
      const lines = TONGUES.map((tongue) => {
        const file = join(root, 'src', 'language', 'lexicon', `compiled-${tongue}.json`);
        this.addWatchFile(file);
        const { packed } = JSON.parse(readFileSync(file, 'utf8')) as { readonly packed: string };
        // Their columns differ: more often a new table of codes is worth its room.
        const source = deflateSync(Buffer.from(packed, 'base64'), { level: 9, memLevel: 7 });
        const address = built
          ? `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', name: `lexicon-${tongue}.bin`, source })}`
          : JSON.stringify(`data:application/octet-stream;base64,${source.toString('base64')}`);
        return `${tongue}: ${address}`;
      });
      return `export const packedLexicons = { ${lines.join(', ')} };`;
    },
  };
}

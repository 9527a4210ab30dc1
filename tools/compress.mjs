// @ts-check
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { filesBelow } from './fingerprint.mjs';

/** Pictures, fonts, sound and the packed lexicon are dense already. */
const LOOSE = new Set(['.html', '.js', '.css', '.json', '.svg', '.txt', '.xml', '.webmanifest']);
/** Smaller files fit into one packet as they are. */
const LEAST = 1024;
/** The best that is still quick: half a minute of the highest for another fiftieth is not worth a first start. */
const QUALITY = 9;
const compress = promisify(brotliCompress);

/**
 * Puts the compressed form of each file beside it, for {@link import('./serve.mjs').serveFolder}: the PC that serves the
 * page is the one that shows it, and has better things to do while it starts.
 * @param {string} folder
 */
export async function compressFolder(folder) {
  const files = filesBelow(folder, '.').map((path) => join(folder, path));
  const loose = files.filter((file) => LOOSE.has(extname(file).toLowerCase()) && statSync(file).size > LEAST);
  await Promise.all(
    loose.map(async (file) => {
      const source = readFileSync(file);
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: source.length,
      };
      writeFileSync(`${file}.br`, await compress(source, { params }));
    }),
  );
}

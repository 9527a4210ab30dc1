// @ts-check
/**
 * `npm run bench [-- NAME]`: runs tests/bench/NAME/*.bench.ts, or all of them, one process each so that no benchmark
 * warms up or fills the heap of another. A benchmark prints JSON Lines {name, value, unit, peer?, ratio?}.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBundled } from './build.mjs';
import { filesBelow } from './fingerprint.mjs';
import { ensureInstalled } from './install.mjs';
import { ROOT, run } from './run.mjs';

const FOLDER = 'tests/bench';
const names = existsSync(join(ROOT, FOLDER)) ? readdirSync(join(ROOT, FOLDER)).sort() : [];
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`没有这个基准：${unknown.join('、')}。可选：${names.join('、')}`);
  console.error(`No such benchmark: ${unknown.join(', ')}. There are: ${names.join(', ')}`);
  process.exit(2);
}
await ensureInstalled();
for (const name of wanted.length > 0 ? wanted : names) {
  for (const file of filesBelow(ROOT, `${FOLDER}/${name}`).filter((path) => path.endsWith('.bench.ts'))) {
    const bundle = await ensureBundled(
      file,
      `bench-${file.slice(FOLDER.length + 1, -'.bench.ts'.length).replaceAll('/', '-')}`,
    );
    const { code } = await run(process.execPath, ['--expose-gc', bundle], { env: { YINGSHENG_ROOT: ROOT } });
    if (code !== 0) process.exitCode = 1;
  }
}

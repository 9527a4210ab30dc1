// Writes src/language/syllables.json, all toneless syllables, and src/language/hanzi.json: for every syllable in turn the
// characters of GB 2312 level 1 (3,755) that read like it, and traditional-to-simplified pairs. Run by hand after a change here; opencc-js and pinyin-pro are needed only by this script.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as OpenCC from 'opencc-js';
import { pinyin } from 'pinyin-pro';

/** Level 1 of GB 2312 occupies rows B0 to D7; row D7 ends at F9. */
function commonCharacters() {
  const decoder = new TextDecoder('gb18030');
  const found = [];
  for (let row = 0xb0; row <= 0xd7; row++) {
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) {
      found.push(decoder.decode(Uint8Array.of(row, cell)));
    }
  }
  return found;
}

/** Characters beyond level 1 that people use at a window or when being rude. */
const EXTRA =
  '您咱啥咋喽呗嘞唔俺甭哒噻瞅嚷嗨喂嘛哪娃撒谎蛋屁滚拽怼瞎聋傻逼婊贱孬憨怂畜牲呆脑残吵吼嗓嗯呃诶欸呐哟咯幺俩仨磨蹭啰嗦囉瞌叨逛哄骗冇嘅咁嗰喺佢睇嚟啲咩侬伐阿';

/** Readings that speakers and input methods confuse fall together: zh/z, ch/c, sh/s, ng/n, l/n. */
function fold(syllable) {
  return syllable
    .replace(/ü/g, 'v')
    .replace(/^([zcs])h/, '$1')
    .replace(/ng$/, 'n')
    .replace(/^l/, 'n');
}

const common = [...new Set([...commonCharacters(), ...EXTRA])];
const bySyllable = new Map();
for (const character of common) {
  const reading = fold(pinyin(character, { toneType: 'none', type: 'array' })[0] ?? '');
  if (!/^[a-z]+$/.test(reading)) continue;
  bySyllable.set(reading, (bySyllable.get(reading) ?? '') + character);
}
const sorted = [...bySyllable].sort(([a], [b]) => (a < b ? -1 : 1));
const syllables = sorted.map(([syllable]) => syllable).join(' ');
/** In the order of their codes, which packs better. */
const readings = sorted.map(([, characters]) => [...characters].sort().join('')).join(' ');

const simplify = OpenCC.Converter({ from: 't', to: 'cn' });
// 著 is 着 in the speech of a window; 乾 and 後 are unambiguous there too.
const forced = new Map([
  ['著', '着'],
  ['妳', '你'],
  ['囉', '啰'],
  ['裡', '里'],
  ['裏', '里'],
  ['甚', '甚'],
  ['嚐', '尝'],
  ['佔', '占'],
  ['喫', '吃'],
]);
/** Only characters that some template can use are worth the bytes. */
const lexicon = readFileSync(new URL('../src/language/lexicon/compiled-zh.json', import.meta.url), 'utf8');
let traditional = '';
for (let code = 0x4e00; code <= 0x9fff; code++) {
  const character = String.fromCharCode(code);
  const simple = forced.get(character) ?? simplify(character);
  if (simple !== character && simple.length === 1 && lexicon.includes(simple)) traditional += character + simple;
}
for (const [name, table] of Object.entries({ syllables: { syllables }, hanzi: { readings, traditional } })) {
  const target = fileURLToPath(new URL(`../src/language/${name}.json`, import.meta.url));
  writeFileSync(target, `${JSON.stringify(table, null, 2)}\n`);
}
console.log(`${common.length} characters, ${bySyllable.size} syllables, ${traditional.length / 2} traditional`);

// Speed and quality of the judge beside matchers people would reach for instead, on the same phrases in the same run.
// Prints JSON Lines {name, value, unit, peer?, ratio?}; a ratio above 1 means better than the peer.
import { readdirSync, readFileSync } from 'node:fs';
import Fuse from 'fuse.js';
import MintFilter from 'mint-filter';
import AhoCorasick from 'modern-ahocorasick';
import { parse } from 'yaml';
import { createJudge, type LexiconSource } from '../../../src/language';
import { evaluate, type Labelled, readCorpus } from '../../language/evaluate';
import { print } from '../print';

const ROOT = process.env.YINGSHENG_ROOT ?? process.cwd();
const CORPUS = `${ROOT}/tests/corpus/`;
const LEXICON = `${ROOT}/src/language/lexicon/zh-CN/forbidden/`;
const lines = readdirSync(`${CORPUS}held`)
  .filter((name) => name.endsWith('.jsonl') && !/^en[.-]/.test(name))
  .flatMap((name) => readCorpus(`${CORPUS}held/${name}`));

/** Milliseconds per call on a warm process, best of five per line so that a busy machine does not count: [p50, p99]. */
function timed(call: (line: Labelled) => unknown, over = lines, rounds = 6): readonly [number, number] {
  const best = new Array<number>(over.length).fill(Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++) {
    over.forEach((line, i) => {
      const began = performance.now();
      call(line);
      if (round > 0) best[i] = Math.min(best[i] ?? 0, performance.now() - began);
    });
  }
  best.sort((a, b) => a - b);
  return [best[best.length >> 1] ?? 0, best[Math.floor(best.length * 0.99)] ?? 0];
}

/** Templates that never match what is said at a window, built from syllables no one says: they only make the set larger. */
function distractors(count: number): readonly LexiconSource[] {
  const templates = Array.from({ length: count }, (_, i) => {
    const a = String.fromCharCode(0x9f00 + (i % 160));
    const b = String.fromCharCode(0x9e00 + ((i * 7) % 200));
    return { id: `distractor.${i}`, say: `(您|你|请)..6${a}${b}[的]..4(${b}${a}|${a}${a})` };
  });
  return [{ tongue: 'zh', rules: {}, groups: [{ kind: 'part', label: 'distractor', templates }] }];
}

const engine = createJudge();
const contextOf = (line: Labelled) => (line.context ? { situation: line.context } : {});
const own = timed((line) => engine.judge(line.text, contextOf(line)));
const quality = evaluate(lines, (line) => engine.judge(line.text, contextOf(line)));
print({ name: 'judge/p50', value: own[0], unit: 'ms' });
print({ name: 'judge/p99', value: own[1], unit: 'ms' });
print({ name: 'judge/any-forbidden-f1', value: quality.any.f1, unit: 'F1' });
print({ name: 'judge/acts-f1', value: quality.acts.f1, unit: 'F1' });

let few = 0;
for (const count of [500, 5_000, 20_000]) {
  const larger = createJudge(distractors(count));
  const [, p99] = timed((line) => larger.judge(line.text, {}));
  if (few === 0) few = p99;
  print({ name: `judge/${count}-distractors/p99`, value: p99, unit: 'ms', ratio: few / p99 });
}

for (const [name, text] of [
  ['repeats', '我不知道你去问'.repeat(1_430)],
  ['one-character', '不'.repeat(10_000)],
  [
    'mixed',
    lines
      .map((line) => line.text)
      .join('')
      .slice(0, 10_000),
  ],
] as const) {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 6; round++) {
    const began = performance.now();
    engine.judge(text, {});
    best = Math.min(best, performance.now() - began);
  }
  print({ name: `judge/10000-characters/${name}`, value: best, unit: 'ms' });
}

/** The forbidden phrases as plain words: what a matcher without templates can be given. */
type Entry = readonly string[] | { readonly say?: string; readonly list?: readonly string[] };
const words = readdirSync(LEXICON)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => parse(readFileSync(`${LEXICON}${name}`, 'utf8')).groups ?? [])
  .flatMap((group: { templates: Record<string, Entry> }) => Object.values(group.templates))
  .map((entry) => ('say' in entry ? entry.say : 'list' in entry ? entry.list?.[0] : (entry as readonly string[])[0]))
  .flatMap((say) => say?.match(/[\u4e00-\u9fff]{3,}/g) ?? []);
const phrases = [...new Set(words)];
const fuse = new Fuse(phrases, { threshold: 0.3, ignoreLocation: true });
/** CommonJS without a default export where the bundler looks for one. */
const Mint = ((MintFilter as { default?: unknown }).default ?? MintFilter) as typeof MintFilter;
const mint = new Mint(phrases);
const aho = new AhoCorasick(phrases);
const peers: readonly (readonly [string, (text: string) => boolean])[] = [
  ['fuse.js', (text) => fuse.search(text.slice(0, 32), { limit: 1 }).length > 0],
  ['mint-filter', (text) => !mint.verify(text)],
  ['modern-ahocorasick', (text) => aho.search(text).length > 0],
];
/** Fuzzy search over thousands of phrases takes milliseconds a line: a part of the lines tells enough about its speed. */
const some = lines.filter((_, i) => i % 8 === 0);
for (const [peer, finds] of peers) {
  const [p50, p99] = timed((line) => finds(line.text), some, 3);
  const found = evaluate(lines, (line) =>
    finds(line.text)
      ? [{ kind: 'forbidden', label: 'any', start: 0, end: 1, template: peer, clauses: [], certainty: 'certain' }]
      : [],
  );
  print({ name: 'judge/p50', value: own[0], unit: 'ms', peer, ratio: p50 / own[0] });
  print({ name: 'judge/p99', value: own[1], unit: 'ms', peer, ratio: p99 / own[1] });
  print({
    name: 'judge/any-forbidden-f1',
    value: quality.any.f1,
    unit: 'F1',
    peer,
    ratio: quality.any.f1 / Math.max(found.any.f1, 0.001),
  });
  print({ name: `${peer}/p50`, value: p50, unit: 'ms' });
  print({ name: `${peer}/any-forbidden-f1`, value: found.any.f1, unit: 'F1' });
}

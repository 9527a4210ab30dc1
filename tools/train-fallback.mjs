// Trains src/language/fallback.json: per forbidden label, the character pairs that speak for it, from the training half of
// the corpus. Run by hand when the corpus grows. Naive Bayes log odds in hundredths, strongest pairs only.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const corpus = fileURLToPath(new URL('../tests/corpus/train/', import.meta.url));
const PAIRS_PER_LABEL = 70;
const LEAST_COUNT = 3;

const lines = readdirSync(corpus)
  .filter((name) => name.endsWith('.jsonl') && !/^en[.-]/.test(name))
  .flatMap((name) =>
    readFileSync(corpus + name, 'utf8')
      .split('\n')
      .filter(Boolean),
  )
  .map((line) => JSON.parse(line));

/** Chinese characters only, as pairs, each once a line. */
function pairs(text) {
  const plain = [...text].filter((c) => c >= '\u4e00' && c <= '\u9fff').join('');
  return new Set(Array.from({ length: Math.max(plain.length - 1, 0) }, (_, i) => plain.slice(i, i + 2)));
}

const labels = {};
for (const line of lines) {
  for (const label of line.forbidden) {
    labels[label] ??= [];
    labels[label].push(line);
  }
}
const weights = {};
for (const [label, own] of Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))) {
  const inside = new Map();
  const outside = new Map();
  for (const line of lines) {
    const counts = own.includes(line) ? inside : outside;
    for (const pair of pairs(line.text)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const scored = [...inside]
    .filter(([, count]) => count >= LEAST_COUNT)
    .map(([pair, count]) => {
      const odds =
        (count + 0.5) / (own.length + 1) / (((outside.get(pair) ?? 0) + 0.5) / (lines.length - own.length + 1));
      return [pair, Math.round(100 * Math.log(odds))];
    })
    .filter(([, weight]) => weight > 100)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, PAIRS_PER_LABEL);
  if (scored.length > 0) weights[label] = scored.map(([pair, weight]) => pair + weight).join(' ');
}
const target = fileURLToPath(new URL('../src/language/fallback.json', import.meta.url));
writeFileSync(target, `${JSON.stringify(weights, null, 1)}\n`);
console.log(Object.keys(weights).length, 'labels', Object.values(weights).join(' ').split(' ').length, 'pairs');

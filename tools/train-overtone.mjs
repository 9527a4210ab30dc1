// Trains src/language/overtone.json, or with `--tongue en` overtone-en.json: how runs of one to three characters, or of one to
// three words, speak for forbidden language, for each of its labels and for each act, from the training corpus of that language
// and the examples of the lexicon. Run by hand when the corpus grows; what it writes is what counts. `--without WORD` leaves out
// the files of the corpus whose names hold it: so hands are measured that were not trained on.
// Logistic regression (AdaGrad, weights averaged over the later rounds), first over every run; then in turns the weights that tell
// least are taken away, and the others learn again.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBundled } from './build.mjs';

const corpus = fileURLToPath(new URL('../tests/corpus/', import.meta.url));
const { tongue, without } = parseArgs({
  options: { tongue: { type: 'string', default: 'zh' }, without: { type: 'string', multiple: true, default: [] } },
}).values;
const [folder, file] = tongue === 'en' ? ['en', 'overtone-en.json'] : ['zh-CN', 'overtone.json'];
const target = fileURLToPath(new URL(`../src/language/${file}`, import.meta.url));
const LEAST_COUNT = 3;
/** Room for what is kept, in KiB. Chinese pays for it in the time until it can judge; English was written less of. */
const ROOM = tongue === 'en' ? 160 : 112;
/** How many times that room is left in each turn. */
const TURNS = [8, 4, 2, 1];
/** Roughly what it takes to write that a run is there, and each of its weights. */
const BITS_OF_RUN = 11;
const BITS_OF_WEIGHT = 8;
const ROUNDS = 12;
const RATE = 0.6;
const DECAY = 1e-4;
/** Of the bias of a label: few lines carry it. */
const RARE = -3;
/** A run is its units as one number. */
const UNIT = 2 ** 16;
/** No weight is farther from nought. */
const MOST = 44;

const { asWords, codesOf, eachWord, normalise, ONE, packOvertone, runsOf, unpackOvertone } = await import(
  pathToFileURL(await ensureBundled('tools/lexicon/training.ts', 'training')).href
);

const read = (file) =>
  readFileSync(corpus + file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
/** In these nobody labelled the acts. */
const withoutActs = new Set(JSON.parse(readFileSync(`${corpus}without-acts.json`, 'utf8')));
const corpusLines = readdirSync(`${corpus}train`)
  .filter((name) => name.endsWith('.jsonl') && /^en[.-]/.test(name) === (tongue === 'en'))
  .filter((name) => !without.some((word) => name.includes(word)))
  .flatMap((name) => read(`train/${name}`).map((line) => (withoutActs.has(name) ? { ...line, acts: undefined } : line)))
  .filter((line) => !line.ambiguous)
  // A hand that did not know the judge speaks as a stranger will.
  .flatMap((line) => Array((line.weight ?? 1) * (line.hand ? 2 : 1)).fill(line));
/** Decent ways of saying what the encounters need; what else they say is not known. */
const decentLines = read('case-wordings.jsonl').flatMap(({ kind, need, [tongue]: texts }) =>
  // Twice: what an encounter asks for must not read rude.
  texts.flatMap((text) => Array(2).fill({ text, forbidden: [], saysAtLeast: kind === 'act' ? [need] : [] })),
);
const examples = JSON.parse(
  execFileSync(process.execPath, [fileURLToPath(new URL('build-lexicon.mjs', import.meta.url)), '--examples'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  }),
);
/** Of frames that were taken out of the Chinese lexicon since hardly a line but their own matched them. */
const oldExamples = tongue === 'en' ? [] : read('old-examples.jsonl');
const ofTongue = examples.filter(({ file, text }) => file.startsWith(`${folder}/`) && text !== '');
const exampleLines = ofTongue
  .filter(({ kind }) => kind === 'act' || kind === 'forbidden')
  .concat(oldExamples)
  // Several times: a set phrase must not read clean, or like no act, because its words do.
  .flatMap(({ kind, label, text }) =>
    Array(4).fill(kind === 'act' ? { text, forbidden: [], saysAtLeast: [label] } : { text, forbidden: [label] }),
  );
/** The parts that the norms' phrases are made of are decent. */
const partLines = ofTongue
  .filter(({ kind }) => kind === 'part')
  .flatMap(({ text }) => Array(4).fill({ text, forbidden: [] }));
const lines = [...corpusLines, ...decentLines, ...exampleLines, ...partLines];
const labels = [...new Set(lines.flatMap((line) => line.forbidden))].sort();
/** Lines of forbidden language alone tell nothing of acts. */
const acts = [...new Set(lines.flatMap((line) => line.acts ?? []))].sort();
const firstAct = labels.length + 1;
const columns = firstAct + acts.length;

const words = tongue === 'en' ? wordsIn(lines) : [];
const codes = codesOf(words);

/** Words that stand in some lines, the most frequent first. */
function wordsIn(all) {
  const counts = new Map();
  for (const { text } of all) {
    const plain = normalise(text, 'en');
    eachWord(plain.text, plain.edge, (word) => {
      if (/^[a-z]/.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    });
  }
  const known = [...counts].filter(([, count]) => count >= LEAST_COUNT);
  return known.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
}

/** One line of the corpus: its runs, and of each column whether it holds (1), does not (0) or is debatable (-1). */
function sample({
  text,
  forbidden,
  forbidden_ok: debatable = [],
  saysAtLeast = [],
  acts: said,
  acts_ok: tolerated = [],
}) {
  const read = normalise(text, tongue);
  const plain = tongue === 'en' ? asWords(read.text, read.edge, codes).units : read.text;
  const truth = new Int8Array(columns);
  truth[0] = forbidden.length > 0 ? 1 : debatable.length > 0 ? -1 : 0;
  labels.forEach((label, i) => {
    truth[i + 1] = forbidden.includes(label) ? 1 : debatable.includes(label) ? -1 : 0;
  });
  acts.forEach((act, i) => {
    const says = said?.includes(act) || saysAtLeast.includes(act);
    truth[firstAct + i] = says ? 1 : !said || tolerated.includes(act) ? -1 : 0;
  });
  return { runs: [...new Set(runsOf(plain, 0, plain.length, tongue))], truth };
}

/** The same order of lines in every training. */
function* shuffles(count) {
  let state = 20_261_122;
  const next = () => {
    state = (Math.imul(state ^ (state >>> 15), state | 1) + 0x6d2b79f5) >>> 0;
    return state / 2 ** 32;
  };
  for (;;) {
    const order = Array.from({ length: count }, (_, i) => i);
    for (let i = count - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
    yield order;
  }
}

/** Weights, run by run, a column for forbidden language as such and one for each label; `trained` says which may move. */
function regress(samples, runs, trained) {
  const size = runs.length * columns;
  const place = new Map(runs.map((run, i) => [run, i * columns]));
  const places = samples.map((one) => Int32Array.from(one.runs.flatMap((run) => place.get(run) ?? [])));
  const weights = new Float64Array(size);
  const gathered = new Float64Array(size).fill(0.01);
  const bias = new Float64Array(columns).fill(RARE);
  bias[0] = 0;
  const sum = new Float64Array(size);
  const sumOfBias = new Float64Array(columns);
  let rounds = 0;
  const error = new Float64Array(columns);
  const orders = shuffles(samples.length);
  for (let round = 0; round < ROUNDS; round++) {
    for (const line of orders.next().value) {
      const own = places[line];
      const { truth } = samples[line];
      const scale = 1 / Math.sqrt(own.length + 1);
      for (let c = 0; c < columns; c++) {
        let reading = 0;
        for (const at of own) reading += weights[at + c];
        error[c] = truth[c] < 0 ? 0 : truth[c] - 1 / (1 + Math.exp(-reading * scale - bias[c]));
        bias[c] += 0.02 * error[c];
      }
      for (const at of own) {
        for (let c = 0; c < columns; c++) {
          if (trained && !trained[at + c]) continue;
          const slope = error[c] * scale - DECAY * weights[at + c];
          gathered[at + c] += slope * slope;
          weights[at + c] += (RATE * slope) / Math.sqrt(gathered[at + c]);
        }
      }
    }
    if (round < ROUNDS / 3) continue;
    rounds++;
    for (let i = 0; i < size; i++) sum[i] += weights[i];
    for (let c = 0; c < columns; c++) sumOfBias[c] += bias[c];
  }
  return { weights: sum.map((w) => w / rounds), bias: sumOfBias.map((b) => b / rounds) };
}

/** The column of forbidden language as such, those of its labels, and those of acts. */
const kindOf = (column) => (column === 0 ? 'rude' : column < firstAct ? 'label' : 'act');
/**
 * A column's loss bends by p(1 − p) with each line that is read. What strangers say is less certain than the lines that were
 * learned: for forbidden language no line counts as quite certain. So more broad weights stay and fewer for single lines; acts,
 * whose words are fewer, lose by it (both as measured on rounds of the corpus that were left out).
 */
const UNCERTAIN = { rude: 0.02, label: 0.02, act: 0 };
const WORTH = { rude: 0.5, label: 0.5, act: 1 };

/** Of every weight by how much the loss would rise without it: optimal brain damage (LeCun, Denker and Solla 1990). */
function worthOf({ weights, bias }, runs, trained) {
  const bend = new Float64Array(weights.length);
  const place = new Map(runs.map((run, i) => [run, i * columns]));
  for (const { runs: all, truth } of samples) {
    const own = all.flatMap((run) => place.get(run) ?? []);
    const scale = 1 / Math.sqrt(own.length + 1);
    for (let c = 0; c < columns; c++) {
      if (truth[c] < 0) continue;
      let reading = 0;
      for (const at of own) reading += weights[at + c];
      const likely = 1 / (1 + Math.exp(-reading * scale - bias[c]));
      const bent = scale * scale * (likely * (1 - likely) + UNCERTAIN[kindOf(c)]);
      for (const at of own) bend[at + c] += bent;
    }
  }
  return bend.map((bent, i) =>
    !trained || trained[i] ? weights[i] * weights[i] * bent * WORTH[kindOf(i % columns)] : 0,
  );
}

/** The weights that are worth most for the room that they take. A run pays once for all its weights. */
function mostTelling(worth, runs, room) {
  const least = (price) => price * BITS_OF_WEIGHT;
  const paysAt = (price, visit) => {
    let bits = 0;
    for (let row = 0; row < runs.length; row++) {
      let sum = 0;
      let cost = BITS_OF_RUN;
      for (let at = row * columns; at < (row + 1) * columns; at++) {
        if (worth[at] <= least(price)) continue;
        sum += worth[at];
        cost += BITS_OF_WEIGHT;
      }
      if (sum <= price * cost) continue;
      bits += cost;
      visit?.(row);
    }
    return bits;
  };
  let low = 1e-9;
  let high = 1e3;
  for (let i = 0; i < 40; i++) {
    const price = Math.sqrt(low * high);
    if (paysAt(price) > room) low = price;
    else high = price;
  }
  const kept = new Map();
  paysAt(high, (row) => {
    const own = worth.subarray(row * columns, (row + 1) * columns);
    kept.set(
      runs[row],
      Uint8Array.from(own, (one) => (one > least(high) ? 1 : 0)),
    );
  });
  return kept;
}

const samples = lines.map(sample);
const counts = new Map();
for (const { runs } of samples) for (const run of runs) counts.set(run, (counts.get(run) ?? 0) + 1);
const all = [...counts.keys()].filter((run) => counts.get(run) >= LEAST_COUNT);
/** Of runs in turn which weights are kept; null: all. */
let kept = null;
const keptOf = (runs) =>
  kept && Uint8Array.from(runs.flatMap((run) => [...(kept.get(run) ?? new Uint8Array(columns))]));
let runs = all;
for (const times of TURNS) {
  const model = regress(samples, runs, keptOf(runs));
  kept = mostTelling(worthOf(model, runs, keptOf(runs)), runs, ROOM * 8192 * times);
  runs = [...kept.keys()];
}

/** What a run begins with, and its last unit. */
const beginning = (run) => Math.floor(run / UNIT);
const lengthOf = (run) => (run < UNIT ? 1 : run < UNIT * UNIT ? 2 : 3);
// A run is written as a shorter one and a unit more: both must be there, whether they tell anything or not.
const wanted = new Set(runs);
for (const run of wanted) {
  if (run < UNIT) continue;
  wanted.add(beginning(run));
  wanted.add(run % UNIT);
}
/** Those of one length, in the order of the numbers that they are written as. */
const byLength = [[...wanted].filter((run) => run < UNIT).sort((a, b) => a - b)];
const placeOfUnit = new Map(byLength[0].map((unit, i) => [unit, i]));
const numbersByLength = [2, 3].map((length) => {
  const placeOfShorter = new Map(byLength.at(-1).map((run, i) => [run, i]));
  const numbered = [...wanted]
    .filter((run) => lengthOf(run) === length)
    .map((run) => [placeOfShorter.get(beginning(run)) * placeOfUnit.size + placeOfUnit.get(run % UNIT), run])
    .sort(([a], [b]) => a - b);
  byLength.push(numbered.map(([, run]) => run));
  return numbered.map(([number]) => number);
});
const rows = byLength.flat();
const { weights, bias } = regress(samples, rows, keptOf(rows));
const whole = (value) => Math.max(-MOST, Math.min(MOST, Math.round(value * ONE)));
const column = (c) => rows.map((_, row) => whole(weights[row * columns + c]));
const sparse = (label, c) => {
  const own = column(c).flatMap((weight, row) => (weight === 0 ? [] : [[row, weight]]));
  return { label, bias: whole(bias[c]), runs: own.map(([row]) => row), weights: own.map(([, weight]) => weight) };
};

const learned = {
  words,
  units: byLength[0],
  longer: numbersByLength,
  rude: column(0),
  bias: whole(bias[0]),
  labels: labels.map((label, i) => sparse(label, i + 1)),
  acts: acts.map((act, i) => sparse(act, firstAct + i)),
};
const packed = packOvertone(learned);
if (JSON.stringify(unpackOvertone(packed)) !== JSON.stringify(learned))
  throw new Error('it does not unpack to the same');
writeFileSync(target, `${JSON.stringify({ packed: Buffer.from(packed).toString('base64').replace(/=+$/, '') })}\n`);
console.log(`${lines.length} lines, ${rows.length} runs, ${labels.length} labels, ${acts.length} acts`);

import { EDGE, type FollowedText, LearnedRuns } from './learned-runs';
import type { OvertoneWeights } from './overtone-coder';
import { isDigit, isLetter } from './units';
import type { Normalised, Tongue } from './writer';

/** How a stretch of text reads as a whole, in log odds: above nought, rude is likelier than clean. */
export interface Overtone {
  /** How many runs of it were learned. Pinyin has hardly any: nothing follows from its silence. */
  readonly known: number;
  readonly rude: number;
  /** How far it reads like this label, forbidden or an act; one that was not learned never does. */
  readonly like: (label: string) => number;
}

/** Weights to one log odd. */
export const ONE = 1;
/** Numbers read alike. */
const DIGIT = '0'.charCodeAt(0);

/** English words become one unit each, so that runs of words are runs of units; one that was not learned reads as this. */
const UNKNOWN_WORD = 0xff;
const FIRST_WORD = 0x100;
/** In a run of English words: any one word. */
const ANY_WORD = '*'.charCodeAt(0);

interface Learned {
  readonly words: readonly string[];
  readonly codes: ReadonlyMap<string, number>;
  readonly runs: LearnedRuns;
  /** How far each run speaks for forbidden language. */
  readonly rude: Int8Array;
  readonly bias: number;
  /** Of every label its column in {@link LearnedRuns}. */
  readonly labels: ReadonlyMap<string, { readonly bias: number; readonly column: number }>;
  /** Of these labels, those of forbidden language; the others are acts. */
  readonly forbidden: readonly string[];
}

const NOTHING: Learned = {
  words: [],
  codes: new Map(),
  runs: /* @__PURE__ */ new LearnedRuns([], [], []),
  rude: /* @__PURE__ */ new Int8Array(0),
  bias: 0,
  labels: new Map(),
  forbidden: [],
};
const learned = new Map<Tongue, Learned>();

export function installOvertone(
  tongue: Tongue,
  { words, units, longer, rude, bias, labels, acts }: OvertoneWeights,
): void {
  const all = [...labels, ...acts];
  learned.set(tongue, {
    words,
    codes: codesOf(words),
    runs: new LearnedRuns(units, longer, all),
    rude: Int8Array.from(rude),
    bias,
    labels: new Map(all.map(({ label, bias }, column) => [label, { bias, column }])),
    forbidden: labels.map(({ label }) => label),
  });
}

function learnedOf(tongue: Tongue): Learned {
  return learned.get(tongue) ?? NOTHING;
}

/** The unit that each word becomes. */
export function codesOf(words: readonly string[]): ReadonlyMap<string, number> {
  return new Map(words.map((word, i) => [word, FIRST_WORD + i]));
}

/** What overtones are read in, and where a unit of the normalised text stands in it. */
export interface Readable {
  readonly tongue: Tongue;
  readonly text: string;
  readonly at: (unit: number) => number;
}

export function readable({ text, edge }: Pick<Normalised, 'text' | 'edge'>, tongue: Tongue): Readable {
  if (tongue === 'zh') return { tongue, text, at: (unit) => unit };
  const { units, at } = asWords(text, edge, learnedOf(tongue).codes);
  return { tongue, text: units, at: (unit) => at[unit] ?? units.length };
}

/** Words of normalised English, calling `visit` with each and where it starts and ends; other units one by one. */
export function eachWord(
  text: string,
  edge: readonly number[],
  visit: (word: string, start: number, end: number) => void,
): void {
  for (let start = 0; start < text.length; ) {
    let end = start + 1;
    if (isLetter(text.charAt(start))) while (end < text.length && !edge[end] && isLetter(text.charAt(end))) end++;
    visit(text.slice(start, end), start, end);
    start = end;
  }
}

export function asWords(
  text: string,
  edge: readonly number[],
  codes: ReadonlyMap<string, number>,
): { readonly units: string; readonly at: Int32Array } {
  let units = '';
  const at = new Int32Array(text.length + 1);
  eachWord(text, edge, (word, start, end) => {
    at.fill(units.length, start, end);
    units += isLetter(word.charAt(0)) ? String.fromCharCode(codes.get(word) ?? UNKNOWN_WORD) : word;
  });
  at[text.length] = units.length;
  return { units, at };
}

/** A run of a text and how far it alone speaks for forbidden language, in log odds. */
export interface TellingRun {
  readonly run: string;
  readonly rude: number;
}

/** The runs of a text that speak for or against forbidden language, the most telling first. */
export function tellingRuns({ tongue, text }: Readable): readonly TellingRun[] {
  const { words, runs, rude } = learnedOf(tongue);
  const { followed } = follow(text, tongue);
  const known = runs.within(followed, 1, followed.units.length - 1);
  const scale = ONE * Math.sqrt(known.length + 1);
  return known
    .map((run) => ({ run: written(runs.codesOf(run), words), rude: (rude[run] ?? 0) / scale }))
    .filter((telling) => telling.rude !== 0)
    .sort((a, b) => Math.abs(b.rude) - Math.abs(a.rude) || (a.run < b.run ? -1 : 1));
}

/** The characters or the words of a run. */
function written(codes: readonly number[], words: readonly string[]): string {
  return codes.map((code) => words[code - FIRST_WORD] ?? String.fromCharCode(code)).join(words.length > 0 ? ' ' : '');
}

/** Reads from `start` to `end`. */
export function overtoneOf(read: Omit<Readable, 'at'>, start = 0, end = read.text.length): Overtone {
  return overtonesOf(read)(start, end);
}

/** Reads stretches of a text. Sums of whole numbers and one square root: the same everywhere. */
export function overtonesOf({ tongue, text }: Omit<Readable, 'at'>): (start: number, end: number) => Overtone {
  const { runs, rude, bias, labels } = learnedOf(tongue);
  const { followed, at } = follow(text, tongue);
  return (start, end) => {
    const first = at[start] ?? 0;
    const known = runs.within(followed, first, start < end ? (at[end - 1] ?? 0) + 1 : first);
    // A long text is not ruder than a short one because more is said in it.
    const scale = ONE * Math.sqrt(known.length + 1);
    let sum = 0;
    for (const run of known) sum += rude[run] ?? 0;
    return {
      known: known.length,
      rude: sum / scale + bias / ONE,
      like: (label) => {
        const own = labels.get(label);
        return own ? runs.sum(known, own.column) / scale + own.bias / ONE : Number.NEGATIVE_INFINITY;
      },
    };
  };
}

/** A text in the units that runs are read in, numbers read alike; and of every place of it the unit that it is of. */
function follow(text: string, tongue: Tongue): { readonly followed: FollowedText; readonly at: Int32Array } {
  const units = new Uint16Array(text.length + 2);
  const at = new Int32Array(text.length + 1);
  let count = 1;
  units[0] = EDGE;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const isNumber = code >= DIGIT && code < DIGIT + 10;
    if (!isNumber) units[count++] = code;
    else if (units[count - 1] !== DIGIT) units[count++] = DIGIT;
    at[i] = count - 1;
  }
  at[text.length] = count;
  units[count++] = EDGE;
  const followed = learnedOf(tongue).runs.follow(units.subarray(0, count), tongue === 'zh' ? null : ANY_WORD);
  return { followed, at };
}

/** What runs are learned in: numbers read alike, and before and after the text stands what stands between clauses. */
function unitsOf(text: string, start: number, end: number): readonly number[] {
  const units = [EDGE];
  for (let i = start; i < end; i++) {
    if (!isDigit(text.charAt(i))) units.push(text.charCodeAt(i));
    else if (units.at(-1) !== DIGIT) units.push(DIGIT);
  }
  units.push(EDGE);
  return units;
}

/** The units of every run of a text that may be learned, as often as it stands there. */
export function runsOf(text: string, start: number, end: number, tongue: Tongue): readonly number[] {
  const units = unitsOf(text, start, end);
  const runs: number[] = [];
  units.forEach((one, i) => {
    runs.push(one);
    const second = units[i + 1];
    if (second === undefined) return;
    runs.push(joined(one, second));
    const third = units[i + 2];
    if (third !== undefined) runs.push(joined(joined(one, tongue === 'zh' ? second : ANY_WORD), third));
  });
  return runs;
}

/** Three units fit into the whole numbers that a double holds exactly. */
function joined(run: number, unit: number): number {
  return run * 0x10000 + unit;
}

/** Labels of forbidden language that were learned, in their own order. */
export function overtoneLabels(tongue: Tongue): Iterable<string> {
  return learnedOf(tongue).forbidden;
}

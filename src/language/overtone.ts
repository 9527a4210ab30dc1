import { isDigit } from './units';

/**
 * What tools/train-overtone.mjs learned from the training half of the corpus. Weights and biases are quarters of log odds, a
 * character for each weight: so it packs best.
 */
export interface OvertoneWeights {
  /** Runs of one unit. */
  readonly units: string;
  /** Runs of two and of three, as steps from one number to the next: a known shorter run, times all units, and a unit more. */
  readonly longer: readonly string[];
  /** How far each run speaks for forbidden language: those of one unit, of two, of three. */
  readonly rude: string;
  readonly bias: number;
  readonly labels: Readonly<Record<string, LabelWeights>>;
}

interface LabelWeights {
  readonly bias: number;
  /** From one run that speaks for or against the label to the next, in the order of `rude`. */
  readonly steps: string;
  readonly weights: string;
}

/** The characters of a weight of nought and of a step of none. */
export const NO_WEIGHT = 80;
export const NO_STEP = 48;
/** This far, and nothing stands there: a longer step is written in several. */
export const FAR_STEP = 50_000;

/** How a stretch of text reads as a whole, in log odds: above nought, rude is likelier than clean. */
export interface Overtone {
  readonly rude: number;
  /** How far it reads like this label; one that was not learned never does. */
  readonly like: (label: string) => number;
}

/** Weights to one log odd. */
const ONE = 4;
const LONGEST = 3;
/** Stands before and after every text, as between clauses. */
const EDGE = '，'.charCodeAt(0);
/** Numbers read alike. */
const DIGIT = '0'.charCodeAt(0);

interface Learned {
  readonly numbers: ReadonlyMap<number, number>;
  readonly rude: string;
  readonly bias: number;
  readonly labels: ReadonlyMap<string, { readonly bias: number; readonly weights: ReadonlyMap<number, number> }>;
}

let learned: Learned = { numbers: new Map(), rude: '', bias: 0, labels: new Map() };

export function installOvertone({ units, longer, rude, bias, labels }: OvertoneWeights): void {
  const single = Array.from({ length: units.length }, (_, i) => units.charCodeAt(i));
  const numbers = new Map<number, number>();
  for (const unit of single) numbers.set(unit, numbers.size);
  let shorter = single;
  for (const steps of longer) {
    const runs = stepped(steps).map((number) =>
      joined(shorter[Math.floor(number / single.length)] ?? 0, single[number % single.length] ?? 0),
    );
    for (const run of runs) numbers.set(run, numbers.size);
    shorter = runs;
  }
  const byLabel = Object.entries(labels).map(([label, { bias, steps, weights }]) => {
    const known = new Map<number, number>();
    stepped(steps).forEach((number, i) => {
      known.set(number, weights.charCodeAt(i) - NO_WEIGHT);
    });
    return [label, { bias, weights: known }] as const;
  });
  learned = { numbers, rude, bias, labels: new Map(byLabel) };
}

/** Numbers, each written as a character that says how far it is from the one before. */
function stepped(steps: string): number[] {
  const numbers: number[] = [];
  let number = 0;
  for (let i = 0; i < steps.length; i++) {
    const step = steps.charCodeAt(i) - NO_STEP;
    number += step;
    if (step < FAR_STEP) numbers.push(number);
  }
  return numbers;
}

/** Three units fit into the whole numbers that a double holds exactly. */
function joined(run: number, unit: number): number {
  return run * 0x10000 + unit;
}

/** A run of a text and how far it alone speaks for forbidden language, in log odds. */
export interface TellingRun {
  readonly run: string;
  readonly rude: number;
}

/** The runs of a text that speak for or against forbidden language, the most telling first. */
export function tellingRuns(text: string): readonly TellingRun[] {
  const { numbers, rude } = learned;
  const known = new Set(runsOf(text, 0, text.length).filter((run) => numbers.has(run)));
  const scale = ONE * Math.sqrt(known.size + 1);
  return [...known]
    .map((run) => ({ run: written(run), rude: (rude.charCodeAt(numbers.get(run) ?? 0) - NO_WEIGHT) / scale }))
    .filter((telling) => telling.rude !== 0)
    .sort((a, b) => Math.abs(b.rude) - Math.abs(a.rude) || (a.run < b.run ? -1 : 1));
}

/** The characters of a run: {@link joined} undone. */
function written(run: number): string {
  const before = Math.floor(run / 0x10000);
  return (before > 0 ? written(before) : '') + String.fromCharCode(run % 0x10000);
}

/** Reads normalised Chinese text from `start` to `end`. Sums of whole numbers and one square root: the same everywhere. */
export function overtoneOf(text: string, start = 0, end = text.length): Overtone {
  const { numbers, rude, bias, labels } = learned;
  const known = new Set<number>();
  for (const run of runsOf(text, start, end)) {
    const number = numbers.get(run);
    if (number !== undefined) known.add(number);
  }
  // A long text is not ruder than a short one because more is said in it.
  const scale = ONE * Math.sqrt(known.size + 1);
  let sum = 0;
  for (const run of known) sum += rude.charCodeAt(run) - NO_WEIGHT;
  return {
    rude: sum / scale + bias / ONE,
    like: (label) => {
      const own = labels.get(label);
      if (!own) return Number.NEGATIVE_INFINITY;
      let speaks = 0;
      for (const run of known) speaks += own.weights.get(run) ?? 0;
      return speaks / scale + own.bias / ONE;
    },
  };
}

/** Every run of one to three units, as a number, as often as it stands there. What is trained on is what is read. */
export function runsOf(text: string, start: number, end: number): readonly number[] {
  const units = [EDGE];
  for (let i = start; i < end; i++) {
    if (!isDigit(text.charAt(i))) units.push(text.charCodeAt(i));
    else if (units.at(-1) !== DIGIT) units.push(DIGIT);
  }
  units.push(EDGE);
  const runs: number[] = [];
  for (let i = 0; i < units.length; i++) {
    let run = 0;
    for (let j = i; j < units.length && j < i + LONGEST; j++) {
      run = joined(run, units[j] ?? 0);
      runs.push(run);
    }
  }
  return runs;
}

/** Labels that were learned, in their own order. */
export function overtoneLabels(): Iterable<string> {
  return learned.labels.keys();
}

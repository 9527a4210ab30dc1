import { Columns } from './columns';

/** What tools/train-overtone.mjs learned from the training half of the corpus. Weights and biases are whole log odds. */
export interface OvertoneWeights {
  /** English is read word by word: these, the most frequent first. Chinese, which has none, by its characters. */
  readonly words: readonly string[];
  /** Codes of runs of one unit, ascending. */
  readonly units: readonly number[];
  /** Runs of two and of three, ascending: the place of a run one unit shorter, times all units, and the place of its last unit. */
  readonly longer: readonly (readonly number[])[];
  /** How far each run speaks for forbidden language: those of one unit, of two, of three. */
  readonly rude: readonly number[];
  readonly bias: number;
  readonly labels: readonly LabelWeights[];
  /** The same of acts. */
  readonly acts: readonly LabelWeights[];
}

export interface LabelWeights {
  readonly label: string;
  readonly bias: number;
  /** Runs that speak for or against the label, by their places in `rude`. */
  readonly runs: readonly number[];
  readonly weights: readonly number[];
}

/** Columns of numbers, for {@link Columns}: what is alike lies together. */
const SIZE = 0;
const LETTER = 1;
const UNIT = 2;
const RUN_OF_TWO = 3;
const RUN_OF_THREE = 4;
const RUDE = 5;
const BIAS = 6;
const LABEL_STEP = 7;
const LABEL_WEIGHT = 8;
const ACT_STEP = 9;
const ACT_WEIGHT = 10;
const COLUMNS = 11;
/** Ends a word; no character of one. */
const END = '\0';

/** What was learned, as bytes. */
export function packOvertone(weights: OvertoneWeights): Uint8Array {
  const columns = new Columns(COLUMNS);
  code(columns, weights);
  return columns.finish();
}

export function unpackOvertone(bytes: Uint8Array): OvertoneWeights {
  return code(new Columns(COLUMNS, bytes), null);
}

/** Written and read by the same code: when writing, `given` is what is written; when reading it is null. */
function code(columns: Columns, given: OvertoneWeights | null): OvertoneWeights {
  const each = <T, R>(items: readonly T[] | undefined, read: (item: T | undefined) => R): R[] =>
    Array.from({ length: columns.number(items?.length ?? 0, SIZE) }, (_, i) => read(items?.[i]));
  const whole = (value: number | undefined, column: number) => signed(columns.number(unsigned(value ?? 0), column));
  const rising = (numbers: readonly number[] | undefined, column: number) => {
    let last = 0;
    return each(numbers, (number) => {
      last += columns.number((number ?? 0) - last, column);
      return last;
    });
  };
  const word = (text: string | undefined) => {
    let read = '';
    for (let i = 0; ; i++) {
      const letter = String.fromCharCode(columns.number((text ?? '').charCodeAt(i) || 0, LETTER));
      if (letter === END) return read;
      read += letter;
    }
  };
  const label = (one: LabelWeights | undefined, step: number, weight: number): LabelWeights => ({
    label: word(one?.label),
    bias: whole(one?.bias, BIAS),
    runs: rising(one?.runs, step),
    weights: each(one?.weights, (value) => whole(value, weight)),
  });
  return {
    words: each(given?.words, word),
    units: rising(given?.units, UNIT),
    longer: [rising(given?.longer[0], RUN_OF_TWO), rising(given?.longer[1], RUN_OF_THREE)],
    rude: each(given?.rude, (value) => whole(value, RUDE)),
    bias: whole(given?.bias, BIAS),
    labels: each(given?.labels, (one) => label(one, LABEL_STEP, LABEL_WEIGHT)),
    acts: each(given?.acts, (one) => label(one, ACT_STEP, ACT_WEIGHT)),
  };
}

/** Small numbers of either sign as small numbers: 0, -1, 1, -2, 2 … */
function unsigned(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function signed(value: number): number {
  return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
}

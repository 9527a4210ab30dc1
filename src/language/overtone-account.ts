import { overtoneLabels, overtoneOf, type TellingRun, tellingRuns } from './overtone';

/** How normalised Chinese text reads as a whole, for somebody who wants to know why a guard of the overtone fired. */
export interface OvertoneAccount {
  /** Log odds: above nought, forbidden language is likelier than a clean turn. */
  readonly rude: number;
  /** The labels it reads most like, in log odds, the likeliest first. */
  readonly like: readonly { readonly label: string; readonly like: number }[];
  /** The runs of characters that tell most, either way. */
  readonly runs: readonly TellingRun[];
}

const LABELS = 3;
const RUNS = 8;

export function overtoneAccount(text: string): OvertoneAccount {
  const { rude, like } = overtoneOf(text);
  const likes = Array.from(overtoneLabels(), (label) => ({ label, like: like(label) }));
  likes.sort((a, b) => b.like - a.like || (a.label < b.label ? -1 : 1));
  return { rude, like: likes.slice(0, LABELS), runs: tellingRuns(text).slice(0, RUNS) };
}

import type { Normalised, Tongue } from './normalise';
import { overtoneLabels, overtoneOf, readable, type TellingRun, tellingRuns } from './overtone';

/** How normalised text reads as a whole, for somebody who wants to know why a guard of the overtone fired. */
export interface OvertoneAccount {
  /** Log odds: above nought, forbidden language is likelier than a clean turn. */
  readonly rude: number;
  /** The labels it reads most like, in log odds, the likeliest first. */
  readonly like: readonly { readonly label: string; readonly like: number }[];
  /** The runs of characters or words that tell most, either way. */
  readonly runs: readonly TellingRun[];
}

const LABELS = 3;
const RUNS = 8;

export function overtoneAccount(normalised: Normalised, tongue: Tongue): OvertoneAccount {
  const heard = readable(normalised, tongue);
  const { rude, like } = overtoneOf(heard);
  const likes = Array.from(overtoneLabels(tongue), (label) => ({ label, like: like(label) }));
  likes.sort((a, b) => b.like - a.like || (a.label < b.label ? -1 : 1));
  return { rude, like: likes.slice(0, LABELS), runs: tellingRuns(heard).slice(0, RUNS) };
}

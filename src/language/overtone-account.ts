import type { Normalised, Tongue } from './normalise';
import { overtoneLabels, overtoneOf, readable, type TellingRun, tellingRuns } from './overtone';

/** How normalised text reads as a whole, for somebody who wants to know why a guard of the overtone fired. */
export interface OvertoneAccount {
  /** Log odds: above nought, forbidden language is likelier than a clean turn. */
  readonly rude: number;
  /** The labels it reads most like, in log odds, the likeliest first. */
  readonly like: readonly Likeness[];
  /** How far it reads like the acts that were heard: one that it reads unlike is only a question. */
  readonly acts: readonly Likeness[];
  /** The runs of characters or words that tell most, either way. */
  readonly runs: readonly TellingRun[];
}

interface Likeness {
  readonly label: string;
  readonly like: number;
}

const LABELS = 3;
const RUNS = 8;

export function overtoneAccount(normalised: Normalised, tongue: Tongue, heard: Iterable<string>): OvertoneAccount {
  const read = readable(normalised, tongue);
  const { rude, like } = overtoneOf(read);
  const liked = (label: string): Likeness => ({ label, like: like(label) });
  const likes = Array.from(overtoneLabels(tongue), liked);
  const acts = Array.from(new Set(heard), liked).filter((act) => Number.isFinite(act.like));
  likes.sort((a, b) => b.like - a.like || (a.label < b.label ? -1 : 1));
  return { rude, like: likes.slice(0, LABELS), acts, runs: tellingRuns(read).slice(0, RUNS) };
}

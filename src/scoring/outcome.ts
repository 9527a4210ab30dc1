import type { Duty, Expr, Millis } from '../encounter';
import type { Credit } from './credit';
import type { Sight } from './sight';

/** Decided for good, or still open. */
export type Verdict = 'satisfied' | 'violated' | 'pending';

/** A line of the log that decided something, and the expressions it was decided by. */
export interface Ref {
  readonly seq: number;
  readonly exprs: readonly Expr[];
  /** The forbidden label, where one label of the utterance is meant. */
  readonly label?: string;
}

/** What a duty comes to if the log ends here. */
export interface Outcome {
  /** Truth of the template on the finite trace. */
  readonly satisfied: boolean;
  /** The template broke for good, as opposed to not having been fulfilled. */
  readonly broken: boolean;
  /** True only because what it speaks of never came; earns nothing. */
  readonly vacuous: boolean;
  /** Thousandths of the points. */
  readonly worth: number;
  readonly credits: readonly Credit[];
  readonly refs: readonly Ref[];
  /** Indexes of `parts` not found. */
  readonly missing: readonly number[];
  /** Members or parts of which some, but not all, were found. */
  readonly incomplete: boolean;
  readonly due: Millis | null;
  /** Violations of an `absence`, and how many of them deduct. */
  readonly times: number;
  readonly charged: number;
}

const NO_CREDITS: readonly Credit[] = [];
const NO_REFS: readonly Ref[] = [];
const NO_PARTS: readonly number[] = [];

/** What it comes to; what is not told is as when nothing has happened. Written out: a spread takes ten times as long. */
export function outcomeOf({
  satisfied = false,
  broken = false,
  vacuous = false,
  worth = 0,
  credits = NO_CREDITS,
  refs = NO_REFS,
  missing = NO_PARTS,
  incomplete = false,
  due = null,
  times = 0,
  charged = 0,
}: Partial<Outcome>): Outcome {
  return { satisfied, broken, vacuous, worth, credits, refs, missing, incomplete, due, times, charged };
}

/** How one family of templates is watched. States are plain data and never changed in place. */
export interface Family<State> {
  step(state: State, sight: Sight, taken: readonly string[]): State;
  verdict(state: State, duty: Duty): Verdict;
  end(state: State, duty: Duty): Outcome;
  /** What the future depends on, without line numbers; times relative to `now`. */
  key(state: State, duty: Duty, now: Millis): string;
}

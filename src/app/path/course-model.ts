import type { Course } from 'virtual:course';
import type { EncounterListing } from 'virtual:encounters';
import type { AttemptSummary } from '../../archive';
import type { WeakSpot } from '../../scoring';

const DAY_MS = 86_400_000;

/** Days of the place where the person sits: a shift from ten to one in the morning is two days. */
export function localDay(at: string | Date): number | null {
  const when = new Date(at);
  return Number.isNaN(when.getTime())
    ? null
    : Math.floor(Date.UTC(when.getFullYear(), when.getMonth(), when.getDate()) / DAY_MS);
}

/** Days in a row with practice, up to today; a streak that ended yesterday still stands. */
export function streak(attempts: readonly AttemptSummary[], today: number): number {
  const days = new Set(attempts.map(({ startedAt }) => localDay(startedAt)));
  let day = days.has(today) ? today : today - 1;
  let count = 0;
  while (days.has(day)) {
    count += 1;
    day -= 1;
  }
  return count;
}

export interface Standing {
  readonly best: AttemptSummary | undefined;
  readonly last: AttemptSummary | undefined;
  readonly passed: boolean;
  readonly examTried: boolean;
  readonly examPassed: boolean;
}

/** Attempts newest first. */
export function standing(attempts: readonly AttemptSummary[], encounter: string): Standing {
  const scored = attempts.filter(
    (attempt) => attempt.encounter === encounter && attempt.result !== null && !attempt.fork,
  );
  const best = [...scored].sort((a, b) => worth(b) - worth(a))[0];
  return {
    best,
    last: scored[0],
    passed: best?.result?.passed ?? false,
    examTried: scored.some(({ mode }) => mode === 'exam'),
    examPassed: scored.some(({ mode, result }) => mode === 'exam' && result?.passed === true),
  };
}

/** A pass is worth more than any failed score: a critical error can stand beside ninety points. */
const PASS_COUNTS = 1_000_000;
const worth = ({ result }: AttemptSummary): number => (result ? result.total + (result.passed ? PASS_COUNTS : 0) : -1);

export type Suggestion =
  | { readonly kind: 'unfinished'; readonly encounter: string; readonly attempt: AttemptSummary }
  | { readonly kind: 'review'; readonly cards: number }
  | { readonly kind: 'failed'; readonly encounter: string; readonly attempt: AttemptSummary; readonly cards: number }
  | { readonly kind: 'weak'; readonly encounter: string; readonly spot: WeakSpot }
  | { readonly kind: 'new'; readonly encounter: string; readonly first: boolean }
  | { readonly kind: 'exam'; readonly encounter: string; readonly part: string }
  | { readonly kind: 'done' };

/** Whoever has since done the whole encounter need not go back to where an earlier attempt stopped. */
const superseded = ({ encounter }: AttemptSummary, later: readonly AttemptSummary[]): boolean =>
  later.some((attempt) => attempt.encounter === encounter && attempt.state === 'ended' && !attempt.fork);

/** So many due cards are worth a sitting of their own. */
const CARDS_WORTH_A_SITTING = 5;
/** As many cards as warm up for another try, without putting it off. */
export const HANDFUL = 5;
/** As many as one sitting holds with the mind still on it. */
export const SITTING = 20;
/** Below this a clause is not mastered, even by someone who passed. */
const UNMASTERED = 500;

/**
 * One next step with its reason: what was begun, then what went wrong last, beside it a handful of the cards it left behind,
 * then what is about to be forgotten, what is new, what is weak although passed, and then the exam. `due` names the
 * encounter of every card that is due.
 */
export function suggest(
  course: Course,
  library: readonly EncounterListing[],
  attempts: readonly AttemptSummary[],
  spots: readonly WeakSpot[],
  due: readonly string[],
): Suggestion {
  const known = new Set(library.map(({ id }) => id));
  const unfinished = attempts.find(
    (attempt, index) =>
      attempt.state === 'open' && known.has(attempt.encounter) && !superseded(attempt, attempts.slice(0, index)),
  );
  if (unfinished) return { kind: 'unfinished', encounter: unfinished.encounter, attempt: unfinished };
  const order = course.stages.flatMap(({ encounters }) => encounters);
  const standings = order.map((encounter) => ({ encounter, ...standing(attempts, encounter) }));
  const failed = standings.find(({ last, passed }) => last !== undefined && !passed);
  if (failed?.last) {
    const { encounter, last: attempt } = failed;
    const cards = due.filter((one) => one === encounter).length;
    return { kind: 'failed', encounter, attempt, cards: Math.min(cards, HANDFUL) };
  }
  if (due.length >= CARDS_WORTH_A_SITTING) return { kind: 'review', cards: due.length };
  const fresh = standings.find(({ last }) => last === undefined);
  if (fresh)
    return { kind: 'new', encounter: fresh.encounter, first: standings.every(({ last }) => last === undefined) };
  const spot = spots.find(({ mastery, sightings }) => mastery < UNMASTERED && known.has(sightings[0]?.encounter ?? ''));
  if (spot) return { kind: 'weak', encounter: spot.sightings[0]?.encounter ?? '', spot };
  for (const { id, of } of course.exam.parts) {
    const [encounter] = of;
    if (encounter !== undefined && !of.some((one) => standing(attempts, one).examPassed)) {
      return { kind: 'exam', encounter, part: id };
    }
  }
  return { kind: 'done' };
}

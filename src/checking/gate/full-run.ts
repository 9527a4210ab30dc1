import { resultOf, rulesOf } from '../../scoring';
import { spaceOf } from './duties';
import type { DutyReach } from './duty-product';
import type { Path } from './explore';
import type { Ground } from './ground';
import {
  AT_ONCE,
  type Attempt,
  BY_HAND,
  type Found,
  forPoints,
  fullMarks,
  type Plan,
  planOf,
  playPath,
  playPlan,
  type SearchResult,
  type SearchSpace,
  search,
  shorten,
  symbolsOf,
} from './search';

const WHOLE = 100_000;
/** Nodes looked at: straight for points first, which is quick where duties do not depend on each other. */
const MOST_FOR_POINTS = 150;
const MOST_EXPANDED = 1200;
const MOST_BY_HAND = 400;

export interface FullRun {
  /** Symbols in order, −1 for waiting. */
  readonly symbols: readonly number[];
  /** At a human pace. */
  readonly path: Path | null;
  readonly ending: string;
}

/**
 * The shortest run to 100 that the search finds, and whether hands can do it. `hints` are full runs of other variants:
 * often the same will do.
 */
export function checkFullRun(
  ground: Ground,
  reaches: readonly DutyReach[],
  hints: readonly (readonly number[])[],
): FullRun | null {
  const { report } = ground;
  const atOnce = spaceOf(ground, AT_ONCE);
  const byHand = spaceOf(ground, BY_HAND);
  const full = (attempt: Attempt): boolean => isFull(ground, attempt);
  const known = hints.find((hint) => full(playPath(atOnce, hint)));
  const goal = fullMarks(reaches, WHOLE);
  const quick = known ? null : search(atOnce, forPoints(reaches, WHOLE), MOST_FOR_POINTS);
  const found = known ? null : (quick?.found ?? search(atOnce, goal, MOST_EXPANDED).found);
  const path = known ?? (found ? symbolsIn(found) : null);
  if (path === null) {
    const best = quick && topOf(quick);
    const lost = best ? lossesOf(best) : '';
    const points = best ? String(best.result.total / 1000) : '0';
    report('E-GATE-FULL', ['duties'], { found: points, where: lost }, () =>
      best ? ground.lines(best.attempt.path) : undefined,
    );
    return null;
  }
  const short = shorten(atOnce, path, full);
  const plan = planOf(atOnce, short);
  const done = (attempt: Attempt, symbols: readonly number[]): FullRun => ({
    symbols,
    path: attempt.path,
    ending: attempt.state.ending ?? '',
  });
  const straight = playPlan(byHand, plan);
  if (full(straight)) return done(straight, short);
  const again =
    search(byHand, forPoints(reaches, WHOLE), MOST_FOR_POINTS).found ?? search(byHand, goal, MOST_BY_HAND).found;
  if (again) {
    const symbols = shorten(byHand, symbolsIn(again), full);
    return done(playPath(byHand, symbols), symbols);
  }
  const slow = playPlan(
    byHand,
    rearrange(byHand, plan, (attempt) => totalOf(ground, attempt)),
  );
  if (full(slow)) return done(slow, short);
  const result = resultOf(slow.watch, rulesOf(ground.input.encounter), slow.state.ending !== null);
  const best = { attempt: slow, result };
  const values = { found: String(result.total / 1000), where: lossesOf(best) };
  report('E-GATE-PACE', ['duties'], values, () => ground.lines(slow.path));
  return null;
}

/** Points of a finished run; a run that does not come to an ending is worth nothing here. */
function totalOf(ground: Ground, { state, watch }: Attempt): number {
  return state.ending === null ? -1 : resultOf(watch, rulesOf(ground.input.encounter), true).total;
}

/**
 * First things first: what thought does in any order, hands must do in the right one. Moves single steps to other
 * places as long as that earns more.
 */
function rearrange(space: SearchSpace, plan: Plan, value: (attempt: Attempt) => number): Plan {
  let kept = plan;
  let best = value(playPlan(space, kept));
  let tries = 0;
  const moved = <T>(list: readonly T[], from: number, to: number): readonly T[] => {
    const rest = [...list.slice(0, from), ...list.slice(from + 1)];
    return [...rest.slice(0, to), list[from] as T, ...rest.slice(to)];
  };
  for (let better = true; better && best < WHOLE; ) {
    better = false;
    for (let from = 0; from < kept.symbols.length && !better; from += 1) {
      for (let to = 0; to < kept.symbols.length && !better && tries < MOST_MOVES; to += 1) {
        const next = { symbols: moved(kept.symbols, from, to), until: moved(kept.until, from, to) };
        const now = value(playPlan(space, next));
        tries += 1;
        if (now <= best) continue;
        kept = next;
        best = now;
        better = true;
      }
    }
  }
  return kept;
}

const MOST_MOVES = 1200;

function isFull(ground: Ground, attempt: Attempt): boolean {
  if (attempt.state.ending === null) return false;
  const result = resultOf(attempt.watch, rulesOf(ground.input.encounter), true);
  return result.total === WHOLE && result.verdict.passed;
}

function topOf({ best }: SearchResult): Found | null {
  return [...best.values()].reduce<Found | null>(
    (top, one) => (top === null || one.result.total > top.result.total ? one : top),
    null,
  );
}

const symbolsIn = ({ attempt }: Found): readonly number[] => symbolsOf(attempt.path).map(({ symbol }) => symbol);

function lossesOf({ result }: Found): string {
  return result.duties
    .filter(({ earned, possible, deducted }) => earned < possible || deducted < 0)
    .map(({ duty }) => duty.id)
    .join(', ');
}

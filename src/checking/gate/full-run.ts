import { ENDED_BY_LIMIT } from '../../encounter';
import { type Result, resultOf, rulesOf } from '../../scoring';
import { spaceOf } from './duties';
import type { DutyReach } from './duty-product';
import type { Path } from './explore';
import type { Ground } from './ground';
import { type Cell, forPointsIn, fullMarksIn, type Joint, seek, shortenIn, symbolsTo } from './joint';
import {
  AT_ONCE,
  type Attempt,
  BY_HAND,
  type Found,
  forPoints,
  fullMarks,
  isBreach,
  type Plan,
  planOf,
  playPath,
  playPlan,
  type SearchSpace,
  search,
  shorten,
  symbolsOf,
} from './search';

const WHOLE = 100_000;
/** Nodes looked at: straight for points first, which is quick where duties do not depend on each other. */
const MOST_FOR_POINTS = 150;
const MOST_EXPANDED = 6000;
const MOST_PLAYED = 1200;
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
  own: () => Joint,
  reaches: readonly DutyReach[],
  hints: readonly (readonly number[])[],
): FullRun | null {
  const { report } = ground;
  const atOnce = spaceOf(ground, AT_ONCE);
  const byHand = spaceOf(ground, BY_HAND);
  const full = (attempt: Attempt): boolean => isFull(ground, attempt);
  const known = hints.find((hint) => full(playPath(atOnce, hint)));
  const sought = known ? null : seekFull(atOnce, own(), reaches, full);
  const short = known ?? sought?.full ?? null;
  if (short === null) {
    const best = sought?.best;
    const result = best && resultOf(best.watch, rulesOf(ground.input.encounter), best.state.ending !== null);
    const lost = result ? lossesOf(result) : '';
    const points = result ? String(result.total / 1000) : '0';
    report('E-GATE-FULL', ['duties'], { found: points, where: lost }, () =>
      best ? ground.lines(best.path) : undefined,
    );
    return null;
  }
  const plan = planOf(atOnce, short);
  const done = (attempt: Attempt, symbols: readonly number[]): FullRun => ({
    symbols,
    path: attempt.path,
    ending: attempt.state.ending ?? '',
  });
  const straight = playPlan(byHand, plan);
  if (full(straight)) return done(straight, short);
  const again =
    search(byHand, forPoints(reaches, WHOLE), MOST_FOR_POINTS).found ??
    search(byHand, fullMarks(reaches, WHOLE), MOST_BY_HAND).found;
  const symbols = again && shorten(byHand, symbolsIn(again), full);
  const played = symbols && playPath(byHand, symbols);
  // Waiting ends where hands are; only what is full when it is played is a run.
  if (played && full(played)) return done(played, symbols);
  const slow = playPlan(
    byHand,
    rearrange(byHand, plan, (attempt) => totalOf(ground, attempt)),
  );
  if (full(slow)) return done(slow, short);
  const result = resultOf(slow.watch, rulesOf(ground.input.encounter), slow.state.ending !== null);
  const values = { found: String(result.total / 1000), where: lossesOf(result) };
  report('E-GATE-PACE', ['duties'], values, () => ground.lines(slow.path));
  return null;
}

/**
 * A run to 100 through the graph, as short as it can be made, and then played: only what is full when it is played is
 * one. `best` is the best run that was found, if none is full.
 */
function seekFull(
  space: SearchSpace,
  joint: Joint,
  reaches: readonly DutyReach[],
  full: (attempt: Attempt) => boolean,
): { readonly full: readonly number[] | null; readonly best: Attempt | null } {
  const breaches = new Set(space.symbols.filter((symbol) => isBreach(symbol, reaches)).map(({ id }) => id));
  const useless = (symbol: number): boolean => breaches.has(symbol);
  const ends: Cell[] = [];
  // To an ending of the story; by the end of the time only if nothing else will do.
  for (const end of [(ending: string) => ending !== ENDED_BY_LIMIT, () => true]) {
    const marks = fullMarksIn(joint, WHOLE, useless, end);
    const quick = seek(joint, forPointsIn(joint, marks), MOST_FOR_POINTS);
    const sought = quick.found ? quick : seek(joint, marks, MOST_EXPANDED);
    ends.push(...quick.best.values(), ...sought.best.values());
    if (!sought.found) continue;
    for (const cell of [shortenIn(joint, sought.found, marks.reached), sought.found]) {
      const path = symbolsTo(cell);
      if (full(playPath(space, path))) return { full: path, best: null };
    }
    // Moods that the graph holds to be alike led elsewhere when they were played: look again among real states.
    const real = search(space, fullMarks(reaches, WHOLE), MOST_PLAYED).found;
    if (real) return { full: shorten(space, symbolsIn(real), full), best: null };
  }
  const best = ends.reduce<Cell | null>(
    (top, one) => (top === null || joint.result(one).total > joint.result(top).total ? one : top),
    null,
  );
  return { full: null, best: best && playPath(space, symbolsTo(best)) };
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

const symbolsIn = ({ attempt }: Found): readonly number[] => symbolsOf(attempt.path).map(({ symbol }) => symbol);

function lossesOf({ duties }: Result): string {
  return duties
    .filter(({ earned, possible, deducted }) => earned < possible || deducted < 0)
    .map(({ duty }) => duty.id)
    .join(', ');
}

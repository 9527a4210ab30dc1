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
  fullMarks,
  playPath,
  type SearchSpace,
  search,
  shorten,
  symbolsOf,
} from './search';

const WHOLE = 100_000;
const MOST_EXPANDED = 1500;
const MOST_BY_HAND = 500;

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
  const searched = known ? null : search(atOnce, goal, MOST_EXPANDED);
  const path = known ?? (searched?.found ? symbolsOf(searched.found.attempt.path).map(({ symbol }) => symbol) : null);
  if (path === null) {
    const best = bestOf(atOnce, reaches);
    const lost = best ? lossesOf(best) : '';
    const found = best ? String(best.result.total / 1000) : '0';
    report('E-GATE-FULL', ['duties'], { found, where: lost }, best ? ground.lines(best.attempt.path) : undefined);
    return null;
  }
  const short = shorten(atOnce, path, full);
  const slow = playPath(byHand, short);
  if (full(slow)) return { symbols: short, path: slow.path, ending: slow.state.ending ?? '' };
  const again = search(byHand, goal, MOST_BY_HAND);
  if (again.found) {
    const symbols = shorten(
      byHand,
      symbolsOf(again.found.attempt.path).map(({ symbol }) => symbol),
      full,
    );
    const attempt = playPath(byHand, symbols);
    return { symbols, path: attempt.path, ending: attempt.state.ending ?? '' };
  }
  const result = resultOf(slow.watch, rulesOf(ground.input.encounter), slow.state.ending !== null);
  const best = { attempt: slow, result };
  const values = { found: String(result.total / 1000), where: lossesOf(best) };
  report('E-GATE-PACE', ['duties'], values, ground.lines(slow.path));
  return null;
}

function isFull(ground: Ground, attempt: Attempt): boolean {
  if (attempt.state.ending === null) return false;
  const result = resultOf(attempt.watch, rulesOf(ground.input.encounter), true);
  return result.total === WHOLE && result.verdict.passed;
}

/** The best finished run that going for points finds. */
function bestOf(space: SearchSpace, reaches: readonly DutyReach[]): Found | null {
  const towards = fullMarks(reaches, WHOLE);
  const goal = {
    hopeless: () => false,
    value: (attempt: Attempt, result: Found['result']) => result.total - attempt.length,
    reached: towards.reached,
  };
  const { best } = search(space, goal, MOST_BY_HAND);
  return [...best.values()].reduce<Found | null>(
    (top, one) => (top === null || one.result.total > top.result.total ? one : top),
    null,
  );
}

function lossesOf({ result }: Found): string {
  return result.duties
    .filter(({ earned, possible, deducted }) => earned < possible || deducted < 0)
    .map(({ duty }) => duty.id)
    .join(', ');
}

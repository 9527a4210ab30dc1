import { monitorVerdict, type Result, resultOf, rulesOf } from '../../scoring';
import { canReach } from './course';
import { spaceOf } from './duties';
import type { DutyReach } from './duty-product';
import { pathTo } from './explore';
import type { Ground } from './ground';
import { type Aim, type Joint, jointOf, seek, symbolsTo } from './joint';
import { type Attempt, type Goal, leave, playPath, search, symbolsOf } from './search';
import { dutySignature } from './signatures';

/** In thousandths of a point. `points` is what a run of the gate came to, `bound` what the duties, each by itself, allow. */
export interface Bound {
  readonly points: number;
  readonly bound: number;
  /** The two are the same: there is nothing beyond. */
  readonly exact: boolean;
}

export interface Attainable {
  readonly ending: string;
  readonly least: Bound;
  readonly most: Bound;
  /** Verdicts that runs to this ending were found to have. */
  readonly verdicts: readonly ('passed' | 'failed')[];
}

const MOST_EXPANDED = 250;
const MOST_PLAYED = 120;

/** What each ending can be worth. Bounds come from following every duty by itself; runs that attain them make them exact. */
export function attainableScores(
  ground: Ground,
  reaches: readonly DutyReach[],
  known: readonly (readonly number[])[],
): readonly Attainable[] {
  const { input, graph } = ground;
  const joint = jointOf(ground, reaches);
  const ids = [...new Set(graph.nodes.flatMap(({ state }) => (state.ending === null ? [] : [state.ending])))];
  const order = input.encounter.endings.map(({ id }) => id);
  const endings = [...ids, 'left'].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return endings.map((ending) => attainable(ground, joint, ending, reaches, known));
}

function attainable(
  ground: Ground,
  joint: Joint,
  ending: string,
  reaches: readonly DutyReach[],
  known: readonly (readonly number[])[],
): Attainable {
  const { graph, input } = ground;
  const rules = rulesOf(input.encounter);
  const space = spaceOf(ground);
  const open = canReach(graph, ({ state }) => ending === 'left' || state.ending === ending);
  const bounds = boundsOf(ground, ending, reaches);
  const runs: Result[] = [];
  const take = (attempt: Attempt): void => {
    if (attempt.state.ending === ending) runs.push(resultOf(attempt.watch, rules, true));
  };
  for (const path of known) take(playPath(space, path));
  for (const reach of reaches) for (const way of [reach.met, reach.missed]) if (way) take(playPath(space, way.path));
  const best = () => Math.max(...runs.map((run) => run.total));
  const least = () => Math.min(...runs.map((run) => run.total));
  const neverLost = new Set(
    reaches.filter((reach) => reach.byEnding.get(ending)?.most === 1000).map(({ duty }) => duty),
  );
  const goal: Goal = {
    hopeless: ({ watch }, at) =>
      (at?.sure === true && !open.has(at.node)) ||
      watch.duties.some((duty, index) => {
        const monitor = neverLost.has(duty) ? watch.states[index] : undefined;
        return monitor !== undefined && monitorVerdict(monitor, duty) === 'violated';
      }),
    value: (attempt, result, at) => result.total - 20 * (open.get(at?.node ?? -1) ?? 20) - attempt.length,
    reached: (attempt, result) => attempt.state.ending === ending && result.total >= bounds.most,
  };
  const seekMost = (): void => {
    const aim: Aim = {
      hopeless: (cell) => !open.has(cell.node) || joint.broken(cell).some((duty) => neverLost.has(duty)),
      value: (cell) => joint.result(cell).total - 20 * (open.get(cell.node) ?? 20) - cell.length,
      reached: (cell) => joint.node(cell).state.ending === ending && joint.result(cell).total >= bounds.most,
    };
    const { found, best: finished } = seek(joint, aim, MOST_EXPANDED);
    const cell = found ?? finished.get(ending);
    if (!cell) return;
    const played = playPath(space, symbolsTo(cell));
    take(played);
    const { total } = joint.result(cell);
    if (played.state.ending === ending && resultOf(played.watch, rules, true).total >= total) return;
    // Moods that the graph holds to be alike led elsewhere when they were played: look again among real states.
    const real = search(space, goal, MOST_PLAYED);
    const last = real.found ?? real.best.get(ending);
    if (last) runs.push(last.result);
  };
  if (ending === 'left') {
    runs.push(resultOf(leave(space, playPath(space, [])).watch, rules, true));
    for (const path of known) runs.push(resultOf(leave(space, playPath(space, path.slice(0, -1))).watch, rules, true));
  } else {
    if (runs.length === 0 || best() < bounds.most) seekMost();
    const straight = straightTo(ground, ending);
    if (straight) {
      take(playPath(space, straight));
      take(playPath(space, worsen(ground, straight, ending, bounds.least)));
    }
  }
  const verdicts = new Set(runs.map((run) => (run.verdict.passed ? ('passed' as const) : ('failed' as const))));
  const bound = (points: number, limit: number): Bound => ({ points, bound: limit, exact: points === limit });
  return {
    ending,
    least: bound(runs.length === 0 ? bounds.least : least(), bounds.least),
    most: bound(runs.length === 0 ? bounds.most : best(), bounds.most),
    verdicts: [...verdicts].sort().reverse(),
  };
}

/** The shortest run to the ending, as symbols. */
function straightTo({ graph }: Ground, ending: string): readonly number[] | null {
  const node = graph.nodes.find(({ state }) => state.ending === ending);
  return node ? symbolsOf(pathTo(graph, node.id)).map(({ symbol }) => symbol) : null;
}

/** Breaks whatever can be broken on the way without leaving it. */
function worsen(ground: Ground, path: readonly number[], ending: string, bound: number): readonly number[] {
  const space = spaceOf(ground);
  const { duties } = ground.input.encounter;
  const rules = rulesOf(ground.input.encounter);
  const total = (symbols: readonly number[]): number | null => {
    const { state, watch } = playPath(space, symbols);
    return state.ending === ending ? resultOf(watch, rules, true).total : null;
  };
  const bad = new Map<string, number>();
  for (const symbol of ground.symbols) {
    const event = symbol.event(undefined);
    const broken = duties.map((duty) => (duty.template === 'absence' ? dutySignature(duty, event) : '')).join();
    if (/(^|,)1/.test(broken) && !bad.has(broken)) bad.set(broken, symbol.id);
  }
  let kept = path;
  let now = total(kept);
  for (let round = 0; round < MOST_WORSE && now !== null && now > bound; round += 1) {
    const before: number = now;
    for (const symbol of bad.values()) {
      for (let at = 0; at < kept.length; at += 1) {
        const more = [...kept.slice(0, at), symbol, ...kept.slice(at)];
        const worse = total(more);
        if (worse === null || worse >= (now ?? 0)) continue;
        kept = more;
        now = worse;
        break;
      }
    }
    if (now === before) break;
  }
  return kept;
}

/** Breaches of each kind that are tried one after the other. */
const MOST_WORSE = 8;

/** Sums of what each duty can come to at the ending; nothing beyond them is possible. */
function boundsOf(ground: Ground, ending: string, reaches: readonly DutyReach[]) {
  const opening = resultOf(playPath(spaceOf(ground), []).watch, rulesOf(ground.input.encounter), true);
  const forbidden = opening.dimensions.find(({ dimension }) => dimension === 'forbidden')?.possible ?? 0;
  let least = 0;
  let most = 0;
  let lostLeast = 0;
  let lostMost = 0;
  for (const { duty, possible } of opening.duties) {
    const range = reaches.find((reach) => reach.duty === duty)?.byEnding.get(ending);
    if (!range) continue;
    least += Math.floor((possible * range.least) / 1000);
    most += Math.floor((possible * range.most) / 1000);
    if (duty.dimension !== 'forbidden' || duty.beyond || duty.weight <= 0) continue;
    // A breach can be repeated until nothing is left, unless the author caps it.
    const price = Math.round(duty.weight * 1000);
    const cap = duty.template === 'absence' ? Math.round((duty.most ?? 100) * 1000) : price;
    lostLeast += Math.floor((price * (1000 - range.most)) / 1000);
    lostMost += range.least < 1000 ? cap : 0;
  }
  return {
    least: least + Math.max(0, forbidden - lostMost),
    most: most + Math.max(0, forbidden - lostLeast),
  };
}

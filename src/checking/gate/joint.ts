import type { Duty } from '../../encounter';
import { monitorVerdict, type Result, resultOf, rulesOf, watchStart } from '../../scoring';
import type { DutyReach, Place } from './duty-product';
import { type GraphNode, WAIT } from './explore';
import type { Ground } from './ground';
import { Heap } from './heap';
import { NumberTable } from './number-table';
import { scores } from './search';
import { type Move, Watcher } from './watcher';

/** A point of a run through the graph with all duties watching. */
export interface Cell {
  readonly node: number;
  readonly watch: number;
  readonly symbol: number;
  readonly before: Cell | null;
  readonly length: number;
}

/** What is known of a watch, whatever the place. */
interface Known {
  /** If the run ends here, and if it does not. */
  ended: Result | null;
  open: Result | null;
  readonly broken: readonly Duty[];
  readonly places: readonly Place[];
}

/** Steps that duties still ask for. */
export interface Ways {
  /** The most that one of them asks for, as far as it is known. */
  readonly most: number;
  /** The way to the end is shared; what each duty asks beyond it comes on top. */
  readonly together: number;
}

/** The explored graph and all duties that count in the variant, to look for runs in. What is found must still be played. */
export interface Joint {
  readonly start: Cell;
  node(cell: Cell): GraphNode;
  result(cell: Cell): Result;
  /** Duties that are broken for good. */
  broken(cell: Cell): readonly Duty[];
  /** One of them scores. */
  violated(cell: Cell): boolean;
  /** Steps that scoring duties still ask for; null where one can no longer be had in full. */
  ways(cell: Cell): Ways | null;
  moves(cell: Cell): readonly Move[];
  step(cell: Cell, move: Move): Cell;
  /** Null where the symbol leads nowhere. */
  by(cell: Cell, symbol: number): Cell | null;
}

export function jointOf({ graph, input, variant }: Ground, reaches: readonly DutyReach[]): Joint {
  const { encounter } = input;
  const rules = rulesOf(encounter);
  const whole = watchStart(encounter, variant.draws);
  const duties = whole.duties.filter((_, index) => whole.active[index]);
  const watcher = new Watcher(graph, duties, variant.draws);
  const wanted = reaches.flatMap((reach) => {
    const index = duties.indexOf(reach.duty);
    return index < 0 || !scores(reach.duty) ? [] : [{ reach, index }];
  });
  const known: Known[] = [];
  const know = (id: number): Known => {
    const found = known[id];
    if (found) return found;
    const { states, remembered, t } = watcher.watch(id);
    const made: Known = {
      ended: null,
      open: null,
      broken: duties.filter((duty, index) => {
        const monitor = states[index];
        return monitor !== undefined && monitorVerdict(monitor, duty) === 'violated';
      }),
      places: wanted.map(({ reach, index }) => {
        const monitor = states[index];
        return monitor ? reach.place(monitor, remembered, t) : { exact: undefined, timeless: undefined };
      }),
    };
    known[id] = made;
    return made;
  };
  const node = (cell: Cell): GraphNode => graph.nodes[cell.node] as GraphNode;
  const after = (cell: Cell, move: Move): Cell => ({
    node: move.to,
    watch: watcher.next(cell.watch, move.kind),
    symbol: move.symbol,
    before: cell,
    length: cell.length + 1,
  });
  const waysOf = (cell: Cell): Ways | null => {
    const { places } = know(cell.watch);
    let most = 0;
    let least = Number.POSITIVE_INFINITY;
    let sum = 0;
    for (let index = 0; index < wanted.length; index += 1) {
      const way = (wanted[index] as (typeof wanted)[number]).reach.distance(cell.node, places[index] as Place);
      if (way === null) return null;
      if (way !== undefined && way > most) most = way;
      const reckoned = way ?? UNKNOWN_WAY;
      if (reckoned < least) least = reckoned;
      sum += reckoned;
    }
    const shared = wanted.length === 0 ? 0 : least;
    return { most, together: shared + sum - shared * wanted.length };
  };
  /** Asked for several times in a row. */
  let lastAsked: Cell | null = null;
  let lastWays: Ways | null = null;
  return {
    start: { node: 0, watch: watcher.start, symbol: WAIT, before: null, length: 0 },
    node,
    result: (cell) => {
      const facts = know(cell.watch);
      if (node(cell).state.ending === null) {
        facts.open ??= resultOf(watcher.watch(cell.watch), rules, false);
        return facts.open;
      }
      facts.ended ??= resultOf(watcher.watch(cell.watch), rules, true);
      return facts.ended;
    },
    broken: (cell) => know(cell.watch).broken,
    violated: (cell) => know(cell.watch).broken.some(scores),
    ways: (cell) => {
      if (cell === lastAsked) return lastWays;
      lastAsked = cell;
      lastWays = waysOf(cell);
      return lastWays;
    },
    moves: (cell) => {
      const here = node(cell);
      const wait = watcher.wait(here);
      return wait ? [...watcher.inputs(here), wait] : watcher.inputs(here);
    },
    step: after,
    by: (cell, symbol) => {
      const move = watcher.moveBy(node(cell), symbol);
      return move && after(cell, move);
    },
  };
}

export interface Aim {
  /** Higher is better; the search goes on from the best. */
  value(cell: Cell): number;
  hopeless(cell: Cell): boolean;
  /** Not worth trying at all. */
  readonly useless?: (symbol: number) => boolean;
  reached(cell: Cell): boolean;
}

export interface Sought {
  readonly found: Cell | null;
  /** Best finished run of every ending. */
  readonly best: ReadonlyMap<string, Cell>;
}

/** More nodes than any graph has. */
const MOST_PLACES = 2 ** 24;

/** Best first, each place with each watch once. */
export function seek(joint: Joint, aim: Aim, most: number): Sought {
  const heap = new Heap<{ readonly cell: Cell; readonly value: number }>(
    (a, b) => b.value - a.value || a.cell.length - b.cell.length,
  );
  const seen = new NumberTable();
  const best = new Map<string, { readonly cell: Cell; readonly value: number }>();
  let found: Cell | null = null;
  const offer = (cell: Cell): void => {
    const place = cell.watch * MOST_PLACES + cell.node;
    if (seen.get(place) !== undefined) return;
    seen.set(place, cell.length);
    if (aim.hopeless(cell)) return;
    const value = aim.value(cell);
    const { ending } = joint.node(cell).state;
    if (ending === null) {
      heap.push({ cell, value });
      return;
    }
    const known = best.get(ending);
    if (!known || value > known.value) best.set(ending, { cell, value });
    if (found === null && aim.reached(cell)) found = cell;
  };
  offer(joint.start);
  for (let expanded = 0; heap.size > 0 && found === null && expanded < most; expanded += 1) {
    const { cell } = heap.pop() as { cell: Cell };
    for (const move of joint.moves(cell)) {
      if (move.symbol !== WAIT && aim.useless?.(move.symbol)) continue;
      offer(joint.step(cell, move));
      if (found !== null) break;
    }
  }
  return { found, best: new Map([...best].map(([ending, { cell }]) => [ending, cell])) };
}

/** How much more a step still to go counts than one already gone: the higher, the faster and the less short. */
const EAGER = 3;
/** Steps reckoned where the explored graph does not tell. */
const UNKNOWN_WAY = 6;

/** Full marks: towards what is still missing by the shortest way, never where something would be lost for good. */
export function fullMarksIn(
  joint: Joint,
  whole: number,
  useless: (symbol: number) => boolean,
  ends: (ending: string) => boolean,
): Aim {
  return {
    useless,
    hopeless: (cell) => joint.violated(cell) || joint.ways(cell) === null,
    value: (cell) => {
      const left = joint.ways(cell)?.together ?? 0;
      return joint.result(cell).total / whole - EAGER * left - cell.length;
    },
    reached: (cell) => {
      const { total, verdict } = joint.result(cell);
      return total >= whole && verdict.passed && ends(joint.node(cell).state.ending ?? '');
    },
  };
}

/** Straight for points: whatever earns most now. */
export function forPointsIn(joint: Joint, marks: Aim): Aim {
  return { ...marks, hopeless: joint.violated, value: (cell) => joint.result(cell).total - cell.length };
}

function cellsOf(last: Cell): readonly Cell[] {
  const cells: Cell[] = [];
  for (let cell: Cell | null = last; cell !== null; cell = cell.before) cells.push(cell);
  return cells.reverse();
}

export const symbolsTo = (last: Cell): readonly number[] =>
  cellsOf(last)
    .slice(1)
    .map(({ symbol }) => symbol);

/** Steps tried to shorten one run; only stories of hundreds of moments come near. */
const MOST_SHORTENING = 8000;

/** Leaves out whatever can be left out of a run to full marks, last things first. */
export function shortenIn(joint: Joint, last: Cell, reached: (cell: Cell) => boolean): Cell {
  let cells = cellsOf(last);
  const budget = { left: MOST_SHORTENING };
  for (let size = 4; size > 0; size = size >> 1) {
    for (let at = cells.length - 1 - size; at >= 0 && budget.left > 0; at -= 1) {
      const kept = without(joint, cells, at, size, reached, budget);
      if (kept) cells = cellsOf(kept);
    }
  }
  return cells.at(-1) ?? last;
}

/** The run without so many steps after a cell, if it is still good. */
function without(
  joint: Joint,
  cells: readonly Cell[],
  at: number,
  size: number,
  reached: (cell: Cell) => boolean,
  budget: { left: number },
): Cell | null {
  let cell = cells[at] as Cell;
  for (let next = at + size + 1; next < cells.length; next += 1) {
    budget.left -= 1;
    const ways = joint.ways(cell);
    // Some duty needs more steps than are left.
    if (ways === null || ways.most > cells.length - next) return null;
    const step = joint.by(cell, (cells[next] as Cell).symbol);
    if (step === null) return null;
    cell = step;
    if (joint.node(cell).state.ending !== null) break;
  }
  return joint.node(cell).state.ending !== null && reached(cell) ? cell : null;
}

import { type Duty, ENDED_BY_LIMIT, type Millis } from '../../encounter';
import { type MonitorState, monitorEnd, monitorKey } from '../../scoring';
import { type Graph, type GraphNode, WAIT } from './explore';
import { flatGraph } from './flat-graph';
import { NumberList } from './number-list';
import { NumberTable } from './number-table';
import { NOWHERE, PlaceTable } from './place-table';
import { memoriesOf } from './terms';
import { type Moves, roomForMoves, Watcher } from './watcher';

/** Worth in thousandths, least and most. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** A run: symbols of the graph in order, −1 for waiting. */
export interface Way {
  readonly path: readonly number[];
  readonly node: number;
}

/** What a duty still depends on, looked up once: by its limit as it stands, and at any time. */
export interface Place {
  readonly exact: number | undefined;
  readonly timeless: number | undefined;
}

/** Everything one duty can come to, by the ending at which the run stops; `left` stands for stopping anywhere. */
export interface DutyReach {
  readonly duty: Duty;
  readonly byEnding: ReadonlyMap<string, Range>;
  /** Shortest runs to full worth at an ending, and to none at all. */
  readonly met: Way | null;
  readonly missed: Way | null;
  /** The cause that a response waits for comes in some run. */
  readonly caused: boolean;
  readonly complete: boolean;
  place(monitor: MonitorState, remembered: readonly string[], t: Millis): Place;
  /** Least number of steps from here to an ending with full worth; null if there is no such way, undefined if unknown. */
  distance(node: number, place: Place): number | null | undefined;
}

const MOST_STATES = 300_000;
const MOST_FUTURES = 65_536;
const CLOCK = /@\d+/;
const FAR = -1;
const NOTHING_YET = -1;

/** Room to follow duties in, one after the other; what is found of one is copied out before the next. */
export interface Room {
  /** By state: its node, its watch, and the state and the symbol it was first come to by. */
  readonly at: NumberList;
  readonly watches: NumberList;
  readonly before: NumberList;
  readonly by: NumberList;
  /** By state: where its links begin, in the order of states; and where each link leads. */
  readonly links: NumberList;
  readonly linkTo: NumberList;
  readonly back: Back;
  readonly moves: Moves;
  /** State by node and by number of what its future depends on. */
  readonly ids: PlaceTable;
}

/** Links backwards: where those of each state begin, and where they come from. */
interface Back {
  readonly starts: NumberList;
  readonly next: NumberList;
  readonly sources: NumberList;
  readonly queue: NumberList;
  readonly distances: NumberList;
}

export function roomToFollow(): Room {
  const list = (): NumberList => new NumberList();
  return {
    at: list(),
    watches: list(),
    before: list(),
    by: list(),
    links: list(),
    linkTo: list(),
    back: { starts: list(), next: list(), sources: list(), queue: list(), distances: list() },
    moves: roomForMoves(),
    ids: new PlaceTable(),
  };
}

/**
 * The graph together with the watch of one duty. Duties look at the log alone and never move the machine, so each can
 * be followed by itself; what they come to together is composed afterwards. States are numbers in flat lists: node,
 * watch, and the state before.
 */
export function followDuty(
  graph: Graph,
  duty: Duty,
  draws: Readonly<Record<string, string>>,
  { at, watches, before, by, links, linkTo, back, moves, ids }: Room,
): DutyReach {
  const { nodes } = graph;
  const watcher = new Watcher(graph, [duty], draws, moves);
  const asked = memoriesOf(duty);
  const { endings, endingOf } = flatGraph(graph);
  /** By ending: what the duty comes to there, least and most. */
  const least = endingOf.map(() => NOTHING_YET);
  const most = endingOf.map(() => NOTHING_YET);
  const futures = new Map<string, number>();
  /** By watch: number of what the future depends on, the worth if the run ends here. */
  const futureOf: number[] = [];
  const worthOf: number[] = [];
  for (const list of [at, watches, before, by, links, linkTo]) list.reset();
  ids.reset(nodes.length);
  const goals: number[] = [];
  let met = FAR;
  let missed = FAR;
  const learn = (watch: number): void => {
    const { states, remembered, t } = watcher.watch(watch);
    const [monitor] = states;
    if (!monitor) return;
    const name = nameOf(monitor, remembered, duty, t);
    futureOf[watch] = numberOf(futures, name);
    worthOf[watch] = monitorEnd(monitor, duty).worth;
  };
  const push = (node: number, watch: number, from: number, symbol: number): void => {
    if (futureOf[watch] === undefined) learn(watch);
    const future = futureOf[watch] as number;
    const known = ids.get(node, future);
    const id = known === NOWHERE ? at.length : known;
    if (from !== FAR) linkTo.push(id);
    if (known !== NOWHERE) return;
    ids.set(node, future, id);
    at.push(node);
    watches.push(watch);
    before.push(from);
    by.push(symbol);
    const worth = worthOf[watch] as number;
    const ending = endings[node] as number;
    const low = least[ending] as number;
    if (low === NOTHING_YET || worth < low) least[ending] = worth;
    if (worth > (most[ending] as number)) most[ending] = worth;
    if (worth === 1000 && ending !== 0) {
      goals.push(id);
      if (met === FAR) met = id;
    }
    if (worth === 0 && missed === FAR) missed = id;
  };
  push(0, watcher.start, FAR, WAIT);
  for (let id = 0; id < at.length && at.length < MOST_STATES && futures.size < MOST_FUTURES; id += 1) {
    links.push(linkTo.length);
    const from = at.at(id);
    if (endings[from] !== 0) continue;
    const node = nodes[from] as GraphNode;
    const watch = watches.at(id);
    watcher.open(node);
    const last = moves.end.at(from);
    for (let move = moves.begin.at(from); move < last; move += 1) {
      const to = moves.to.at(move);
      const next = watcher.next(watch, moves.kind.at(move));
      if (to !== from || next !== watch) push(to, next, id, moves.symbol.at(move));
    }
    const wait = watcher.wait(node);
    if (!wait) continue;
    const next = watcher.next(watch, wait.kind);
    if (wait.to !== from || next !== watch) push(wait.to, next, id, WAIT);
  }
  // A run leads to an ending of the story, unless only the end of the time will do.
  const told = goals.filter((goal) => nodes[at.at(goal)]?.state.ending !== ENDED_BY_LIMIT);
  const distances = distancesTo(told.length > 0 ? told : goals, at.length, links, linkTo, back);
  const known = new PlaceTable();
  known.reset(nodes.length);
  for (let id = 0; id < at.length; id += 1) known.set(at.at(id), futureOf[watches.at(id)] as number, distances.at(id));
  // A trainee at another pace meets the same places at other times.
  const timeless = new Map<string, number>();
  const atAnyTime = new NumberTable();
  if (watcher.limited) {
    const names = [...futures.keys()].map((name) => numberOf(timeless, name.replace(CLOCK, '')));
    for (let id = 0; id < at.length; id += 1) {
      const other = at.at(id) * MOST_FUTURES + (names[futureOf[watches.at(id)] as number] ?? 0);
      const nearest = atAnyTime.get(other) ?? FAR;
      const here = distances.at(id);
      if (nearest === FAR || (here !== FAR && here < nearest)) atAnyTime.set(other, here);
    }
  }
  let caused = false;
  for (let watch = 0; watch < watcher.size && !caused; watch += 1) {
    const core = futureOf[watch] === undefined ? undefined : watcher.watch(watch).states[0]?.core;
    caused = core !== undefined && (core.family !== 'order' || core.caused);
  }
  const wayOf = (goal: number): Way | null => {
    if (goal === FAR) return null;
    const path: number[] = [];
    for (let state = goal; before.at(state) !== FAR; state = before.at(state)) path.push(by.at(state));
    return { path: path.reverse(), node: at.at(goal) };
  };
  return {
    duty,
    byEnding: new Map(
      endingOf.flatMap((ending, number) =>
        most[number] === NOTHING_YET
          ? []
          : [[ending ?? 'left', { least: least[number] as number, most: most[number] as number }]],
      ),
    ),
    met: wayOf(met),
    missed: wayOf(missed),
    caused,
    complete: at.length < MOST_STATES && futures.size < MOST_FUTURES,
    ...lookUp({ duty, asked, limited: watcher.limited, futures, timeless, atAnyTime, distances: known }),
  };
}

interface Tables {
  readonly duty: Duty;
  readonly asked: readonly string[];
  readonly limited: boolean;
  readonly futures: ReadonlyMap<string, number>;
  readonly timeless: ReadonlyMap<string, number>;
  readonly atAnyTime: NumberTable;
  /** Distance by node and number of the future. */
  readonly distances: PlaceTable;
}

/** Apart from what made the tables, which is much and need not be kept for looking things up. */
function lookUp(tables: Tables): Pick<DutyReach, 'place' | 'distance'> {
  const { duty, asked, limited, futures, timeless, atAnyTime, distances } = tables;
  const places = new WeakMap<MonitorState, Place>();
  const known = (distance: number | undefined): number | null | undefined => (distance === FAR ? null : distance);
  return {
    place: (monitor, remembered, t) => {
      const kept = limited || asked.length > 0 ? undefined : places.get(monitor);
      if (kept) return kept;
      const own = asked.length === 0 ? [] : remembered.filter((key) => asked.includes(key));
      const name = nameOf(monitor, own, duty, t);
      const place = { exact: futures.get(name), timeless: timeless.get(name.replace(CLOCK, '')) };
      places.set(monitor, place);
      return place;
    },
    distance: (node, { exact, timeless: other }) => {
      const here = exact === undefined ? NOWHERE : distances.get(node, exact);
      if (here !== NOWHERE) return known(here);
      return other === undefined ? undefined : known(atAnyTime.get(node * MOST_FUTURES + other));
    },
  };
}

/** What the future depends on. Of a limit that runs, sixths are told apart: enough to see what comes in time and what late. */
function nameOf(monitor: MonitorState, remembered: readonly string[], duty: Duty, t: Millis): string {
  const key = `${monitorKey(monitor, duty, t)} ${remembered.join()}`;
  if (duty.within === undefined && duty.since === undefined) return key;
  const grain = Math.max(1, Math.ceil((duty.within ?? 0) / 6));
  return key.replace(/@(\d+)/, (_, ago: string) => `@${Math.ceil(Number(ago) / grain)}`);
}

function numberOf(numbers: Map<string, number>, name: string): number {
  const number = numbers.get(name) ?? numbers.size;
  numbers.set(name, number);
  return number;
}

/** Breadth first backwards from every goal; −1 where no way leads. */
function distancesTo(
  goals: readonly number[],
  size: number,
  links: NumberList,
  linkTo: NumberList,
  { starts, next, sources, queue, distances }: Back,
): NumberList {
  starts.reset(size + 1);
  for (let link = 0; link < linkTo.length; link += 1)
    starts.set(linkTo.at(link) + 1, starts.at(linkTo.at(link) + 1) + 1);
  next.reset(size + 1);
  for (let id = 0; id < size; id += 1) {
    starts.set(id + 1, starts.at(id + 1) + starts.at(id));
    next.set(id + 1, starts.at(id + 1));
  }
  sources.reset(linkTo.length);
  for (let source = 0; source < links.length; source += 1) {
    const end = source + 1 < links.length ? links.at(source + 1) : linkTo.length;
    for (let link = links.at(source); link < end; link += 1) {
      const to = linkTo.at(link);
      sources.set(next.at(to), source);
      next.set(to, next.at(to) + 1);
    }
  }
  distances.reset(size, FAR);
  queue.reset();
  for (const goal of goals) {
    distances.set(goal, 0);
    queue.push(goal);
  }
  for (let head = 0; head < queue.length; head += 1) {
    const id = queue.at(head);
    const end = starts.at(id + 1);
    for (let place = starts.at(id); place < end; place += 1) {
      const source = sources.at(place);
      if (distances.at(source) !== FAR) continue;
      distances.set(source, distances.at(id) + 1);
      queue.push(source);
    }
  }
  return distances;
}

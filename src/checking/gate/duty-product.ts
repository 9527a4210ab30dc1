import { type Duty, ENDED_BY_LIMIT, type Millis } from '../../encounter';
import { type MonitorState, monitorEnd, monitorKey } from '../../scoring';
import { type Graph, type GraphNode, WAIT } from './explore';
import { NumberList } from './number-list';
import { NumberTable } from './number-table';
import { memoriesOf } from './terms';
import { type Move, Watcher } from './watcher';

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
  { at, watches, before, by, links, linkTo, back }: Room,
): DutyReach {
  const { nodes } = graph;
  const watcher = new Watcher(graph, [duty], draws);
  const asked = memoriesOf(duty);
  const byEnding = new Map<string, Range>();
  const futures = new Map<string, number>();
  /** By watch: number of what the future depends on, the worth if the run ends here. */
  const futureOf: number[] = [];
  const worthOf: number[] = [];
  for (const list of [at, watches, before, by, links, linkTo]) list.reset();
  const goals: number[] = [];
  const ids = new NumberTable();
  let met = FAR;
  let missed = FAR;
  const learn = (watch: number): void => {
    const { states, remembered, t } = watcher.watch(watch);
    const [monitor] = states;
    if (!monitor) return;
    const name = nameOf(monitor, remembered, duty, t);
    let future = futures.get(name);
    if (future === undefined) {
      future = futures.size;
      futures.set(name, future);
    }
    futureOf[watch] = future;
    worthOf[watch] = monitorEnd(monitor, duty).worth;
  };
  const push = (node: number, watch: number, from: number, symbol: number): void => {
    if (futureOf[watch] === undefined) learn(watch);
    const place = node * MOST_FUTURES + (futureOf[watch] as number);
    const known = ids.get(place);
    const id = known ?? at.length;
    if (from !== FAR) linkTo.push(id);
    if (known !== undefined) return;
    ids.set(place, id);
    at.push(node);
    watches.push(watch);
    before.push(from);
    by.push(symbol);
    const worth = worthOf[watch] as number;
    const { ending } = (nodes[node] as GraphNode).state;
    const range = byEnding.get(ending ?? 'left');
    if (!range || worth < range.least || worth > range.most) {
      const least = Math.min(range?.least ?? worth, worth);
      byEnding.set(ending ?? 'left', { least, most: Math.max(range?.most ?? worth, worth) });
    }
    if (worth === 1000 && ending !== null) {
      goals.push(id);
      if (met === FAR) met = id;
    }
    if (worth === 0 && missed === FAR) missed = id;
  };
  push(0, watcher.start, FAR, WAIT);
  let id = 0;
  const go = (node: GraphNode, watch: number, move: Move): void => {
    const next = watcher.next(watch, move);
    if (move.to !== node.id || next !== watch) push(move.to, next, id, move.symbol);
  };
  for (; id < at.length && at.length < MOST_STATES && futures.size < MOST_FUTURES; id += 1) {
    links.push(linkTo.length);
    const node = nodes[at.at(id)] as GraphNode;
    if (node.state.ending !== null) continue;
    const watch = watches.at(id);
    for (const move of watcher.inputs(node)) go(node, watch, move);
    const wait = watcher.wait(node);
    if (wait) go(node, watch, wait);
  }
  // A run leads to an ending of the story, unless only the end of the time will do.
  const told = goals.filter((goal) => nodes[at.at(goal)]?.state.ending !== ENDED_BY_LIMIT);
  const distances = distancesTo(told.length > 0 ? told : goals, at.length, links, linkTo, back);
  // A trainee at another pace meets the same places at other times.
  const timeless = new Map<string, number>();
  const atAnyTime = new NumberTable();
  if (watcher.limited) {
    const names = [...futures.keys()].map((name) => numberOf(timeless, name.replace(CLOCK, '')));
    for (const [place, state] of ids) {
      const other = Math.floor(place / MOST_FUTURES) * MOST_FUTURES + (names[place % MOST_FUTURES] ?? 0);
      const known = atAnyTime.get(other) ?? FAR;
      const here = distances[state] ?? FAR;
      if (known === FAR || (here !== FAR && here < known)) atAnyTime.set(other, here);
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
    byEnding,
    met: wayOf(met),
    missed: wayOf(missed),
    caused,
    complete: at.length < MOST_STATES && futures.size < MOST_FUTURES,
    ...lookUp({ duty, asked, limited: watcher.limited, futures, timeless, ids, atAnyTime, distances }),
  };
}

interface Tables {
  readonly duty: Duty;
  readonly asked: readonly string[];
  readonly limited: boolean;
  readonly futures: ReadonlyMap<string, number>;
  readonly timeless: ReadonlyMap<string, number>;
  readonly ids: NumberTable;
  readonly atAnyTime: NumberTable;
  readonly distances: Int32Array;
}

/** Apart from what made the tables, which is much and need not be kept for looking things up. */
function lookUp(tables: Tables): Pick<DutyReach, 'place' | 'distance'> {
  const { duty, asked, limited, futures, timeless, ids, atAnyTime, distances } = tables;
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
      const state = exact === undefined ? undefined : ids.get(node * MOST_FUTURES + exact);
      if (state !== undefined) return known(distances[state]);
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
): Int32Array {
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
  return distances.copy();
}

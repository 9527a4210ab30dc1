import { calls, type Duty, type Millis } from '../../encounter';
import { type MonitorState, monitorEnd, monitorKey, monitorStart, monitorStep, type TraceStep } from '../../scoring';
import { type Graph, type GraphNode, type Happening, WAIT, type WaitEdge } from './explore';
import { dutySignature } from './symbols';
import { dutyExprs } from './terms';

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
  /** Least number of steps from here to an ending with full worth; null if there is no such way, undefined if unknown. */
  distance(node: number, monitor: MonitorState, t: Millis): number | null | undefined;
}

interface ProductState {
  readonly id: number;
  readonly node: number;
  readonly monitor: MonitorState;
  readonly t: Millis;
  readonly via: ProductState | null;
  readonly symbol: number;
  /** What the future of the monitor depends on, numbered. */
  readonly future: number;
  /** States that lead here. */
  readonly from: number[];
  readonly goal: boolean;
}

/** An edge as one duty sees it: inputs it does not tell apart are one. */
interface SeenEdge {
  readonly to: number;
  readonly symbol: number;
  readonly happening: Happening;
  /** The same number exactly if the monitor moves alike, limits aside. */
  readonly kind: number;
  /** The monitor cannot change, except that a limit begins. */
  readonly inert: boolean;
}

const NOBODY = { has: () => false };
const MOST_STATES = 300_000;
const MOST_FUTURES = 65_536;
/** Templates for which everything the trainee does counts, whatever it is. */
const WATCHES_ALL = /^(init|end|chain)/;

/**
 * The graph together with the monitor of one duty. Duties look at the log alone and never move the machine, so each can
 * be followed by itself; what they come to together is composed afterwards.
 */
export function followDuty(graph: Graph, duty: Duty, draws: Readonly<Record<string, string>>): DutyReach {
  const { nodes } = graph;
  const byEnding = new Map<string, Range>();
  const found: { met: ProductState | null; missed: ProductState | null } = { met: null, missed: null };
  const states: ProductState[] = [];
  const ids = new Map<number, number>();
  const limited = duty.within !== undefined || duty.since !== undefined;
  const keys = new Numbers();
  const monitors: MonitorState[] = [];
  /** Number of the monitor's future; monitors with one future are one. */
  const futureOf = (monitor: MonitorState, t: Millis): number => {
    const id = keys.of(clockless(monitorKey(monitor, duty, t), duty));
    monitors[id] ??= monitor;
    return id;
  };
  const push = (
    node: number,
    monitor: MonitorState,
    t: Millis,
    via: ProductState | null,
    symbol: number,
    future: number,
  ): void => {
    const place = node * MOST_FUTURES + future;
    const known = ids.get(place);
    if (known !== undefined) {
      if (via) states[known]?.from.push(via.id);
      return;
    }
    const { worth } = monitorEnd(monitor, duty);
    const { ending } = (nodes[node] as GraphNode).state;
    const range = byEnding.get(ending ?? 'left');
    if (!range || worth < range.least || worth > range.most) {
      byEnding.set(ending ?? 'left', {
        least: Math.min(range?.least ?? worth, worth),
        most: Math.max(range?.most ?? worth, worth),
      });
    }
    const id = states.length;
    const goal = worth === 1000 && ending !== null;
    const state = { id, node, monitor, t, via, symbol, future, from: via ? [via.id] : [], goal };
    ids.set(place, id);
    states.push(state);
    if (goal && found.met === null) found.met = state;
    if (worth === 0 && found.missed === null) found.missed = state;
  };
  const step = (monitor: MonitorState, happening: Happening, before: readonly string[], t: Millis): MonitorState => {
    const traced: TraceStep = { ...happening, seq: 1, t };
    const sides = happening.event.type === 'TIMER' ? [...new Set([...before, ...happening.moments])] : before;
    const moments = { has: (id: string) => sides.includes(id) };
    return monitorStep(monitor, duty, traced, sides, { vars: draws, draws, moods: {}, remembered: NOBODY, moments });
  };
  const waitedThrough = (monitor: MonitorState, node: GraphNode, wait: WaitEdge, t: Millis) => {
    let now = monitor;
    let at = t;
    let before = node.moments;
    for (const happening of wait.happenings) {
      at += happening.after;
      now = step(now, happening, before, at);
      before = happening.moments;
    }
    return { monitor: now, t: at };
  };
  const { opening } = graph;
  const first: TraceStep = { ...opening, event: null, seq: 0, t: 0 };
  const there = { has: (id: string) => opening.moments.includes(id) };
  const start = { vars: draws, draws, moods: {}, remembered: NOBODY, moments: there };
  const opened = monitorStep(monitorStart(duty), duty, first, opening.moments, start);
  push(0, opened, 0, null, WAIT, futureOf(opened, 0));
  const seen = seenBy(graph, duty);
  /** Without limits, what a kind of edge makes of a future is always the same. */
  const moves = new Map<number, number>();
  const moved = (kind: number, state: ProductState, make: () => MonitorState): number => {
    const key = kind * MOST_FUTURES + state.future;
    let future = moves.get(key);
    if (future === undefined) {
      future = futureOf(make(), state.t);
      moves.set(key, future);
    }
    return future;
  };
  for (let at = 0; at < states.length && states.length < MOST_STATES && keys.size < MOST_FUTURES; at += 1) {
    const state = states[at] as ProductState;
    const node = nodes[state.node] as GraphNode;
    if (node.state.ending !== null) continue;
    for (const edge of seen.edges(node)) {
      if (edge.inert && (!limited || state.monitor.from !== null)) {
        if (edge.to !== state.node) push(edge.to, state.monitor, state.t, state, edge.symbol, state.future);
        continue;
      }
      if (limited) {
        const monitor = step(state.monitor, edge.happening, node.moments, state.t);
        if (monitor === state.monitor && edge.to === state.node) continue;
        push(edge.to, monitor, state.t, state, edge.symbol, futureOf(monitor, state.t));
        continue;
      }
      const future = moved(edge.kind, state, () => step(state.monitor, edge.happening, node.moments, state.t));
      push(edge.to, monitors[future] as MonitorState, state.t, state, edge.symbol, future);
    }
    const { wait } = node;
    if (!wait) continue;
    if (limited) {
      const { monitor, t } = waitedThrough(state.monitor, node, wait, state.t);
      push(wait.to, monitor, t, state, WAIT, futureOf(monitor, t));
      continue;
    }
    const future = moved(
      seen.waitKind(node, wait),
      state,
      () => waitedThrough(state.monitor, node, wait, state.t).monitor,
    );
    push(wait.to, monitors[future] as MonitorState, state.t, state, WAIT, future);
  }
  const distances = distancesTo(states);
  // A trainee at another pace meets the same places at other times.
  const atAnyTime = new Map<string, number | null>();
  if (limited) {
    for (const [place, id] of ids) {
      const future = keys.name(place % MOST_FUTURES);
      const timeless = `${Math.floor(place / MOST_FUTURES)} ${future.replace(CLOCK, '')}`;
      const known = atAnyTime.get(timeless);
      const here = distances[id] ?? null;
      if (known === undefined || known === null || (here !== null && here < known)) atAnyTime.set(timeless, here);
    }
  }
  return {
    duty,
    byEnding,
    met: found.met && wayOf(found.met),
    missed: found.missed && wayOf(found.missed),
    caused: states.some(({ monitor: { core } }) => core.family !== 'order' || core.caused),
    complete: states.length < MOST_STATES && keys.size < MOST_FUTURES,
    distance: (node, monitor, t) => {
      const name = clockless(monitorKey(monitor, duty, t), duty);
      const future = keys.known(name);
      const id = future === undefined ? undefined : ids.get(node * MOST_FUTURES + future);
      return id === undefined ? atAnyTime.get(`${node} ${name.replace(CLOCK, '')}`) : (distances[id] ?? null);
    },
  };
}

/** Names and their numbers, in order of arrival. */
class Numbers {
  readonly #ids = new Map<string, number>();
  readonly #names: string[] = [];

  get size(): number {
    return this.#names.length;
  }

  of(name: string): number {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const id = this.#names.length;
    this.#ids.set(name, id);
    this.#names.push(name);
    return id;
  }

  known(name: string): number | undefined {
    return this.#ids.get(name);
  }

  name(id: number): string {
    return this.#names[id] ?? '';
  }
}

const CLOCK = /@\d+/;

/** Of a limit that runs, sixths are told apart: enough to see what comes in time and what comes late. */
function clockless(key: string, duty: Duty): string {
  if (duty.within === undefined && duty.since === undefined) return key;
  const grain = Math.max(1, Math.ceil((duty.within ?? 0) / 6));
  return key.replace(/@(\d+)/, (_, ago: string) => `@${Math.ceil(Number(ago) / grain)}`);
}

/** Breadth first backwards from every goal. */
function distancesTo(states: readonly ProductState[]): readonly (number | null)[] {
  const distances: (number | null)[] = states.map((state) => (state.goal ? 0 : null));
  const queue = states.filter((state) => state.goal).map((state) => state.id);
  for (let at = 0; at < queue.length; at += 1) {
    const id = queue[at] as number;
    const next = (distances[id] ?? 0) + 1;
    for (const from of states[id]?.from ?? []) {
      if (distances[from] !== null) continue;
      distances[from] = next;
      queue.push(from);
    }
  }
  return distances;
}

interface Seen {
  edges(node: GraphNode): readonly SeenEdge[];
  /** The same number exactly if waiting moves the monitor alike, limits aside. */
  waitKind(node: GraphNode, wait: WaitEdge): number;
}

function seenBy(graph: Graph, duty: Duty): Seen {
  const exprs = dutyExprs(duty).flatMap(calls);
  const asked = (atom: string) => new Set(exprs.flatMap(([name, [arg]]) => (name === atom ? [arg] : [])));
  const raisedAsked = asked('event');
  const enteredAsked = new Set([...asked('entered'), ...duty.during]);
  const timersAsked = asked('timer');
  const all = WATCHES_ALL.test(duty.template);
  const kinds = new Numbers();
  const scopeOf = (moments: readonly string[]): boolean => duty.during.some((id) => moments.includes(id));
  const shownBy = (raised: readonly string[], entered: readonly string[]): string =>
    `${raised.filter((name) => raisedAsked.has(name)).join()} ${entered.filter((name) => enteredAsked.has(name)).join()} ${all && raised.length > 0}`;
  const signatures = new Map<string, readonly string[]>();
  const signaturesIn = (node: GraphNode): readonly string[] => {
    const situation = node.situation ?? '';
    let list = signatures.get(situation);
    if (!list) {
      list = graph.symbols.map((symbol) => dutySignature(duty, symbol.event(node.situation)));
      signatures.set(situation, list);
    }
    return list;
  };
  const edges = (node: GraphNode): readonly SeenEdge[] => {
    const list = signaturesIn(node);
    const scope = scopeOf(node.moments);
    const merged = new Map<string, SeenEdge>();
    for (const edge of node.inputs) {
      const shown = shownBy(edge.raised, edge.entered);
      const nothing = shown === '  false';
      for (const symbol of edge.symbols) {
        const signature = list[symbol] ?? '';
        const inert = !all && nothing && /^0*(w0*)?(x0)?$/.test(signature);
        const key = inert ? `${edge.to}` : `${edge.to} ${shown} ${signature}`;
        if (merged.has(key)) continue;
        const event = graph.symbols[symbol]?.event(node.situation);
        if (!event) continue;
        const happening = { event, raised: edge.raised, entered: edge.entered, moments: edge.moments, after: 0 };
        const kind = kinds.of(`${scope} ${shown} ${signature} ${event.type}`);
        merged.set(key, { to: edge.to, symbol, happening, inert, kind });
      }
    }
    return [...merged.values()];
  };
  const cache = new Map<number, readonly SeenEdge[]>();
  const waits = new Map<number, number>();
  return {
    edges: (node) => {
      const list = cache.get(node.id) ?? edges(node);
      cache.set(node.id, list);
      return list;
    },
    waitKind: (node, wait) => {
      let kind = waits.get(node.id);
      if (kind === undefined) {
        const parts = wait.happenings.map(({ event, raised, entered, moments }) => {
          const timer = event.type === 'TIMER' && timersAsked.has(event.timer) ? event.timer : '';
          return `${timer} ${shownBy(raised, entered)} ${scopeOf(moments)}`;
        });
        kind = kinds.of(`wait ${scopeOf(node.moments)} ${parts.join('|')}`);
        waits.set(node.id, kind);
      }
      return kind;
    },
  };
}

function wayOf(state: ProductState): Way {
  const path: number[] = [];
  for (let at: ProductState = state; at.via !== null; at = at.via) path.push(at.symbol);
  return { path: path.reverse(), node: state.node };
}

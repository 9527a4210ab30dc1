import { calls, type Duty, type Millis } from '../../encounter';
import { type MonitorState, monitorEnd, monitorKey, monitorStart, monitorStep, type TraceStep } from '../../scoring';
import { type Graph, type GraphNode, type Happening, WAIT } from './explore';
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
  /** What the future of the monitor depends on. */
  readonly key: string;
  /** States that lead here. */
  readonly from: number[];
  readonly goal: boolean;
}

/** An edge as one duty sees it: inputs it does not tell apart are one. */
interface SeenEdge {
  readonly to: number;
  readonly symbol: number;
  readonly happening: Happening;
  /** The monitor cannot change, except that a limit begins. */
  readonly inert: boolean;
}

const NOBODY = { has: () => false };
const MOST_STATES = 300_000;
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
  const ids = new Map<string, number>();
  const keyOf = (monitor: MonitorState, t: Millis): string => clockless(monitorKey(monitor, duty, t), duty);
  const push = (
    node: number,
    monitor: MonitorState,
    t: Millis,
    via: ProductState | null,
    symbol: number,
    key: string,
  ): void => {
    const place = `${node} ${key}`;
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
    const state = { id, node, monitor, t, via, symbol, key, from: via ? [via.id] : [], goal };
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
  const { opening } = graph;
  const first: TraceStep = { ...opening, event: null, seq: 0, t: 0 };
  const there = { has: (id: string) => opening.moments.includes(id) };
  const start = { vars: draws, draws, moods: {}, remembered: NOBODY, moments: there };
  const opened = monitorStep(monitorStart(duty), duty, first, opening.moments, start);
  push(0, opened, 0, null, WAIT, keyOf(opened, 0));
  const edgesOf = edgesFor(graph, duty);
  const limited = duty.within !== undefined || duty.since !== undefined;
  for (let at = 0; at < states.length && states.length < MOST_STATES; at += 1) {
    const state = states[at] as ProductState;
    const node = nodes[state.node] as GraphNode;
    if (node.state.ending !== null) continue;
    for (const edge of edgesOf(node)) {
      const inert = edge.inert && (!limited || state.monitor.from !== null);
      if (inert && edge.to === state.node) continue;
      const monitor = inert ? state.monitor : step(state.monitor, edge.happening, node.moments, state.t);
      if (monitor === state.monitor && edge.to === state.node) continue;
      const key = monitor === state.monitor ? state.key : keyOf(monitor, state.t);
      push(edge.to, monitor, state.t, state, edge.symbol, key);
    }
    if (node.wait) {
      let { monitor, t } = state;
      let before = node.moments;
      for (const happening of node.wait.happenings) {
        t += happening.after;
        monitor = step(monitor, happening, before, t);
        before = happening.moments;
      }
      push(node.wait.to, monitor, t, state, WAIT, keyOf(monitor, t));
    }
  }
  const distances = distancesTo(states);
  // A trainee at another pace meets the same places at other times.
  const atAnyTime = new Map<string, number | null>();
  for (const [key, id] of ids) {
    const place = key.replace(CLOCK, '');
    const known = atAnyTime.get(place);
    const here = distances[id] ?? null;
    if (known === undefined || known === null || (here !== null && here < known)) atAnyTime.set(place, here);
  }
  return {
    duty,
    byEnding,
    met: found.met && wayOf(found.met),
    missed: found.missed && wayOf(found.missed),
    caused: states.some(({ monitor: { core } }) => core.family !== 'order' || core.caused),
    complete: states.length < MOST_STATES,
    distance: (node, monitor, t) => {
      const key = `${node} ${keyOf(monitor, t)}`;
      const id = ids.get(key);
      return id === undefined ? atAnyTime.get(key.replace(CLOCK, '')) : (distances[id] ?? null);
    },
  };
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

function edgesFor(graph: Graph, duty: Duty): (node: GraphNode) => readonly SeenEdge[] {
  const exprs = dutyExprs(duty).flatMap(calls);
  const raisedAsked = new Set(exprs.flatMap(([name, [arg]]) => (name === 'event' ? [arg] : [])));
  const enteredAsked = new Set(exprs.flatMap(([name, [arg]]) => (name === 'entered' ? [arg] : [])));
  for (const moment of duty.during) enteredAsked.add(moment);
  const all = WATCHES_ALL.test(duty.template);
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
  const cache = new Map<number, readonly SeenEdge[]>();
  return (node) => {
    const known = cache.get(node.id);
    if (known) return known;
    const list = signaturesIn(node);
    const merged = new Map<string, SeenEdge>();
    for (const edge of node.inputs) {
      const raised = edge.raised.filter((name) => raisedAsked.has(name));
      const entered = edge.entered.filter((name) => enteredAsked.has(name));
      const shown = `${edge.to} ${raised.join()} ${entered.join()} ${all && edge.raised.length > 0}`;
      for (const symbol of edge.symbols) {
        const signature = list[symbol] ?? '';
        const inert = !all && raised.length + entered.length === 0 && /^0*(w0*)?(x0)?$/.test(signature);
        const key = inert ? `${edge.to}` : `${shown} ${signature}`;
        if (merged.has(key)) continue;
        const event = graph.symbols[symbol]?.event(node.situation);
        if (!event) continue;
        const happening = { event, raised: edge.raised, entered: edge.entered, moments: edge.moments, after: 0 };
        merged.set(key, { to: edge.to, symbol, happening, inert });
      }
    }
    const edges = [...merged.values()];
    cache.set(node.id, edges);
    return edges;
  };
}

function wayOf(state: ProductState): Way {
  const path: number[] = [];
  for (let at: ProductState = state; at.via !== null; at = at.via) path.push(at.symbol);
  return { path: path.reverse(), node: state.node };
}

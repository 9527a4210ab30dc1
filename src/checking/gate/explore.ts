import {
  type Cue,
  type Encounter,
  fireTimer,
  type MachineEvent,
  type Millis,
  type Model,
  type ModelState,
  type ModelTree,
  momentsAt,
  nextDue,
  openModel,
  skipSilence,
  stepModel,
} from '../../encounter';
import type { Situation } from '../../language';
import type { Future } from './future';
import { Heap } from './heap';
import { kindsOf } from './kinds';
import { type Grain, type Relevance, SILENCE } from './relevance';
import type { TraineeSymbol } from './symbols';

/** What one entry of the log showed, as duties see it. */
export interface Happening {
  readonly event: MachineEvent;
  readonly raised: readonly string[];
  readonly entered: readonly string[];
  /** Active moments afterwards. */
  readonly moments: readonly string[];
  /** Milliseconds since the entry before. */
  readonly after: Millis;
}

/** Inputs that lead from one node to the same place and show the same on the way. */
export interface InputEdge {
  readonly to: number;
  /** Numbers of `symbols`, and of `raised` and `entered` together: the same exactly if the lists are. */
  readonly group: number;
  readonly shown: number;
  readonly symbols: readonly number[];
  readonly raised: readonly string[];
  readonly entered: readonly string[];
  readonly moments: readonly string[];
  readonly rules: readonly number[];
}

/** Waiting until something changes: every timer that fires on the way. */
export interface WaitEdge {
  readonly to: number;
  readonly happenings: readonly Happening[];
  readonly rules: readonly number[];
}

export interface GraphNode {
  readonly id: number;
  readonly state: ModelState;
  readonly moments: readonly string[];
  readonly situation: Situation | undefined;
  inputs: readonly InputEdge[];
  wait: WaitEdge | null;
  /** First way found: from which node, by which symbol; −1 is waiting. */
  readonly via: { readonly from: number; readonly symbol: number } | null;
}

export interface Graph {
  readonly model: Model;
  readonly symbols: readonly TraineeSymbol[];
  readonly nodes: readonly GraphNode[];
  readonly opening: Happening;
  /** Rules taken somewhere, and moments entered, also those passed in one step. */
  readonly rules: ReadonlySet<number>;
  readonly entered: ReadonlySet<string>;
  /** Everything was explored. */
  readonly complete: boolean;
  /** Node with the same future; failing that, one at the same place at another time or mood. */
  nodeOf(state: ModelState): { readonly node: number; readonly sure: boolean } | undefined;
}

export interface ExploreOptions {
  /** Tell more situations apart, and let the trainee also wait for less than the next timer. */
  readonly finer?: Grain;
  readonly maxNodes: number;
  /** Only what is reached is asked for: nodes keep no ways on. */
  readonly bare?: boolean;
  /** Look at nodes with the least of this first, never where it is infinite; without it, in the order in which they are found. */
  readonly order?: (state: ModelState, steps: number) => number;
  /** Stop as soon as this holds. */
  readonly enough?: (rules: ReadonlySet<number>, node: GraphNode) => boolean;
  readonly tree: ModelTree;
}

export const WAIT = -1;
/** Timers that may fire in a row before something that matters changes. */
const MOST_WAITS = 200;

const VISIBLE = new Set<Cue['cue']>([
  'say',
  'narrate',
  'mood',
  'walk',
  'pose',
  'light',
  'screens',
  'sound',
  'prop',
  'enter',
  'ending',
]);

/** Something to see or hear. */
export function isVisible(cues: readonly Cue[]): boolean {
  return cues.some((cue) => VISIBLE.has(cue.cue));
}

interface MachineClass {
  readonly event: MachineEvent;
  readonly members: readonly number[];
  readonly number: number;
}

/** Symbols by what the machine makes of them here: one step serves a whole class. */
function machineClasses(
  symbols: readonly TraineeSymbol[],
  { situation, state }: GraphNode,
  future: Future,
  numbers: (members: readonly number[]) => number,
  heard: ((event: MachineEvent) => string) | null,
): readonly MachineClass[] {
  const byClass = new Map<string, { event: MachineEvent; members: number[] }>();
  for (const symbol of symbols) {
    let name = symbol.classAt(situation, state.active, future);
    if (heard) name += ` ${heard(symbol.event(situation))}`;
    const known = byClass.get(name);
    if (known) known.members.push(symbol.id);
    else byClass.set(name, { event: symbol.event(situation), members: [symbol.id] });
  }
  // Written out: a spread that adds a property gives every object a shape of its own, which takes more room than itself.
  return [...byClass.values()].map(({ event, members }) => ({ event, members, number: numbers(members) }));
}

const NONE: readonly string[] = [];

const named = (cues: readonly Cue[]): { readonly raised: readonly string[]; readonly entered: readonly string[] } => {
  if (!cues.some(({ cue }) => cue === 'event' || cue === 'enter')) return { raised: NONE, entered: NONE };
  const raised: string[] = [];
  const entered: string[] = [];
  for (const cue of cues) {
    if (cue.cue === 'event') raised.push(cue.name);
    else if (cue.cue === 'enter') entered.push(cue.moment);
  }
  return { raised, entered };
};

export const momentsOfState = (model: Model, state: ModelState): readonly string[] =>
  momentsAt(model.tree, state.active);

export function situationOf(model: Model, state: ModelState): Situation | undefined {
  let found: Situation | undefined;
  for (const index of state.active) found = model.tree.nodes[index]?.moment?.situation ?? found;
  return found;
}

/** Breadth first over everything a trainee can do, with waiting until the next change; runs of equal future are one node. */
export function explore(
  encounter: Encounter,
  draws: Readonly<Record<string, string>>,
  symbols: readonly TraineeSymbol[],
  relevance: Relevance,
  { finer, maxNodes, tree, enough, order, bare }: ExploreOptions,
): Graph {
  const opened = openModel(encounter, draws, tree);
  const { model } = opened;
  const nodes: GraphNode[] = [];
  const byKey = new Map<string, number>();
  const byPlace = new Map<string, number>();
  /** By node, where an order asks for it. */
  const steps: number[] = [];
  const rules = new Set<number>();
  const entered = new Set<string>();
  const note = (names: readonly string[], taken: readonly number[]): void => {
    for (const id of names) entered.add(id);
    for (const rule of taken) rules.add(rule);
  };
  let complete = true;
  const moodless = !relevance.timerMatters(SILENCE);
  const heard = finer?.people === undefined ? null : relevance.heard;
  const classes = new Map<string, readonly MachineClass[]>();
  const { kindOf } = kindsOf(tree);
  const lists = new NumberLists();
  const shows = new Map<string, number>();
  const classesIn = (node: GraphNode): readonly MachineClass[] => {
    const future = relevance.future(node.state);
    const asked = future.moods.size > 0 ? 'moods' : '';
    let key = `${node.situation} ${[...future.memories].join()} ${asked}`;
    for (const index of node.state.active) key += ` ${kindOf[index]}`;
    let list = classes.get(key);
    if (!list) {
      list = machineClasses(symbols, node, future, (members) => lists.number(members), heard);
      classes.set(key, list);
    }
    return list;
  };
  const reach = (state: ModelState, via: GraphNode['via']): number => {
    const key = relevance.key(state, finer);
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const id = nodes.length;
    byKey.set(key, id);
    const place = relevance.place(state);
    if (!byPlace.has(place)) byPlace.set(place, id);
    nodes.push({
      id,
      state,
      moments: momentsOfState(model, state),
      situation: situationOf(model, state),
      inputs: [],
      wait: null,
      via,
    });
    if (order && queue) {
      const far = via === null ? 0 : (steps[via.from] ?? 0) + 1;
      const rank = order(state, far);
      steps.push(far);
      if (rank < Number.POSITIVE_INFINITY) queue.push({ id, rank });
    }
    return id;
  };
  const queue = order ? new Heap<{ id: number; rank: number }>((a, b) => a.rank - b.rank) : null;
  let at = 0;
  const next = (): GraphNode | undefined => {
    const id = queue ? queue.pop()?.id : at;
    at += 1;
    return id === undefined ? undefined : nodes[id];
  };
  reach(opened.state, null);
  const seen = named(opened.cues);
  const opening: Happening = {
    event: { type: 'TIMER', timer: '' },
    ...seen,
    moments: momentsOfState(model, opened.state),
    after: 0,
  };
  for (let node = next(); node !== undefined; node = next()) {
    if (node.state.ending !== null) continue;
    if (nodes.length > maxNodes) {
      complete = false;
      continue;
    }
    if (bare) passInputs(node);
    else {
      node.inputs = inputsOf(node);
      for (const edge of node.inputs) note(edge.entered, edge.rules);
    }
    const wait = waitOf(node);
    for (const happening of wait?.happenings ?? []) note(happening.entered, wait?.rules ?? []);
    if (!bare) node.wait = wait;
    if (finer?.time !== undefined) linger(node, finer.time);
    if (enough?.(rules, node)) break;
  }
  // Only looking things up goes on; what exploring alone needs is let go.
  classes.clear();
  return { model, symbols, nodes, opening, rules, entered, complete, nodeOf };

  function nodeOf(state: ModelState) {
    const same = byKey.get(relevance.key(state, finer));
    if (same !== undefined) return { node: same, sure: true };
    const near = byPlace.get(relevance.place(state));
    return near === undefined ? undefined : { node: near, sure: false };
  }

  function inputsOf(node: GraphNode): readonly InputEdge[] {
    const groups = new Map<string, Omit<InputEdge, 'group' | 'symbols'> & { classes: number[] }>();
    for (const { event, members, number } of classesIn(node)) {
      const step = stepModel(model, node.state, event);
      const { raised, entered } = named(step.cues);
      const to = reach(step.state, { from: node.id, symbol: members[0] ?? 0 });
      const show = `${raised.join()} ${entered.join()}`;
      const key = `${to} ${show} ${step.rules.join()}`;
      const group = groups.get(key);
      if (group) {
        group.classes.push(number);
        continue;
      }
      const shown = shows.get(show) ?? shows.size;
      shows.set(show, shown);
      const moments = nodes[to]?.moments ?? [];
      groups.set(key, { to, classes: [number], shown, raised, entered, moments, rules: step.rules });
    }
    return [...groups.values()].map(({ classes: parts, to, shown, raised, entered, moments, rules }) => {
      const group = lists.union(parts);
      return { to, group, shown, symbols: lists.list(group), raised, entered, moments, rules };
    });
  }

  function passInputs(node: GraphNode): void {
    for (const { event, members } of classesIn(node)) {
      const step = stepModel(model, node.state, event);
      note(named(step.cues).entered, step.rules);
      reach(step.state, { from: node.id, symbol: members[0] ?? 0 });
    }
  }

  /** Doing nothing for a while that ends before any timer is due. */
  function linger(node: GraphNode, time: Millis): void {
    const due = nextDue(node.state);
    if (due !== null && due > node.state.t + time)
      reach({ ...node.state, t: node.state.t + time }, { from: node.id, symbol: WAIT });
  }

  function waitOf(node: GraphNode): WaitEdge | null {
    let { state } = node;
    const key = relevance.key(state, finer);
    const happenings: Happening[] = [];
    const taken: number[] = [];
    for (let round = 0; round < MOST_WAITS; round += 1) {
      const due = nextDue(state);
      const fired = fireTimer(model, state);
      if (due === null || fired === null) return null;
      const { raised, entered } = named(fired.cues);
      const moments = momentsOfState(model, fired.state);
      happenings.push({ event: fired.event, raised, entered, moments, after: Math.max(0, due - state.t) });
      taken.push(...fired.rules);
      const skipped = skipSilence(model, state, fired, moodless);
      state = fired.state;
      // Where moods count to the point, what is due at the same time comes before anything can be done.
      if (heard && nextDue(state) === state.t) continue;
      if (relevance.key(state, finer) !== key || raised.length > 0)
        return { to: reach(state, { from: node.id, symbol: WAIT }), happenings, rules: taken };
      if (skipped === null) continue;
      // Silences that nothing hears are one long one.
      happenings.push({ event: fired.event, raised, entered, moments, after: skipped.state.t - state.t });
      state = skipped.state;
    }
    return null;
  }
}

/** Lists of numbers, each kept once: a story has few, and they are long. */
class NumberLists {
  readonly #numbers = new Map<string, number>();
  readonly #lists: (readonly number[])[] = [];

  number(list: readonly number[]): number {
    const name = list.join();
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.#lists.length;
      this.#numbers.set(name, number);
      this.#lists.push(list);
    }
    return number;
  }

  list(number: number): readonly number[] {
    return this.#lists[number] ?? [];
  }

  readonly #unions = new Map<string, number>();

  /** The list of all that is in these. */
  union(numbers: readonly number[]): number {
    if (numbers.length === 1) return numbers[0] as number;
    const name = numbers.join();
    let union = this.#unions.get(name);
    if (union === undefined) {
      union = this.number(numbers.flatMap((number) => this.list(number)));
      this.#unions.set(name, union);
    }
    return union;
  }
}

/** One thing the trainee does in a run, −1 for waiting, and when. */
export interface Path {
  readonly symbol: number;
  readonly t: Millis;
  readonly before: Path | null;
}

/** The first way found to the node; shortest, since the search goes breadth first. */
export function pathTo(graph: Graph, id: number): Path | null {
  const nodes: GraphNode[] = [];
  for (let node = graph.nodes[id]; node?.via; node = graph.nodes[node.via.from]) nodes.push(node);
  return nodes.reduceRight<Path | null>(
    (before, { via, state }) => ({ symbol: via?.symbol ?? WAIT, t: state.t, before }),
    null,
  );
}

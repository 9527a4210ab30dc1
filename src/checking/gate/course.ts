import { calls, ENDED_BY_LIMIT, ENDED_BY_TRAINEE, type ModelState } from '../../encounter';
import { explore, type Graph, type GraphNode, pathTo } from './explore';
import type { Ground } from './ground';
import type { Grain } from './relevance';
import { symbolsOf } from './search';

/** Endings that need no rule. */
const ALWAYS_THERE: ReadonlySet<string> = new Set([ENDED_BY_LIMIT, ENDED_BY_TRAINEE]);

/** Second looks: at times in steps of so many milliseconds, then at moods in steps of so many points. */
const FINER = [{ time: 5000 }, { mood: 6 }] as const;
const MOST_FINER = 6000;
/** Narrow looks: ways to the moment that are followed, symbols and situations. */
const MOST_PLACES = 4;
const MOST_SYMBOLS = 12;
const MOST_NARROW = 3000;
/** A timer that is not armed, and the time that counts as much as a step, in milliseconds. */
const LONG = 600_000;
const A_STEP = 10_000;
/** Courses at which a second look is worth its time. */
const MOST_CLOSE_LOOKS = 3;
/** Steps reckoned where the first look knows no way. */
const FAR = 50;

/** Where the story can go: moments, endings, the way out, rules and timers. `others` are courses looked at only if something is missing. */
export function checkCourse(covering: readonly Ground[], others: readonly (() => Ground)[]): void {
  const grounds = [...covering];
  const [ground] = grounds;
  if (!ground) return;
  const { tree, input, report, momentPaths } = ground;
  const moments = new Set<string>();
  const endings = new Set<string>();
  const rules = new Set<number>();
  const take = (graph: Graph): void => {
    const seen = reachedIn(graph);
    for (const id of seen.moments) moments.add(id);
    for (const id of seen.endings) endings.add(id);
    for (const index of graph.rules) rules.add(index);
  };
  const missing = (): Missing => ({
    moments: tree.nodes.filter((node) => node.moment && !moments.has(node.id)).map((node) => node.id),
    endings: input.encounter.endings.map(({ id }) => id).filter((id) => !ALWAYS_THERE.has(id) && !endings.has(id)),
    rules: tree.rules.filter((rule) => !rules.has(rule.index)).map((rule) => rule.index),
  });
  for (const { graph } of grounds) take(graph);
  const done = (): boolean => {
    const { moments: places, endings: ends, rules: left } = missing();
    return places.length + ends.length + left.length === 0;
  };
  for (const more of others) {
    if (done()) break;
    const one = more();
    grounds.push(one);
    take(one.graph);
  }
  for (const one of grounds) {
    for (const look of done() ? [] : narrowLooks(one, missing())) take(look());
  }
  for (const finer of FINER) {
    for (const one of grounds.slice(0, MOST_CLOSE_LOOKS)) {
      if (!done()) take(lookCloser(one, missing(), finer));
    }
  }
  const never = missing();
  for (const id of never.moments) {
    const path = momentPaths.get(id) ?? [];
    const above = path.at(-2) === 'moments' ? path.at(-3) : undefined;
    // What cannot be reached is told once: not for each moment in it, nor for the endings it alone leads to.
    if (above === undefined || moments.has(String(above))) report('E-GATE-UNREACHABLE', path, { found: id });
  }
  for (const id of never.endings) {
    const owners = tree.rules.filter(({ rule }) => rule.goto === id).map(({ source }) => tree.nodes[source]?.id ?? '');
    if (owners.length > 0 && owners.every((owner) => !moments.has(owner))) continue;
    report('E-GATE-ENDING', ['endings', id], { found: id });
  }
  for (const index of never.rules) {
    const rule = tree.rules[index];
    const moment = tree.nodes[rule?.source ?? 0];
    // A moment that cannot be reached is told once, not for each of its rules.
    if (!rule || !moment || !moments.has(moment.id)) continue;
    const path = momentPaths.get(moment.id) ?? [];
    report('W-GATE-RULE', [...path, 'rules', ruleNumber(rule.rule.id)], { found: moment.id });
  }
  for (const one of grounds) {
    checkWaysOut(one);
    checkTraps(one);
  }
  checkActions(grounds, moments);
}

interface Missing {
  readonly moments: readonly string[];
  readonly endings: readonly string[];
  readonly rules: readonly number[];
}

const ruleNumber = (id: string): number => Number(id.slice(id.lastIndexOf('#') + 1)) - 1;

function reachedIn(graph: Graph) {
  const moments = new Set<string>();
  const endings = new Set<string>();
  for (const node of graph.nodes) {
    for (const id of node.moments) moments.add(id);
    if (node.state.ending !== null) endings.add(node.state.ending);
  }
  for (const id of graph.entered) moments.add(id);
  return { moments, endings };
}

/**
 * A rule may ask for a coincidence: one timer while another moment lasts. With only what leads to its moment and what it
 * asks for, and waiting for any while, there is little else to tell apart.
 */
function* narrowLooks({ input, tree, graph, relevance, symbols, variant }: Ground, { rules }: Missing) {
  for (const index of rules) {
    const rule = tree.rules[index];
    const home = tree.nodes[rule?.source ?? 0];
    if (!rule || !home) continue;
    const places = graph.nodes.filter(({ moments }) => moments.includes(home.id)).slice(0, MOST_PLACES);
    const onTheWay = places.flatMap(({ id }) => symbolsOf(pathTo(graph, id)).map(({ symbol }) => symbol));
    const wanted = symbols.filter(
      (symbol) =>
        onTheWay.includes(symbol.id) ||
        (rule.rule.on.includes(symbol.input.type) && graph.model.guards.rest(symbol.event(undefined), rule) !== false),
    );
    const few = wanted.slice(0, MOST_SYMBOLS).map((symbol, id) => ({ ...symbol, id }));
    const enough = (taken: ReadonlySet<number>): boolean => taken.has(index);
    const near = canReach(graph, ({ moments }) => moments.includes(home.id));
    const named = new Set(calls(rule.rule.when).flatMap(([name, [timer]]) => (name === 'timer' ? [timer] : [])));
    // The sooner the timer is due where its moment is near, the better.
    const order = (state: ModelState): number => {
      const due = state.timers.armed.find(({ id }) => named.has(id))?.due ?? state.t + LONG;
      return (near.get(graph.nodeOf(state)?.node ?? -1) ?? FAR) + (due - state.t) / A_STEP;
    };
    const options = { tree, finer: { time: 5000 }, maxNodes: MOST_NARROW, enough, order, bare: true };
    yield () => explore(input.encounter, variant.draws, few, relevance, options);
  }
}

/**
 * What the first look did not find may depend on when things are done. The second look lets the trainee wait for any
 * while and tells times and moods further apart.
 */
function lookCloser(
  { input, tree, graph, relevance, symbols, variant }: Ground,
  missing: Missing,
  finer: Grain,
): Graph {
  const wanted = new Set(missing.rules);
  const places = new Set([...missing.moments, ...missing.endings]);
  const enough = (rules: ReadonlySet<number>, node: GraphNode): boolean => {
    for (const id of node.moments) places.delete(id);
    if (node.state.ending !== null) places.delete(node.state.ending);
    if (places.size > 0) return false;
    for (const rule of wanted) if (!rules.has(rule)) return false;
    return true;
  };
  // Straight to where something is missing, at one time after another.
  const sources = new Set<number>();
  for (const rule of tree.rules) {
    if (wanted.has(rule.index) || places.has(rule.rule.goto ?? '')) sources.add(rule.source);
  }
  const names = new Set([...sources].map((index) => tree.nodes[index]?.id ?? ''));
  const near = canReach(graph, (node) => node.moments.some((id) => names.has(id)));
  const order = (state: ModelState): number => near.get(graph.nodeOf(state)?.node ?? -1) ?? FAR;
  const perMachine = new Map(symbols.map((symbol) => [symbol.machineClass(undefined), symbol]));
  const few = [...perMachine.values()].map((symbol, id) => ({ ...symbol, id }));
  const { draws } = variant;
  return explore(input.encounter, draws, few, relevance, {
    tree,
    finer,
    maxNodes: MOST_FINER,
    enough,
    order,
    bare: true,
  });
}

/** Nodes from which some run comes to one of the goals, with the least number of steps. */
export function canReach(graph: Graph, goal: (node: GraphNode) => boolean): ReadonlyMap<number, number> {
  const before = new Map<number, number[]>();
  const link = (from: number, to: number): void => {
    const list = before.get(to);
    if (list) list.push(from);
    else before.set(to, [from]);
  };
  for (const node of graph.nodes) {
    for (const edge of node.inputs) link(node.id, edge.to);
    if (node.wait) link(node.id, node.wait.to);
  }
  const queue = graph.nodes.filter(goal).map((node) => node.id);
  const steps = new Map(queue.map((id) => [id, 0]));
  for (let at = 0; at < queue.length; at += 1) {
    const id = queue[at] as number;
    for (const from of before.get(id) ?? []) {
      if (steps.has(from)) continue;
      steps.set(from, (steps.get(id) ?? 0) + 1);
      queue.push(from);
    }
  }
  return steps;
}

function checkWaysOut({ graph, report, momentPaths, runTo }: Ground): void {
  if (!graph.complete) return;
  const canEnd = canReach(graph, ({ state }) => state.ending !== null && !ALWAYS_THERE.has(state.ending));
  for (const node of graph.nodes) {
    if (canEnd.has(node.id) || node.state.ending !== null) continue;
    const moment = node.moments.at(-1) ?? '';
    report('E-GATE-NO-END', momentPaths.get(moment) ?? [], { found: moment }, () => runTo(node.id));
  }
}

/** From the opening on, as long as nothing the trainee does changes anything: a timer that ends such a stretch is a trap. */
function checkTraps({ graph, report, momentPaths, runTo }: Ground): void {
  for (let node = graph.nodes[0]; node; ) {
    const idle = node.inputs.every((edge) => edge.to === node?.id);
    const { wait }: GraphNode = node;
    if (!idle || !wait) return;
    const next: GraphNode | undefined = graph.nodes[wait.to];
    const last = wait.happenings.at(-1)?.event;
    if (next?.state.ending !== null && next !== undefined) {
      const timer = last?.type === 'TIMER' ? last.timer : '';
      const owner = timer.split('/')[0] ?? '';
      report('E-GATE-TRAP', momentPaths.get(owner) ?? ['moments'], { found: timer }, () => runTo(next.id));
      return;
    }
    if (next === node) return;
    node = next;
  }
}

/** Actions that no moment answers; one that only unreachable moments would answer is not told besides those. */
function checkActions(grounds: readonly Ground[], moments: ReadonlySet<string>): void {
  const answered = new Set<string>();
  for (const { graph, symbols } of grounds) {
    for (const edge of graph.nodes.flatMap((node) => node.inputs)) {
      if (edge.rules.length === 0) continue;
      for (const id of edge.symbols) {
        const symbol = symbols[id];
        if (symbol?.input.type !== 'DO') continue;
        for (const action of [symbol.input.action, ...symbol.twins]) answered.add(action);
      }
    }
  }
  const [ground] = grounds;
  if (!ground || ground.tree.rules.length === 0) return;
  for (const [index, { id, courtesy }] of ground.input.encounter.actions.entries()) {
    // A courteous act is answered by the mood of whoever sees it.
    if (answered.has(id) || courtesy) continue;
    const askers = ground.tree.rules.filter(({ rule }) =>
      calls(rule.when).some(([name, [action]]) => name === 'did' && action === id),
    );
    const owners = askers.map(({ source }) => ground.tree.nodes[source]?.id ?? '');
    if (owners.length === 0 || owners.some((owner) => moments.has(owner)))
      ground.report('W-GATE-ACTION', ['actions', index], { found: id });
  }
}

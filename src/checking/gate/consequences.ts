import { type Cue, type Duty, type Effect, type MachineEvent, type ModelState, stepModel } from '../../encounter';
import { canReach } from './course';
import { explore, type Graph, type GraphNode, isVisible, type Path, pathTo, WAIT } from './explore';
import type { Ground } from './ground';
import { scores, symbolsOf } from './search';
import { dutySignature } from './signatures';
import type { TraineeSymbol } from './symbols';

/** A breach that moods alone answer: in a moment, of one duty. */
interface Suspect {
  readonly duty: Duty;
  readonly where: string;
  /** By node: the symbols that break the duty there. */
  readonly at: Map<number, number[]>;
  /** Whose mood answers, and the end towards which it moves. */
  readonly ends: Map<string, number>;
}

/** A silent run is looked for so many steps off the shortest way, and among so many situations. */
const DETOUR = 10;
const MOST_LOOKS = 4000;
/** Points of mood that one step may move, as the search reckons, and how much more steps to go count than steps gone. */
const STRIDE = 15;
const EAGER = 2;

/** A breach that nobody reacts to: every moment where that is so, and the run to the first. */
interface Silence {
  readonly moments: Set<string>;
  readonly run: () => readonly string[];
}

/** Every breach that the encounter judges must show: a word, a mood, a change. Told once for each duty. */
export function checkConsequences(grounds: readonly Ground[]): void {
  const told = new Set<string>();
  const silences = grounds.map((ground) => ({ ground, found: silencesIn(ground) }));
  for (const { ground, found } of silences) {
    for (const [duty, { run }] of found) {
      if (told.has(duty)) continue;
      told.add(duty);
      const moments = new Set(silences.flatMap((one) => [...(one.found.get(duty)?.moments ?? [])]));
      const where = [...moments].join(', ');
      ground.report('E-GATE-SILENT', ['duties', duty, 'absence'], { found: duty, where }, run);
    }
  }
}

/**
 * Where a mood alone answers, nothing shows as soon as it is at its end or nobody stands there any more. The graph does
 * not tell such states apart, so a run to one is looked for.
 */
function silencesIn(ground: Ground): ReadonlyMap<string, Silence> {
  const { graph, input, tree } = ground;
  const silences = new Map<string, Silence>();
  const judged = input.encounter.duties.filter((duty) => duty.template === 'absence' && scores(duty));
  if (judged.length === 0) return silences;
  const add = ({ id }: Duty, where: string, run: Silence['run']): void => {
    const silence = silences.get(id) ?? { moments: new Set(), run };
    silence.moments.add(where);
    silences.set(id, silence);
  };
  // What a rule shows it shows to every symbol that takes it; a mood may move for one and not for another.
  const loud = new Set(tree.rules.flatMap(({ index, rule }) => (rule.goto || rule.do.some(isShown) ? [index] : [])));
  const suspects = new Map<string, Suspect>();
  for (const node of graph.nodes) {
    for (const edge of node.inputs) {
      if (edge.rules.some((rule) => loud.has(rule))) continue;
      const tried = new Set<string>();
      for (const symbol of edge.symbols) {
        const broken = judged.filter((duty) => counts(duty, node) && breaks(duty, eventAt(ground, symbol, node)));
        const [duty] = broken;
        const kind = broken.map(({ id }) => id).join();
        if (!duty || tried.has(kind)) continue;
        tried.add(kind);
        const cues = answer(ground, node.state, node, symbol).filter((cue) => isVisible([cue]));
        if (cues.length === 0) add(duty, momentOf(node), () => ground.runTo(node.id, symbol));
        else if (cues.every(({ cue }) => cue === 'mood')) note(suspects, duty, node, symbol, cues);
      }
    }
  }
  for (const suspect of suspects.values()) {
    const known = silences.get(suspect.duty.id)?.moments.has(suspect.where) === true;
    const run = known ? null : silentRun(ground, suspect);
    if (run) add(suspect.duty, suspect.where, () => ground.lines(run));
  }
  return silences;
}

const momentOf = ({ moments }: GraphNode): string => moments.at(-1) ?? '';

const isShown = (effect: Effect): boolean =>
  !('set' in effect || 'event' in effect || 'start' in effect || 'stop' in effect || 'mood' in effect);

const counts = ({ during }: Duty, { moments }: GraphNode): boolean =>
  during.length === 0 || during.some((moment) => moments.includes(moment));

const breaks = (duty: Duty, event: MachineEvent | undefined): boolean =>
  event !== undefined && dutySignature(duty, event).startsWith('1');

const eventAt = ({ symbols }: Ground, symbol: number, { situation }: GraphNode): MachineEvent | undefined =>
  symbols[symbol]?.event(situation);

/** What the machine tells when the symbol is played in this state of the node. */
function answer(ground: Ground, state: ModelState, node: GraphNode, symbol: number): readonly Cue[] {
  const event = eventAt(ground, symbol, node);
  return event ? stepModel(ground.graph.model, state, event).cues : [];
}

function note(suspects: Map<string, Suspect>, duty: Duty, node: GraphNode, symbol: number, cues: readonly Cue[]): void {
  const where = momentOf(node);
  const key = `${duty.id} ${where}`;
  const suspect = suspects.get(key) ?? { duty, where, at: new Map<number, number[]>(), ends: new Map() };
  suspects.set(key, suspect);
  const symbols = suspect.at.get(node.id) ?? [];
  suspect.at.set(node.id, [...symbols, symbol]);
  for (const cue of cues) if (cue.cue === 'mood') suspect.ends.set(cue.who, cue.to > cue.from ? 100 : 0);
}

/** A run whose last step breaks the duty for the first time, and nothing shows. */
function silentRun(ground: Ground, { duty, at, ends }: Suspect): Path | null {
  const { input, tree, graph, relevance, variant } = ground;
  const near = canReach(graph, ({ id }) => at.has(id));
  const shortest = near.get(0) ?? 0;
  const order = (state: ModelState, steps: number): number => {
    const way = near.get(graph.nodeOf(state)?.node ?? -1);
    if (way === undefined || steps + way > shortest + DETOUR) return Number.POSITIVE_INFINITY;
    let left = way;
    for (const [who, end] of ends) left += Math.abs(end - (state.context.moods[who] ?? 0)) / STRIDE;
    return steps + EAGER * left;
  };
  const silentIn = (state: ModelState): number | undefined => {
    const place = graph.nodeOf(state);
    const node = place?.sure ? graph.nodes[place.node] : undefined;
    return node && at.get(node.id)?.find((symbol) => !isVisible(answer(ground, state, node, symbol)));
  };
  const few = othersThan(ground, duty);
  const alphabet = few.map((symbol, id) => ({ ...symbol, id }));
  let found: { readonly node: GraphNode; readonly symbol: number } | null = null;
  const enough = (_: ReadonlySet<number>, node: GraphNode): boolean => {
    const symbol = silentIn(node.state);
    if (symbol !== undefined) found = { node, symbol };
    return symbol !== undefined;
  };
  const finer = { people: [...ends.keys()] };
  const options = { tree, finer, maxNodes: MOST_LOOKS, order, enough, bare: true };
  const looked = explore(input.encounter, variant.draws, alphabet, relevance, options);
  return found && runOf(looked, found, few);
}

/** Symbols that do not break the duty, one of those that machine and people take alike. */
function othersThan({ graph, symbols, relevance }: Ground, duty: Duty): readonly TraineeSymbol[] {
  const situations = [...new Set(graph.nodes.map(({ situation }) => situation))];
  const kinds = new Map<string, TraineeSymbol>();
  for (const symbol of symbols) {
    const events = situations.map((situation) => symbol.event(situation));
    if (events.some((event) => breaks(duty, event))) continue;
    const kind = situations.map((situation) => symbol.machineClass(situation)).join('|');
    kinds.set(`${kind} ${events.map(relevance.heard).join('|')}`, symbol);
  }
  return [...kinds.values()];
}

/** The way to the node and the symbol after it, by the numbers that the symbols have in the encounter. */
function runOf(
  looked: Graph,
  { node, symbol }: { readonly node: GraphNode; readonly symbol: number },
  few: readonly TraineeSymbol[],
): Path {
  const way = symbolsOf(pathTo(looked, node.id));
  const before = way.reduce<Path | null>(
    (path, { symbol: number, t }) => ({ symbol: few[number]?.id ?? WAIT, t, before: path }),
    null,
  );
  return { symbol, t: node.state.t, before };
}

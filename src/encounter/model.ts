import { causesOf, LIMIT, moveBy, type People, SILENCE } from './dynamics';
import { carryOut, type Emitted, type MachineContext, observe, openContext, remember, scopeOf } from './machine';
import { createGuards, type Guards } from './model-guards';
import { BACK, type ModelNode, type ModelRule, type ModelTree, modelTree, STAY } from './model-tree';
import {
  applyChanges,
  armSilence,
  disarm,
  nextTimer,
  openTimers,
  patienceOf,
  stopped,
  type TimerChange,
  type Timers,
} from './scheduler';
import type { Cue, Effect, Encounter, MachineEvent, Millis, RunHeader } from './types';

/**
 * The compiled machine as a pure function over plain data, for programs that look at many runs at once. XState plays;
 * this only foresees. A property test holds the two together: same cues, moments, context and timers.
 */
export interface Model {
  readonly encounter: Encounter;
  readonly draws: Readonly<Record<string, string>>;
  readonly tree: ModelTree;
  readonly guards: Guards;
  readonly feelings: Feelings;
  /** One event for each timer, so that what guards make of it is found once. */
  readonly firings: Map<string, MachineEvent>;
}

/** Everything a continuation depends on. Never changed in place. */
export interface ModelState {
  readonly t: Millis;
  readonly context: MachineContext;
  /** Active moments by node index, in document order. */
  readonly active: readonly number[];
  /** Innermost moments of the story as they were when an interruption came last. */
  readonly history: readonly number[];
  readonly ending: string | null;
  readonly timers: Timers;
}

export interface ModelStep {
  readonly state: ModelState;
  readonly cues: readonly Cue[];
  /** Rules taken, by their number in the encounter. */
  readonly rules: readonly number[];
  /** As they stand before an ending stops them. */
  readonly timers: Timers;
}

export interface ModelOpening extends ModelStep {
  readonly model: Model;
}

export function openModel(
  encounter: Encounter,
  draws: Readonly<Record<string, string>>,
  tree: ModelTree = modelTree(encounter),
  header: Pick<RunHeader, 'extraTime'> = {},
): ModelOpening {
  const model: Model = {
    encounter,
    draws,
    tree,
    guards: createGuards(tree),
    feelings: createFeelings(encounter),
    firings: new Map(),
  };
  const work = new Work(model, openContext(encounter, draws), { type: 'xstate.init' });
  const first = tree.nodes[1]?.children[0];
  const active = first === undefined ? [] : enter(work, [], new Set(withDescendants(tree, first, new Set([first]))));
  const timers = applyChanges(openTimers(encounter, header), work.changes, 0);
  const state = { t: 0, context: work.context, active, history: [], ending: null, timers };
  return { model, state, cues: work.cues, rules: [], timers };
}

/** The next timer of the state, or null when nothing is armed or the attempt has ended. */
export function nextDue(state: ModelState): Millis | null {
  return state.ending === null ? (nextTimer(state.timers)?.due ?? null) : null;
}

function timerEvent({ firings }: Model, timer: string): MachineEvent {
  const event = firings.get(timer) ?? { type: 'TIMER', timer };
  firings.set(timer, event);
  return event;
}

/** Fires the next timer. Null when there is none. */
export function fireTimer(model: Model, state: ModelState): (ModelStep & { readonly event: MachineEvent }) | null {
  const next = state.ending === null ? nextTimer(state.timers) : null;
  if (next === null) return null;
  const event = timerEvent(model, next.id);
  const waited = { ...state, t: Math.max(state.t, next.due), timers: disarm(state.timers, next.id) };
  return { ...feed(model, waited, event), event };
}

/**
 * Silence that nothing hears any more, up to the next timer: as many firings in one as leave people, moments and memory
 * as they are. Null where the last one changed something, or something else is due first.
 */
export function skipSilence(
  model: Model,
  before: ModelState,
  { state, cues, rules }: ModelStep,
): { readonly state: ModelState; readonly fired: number } | null {
  if (cues.length > 0 || rules.length > 0 || state.context !== before.context || state.active !== before.active)
    return null;
  const silence = state.timers.armed.find(({ id }) => id === SILENCE);
  const after = patienceOf(model.encounter);
  const other = nextTimer(disarm(state.timers, SILENCE));
  if (!silence || after === null || after <= 0 || other === null) return null;
  // At the same time the other comes first, since it was armed before the silence that is felt then.
  const fired = Math.ceil((other.due - silence.due) / after);
  if (fired <= 0 || nextTimer(state.timers)?.id !== SILENCE) return null;
  const t = silence.due + (fired - 1) * after;
  const armed = state.timers.armed.map((timer) =>
    timer.id === SILENCE ? { ...timer, due: t + after, order: timer.order + fired } : timer,
  );
  const timers = { ...state.timers, armed, nextOrder: state.timers.nextOrder + fired };
  return { state: { ...state, t, timers }, fired };
}

/** An input at `t`; timers due at or before `t` must have fired. Nothing is taken after an ending. */
export function stepModel(model: Model, state: ModelState, event: MachineEvent, t: Millis = state.t): ModelStep {
  if (state.ending !== null) return { state, cues: [], rules: [], timers: state.timers };
  return feed(model, t > state.t ? { ...state, t } : state, event);
}

/** The trainee ends the attempt. */
export function leaveModel(model: Model, state: ModelState): ModelStep {
  const { tree } = model;
  return state.ending === null
    ? run(model, state, null, [storyRule(tree, tree.left)])
    : { state, cues: [], rules: [], timers: state.timers };
}

function feed(model: Model, before: ModelState, event: MachineEvent): ModelStep {
  const quiet = event.type === 'TIMER' && event.timer !== SILENCE;
  const timers = quiet ? before.timers : armSilence(before.timers, model.encounter, before.t);
  const state = timers === before.timers ? before : { ...before, timers };
  return run(model, state, event, select(model, state, event));
}

const storyRule = (tree: ModelTree, target: number): ModelRule => ({
  index: -1,
  rule: { id: '@story', when: true, on: [], do: [], goto: tree.nodes[target]?.id ?? '' },
  source: 0,
  target,
  reenter: false,
  interrupts: false,
});

/** What tempers make of events, kept: many inputs are heard alike, and many are tried from one state. */
export interface Feelings {
  move(people: People, event: MachineEvent): ReturnType<typeof moveBy>;
}

function createFeelings(encounter: Encounter): Feelings {
  const heard = new WeakMap<MachineEvent, { readonly name: string; readonly causes: ReturnType<typeof causesOf> }>();
  let last: { people: People; moved: Map<string, ReturnType<typeof moveBy>> } | null = null;
  return {
    move: (people, event) => {
      let found = heard.get(event);
      if (!found) {
        const causes = causesOf(event, encounter);
        found = { name: causes.join(), causes };
        heard.set(event, found);
      }
      const { name, causes } = found;
      if (causes.length === 0) return moveBy(people, causes, encounter);
      const { moods, places, calmed } = people;
      if (!last || last.people.moods !== moods || last.people.places !== places || last.people.calmed !== calmed)
        last = { people: { moods, places, calmed }, moved: new Map() };
      let moved = last.moved.get(name);
      if (!moved) {
        moved = moveBy(last.people, causes, encounter);
        last.moved.set(name, moved);
      }
      return moved;
    },
  };
}

/** Innermost first, then outwards; within one moment the first rule that holds. Parallel moments each have their say. */
function select(model: Model, state: ModelState, event: MachineEvent): readonly ModelRule[] {
  const { tree, guards } = model;
  const scope = scopeOf(state.context);
  const own = (node: ModelNode): ModelRule | null => {
    for (const rule of guards.candidates(event, node.index)) {
      if (guards.holds(event, rule, scope)) return rule;
    }
    return null;
  };
  // Children of a node by what is active, so that a step costs what is active and not what there is.
  const visit = (index: number): readonly ModelRule[] => {
    let found: readonly ModelRule[] = NO_RULES;
    for (const child of state.active) {
      if (tree.nodes[child]?.parent !== index) continue;
      const inner = visit(child);
      if (inner.length > 0) found = found.length === 0 ? inner : [...found, ...inner];
    }
    if (found.length > 0) return found;
    const rule = own(tree.nodes[index] as ModelNode);
    return rule === null ? NO_RULES : [rule];
  };
  let taken: readonly ModelRule[] = isWithin(tree, state.active, 1) ? visit(1) : NO_RULES;
  for (const root of state.active) {
    if (tree.nodes[root]?.parent === 0) taken = [...taken, ...visit(root)];
  }
  if (taken.length > 0) return taken;
  return event.type === 'TIMER' && event.timer === LIMIT ? [storyRule(tree, tree.timeUp)] : [];
}

const NO_RULES: readonly ModelRule[] = [];

/** Whether anything of the subtree is active. */
function isWithin(tree: ModelTree, active: readonly number[], root: number): boolean {
  const last = tree.nodes[root]?.last ?? root;
  for (const index of active) if (index >= root && index <= last) return true;
  return false;
}

const isDescendant = (tree: ModelTree, index: number, ancestor: number): boolean =>
  index > ancestor && index <= (tree.nodes[ancestor]?.last ?? ancestor);

/** States a rule leaves, with what it leads to. */
interface Transition {
  readonly rule: ModelRule;
  readonly domain: number;
  readonly exits: readonly number[];
}

function transitionOf(tree: ModelTree, state: ModelState, rule: ModelRule): Transition {
  if (rule.target === STAY) return { rule, domain: -1, exits: [] };
  const targets = rule.target === BACK ? state.history : [rule.target];
  const { source } = rule;
  const inside = !rule.reenter && targets.every((target) => target === source || isDescendant(tree, target, source));
  const domain = inside ? source : commonAncestor(tree, [...targets, source]);
  return { rule, domain, exits: state.active.filter((index) => isDescendant(tree, index, domain)) };
}

function commonAncestor(tree: ModelTree, indexes: readonly number[]): number {
  const [head = 0, ...tail] = indexes;
  let ancestor = tree.nodes[head]?.parent ?? 0;
  while (ancestor > 0 && !tail.every((index) => isDescendant(tree, index, ancestor)))
    ancestor = tree.nodes[ancestor]?.parent ?? 0;
  return ancestor;
}

/** Of rules that would leave the same state the inner one wins, else the one that stands first. */
function settleConflicts(tree: ModelTree, transitions: readonly Transition[]): readonly Transition[] {
  if (transitions.length < 2) return transitions;
  let kept: Transition[] = [];
  for (const one of transitions) {
    const rivals = kept.filter((other) => one.exits.some((index) => other.exits.includes(index)));
    if (rivals.some((other) => !isDescendant(tree, one.rule.source, other.rule.source))) continue;
    kept = [...kept.filter((other) => !rivals.includes(other)), one];
  }
  return kept;
}

/** What one step carries along. */
class Work {
  readonly cues: Cue[] = [];
  readonly changes: TimerChange[] = [];

  constructor(
    readonly model: Model,
    public context: MachineContext,
    readonly event: { readonly type: string },
  ) {}

  cue(cue: Cue): void {
    this.cues.push(cue);
  }

  take(emitted: Emitted): void {
    if (emitted.type === 'cue') this.cues.push(emitted.cue);
    else this.changes.push({ kind: 'signal', signal: emitted.signal });
  }

  perform(effects: readonly Effect[]): void {
    if (effects.length === 0) return;
    const { next, out } = carryOut(effects, this.context, this.model.encounter, scopeOf, observe(this.event));
    this.context = next;
    for (const emitted of out) this.take(emitted);
  }

  pass(kind: 'enter' | 'leave', node: ModelNode): void {
    if (!node.moment) return;
    this.cue({ cue: kind, moment: node.id });
    this.changes.push({ kind, moment: node.moment });
  }
}

const NO_EXITS: readonly number[] = [];

function run(model: Model, state: ModelState, event: MachineEvent | null, rules: readonly ModelRule[]): ModelStep {
  const { tree, encounter } = model;
  const work = new Work(model, state.context, event ?? { type: 'END' });
  const taken = settleConflicts(
    tree,
    rules.map((rule) => transitionOf(tree, state, rule)),
  );
  let { active, history } = state;
  const exits = taken.length === 0 ? NO_EXITS : taken.flatMap((transition) => transition.exits);
  if (exits.length > 0) {
    // The story is left as a whole only when something outside it is entered.
    if (taken.some(({ domain }) => domain === 0) && isWithin(tree, active, 1))
      history = active.filter((index) => isDescendant(tree, index, 1) && tree.nodes[index]?.children.length === 0);
    const gone = new Set(exits);
    for (const index of [...gone].sort((a, b) => b - a)) leave(work, tree.nodes[index] as ModelNode);
    active = active.filter((index) => !gone.has(index));
  }
  if (event !== null) {
    const { context } = work;
    const { people, cues } = model.feelings.move(context, event);
    const seen = remember(context, event, encounter);
    const moved = people.moods !== context.moods || people.calmed !== context.calmed;
    if (moved || seen !== context.seen || context.resuming) {
      const { moods, calmed } = people;
      work.context = { ...context, moods, calmed, seen, resuming: false };
    }
    for (const cue of cues) work.cue(cue);
  }
  for (const { rule } of taken) {
    work.perform(rule.rule.do);
    if (rule.target === BACK) {
      work.take({ type: 'signal', signal: { signal: 'resume' } });
      work.context = { ...work.context, resuming: true };
    } else if (rule.interrupts) work.take({ type: 'signal', signal: { signal: 'interrupt' } });
  }
  const entered = new Set<number>();
  for (const transition of taken) addEntries(tree, transition, history, entered);
  if (entered.size > 0) active = enter(work, active, entered);
  const ending = active.map((index) => tree.nodes[index]).find((node) => node?.kind === 'ending')?.id ?? null;
  const timers = work.changes.length === 0 ? state.timers : applyChanges(state.timers, work.changes, state.t);
  const left = ending === null ? timers : stopped(timers);
  return {
    state: { t: state.t, context: work.context, active, history, ending, timers: left },
    cues: work.cues,
    rules: taken.length === 0 ? NO_EXITS : taken.flatMap(({ rule }) => (rule.index < 0 ? [] : [rule.index])),
    timers,
  };
}

function leave(work: Work, node: ModelNode): void {
  if (!node.moment) return;
  work.context = { ...work.context, active: work.context.active.filter((id) => id !== node.id) };
  work.pass('leave', node);
}

/** Enters states in document order; returns what is active then. */
function enter(work: Work, active: readonly number[], entered: ReadonlySet<number>): readonly number[] {
  const { nodes } = work.model.tree;
  const order = [...entered].sort((a, b) => a - b);
  for (const index of order) {
    const node = nodes[index] as ModelNode;
    if (node.kind === 'ending') work.cue({ cue: 'ending', ending: node.id });
    if (!node.moment) continue;
    const { next, out } = carryOut(
      work.context.resuming ? [] : node.moment.enter,
      work.context,
      work.model.encounter,
      scopeOf,
      observe(work.event),
    );
    work.context = { ...next, active: [...work.context.active, node.id] };
    work.pass('enter', node);
    for (const emitted of out) work.take(emitted);
  }
  const real = order.filter((index) => index > 1);
  return [...new Set([...active, ...real])].sort((a, b) => a - b);
}

function addEntries(
  tree: ModelTree,
  { rule, domain }: Transition,
  history: readonly number[],
  entered: Set<number>,
): void {
  if (rule.target === STAY) return;
  const targets = rule.target === BACK ? history : [rule.target];
  for (const target of targets) entered.add(target);
  for (const target of targets) withDescendants(tree, target, entered);
  for (const target of targets) withAncestors(tree, target, domain, entered);
}

/** First child of a compound moment, every child of a parallel one. */
function withDescendants(tree: ModelTree, index: number, entered: Set<number>): ReadonlySet<number> {
  const node = tree.nodes[index];
  if (!node || node.children.length === 0) return entered;
  if (node.parallel) {
    for (const child of node.children) addRegion(tree, child, entered);
    return entered;
  }
  const first = node.children[0] as number;
  entered.add(first);
  return withDescendants(tree, first, entered);
}

function addRegion(tree: ModelTree, child: number, entered: Set<number>): void {
  for (const index of entered) if (isDescendant(tree, index, child)) return;
  entered.add(child);
  withDescendants(tree, child, entered);
}

function withAncestors(tree: ModelTree, index: number, domain: number, entered: Set<number>): void {
  for (let at = tree.nodes[index]?.parent ?? -1; at > domain; at = tree.nodes[at]?.parent ?? -1) {
    entered.add(at);
    const node = tree.nodes[at];
    if (node?.parallel) for (const child of node.children) addRegion(tree, child, entered);
  }
  const above = tree.nodes[domain];
  if (above?.parallel) for (const child of above.children) addRegion(tree, child, entered);
}

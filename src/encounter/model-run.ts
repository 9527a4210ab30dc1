import { carryOut, type Emitted, type MachineContext, memoryWith, observe, remember, scopeOf } from './machine-memory';
import type { Feelings } from './model-feelings';
import { type Move, moveOf, settleConflicts, transitionOf } from './model-moves';
import { BACK, type ModelNode, type ModelRule, type ModelTree } from './model-tree';
import { applyChanges, stopped, type TimerChange, type Timers } from './scheduler';
import type { Cue, Effect, Encounter, MachineEvent, Millis } from './types';

/** Everything a continuation depends on. Never changed in place. */
export interface ModelState {
  readonly t: Millis;
  readonly context: MachineContext;
  /** Active moments by node index, in document order; the same list for the same moments. */
  readonly active: readonly number[];
  /** Innermost moments of the story as they were when an interruption came last. */
  readonly history: readonly number[];
  readonly ending: string | null;
  readonly timers: Timers;
}

/** The state with a part of it changed; written out like {@link memoryWith}. */
export function stateWith(
  before: ModelState,
  { t = before.t, context = before.context, timers = before.timers }: Partial<ModelState>,
): ModelState {
  const { active, history, ending } = before;
  return { t, context, active, history, ending, timers };
}

export interface ModelStep {
  readonly state: ModelState;
  readonly cues: readonly Cue[];
  /** Rules taken, by their number in the encounter. */
  readonly rules: readonly number[];
  /** As they stand before an ending stops them. */
  readonly timers: Timers;
}

/** Of the model, what a step needs. */
interface Stage {
  readonly encounter: Encounter;
  readonly tree: ModelTree;
  readonly feelings: Feelings;
}

/** What one step carries along. */
class Work {
  readonly cues: Cue[] = [];
  readonly changes: TimerChange[] = [];

  constructor(
    readonly stage: Stage,
    public context: MachineContext,
    readonly event: { readonly type: string },
  ) {}

  take(emitted: Emitted): void {
    if (emitted.type === 'cue') this.cues.push(emitted.cue);
    else this.changes.push({ kind: 'signal', signal: emitted.signal });
  }

  perform(effects: readonly Effect[]): void {
    if (effects.length === 0) return;
    const { next, out } = carryOut(effects, this.context, this.stage.encounter, scopeOf, observe(this.event));
    this.context = next;
    for (const emitted of out) this.take(emitted);
  }

  pass(kind: 'enter' | 'leave', node: ModelNode): void {
    if (!node.moment) return;
    this.cues.push({ cue: kind, moment: node.id });
    this.changes.push({ kind, moment: node.moment });
  }

  leave(node: ModelNode): void {
    if (!node.moment) return;
    const { context } = this;
    this.context = memoryWith(context, { active: context.active.filter((id) => id !== node.id) });
    this.pass('leave', node);
  }

  enter(node: ModelNode): void {
    if (node.kind === 'ending') this.cues.push({ cue: 'ending', ending: node.id });
    if (!node.moment) return;
    const { context, stage, event } = this;
    const effects = context.resuming ? NO_EFFECTS : node.moment.enter;
    const { next, out } = carryOut(effects, context, stage.encounter, scopeOf, observe(event));
    this.context = memoryWith(next, { active: [...context.active, node.id] });
    this.pass('enter', node);
    for (const emitted of out) this.take(emitted);
  }
}

const NO_EFFECTS: readonly Effect[] = [];
const NO_NUMBERS: readonly number[] = [];

/** The opening: the context before, and what is entered. */
export function openStage(
  stage: Stage,
  context: MachineContext,
  { entries, active }: Move,
  timers: Timers,
): { readonly state: ModelState; readonly cues: readonly Cue[] } {
  const work = new Work(stage, context, { type: 'xstate.init' });
  for (const index of entries) work.enter(stage.tree.nodes[index] as ModelNode);
  const armed = applyChanges(timers, work.changes, 0);
  const state = { t: 0, context: work.context, active, history: NO_NUMBERS, ending: null, timers: armed };
  return { state, cues: work.cues };
}

/** Leaves, feels, carries out, enters: the order in which XState does it. */
export function runRules(
  stage: Stage,
  state: ModelState,
  event: MachineEvent | null,
  rules: readonly ModelRule[],
): ModelStep {
  const { tree } = stage;
  const work = new Work(stage, state.context, event ?? { type: 'END' });
  const taken = settleConflicts(
    tree,
    rules.map((rule) => transitionOf(tree, state.active, state.history, rule)),
  );
  const { exits, entries, active, history, ending } = moveOf(tree, state.active, state.history, taken);
  for (const index of exits) work.leave(tree.nodes[index] as ModelNode);
  if (event !== null) feel(work, event);
  for (const { rule } of taken) {
    work.perform(rule.rule.do);
    if (rule.target === BACK) {
      work.take({ type: 'signal', signal: { signal: 'resume' } });
      work.context = memoryWith(work.context, { resuming: true });
    } else if (rule.interrupts) work.take({ type: 'signal', signal: { signal: 'interrupt' } });
  }
  for (const index of entries) work.enter(tree.nodes[index] as ModelNode);
  const timers = work.changes.length === 0 ? state.timers : applyChanges(state.timers, work.changes, state.t);
  return {
    state: {
      t: state.t,
      context: work.context,
      active,
      history: history ?? state.history,
      ending,
      timers: ending === null ? timers : stopped(timers),
    },
    cues: work.cues,
    rules: taken.length === 0 ? NO_NUMBERS : taken.map(({ rule }) => rule.index).filter((index) => index >= 0),
    timers,
  };
}

function feel(work: Work, event: MachineEvent): void {
  const { context, stage } = work;
  const { people, cues } = stage.feelings.move(context, event);
  const seen = remember(context, event, stage.encounter);
  const { moods, calmed } = people;
  if (moods !== context.moods || calmed !== context.calmed || seen !== context.seen || context.resuming)
    work.context = memoryWith(context, { moods, calmed, seen, resuming: false });
  for (const cue of cues) work.cues.push(cue);
}

import { outlast, SILENCE } from './dynamics';
import { memoryWith, openContext } from './machine-memory';
import { type Feelings, keptFeelings, passingFeelings } from './model-feelings';
import { type Guards, keptGuards, passingGuards } from './model-guards';
import { openingMove } from './model-moves';
import { type ModelState, type ModelStep, openStage, runRules, stateWith } from './model-run';
import { select } from './model-select';
import { type ModelTree, modelTree } from './model-tree';
import { disarm, hearing, nextTimer, openTimers, patienceOf } from './scheduler';
import type { Encounter, MachineEvent, Millis, RunHeader } from './types';

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

export interface ModelOpening extends ModelStep {
  readonly model: Model;
}

/** `passing`: every event comes once, as in a log, so nothing is kept of any. */
export function openModel(
  encounter: Encounter,
  draws: Readonly<Record<string, string>>,
  tree: ModelTree = modelTree(encounter),
  header: Pick<RunHeader, 'extraTime'> = {},
  passing = false,
): ModelOpening {
  const model: Model = {
    encounter,
    draws,
    tree,
    guards: passing ? passingGuards(tree) : keptGuards(tree),
    feelings: passing ? passingFeelings(encounter) : keptFeelings(encounter),
    firings: new Map(),
  };
  const timers = openTimers(encounter, header);
  const { state, cues } = openStage(model, openContext(encounter, draws), openingMove(tree), timers);
  return { model, state, cues, rules: [], timers: state.timers };
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
  const waited = stateWith(state, { t: Math.max(state.t, next.due), timers: disarm(state.timers, next.id) });
  const { state: after, cues, rules, timers } = feed(model, waited, event);
  return { state: after, cues, rules, timers, event };
}

/**
 * Silence that nothing hears any more, up to the next timer: as many firings in one as leave moments and memory as they
 * are, and, unless nothing asks about moods (`moodless`), people too. Null where the last one changed something, or
 * something else is due first.
 */
export function skipSilence(
  model: Model,
  before: ModelState,
  { state, cues, rules }: ModelStep,
  moodless = false,
): { readonly state: ModelState; readonly fired: number } | null {
  if (rules.length > 0 || state.active !== before.active) return null;
  const still = state.context === before.context && cues.length === 0;
  if (!still && !(moodless && cues.every(({ cue }) => cue === 'mood'))) return null;
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
  const context = still ? state.context : felt(model, state.context, fired);
  return { state: stateWith(state, { t, timers, context }), fired };
}

/** People after so many silences. */
function felt(model: Model, before: ModelState['context'], times: number): ModelState['context'] {
  const people = outlast(before, times, model.encounter);
  return people === before ? before : memoryWith(before, { moods: people.moods, calmed: people.calmed });
}

/** An input at `t`; timers due at or before `t` must have fired. Nothing is taken after an ending. */
export function stepModel(model: Model, state: ModelState, event: MachineEvent, t: Millis = state.t): ModelStep {
  if (state.ending !== null) return { state, cues: [], rules: [], timers: state.timers };
  return feed(model, t > state.t ? stateWith(state, { t }) : state, event);
}

/** The trainee ends the attempt. */
export function leaveModel(model: Model, state: ModelState): ModelStep {
  const { tree } = model;
  return state.ending === null
    ? runRules(model, state, null, tree.leftRules)
    : { state, cues: [], rules: [], timers: state.timers };
}

function feed(model: Model, before: ModelState, event: MachineEvent): ModelStep {
  const timers = hearing(before.timers, model.encounter, event, before.t);
  const state = timers === before.timers ? before : stateWith(before, { timers });
  return runRules(model, state, event, select(model.tree, model.guards, state.active, state.context, event));
}

import { LIMIT, SILENCE } from './dynamics';
import { allMoments } from './machine';
import type { Signal } from './machine-memory';
import type { Encounter, MachineEvent, Millis, Moment, RunHeader } from './types';

interface Armed {
  readonly id: string;
  readonly due: Millis;
  /** Arming order breaks ties. */
  readonly order: number;
  /** Moment that owns it; null for timers started by an effect and for built-in ones. */
  readonly moment: string | null;
}

/** A timer of an interrupted moment: what was left of it, or, if it runs on, when it is due all the same. */
type Shelved = { readonly left: Millis } | { readonly due: Millis };

/** Armed timers as plain data. XState's own delays are not used: a restored snapshot arms none, history restarts them, ties vary. */
export interface Timers {
  readonly armed: readonly Armed[];
  readonly shelved: Readonly<Record<string, Shelved>>;
  readonly nextOrder: number;
}

const NO_TIMERS: Timers = { armed: [], shelved: {}, nextOrder: 0 };

/** Earliest due; at equal time the one armed first. */
export function nextTimer(timers: Timers): Armed | null {
  let next: Armed | null = null;
  for (const timer of timers.armed) {
    if (next === null || timer.due < next.due || (timer.due === next.due && timer.order < next.order)) next = timer;
  }
  return next;
}

export function disarm(timers: Timers, id: string): Timers {
  const { shelved, nextOrder } = timers;
  return { armed: timers.armed.filter((timer) => timer.id !== id), shelved, nextOrder };
}

/** Nothing fires after an ending. */
export const stopped = (timers: Timers): Timers => ({ ...timers, armed: [], shelved: {} });

function arm(timers: Timers, id: string, due: Millis, moment: string | null): Timers {
  const { shelved, nextOrder } = timers;
  const armed = timers.armed.filter((timer) => timer.id !== id);
  armed.push({ id, due, order: nextOrder, moment });
  return { armed, shelved, nextOrder: nextOrder + 1 };
}

const patience = new WeakMap<Encounter, Millis | null>();

/** The shortest patience of the cast decides when silence is felt. */
export function patienceOf(encounter: Encounter): Millis | null {
  const known = patience.get(encounter);
  if (known !== undefined) return known;
  const all = encounter.cast.flatMap(
    (citizen) => encounter.tempers.find((temper) => temper.id === citizen.temper)?.silence_after ?? [],
  );
  const shortest = all.length === 0 ? null : Math.min(...all);
  patience.set(encounter, shortest);
  return shortest;
}

/** Time the attempt may take: the encounter's limit and what a person is granted beyond it, in whole milliseconds. */
export function limitOf(encounter: Encounter, { extraTime = 0 }: Pick<RunHeader, 'extraTime'>): Millis {
  return encounter.limit + Math.floor((encounter.limit * extraTime) / 1000);
}

export function openTimers(encounter: Encounter, header: Pick<RunHeader, 'extraTime'> = {}): Timers {
  return armSilence(arm(NO_TIMERS, LIMIT, limitOf(encounter, header), null), encounter, 0);
}

function armSilence(timers: Timers, encounter: Encounter, t: Millis): Timers {
  const after = patienceOf(encounter);
  return after === null ? timers : arm(timers, SILENCE, t + after, null);
}

const timersOfSilence = new WeakMap<Encounter, ReadonlyMap<string, Millis>>();

/** Timers that an author counts from the last thing the trainee did, by id. */
function ofSilence(encounter: Encounter): ReadonlyMap<string, Millis> {
  const known = timersOfSilence.get(encounter);
  if (known) return known;
  const all = allMoments(encounter).flatMap(({ timers }) => timers.filter((timer) => timer.ofSilence));
  const found = new Map(all.map(({ id, after }) => [id, after]));
  timersOfSilence.set(encounter, found);
  return found;
}

/**
 * Before an event is taken: any word, act or filing starts all silence anew. A silence that was felt begins the next one of
 * its kind; an author's timer of silence runs on through it.
 */
export function hearing(timers: Timers, encounter: Encounter, event: MachineEvent, t: Millis): Timers {
  if (event.type === 'TIMER') return event.timer === SILENCE ? armSilence(timers, encounter, t) : timers;
  let next = timers;
  const quiet = ofSilence(encounter);
  if (quiet.size > 0) {
    for (const { id, moment } of timers.armed) {
      const after = quiet.get(id);
      if (after !== undefined) next = arm(next, id, t + after, moment);
    }
  }
  return armSilence(next, encounter, t);
}

export type TimerChange =
  | { readonly kind: 'enter'; readonly moment: Moment }
  | { readonly kind: 'leave'; readonly moment: Moment }
  | { readonly kind: 'signal'; readonly signal: Signal };

/**
 * Applies what one step of the machine did, in its order. An interruption shelves the timers of the moments it leaves;
 * the way back arms them with what was left. A timer that runs on keeps its due time and fires on return if it is past.
 */
export function applyChanges(timers: Timers, changes: readonly TimerChange[], t: Millis): Timers {
  const interrupted = changes.some((change) => change.kind === 'signal' && change.signal.signal === 'interrupt');
  const resumed = changes.some((change) => change.kind === 'signal' && change.signal.signal === 'resume');
  let next = timers;
  for (const change of changes) {
    if (change.kind === 'leave') next = leaveMoment(next, change.moment, t, interrupted);
    else if (change.kind === 'enter') next = enterMoment(next, change.moment, t, resumed);
    else if (change.signal.signal === 'start') next = arm(next, change.signal.timer, t + change.signal.after, null);
    else if (change.signal.signal === 'stop') next = disarm(next, change.signal.timer);
  }
  return resumed ? { ...next, shelved: {} } : next;
}

function leaveMoment(timers: Timers, moment: Moment, t: Millis, interrupted: boolean): Timers {
  let next = timers;
  for (const timer of moment.timers) {
    const running = next.armed.find((candidate) => candidate.id === timer.id);
    if (!running) continue;
    next = disarm(next, timer.id);
    if (!interrupted) continue;
    next = {
      ...next,
      shelved: { ...next.shelved, [timer.id]: timer.runsOn ? { due: running.due } : { left: running.due - t } },
    };
  }
  return next;
}

function enterMoment(timers: Timers, moment: Moment, t: Millis, resumed: boolean): Timers {
  let next = timers;
  for (const timer of moment.timers) {
    const shelved = resumed ? next.shelved[timer.id] : undefined;
    // On the way back a timer that had already fired before the interruption stays fired.
    if (resumed && shelved === undefined) continue;
    next = arm(next, timer.id, dueOf(timer, shelved, t), moment.id);
  }
  return next;
}

/** Nobody is kept waiting by an interruption that was answered: a silence begins after it. */
function dueOf({ after, ofSilence }: Moment['timers'][number], shelved: Shelved | undefined, t: Millis): Millis {
  if (shelved === undefined || ofSilence) return t + after;
  return 'left' in shelved ? t + shelved.left : Math.max(t, shelved.due);
}

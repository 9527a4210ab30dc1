import { type AnyStateMachine, createMachine } from 'xstate';
import { LIMIT } from './dynamics';
import { holds } from './expression';
import { asCue, asSignal, type Emitted } from './machine-memory';
import { Play } from './play';
import type { Effect, Encounter, MachineEvent, Moment, Rule } from './types';
import { Variants } from './variants';

export type MachineInput = MachineEvent | { readonly type: 'END' };

/** The context of the XState machine: one object from the start of an actor to its end. */
export interface PlayContext {
  readonly play: Play;
}

export const ENDED_BY_TRAINEE = 'left';
export const ENDED_BY_LIMIT = 'time_up';

/** Names of states that the compiler adds around the author's moments. */
export const MAIN = '@main';
const HISTORY = '@back';
const ENDING = '@ending-';

export const endingState = (id: string): string => `${ENDING}${id}`;

/** Names of the machine's states in document order, found once for an encounter. */
interface Places {
  readonly moments: ReadonlyMap<string, number>;
  readonly endings: ReadonlyMap<string, string>;
}

const placesOf = new WeakMap<Encounter, Places>();

function placesIn(encounter: Encounter): Places {
  let known = placesOf.get(encounter);
  if (!known) {
    known = {
      moments: new Map(allMoments(encounter).map(({ id }, index) => [id, index])),
      endings: new Map(encounter.endings.map(({ id }) => [endingState(id), id])),
    };
    placesOf.set(encounter, known);
  }
  return known;
}

/** Moments and ending of a state value, outermost first, in document order. */
export function readValue(encounter: Encounter, value: unknown): { moments: readonly string[]; ending: string | null } {
  const places = placesIn(encounter);
  const moments: string[] = [];
  let ending: string | null = null;
  const take = (id: string): void => {
    if (places.moments.has(id)) moments.push(id);
    else ending ??= places.endings.get(id) ?? null;
  };
  const collect = (part: unknown): void => {
    if (typeof part === 'string') take(part);
    else if (part && typeof part === 'object') {
      for (const [key, child] of Object.entries(part)) {
        take(key);
        collect(child);
      }
    }
  };
  collect(value);
  if (moments.length > 1) moments.sort((a, b) => (places.moments.get(a) ?? 0) - (places.moments.get(b) ?? 0));
  return { moments, ending };
}

/** Every moment of the document, parents before children. */
export function allMoments(encounter: Encounter): readonly Moment[] {
  const flat = (list: readonly Moment[]): readonly Moment[] =>
    list.flatMap((moment) => [moment, ...flat(moment.moments)]);
  return [...flat(encounter.moments), ...flat(encounter.interruptions)];
}

const compiled = new WeakMap<Encounter, Variants<AnyStateMachine>>();

/** The machine of a variant, compiled once while it is in use: it holds no state, an actor does. */
export function machineOf(encounter: Encounter, draws: Readonly<Record<string, string>>): AnyStateMachine {
  const variants = compiled.get(encounter) ?? new Variants<AnyStateMachine>();
  compiled.set(encounter, variants);
  const key = JSON.stringify(encounter.draws.map(({ id }) => draws[id]));
  return variants.of(key, () => compileMachine(encounter, draws));
}

interface Doing {
  readonly context: PlayContext;
  readonly event: { readonly type: string };
}

/**
 * Compiles the document into an XState machine of the author's moments. Interruptions stand beside `@main`, whose deep
 * history brings the trainee back. Whatever rule takes an event, tempers move moods first; an event that no rule takes
 * moves them too. Timers are events from outside (XState's `after` is not relied on). Guards see the context as it stood
 * before the event.
 */
export function compileMachine(encounter: Encounter, draws: Readonly<Record<string, string>>): AnyStateMachine {
  const interruptions = new Set(encounter.interruptions.map((moment) => moment.id));
  const endings = new Set(encounter.endings.map((ending) => ending.id));

  const perform =
    (effects: readonly Effect[], signals: readonly Emitted[]) =>
    ({ context, event }: Doing): void =>
      context.play.perform(event, effects, signals);
  const enter =
    (moment: Moment) =>
    ({ context, event }: Doing): void =>
      context.play.enter(event, moment);
  const leave =
    (moment: Moment) =>
    ({ context, event }: Doing): void =>
      context.play.leave(event, moment);

  const target = (rule: Rule): string | undefined => {
    if (rule.goto === undefined) return undefined;
    if (rule.goto === 'back') return `#${HISTORY}`;
    return endings.has(rule.goto) ? `#${endingState(rule.goto)}` : `#${rule.goto}`;
  };

  const transition = (rule: Rule, moment: Moment) => {
    const signals: Emitted[] = [];
    if (rule.goto === 'back') signals.push(asSignal({ signal: 'resume' }));
    else if (rule.goto !== undefined && interruptions.has(rule.goto)) signals.push(asSignal({ signal: 'interrupt' }));
    const to = target(rule);
    return {
      guard: ({ context: { play }, event }: Doing) => holds(rule.when, play.seen(event), play.scope()),
      ...(to === undefined ? {} : { target: to }),
      // Going to oneself starts the moment anew; going from a parent to its child leaves the parent's timers running.
      reenter: rule.goto === moment.id,
      actions: perform(rule.do, signals),
    };
  };

  const state = (moment: Moment): Record<string, unknown> => {
    const on: Record<string, unknown[]> = {};
    for (const rule of moment.rules) {
      for (const type of rule.on) on[type] = [...(on[type] ?? []), transition(rule, moment)];
    }
    const children = Object.fromEntries(moment.moments.map((child) => [child.id, state(child)]));
    return {
      id: moment.id,
      entry: enter(moment),
      exit: leave(moment),
      on,
      ...(moment.moments.length === 0
        ? {}
        : moment.parallel
          ? { type: 'parallel', states: children }
          : { initial: moment.moments[0]?.id, states: children }),
    };
  };

  const endingStates = Object.fromEntries(
    encounter.endings.map((ending) => [
      endingState(ending.id),
      { id: endingState(ending.id), type: 'final', entry: perform([], [asCue({ cue: 'ending', ending: ending.id })]) },
    ]),
  );

  const heard = { actions: perform([], []) };
  const config = {
    id: encounter.id,
    context: (): PlayContext => ({ play: new Play(encounter, draws) }),
    initial: MAIN,
    on: {
      SAY: heard,
      DO: heard,
      FILE: heard,
      TIMER: [
        {
          guard: ({ event }: { event: MachineInput }) => event.type === 'TIMER' && event.timer === LIMIT,
          target: `#${endingState(ENDED_BY_LIMIT)}`,
          ...heard,
        },
        heard,
      ],
      END: { target: `#${endingState(ENDED_BY_TRAINEE)}` },
    },
    states: {
      [MAIN]: {
        initial: encounter.moments[0]?.id,
        states: {
          ...Object.fromEntries(encounter.moments.map((moment) => [moment.id, state(moment)])),
          [HISTORY]: { id: HISTORY, type: 'history', history: 'deep' },
        },
      },
      ...Object.fromEntries(encounter.interruptions.map((moment) => [moment.id, state(moment)])),
      ...endingStates,
    },
  };
  return createMachine(config as unknown as Parameters<typeof createMachine>[0]) as unknown as AnyStateMachine;
}

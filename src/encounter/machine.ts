import { type AnyStateMachine, assign, createMachine } from 'xstate';
import { fillText } from './draws';
import { clampMood, LIMIT, moveMoods, type People } from './dynamics';
import { evaluate, holds, type Observation, type Scope } from './expression';
import type { Cue, Effect, Encounter, MachineEvent, Millis, Moment, Rule } from './types';

/** What the machine tells the scheduler; never stored, since it follows from the log. */
export type Signal =
  | { readonly signal: 'start'; readonly timer: string; readonly after: Millis }
  | { readonly signal: 'stop'; readonly timer: string }
  | { readonly signal: 'interrupt' }
  | { readonly signal: 'resume' };

/** What a step tells, in order: cues go to stage and log, signals to the scheduler. */
export type Emitted =
  | { readonly type: 'cue'; readonly cue: Cue }
  | { readonly type: 'signal'; readonly signal: Signal };

export interface MachineContext extends People {
  readonly draws: Readonly<Record<string, string>>;
  readonly vars: Readonly<Record<string, boolean | number | string>>;
  /** Remembered keys in the order of `encounter.remembered`. */
  readonly seen: readonly string[];
  /** Active moments, in order of entry. */
  readonly active: readonly string[];
  /** True while an interruption hands back: history re-enters moments whose opening has been seen already. */
  readonly resuming: boolean;
}

export type MachineInput = MachineEvent | { readonly type: 'END' };

/**
 * The context of the XState machine. What a step tells stands in it, rather than being emitted, since an emission costs
 * XState as much as a transition. A new event object starts a new list, so no event object is sent twice.
 */
export interface PlayContext {
  readonly memory: MachineContext;
  readonly told: Told;
}

interface Told {
  readonly of: { readonly type: string } | null;
  readonly list: readonly Emitted[];
  /** People have heard the event. */
  readonly felt: boolean;
}
export const ENDED_BY_TRAINEE = 'left';
export const ENDED_BY_LIMIT = 'time_up';

const EVENT_TYPES = new Set(['SAY', 'DO', 'FILE', 'TIMER']);

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

/** What the machine remembers after the event, of what `has_…` asks about. */
export function remember(context: MachineContext, event: MachineEvent, encounter: Encounter): readonly string[] {
  // Memory only grows: when all of it is there, nothing can be added.
  if (context.seen.length === encounter.remembered.length) return context.seen;
  const gained = encounter.remembered.filter((key) => leaves(event, key) && !context.seen.includes(key));
  if (gained.length === 0) return context.seen;
  return encounter.remembered.filter((key) => context.seen.includes(key) || gained.includes(key));
}

/** Whether the event leaves the memory that a `has_…` asks about. */
function leaves(event: MachineEvent, key: string): boolean {
  switch (event.type) {
    case 'SAY':
      return event.findings.some((finding) => finding.certainty === 'certain' && isKey(key, finding));
    case 'DO':
      return key.startsWith('did:') && key.endsWith(event.action) && key.length === 4 + event.action.length;
    case 'FILE':
      return key.startsWith('filed:') && key.endsWith(event.form) && key.length === 6 + event.form.length;
    default:
      return false;
  }
}

/** `said:…` and `told:…` without building the key. */
function isKey(key: string, { kind, label }: { readonly kind: string; readonly label: string }): boolean {
  if (kind === 'forbidden') return key === 'forbidden';
  const prefix = kind === 'act' ? 'said:' : kind === 'fact' ? 'told:' : null;
  return prefix !== null && key.length === 5 + label.length && key.startsWith(prefix) && key.endsWith(label);
}

const asCue = (cue: Cue): Emitted => ({ type: 'cue', cue });
const asSignal = (signal: Signal): Emitted => ({ type: 'signal', signal });
const NOTHING_TOLD: readonly Emitted[] = [];

/** Carries out effects in order on a copy of the context; returns it with what there is to tell. */
export function carryOut(
  effects: readonly Effect[],
  context: MachineContext,
  encounter: Encounter,
  scope: (c: MachineContext) => Scope,
  observation: Observation,
) {
  let next = context;
  const out: Emitted[] = [];
  for (const effect of effects) {
    if ('say' in effect)
      out.push(asCue({ cue: 'say', who: effect.say.who, text: fillText(effect.say.text, encounter, next.draws) }));
    else if ('narrate' in effect)
      out.push(asCue({ cue: 'narrate', text: fillText(effect.narrate, encounter, next.draws) }));
    else if ('mood' in effect) {
      const from = next.moods[effect.mood.who] ?? 0;
      const to = clampMood(from + effect.mood.by);
      if (to === from) continue;
      next = { ...next, moods: { ...next.moods, [effect.mood.who]: to } };
      out.push(
        asCue({ cue: 'mood', who: effect.mood.who, from, to, why: fillText(effect.mood.why, encounter, next.draws) }),
      );
    } else if ('set' in effect) {
      const declared = encounter.vars.find((variable) => variable.id === effect.set.id);
      let to = evaluate(effect.set.to, observation, scope(next));
      if (typeof to === 'number' && declared) to = Math.max(declared.min ?? to, Math.min(declared.max ?? to, to));
      if (declared && typeof to === typeof declared.start)
        next = { ...next, vars: { ...next.vars, [declared.id]: to as boolean | number | string } };
    } else if ('event' in effect) out.push(asCue({ cue: 'event', name: effect.event }));
    else if ('walk' in effect) {
      next = { ...next, places: { ...next.places, [effect.walk.who]: effect.walk.to } };
      out.push(asCue({ cue: 'walk', who: effect.walk.who, to: effect.walk.to }));
    } else if ('pose' in effect) out.push(asCue({ cue: 'pose', who: effect.pose.who, pose: effect.pose.pose }));
    else if ('light' in effect) out.push(asCue({ cue: 'light', to: effect.light }));
    else if ('screens' in effect) out.push(asCue({ cue: 'screens', to: effect.screens }));
    else if ('sound' in effect) out.push(asCue({ cue: 'sound', sound: effect.sound }));
    else if ('prop' in effect) out.push(asCue({ cue: 'prop', prop: effect.prop.id, shown: effect.prop.shown }));
    else if ('start' in effect)
      out.push(asSignal({ signal: 'start', timer: effect.start.timer, after: effect.start.after }));
    else out.push(asSignal({ signal: 'stop', timer: effect.stop }));
  }
  return { next, out };
}

/** The context before the opening moment is entered. */
export function openContext(encounter: Encounter, draws: Readonly<Record<string, string>>): MachineContext {
  return {
    draws,
    vars: Object.fromEntries(encounter.vars.map((variable) => [variable.id, variable.start])),
    moods: Object.fromEntries(encounter.cast.map((citizen) => [citizen.id, citizen.mood])),
    places: Object.fromEntries(encounter.cast.map((citizen) => [citizen.id, citizen.at])),
    calmed: {},
    seen: [],
    active: [],
    resuming: false,
  };
}

/** Names and values as rules and effects see them. */
export const scopeOf = (context: MachineContext): Scope => ({
  vars: context.vars,
  draws: context.draws,
  moods: context.moods,
  remembered: { has: (key) => context.seen.includes(key) },
  moments: { has: (id) => context.active.includes(id) },
});

/** What an event shows before the machine has reacted; XState's own first event shows nothing. */
export const observe = (event: { readonly type: string }): Observation => ({
  event: EVENT_TYPES.has(event.type) ? (event as MachineEvent) : null,
  raised: [],
  entered: [],
});

const compiled = new WeakMap<Encounter, Map<string, AnyStateMachine>>();
/** Variants of one encounter that are kept compiled. */
const MOST_COMPILED = 48;

/** The machine of a variant, compiled once: it holds no state, an actor does. */
export function machineOf(encounter: Encounter, draws: Readonly<Record<string, string>>): AnyStateMachine {
  const variants = compiled.get(encounter) ?? new Map<string, AnyStateMachine>();
  compiled.set(encounter, variants);
  const key = JSON.stringify(encounter.draws.map(({ id }) => draws[id]));
  let machine = variants.get(key);
  if (!machine) {
    machine = compileMachine(encounter, draws);
    if (variants.size >= MOST_COMPILED) variants.clear();
    variants.set(key, machine);
  }
  return machine;
}

interface Doing {
  readonly context: PlayContext;
  readonly event: { readonly type: string };
}

/** What the event has told so far. */
const toldBy = ({ context, event }: Doing): Told =>
  context.told.of === event ? context.told : { of: event, list: [], felt: false };

/**
 * Compiles the document into an XState machine of the author's moments. Interruptions stand beside `@main`, whose deep
 * history brings the trainee back. Whatever rule takes an event, tempers move moods first; an event that no rule takes
 * moves them too. Timers are events from outside (XState's `after` is not relied on). Guards see the context as it stood
 * before the event.
 */
export function compileMachine(encounter: Encounter, draws: Readonly<Record<string, string>>): AnyStateMachine {
  const interruptions = new Set(encounter.interruptions.map((moment) => moment.id));
  const endings = new Set(encounter.endings.map((ending) => ending.id));

  /** People hear the event once, however many rules take it. */
  const feel = (memory: MachineContext, event: MachineEvent): { memory: MachineContext; cues: readonly Emitted[] } => {
    const { people, cues } = moveMoods(memory, event, encounter);
    const seen = remember(memory, event, encounter);
    const { moods, calmed } = people;
    return { memory: { ...memory, moods, calmed, seen, resuming: false }, cues: cues.map(asCue) };
  };

  const perform = (effects: readonly Effect[], signals: readonly Emitted[]) => {
    const resumes = signals.some((emitted) => emitted.type === 'signal' && emitted.signal.signal === 'resume');
    return assign((doing: Doing): PlayContext => {
      const { context, event } = doing;
      const told = toldBy(doing);
      const fresh = !told.felt && EVENT_TYPES.has(event.type);
      const { memory, cues } = fresh
        ? feel(context.memory, event as MachineEvent)
        : { memory: context.memory, cues: NOTHING_TOLD };
      const { next, out } = carryOut(effects, memory, encounter, scopeOf, observe(event));
      return {
        memory: resumes ? { ...next, resuming: true } : next,
        told: { of: event, list: [...told.list, ...cues, ...out, ...signals], felt: true },
      };
    });
  };

  const enter = (moment: Moment) => {
    const entered = asCue({ cue: 'enter', moment: moment.id });
    return assign((doing: Doing): PlayContext => {
      const { memory } = doing.context;
      const effects = memory.resuming ? [] : moment.enter;
      const { next, out } = carryOut(effects, memory, encounter, scopeOf, observe(doing.event));
      const told = toldBy(doing);
      return {
        memory: { ...next, active: [...memory.active, moment.id] },
        told: { ...told, list: [...told.list, entered, ...out] },
      };
    });
  };

  const leave = (moment: Moment) => {
    const left = asCue({ cue: 'leave', moment: moment.id });
    return assign((doing: Doing): PlayContext => {
      const { memory } = doing.context;
      const told = toldBy(doing);
      return {
        memory: { ...memory, active: memory.active.filter((id) => id !== moment.id) },
        told: { ...told, list: [...told.list, left] },
      };
    });
  };

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
      guard: ({ context, event }: Doing) => holds(rule.when, observe(event), scopeOf(context.memory)),
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
    context: { memory: openContext(encounter, draws), told: { of: null, list: [], felt: true } } satisfies PlayContext,
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

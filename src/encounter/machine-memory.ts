import { fillText } from './draws';
import { clampMood, type People } from './dynamics';
import { evaluate, type Observation, type Scope } from './expression';
import type { Cue, Effect, Encounter, MachineEvent, Millis } from './types';

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

/** The memory with a part of it changed. Written out: a step does it several times, and a spread takes ten times as long. */
export function memoryWith(
  before: MachineContext,
  {
    draws = before.draws,
    vars = before.vars,
    moods = before.moods,
    places = before.places,
    calmed = before.calmed,
    seen = before.seen,
    active = before.active,
    resuming = before.resuming,
  }: Partial<MachineContext>,
): MachineContext {
  return { draws, vars, moods, places, calmed, seen, active, resuming };
}

/** What the machine remembers after the event, of what `has_…` asks about. */
export function remember(context: MachineContext, event: MachineEvent, encounter: Encounter): readonly string[] {
  // Memory only grows: when all of it is there, nothing can be added.
  if (context.seen.length === encounter.remembered.length || event.type === 'TIMER') return context.seen;
  const gained = encounter.remembered.filter((key) => !context.seen.includes(key) && leavesMemory(event, key));
  if (gained.length === 0) return context.seen;
  return encounter.remembered.filter((key) => context.seen.includes(key) || gained.includes(key));
}

/** Whether the event leaves the memory that a `has_…` asks about, by its key. */
export function leavesMemory(event: MachineEvent, key: string): boolean {
  switch (event.type) {
    case 'SAY':
      return event.findings.some((finding) => finding.certainty === 'certain' && isKey(key, finding));
    case 'DO':
      return key.startsWith('did:') && key.endsWith(event.action) && key.length === 4 + event.action.length;
    case 'FILE':
      return key.startsWith('filed:') && key.endsWith(event.form) && key.length === 6 + event.form.length;
    case 'TIMER':
      return false;
  }
}

/** `said:…` and `told:…` without building the key. */
function isKey(key: string, { kind, label }: { readonly kind: string; readonly label: string }): boolean {
  if (kind === 'forbidden') return key === 'forbidden';
  const prefix = kind === 'act' ? 'said:' : kind === 'fact' ? 'told:' : null;
  return prefix !== null && key.length === 5 + label.length && key.startsWith(prefix) && key.endsWith(label);
}

export const asCue = (cue: Cue): Emitted => ({ type: 'cue', cue });
export const asSignal = (signal: Signal): Emitted => ({ type: 'signal', signal });

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
      next = memoryWith(next, { moods: { ...next.moods, [effect.mood.who]: to } });
      out.push(
        asCue({ cue: 'mood', who: effect.mood.who, from, to, why: fillText(effect.mood.why, encounter, next.draws) }),
      );
    } else if ('set' in effect) {
      const declared = encounter.vars.find((variable) => variable.id === effect.set.id);
      let to = evaluate(effect.set.to, observation, scope(next));
      if (typeof to === 'number' && declared) to = Math.max(declared.min ?? to, Math.min(declared.max ?? to, to));
      if (declared && typeof to === typeof declared.start)
        next = memoryWith(next, { vars: { ...next.vars, [declared.id]: to as boolean | number | string } });
    } else if ('event' in effect) out.push(asCue({ cue: 'event', name: effect.event }));
    else if ('walk' in effect) {
      next = memoryWith(next, { places: { ...next.places, [effect.walk.who]: effect.walk.to } });
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

const EVENT_TYPES = new Set(['SAY', 'DO', 'FILE', 'TIMER']);

/** Events of a run, as opposed to XState's own. */
export const isMachineEvent = (event: { readonly type: string }): event is MachineEvent => EVENT_TYPES.has(event.type);

/** What an event shows before the machine has reacted; XState's own first event shows nothing. */
export const observe = (event: { readonly type: string }): Observation => ({
  event: isMachineEvent(event) ? event : null,
  raised: [],
  entered: [],
});

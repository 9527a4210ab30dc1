import {
  calls,
  type Duty,
  type Encounter,
  type Expr,
  leavesMemory,
  type Millis,
  type Scope,
  Variants,
} from '../encounter';
import { type Application, applies, dutiesOf, NO_FORBIDDEN_LANGUAGE } from './duties';
import { type MonitorState, monitorEnd, monitorKey, monitorStart, monitorStep } from './monitor';
import type { Outcome } from './outcome';
import { labelsAt } from './prohibit';
import { momentsOf, type TraceStep } from './trace';
import { Turns } from './turns';

/** All duties of an attempt, watching together. Plain data, never changed in place. */
export interface Watch {
  readonly duties: readonly Duty[];
  /** By index: whether the duty counts in this variant. */
  readonly active: readonly boolean[];
  /** Those that count, in the order in which they are asked: those that charge forbidden language first, by precedence. */
  readonly turns: Turns;
  readonly states: readonly MonitorState[];
  readonly draws: Readonly<Record<string, string>>;
  readonly moments: readonly string[];
  /** Keys of `has_…` that duties ask about and that have come true. */
  readonly remembered: readonly string[];
  readonly t: Millis;
}

/** The beginnings of an encounter's variants, for the packs asked for last. */
interface Starts extends Application {
  readonly variants: Variants<Watch>;
}

const starts = new WeakMap<Encounter, Starts>();

export function watchStart(
  encounter: Encounter,
  draws: Readonly<Record<string, string>>,
  application: Application = {},
): Watch {
  const { packs, equivalents } = application;
  let known = starts.get(encounter);
  if (!known || known.packs !== packs || known.equivalents !== equivalents) {
    known = { ...application, variants: new Variants() };
    starts.set(encounter, known);
  }
  return known.variants.of(JSON.stringify(draws), () => {
    const duties = dutiesOf(encounter);
    return watchOf(
      duties,
      duties.map((duty) => applies(duty, draws, application)),
      draws,
    );
  });
}

/** Some duties watching by themselves. */
export function watchOf(
  duties: readonly Duty[],
  active: readonly boolean[],
  draws: Readonly<Record<string, string>>,
): Watch {
  return {
    duties,
    active,
    turns: new Turns(duties, active),
    states: duties.map(monitorStart),
    draws,
    moments: [],
    remembered: [],
    t: 0,
  };
}

/** `before`: moments active before the step, where they are not those after the step before. */
export function watchStep(watch: Watch, step: TraceStep, before: readonly string[] = watch.moments): Watch {
  const active = momentsOf(step, before);
  let scope: Scope | null = null;
  let states: MonitorState[] | null = null;
  let taken: readonly string[] = NOTHING_TAKEN;
  for (const { index, duty, charges: charging } of watch.turns.concerned(step, watch.states)) {
    const known = watch.states[index] as MonitorState;
    scope ??= scopeOf(watch, active);
    const next = monitorStep(known, duty, step, active, scope, charging ? taken : NOTHING_TAKEN);
    if (next === known) continue;
    states ??= [...watch.states];
    states[index] = next;
    if (charging && next.core.family === 'absence') taken = [...taken, ...labelsAt(next.core, step.seq)];
  }
  const remembered = remember(watch, step);
  const { duties, active: counting, turns, draws } = watch;
  const after = states ?? watch.states;
  return { duties, active: counting, turns, states: after, draws, moments: step.moments, remembered, t: step.t };
}

const NOTHING_TAKEN: readonly string[] = [];

const scopeOf = ({ draws, remembered }: Watch, active: readonly string[]): Scope => ({
  vars: draws,
  draws,
  moods: {},
  remembered: { has: (key) => remembered.includes(key) },
  moments: { has: (moment) => active.includes(moment) },
});

export function watchEnd(watch: Watch): readonly Outcome[] {
  return watch.states.map((state, index) => monitorEnd(state, watch.duties[index] ?? NO_FORBIDDEN_LANGUAGE));
}

/** What all marks depend on from here: part of the publish gate's state key. */
export function watchKey(watch: Watch, now: Millis): string {
  const keys = watch.states.map((state, index) => {
    const duty = watch.duties[index];
    return duty === undefined || !watch.active[index] ? '' : monitorKey(state, duty, now);
  });
  return [...keys, watch.remembered.join()].join(';');
}

const REMEMBERED: Readonly<Record<string, string>> = {
  has_said: 'said',
  has_told: 'told',
  has_done: 'did',
  has_filed: 'filed',
};

const asked = new WeakMap<readonly Duty[], readonly string[]>();

function keysAsked(duties: readonly Duty[]): readonly string[] {
  const known = asked.get(duties);
  if (known) return known;
  const exprs = (duty: Duty): readonly Expr[] => [
    ...duty.operands,
    ...(duty.parts ?? []).map((part) => part.expr),
    ...(duty.since === undefined ? [] : [duty.since]),
  ];
  const keys = duties
    .flatMap(exprs)
    .flatMap(calls)
    .flatMap(([name, [arg]]) => {
      if (name === 'has_offended') return ['forbidden'];
      const kind = REMEMBERED[name];
      return kind === undefined ? [] : [`${kind}:${arg}`];
    });
  const found = [...new Set(keys)].sort();
  asked.set(duties, found);
  return found;
}

/** What the step leaves behind for later `has_…`; like the machine's memory, it does not see the step itself. */
function remember(watch: Watch, { event }: TraceStep): readonly string[] {
  const keys = keysAsked(watch.duties);
  if (keys.length === watch.remembered.length || event === null) return watch.remembered;
  const { remembered } = watch;
  if (!keys.some((key) => !remembered.includes(key) && leavesMemory(event, key))) return remembered;
  return keys.filter((key) => remembered.includes(key) || leavesMemory(event, key));
}

import { type Duty, holds, type Millis, type Scope } from '../encounter';
import { type CollectState, collect, collectStart } from './collect';
import { FULL } from './credit';
import { type EdgeState, edge, edgeStart } from './edge';
import { anatomy, carries, EVERY_STEP } from './expressions';
import { type OrderState, order, orderStart } from './order';
import type { Family, Outcome, Verdict } from './outcome';
import { type AbsenceState, absence, absenceStart, type PairState, pair, pairStart, prohibits } from './prohibit';
import { look, partHolds, type Sight } from './sight';
import type { TraceStep } from './trace';

type Core = CollectState | AbsenceState | PairState | EdgeState | OrderState;

/** All that a duty remembers of the log: plain data, never changed in place, the same object as long as nothing changed. */
export interface MonitorState {
  /** When the limit, or the prohibition, began; null as long as it has not. */
  readonly from: Millis | null;
  readonly core: Core;
  /** Parts of a phrase heard so far, where the template is not one that collects them. */
  readonly heard: readonly boolean[];
}

const collects = (duty: Duty): boolean =>
  duty.template === 'existence' || duty.template === 'choice' || duty.template === 'all_of';

function coreStart(duty: Duty): Core {
  if (collects(duty)) return collectStart(duty);
  if (duty.template === 'absence') return absenceStart();
  if (duty.template === 'not_coexistence') return pairStart();
  return duty.template === 'init' || duty.template === 'end' ? edgeStart() : orderStart();
}

function withFamily<R>(core: Core, act: <S extends Core>(family: Family<S>, state: S) => R): R {
  switch (core.family) {
    case 'collect':
      return act(collect, core);
    case 'absence':
      return act(absence, core);
    case 'pair':
      return act(pair, core);
    case 'edge':
      return act(edge, core);
    case 'order':
      return act(order, core);
  }
}

export function monitorStart(duty: Duty): MonitorState {
  const apart = duty.template === 'existence' || duty.template === 'choice' || prohibits(duty);
  const heard = apart ? [] : (duty.parts ?? []).map(() => false);
  return { from: null, core: coreStart(duty), heard };
}

function began(duty: Duty, step: TraceStep, active: readonly string[], scope: Scope): boolean {
  if (duty.since !== undefined) return (anatomy(duty).since & carries(step)) !== 0 && holds(duty.since, step, scope);
  return (
    duty.during.length === 0 || duty.during.some((moment) => active.includes(moment) || step.entered.includes(moment))
  );
}

function fromAfter(from: Millis | null, duty: Duty, step: TraceStep, active: readonly string[], scope: Scope) {
  if (from !== null || (duty.within === undefined && duty.since === undefined)) return from;
  if (!began(duty, step, active, scope)) return null;
  // Without moments and `since`, the limit runs from the start of the attempt, whenever the first step comes.
  return duty.since === undefined && duty.during.length === 0 ? 0 : step.t;
}

/**
 * One step further, for a step that can matter. `active` are the moments the step belongs to (`momentsOf`); `taken` the forbidden labels of this
 * utterance that another duty has charged already.
 */
export function monitorStep(
  state: MonitorState,
  duty: Duty,
  step: TraceStep,
  active: readonly string[],
  scope: Scope,
  taken: readonly string[] = [],
): MonitorState {
  const from = fromAfter(state.from, duty, step, active, scope);
  const sight = look(duty, step, active, scope, from);
  const core = withFamily(state.core, (family, known): Core => family.step(known, sight, taken));
  const waits = core.family === 'order' && !core.caused;
  const heard = waits || state.heard.every(Boolean) ? state.heard : hear(state.heard, sight);
  return from === state.from && core === state.core && heard === state.heard ? state : { from, core, heard };
}

/** What a duty must be shown to change at all, found once for a watch. */
export interface Concern {
  /** Bits of `carries`; what comes first, last or directly after asks about every event. */
  readonly bits: number;
  /** Until its limit begins to run, every step must be looked at. */
  readonly limited: boolean;
  /** Steps matter that show it nothing of what it speaks of. */
  readonly everything: boolean;
}

export function concernOf(duty: Duty): Concern {
  const edges = duty.template === 'init' || duty.template === 'end' || duty.template.startsWith('chain');
  const limited = duty.within !== undefined || duty.since !== undefined;
  const bits = edges ? EVERY_STEP : anatomy(duty).all;
  return { bits, limited, everything: (bits & EVERY_STEP) !== 0 };
}

/** Most steps show most duties nothing; not looking is what makes long logs quick. */
export function cannotMatter(state: MonitorState, { bits, limited }: Concern, shown: number): boolean {
  return (bits & shown) === 0 && !(limited && state.from === null);
}

function hear(heard: readonly boolean[], sight: Sight): readonly boolean[] {
  const now = heard.map((known, index) => known || partHolds(sight, index));
  return now.some((known, index) => known !== heard[index]) ? now : heard;
}

export function monitorVerdict(state: MonitorState, duty: Duty): Verdict {
  return withFamily(state.core, (family, core) => family.verdict(core, duty));
}

/** What the duty comes to if the log ends here. */
export function monitorEnd(state: MonitorState, duty: Duty): Outcome {
  const outcome = withFamily(state.core, (family, core) => family.end(core, duty));
  const fromLimit = state.from === null || duty.within === undefined ? null : state.from + duty.within;
  const due = outcome.due ?? (prohibits(duty) || limitOfCause(duty) ? null : fromLimit);
  if (state.heard.length === 0) return due === outcome.due ? outcome : { ...outcome, due };
  const missing = state.heard.flatMap((known, index) => (known ? [] : [index]));
  const worth = Math.floor((outcome.worth * (state.heard.length - missing.length)) / state.heard.length);
  return { ...outcome, due, worth, missing, incomplete: outcome.incomplete || (worth > 0 && missing.length > 0) };
}

/** `response` and its kin count the limit from the cause, unless `since` says otherwise. */
function limitOfCause(duty: Duty): boolean {
  return duty.since === undefined && /response|succession/.test(duty.template);
}

/**
 * What the future depends on, without line numbers and with times relative to `now`: two states with one key earn the
 * same from the same continuation. For the state key of the publish gate.
 */
export function monitorKey(state: MonitorState, duty: Duty, now: Millis): string {
  const { core, from, heard } = state;
  const decided = core.family === 'collect' && core.slots.every((slot) => slot !== null && slot.worth === FULL);
  const ago = from === null ? '-' : duty.within === undefined ? 0 : Math.min(now - from, duty.within + 1);
  const clock = decided || (duty.within === undefined && duty.since === undefined) ? '' : `@${ago}`;
  return `${withFamily(core, (family, known) => family.key(known, duty, now))}${clock}${heard.map((known) => (known ? 'y' : 'n')).join('')}`;
}

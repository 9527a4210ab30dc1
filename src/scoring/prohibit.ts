import { type Duty, holds, type MachineEvent } from '../encounter';
import { FULL } from './credit';
import { type Family, outcomeOf, type Ref } from './outcome';
import { operandHolds, type Sight } from './sight';

/** A chain instead of an array: an attempt of a million lines must not copy its violations a million times. */
interface Trail {
  readonly seq: number;
  readonly label: string | null;
  readonly before: Trail | null;
}

/** `absence`: nothing to do and something never to do. */
export interface AbsenceState {
  readonly family: 'absence';
  readonly times: number;
  /** Violations that no other duty has charged already. */
  readonly charged: number;
  readonly trail: Trail | null;
}

/** `not_coexistence`: either, but not both. Lines where each was first seen. */
export interface PairState {
  readonly family: 'pair';
  readonly first: number | null;
  readonly second: number | null;
}

export const absenceStart = (): AbsenceState => ({ family: 'absence', times: 0, charged: 0, trail: null });
export const pairStart = (): PairState => ({ family: 'pair', first: null, second: null });

/** The prohibition holds in its moments, from `since` on, until its limit. */
function forbiddenNow({ duty, step, inScope, from }: Sight): boolean {
  if (!inScope) return false;
  if (from === null) return duty.since === undefined && duty.within === undefined;
  return duty.within === undefined || step.t <= from + duty.within;
}

/** Labels that break the prohibition each by itself, in order of speaking; none if it is not a matter of labels. */
function offendingLabels(sight: Sight): readonly string[] {
  const { event } = sight.step;
  if (event?.type !== 'SAY') return [];
  const said = event.findings.filter((f) => f.kind === 'forbidden' && f.certainty === 'certain');
  const labels = [...new Set(said.map((finding) => finding.label))];
  return labels.filter((label) => {
    const { type, text } = event;
    const alone: MachineEvent = { type, text, findings: said.filter((finding) => finding.label === label) };
    const operand = sight.duty.operands[0] ?? false;
    return holds(operand, { event: alone, raised: [], entered: [] }, sight.scope);
  });
}

/** Labels that the step added to the state, for the duties that come after. */
export function labelsAt(state: AbsenceState, seq: number): readonly string[] {
  const labels: string[] = [];
  for (let at = state.trail; at !== null && at.seq === seq; at = at.before)
    if (at.label !== null) labels.push(at.label);
  return labels;
}

export const absence: Family<AbsenceState> = {
  step(state, sight, taken) {
    if (!operandHolds(sight, 0) || !forbiddenNow(sight)) return state;
    const labels = offendingLabels(sight);
    const { seq } = sight.step;
    // An act, or words that offend only together, are one violation without a label.
    const found: readonly (string | null)[] = labels.length > 0 ? labels : [null];
    let { trail } = state;
    for (const label of found) trail = { seq, label, before: trail };
    const charged = found.filter((label) => label === null || !taken.includes(label)).length;
    return { family: 'absence', times: state.times + found.length, charged: state.charged + charged, trail };
  },
  verdict: (state) => (state.times > 0 ? 'violated' : 'pending'),
  end(state, duty) {
    const refs: Ref[] = [];
    for (let at = state.trail; at !== null; at = at.before) {
      refs.push({ seq: at.seq, exprs: duty.operands, ...(at.label === null ? {} : { label: at.label }) });
    }
    const kept = state.times === 0;
    return outcomeOf({
      satisfied: kept,
      broken: !kept,
      worth: kept ? FULL : 0,
      refs: refs.reverse(),
      times: state.times,
      charged: state.charged,
    });
  },
  key: (state, duty) => {
    // Past the cap, or past a duty's single mark, one more makes no difference.
    const cap = duty.dimension !== 'forbidden' || duty.weight <= 0 ? 1 : Math.ceil((duty.most ?? 100) / duty.weight);
    return `${Math.min(state.charged, cap)},${state.times > 0 ? 1 : 0}`;
  },
};

export const pair: Family<PairState> = {
  step(state, sight) {
    if (!sight.inScope || (state.first !== null && state.second !== null)) return state;
    const first = state.first ?? (operandHolds(sight, 0) ? sight.step.seq : null);
    const second = state.second ?? (operandHolds(sight, 1) ? sight.step.seq : null);
    return first === state.first && second === state.second ? state : { family: 'pair', first, second };
  },
  verdict: (state) => (state.first !== null && state.second !== null ? 'violated' : 'pending'),
  end(state, duty) {
    const both = state.first !== null && state.second !== null;
    const refs = [state.first, state.second].flatMap((seq, index) =>
      seq === null || !both ? [] : [{ seq, exprs: [duty.operands[index] ?? false] }],
    );
    return outcomeOf({
      satisfied: !both,
      broken: both,
      worth: both ? 0 : FULL,
      refs,
      times: both ? 1 : 0,
      charged: both ? 1 : 0,
    });
  },
  key: (state) => `${state.first === null ? 0 : 1}${state.second === null ? 0 : 1}`,
};

export const prohibits = (duty: Duty): boolean => duty.template === 'absence' || duty.template === 'not_coexistence';

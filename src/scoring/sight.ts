import { type Duty, type Expr, holds, type Millis, type Scope } from '../encounter';
import { anatomy, carries } from './expressions';
import { isTrainee, type TraceStep } from './trace';

/** One step as one duty sees it. */
export interface Sight {
  readonly duty: Duty;
  readonly step: TraceStep;
  readonly scope: Scope;
  readonly inScope: boolean;
  /** Out of scope, where the duty counts nothing. */
  readonly blind: boolean;
  /** When the limit began to run; null as long as it has not. */
  readonly from: Millis | null;
  readonly carries: number;
}

export function look(duty: Duty, step: TraceStep, active: readonly string[], scope: Scope, from: Millis | null): Sight {
  const inScope = duty.during.length === 0 || duty.during.some((moment) => active.includes(moment));
  const blind = !inScope && duty.elsewhere === 'none';
  return { duty, step, scope, inScope, blind, from, carries: carries(step) };
}

export function operandHolds(sight: Sight, index: number): boolean {
  const operand = sight.duty.operands[index];
  if (operand === undefined || sight.blind || ((anatomy(sight.duty).operands[index] ?? 0) & sight.carries) === 0)
    return false;
  return holds(operand, sight.step, sight.scope);
}

export function partHolds(sight: Sight, index: number): boolean {
  const part = sight.duty.parts?.[index];
  if (part === undefined || sight.blind || ((anatomy(sight.duty).parts[index] ?? 0) & sight.carries) === 0)
    return false;
  return holds(part.expr, sight.step, sight.scope);
}

export function anyHolds(sight: Sight, phrases: readonly Expr[]): boolean {
  return (
    !sight.blind && sight.step.event?.type === 'SAY' && phrases.some((phrase) => holds(phrase, sight.step, sight.scope))
  );
}

/**
 * Steps that stand next to each other in `chain_…`: the trainee's words, acts and filings, events the machine raises,
 * and whatever the duty itself speaks of. A timer that changes nothing, a draw or the end comes between nothing.
 */
export function isPosition(sight: Sight, operandTrue: boolean): boolean {
  return operandTrue || isTrainee(sight.step) || sight.step.raised.length > 0;
}

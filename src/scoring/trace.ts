import type { MachineEvent, Millis, Observation, Step } from '../encounter';

/** One step as duties see it: what happened, what the machine raised and entered, and the moments active afterwards. */
export interface TraceStep extends Observation {
  /** Number of the log line, from 1; 0 for the opening of the encounter, which has no line. */
  readonly seq: number;
  readonly t: Millis;
  readonly moments: readonly string[];
}

const NONE: readonly string[] = [];

function eventOf(step: Step): MachineEvent | null {
  const { entry } = step;
  return entry === null || entry.type === 'DRAW' || entry.type === 'NOTE' || entry.type === 'END' ? null : entry;
}

export function traceStep(step: Step): TraceStep {
  let raised: string[] | null = null;
  let entered: string[] | null = null;
  for (const cue of step.cues) {
    if (cue.cue === 'event') {
      raised ??= [];
      raised.push(cue.name);
    } else if (cue.cue === 'enter') {
      entered ??= [];
      entered.push(cue.moment);
    }
  }
  return {
    seq: step.entry?.seq ?? 0,
    t: step.t,
    event: eventOf(step),
    raised: raised ?? NONE,
    entered: entered ?? NONE,
    moments: step.moments,
  };
}

/** A word, an act or a filing of the trainee, as opposed to what clock and machine do. */
export function isTrainee(step: TraceStep): boolean {
  return step.event !== null && step.event.type !== 'TIMER';
}

/**
 * Moments a step belongs to. What the trainee does belongs to the moment in which it was done, even if it led out of
 * it; what the clock or the machine does belongs to the moments on both sides.
 */
export function momentsOf(step: TraceStep, before: readonly string[]): readonly string[] {
  return isTrainee(step) || before === step.moments ? before : [...new Set([...before, ...step.moments])];
}

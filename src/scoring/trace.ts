import type { Cue, MachineEvent, Millis, Observation, Step } from '../encounter';

/** One step as duties see it: what happened, what the machine raised and entered, and the moments active afterwards. */
export interface TraceStep extends Observation {
  /** Number of the log line, from 1; 0 for the opening of the encounter, which has no line. */
  readonly seq: number;
  readonly t: Millis;
  readonly moments: readonly string[];
}

const namesOf = (cues: readonly Cue[], kind: 'event' | 'enter'): readonly string[] =>
  cues.flatMap((cue) => {
    if (cue.cue === 'event' && kind === 'event') return [cue.name];
    return cue.cue === 'enter' && kind === 'enter' ? [cue.moment] : [];
  });

function eventOf(step: Step): MachineEvent | null {
  const { entry } = step;
  return entry === null || entry.type === 'DRAW' || entry.type === 'NOTE' || entry.type === 'END' ? null : entry;
}

export function traceStep(step: Step): TraceStep {
  return {
    seq: step.entry?.seq ?? 0,
    t: step.t,
    event: eventOf(step),
    raised: namesOf(step.cues, 'event'),
    entered: namesOf(step.cues, 'enter'),
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
  return isTrainee(step) ? before : [...new Set([...before, ...step.moments])];
}

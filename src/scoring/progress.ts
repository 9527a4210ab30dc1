import type { Duty, Encounter, Millis, Step } from '../encounter';
import { FULL } from './credit';
import type { Application } from './duties';
import { monitorEnd, monitorVerdict } from './monitor';
import { traceStep } from './trace';
import { type Watch, watchStart, watchStep } from './watch';

/** A duty while the attempt goes on, for practice mode. */
export interface DutyProgress {
  readonly duty: Duty;
  readonly state: 'satisfied' | 'violated' | 'pending' | 'inactive';
  /** Thousandths of the duty's points that it would earn if the attempt ended now. */
  readonly worth: number;
  /** An obligation is running: its cause has come, or its moments were entered, and it is not fulfilled. */
  readonly due: Millis | null;
  /** Lines of the log that speak for the state. */
  readonly seqs: readonly number[];
}

function progressOf(watch: Watch): readonly DutyProgress[] {
  return watch.duties.map((duty, index) => {
    const state = watch.states[index];
    if (state === undefined || !watch.active[index]) return { duty, state: 'inactive', worth: 0, due: null, seqs: [] };
    const outcome = monitorEnd(state, duty);
    return {
      duty,
      state: monitorVerdict(state, duty),
      worth: outcome.worth,
      due: outcome.worth === FULL || outcome.broken ? null : outcome.due,
      seqs: [...new Set(outcome.refs.map((ref) => ref.seq))].filter((seq) => seq > 0),
    };
  });
}

/** Draws come as the first lines of every log, so the steps tell the variant. */
export function liveProgress(
  encounter: Encounter,
  steps: readonly Step[],
  application: Application = {},
): readonly DutyProgress[] {
  const draws = Object.fromEntries(
    steps.flatMap(({ entry }) => (entry?.type === 'DRAW' ? [[entry.draw, entry.value]] : [])),
  );
  return progressOf(
    steps.reduce((so, step) => watchStep(so, traceStep(step)), watchStart(encounter, draws, application)),
  );
}

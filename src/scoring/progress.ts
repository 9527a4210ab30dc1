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
  /** The credited words or acts came outside the duty's own moments. */
  readonly elsewhere: boolean;
  readonly late: boolean;
  /** Some, but not all, of its members or parts are there. */
  readonly incomplete: boolean;
  /** Indexes of the duty's parts that are not found yet. */
  readonly missing: readonly number[];
  /** Lines of the log that speak for the state. */
  readonly seqs: readonly number[];
}

const NOTHING = {
  state: 'inactive',
  worth: 0,
  due: null,
  elsewhere: false,
  late: false,
  incomplete: false,
  missing: [],
  seqs: [],
} as const;

function progressOf(watch: Watch): readonly DutyProgress[] {
  return watch.duties.map((duty, index) => {
    const state = watch.states[index];
    if (state === undefined || !watch.active[index]) return { duty, ...NOTHING };
    const outcome = monitorEnd(state, duty);
    return {
      duty,
      state: monitorVerdict(state, duty),
      worth: outcome.worth,
      due: outcome.worth === FULL || outcome.broken ? null : outcome.due,
      elsewhere: outcome.credits.some((credit) => credit.elsewhere),
      late: outcome.credits.some((credit) => credit.late > 0),
      incomplete: outcome.incomplete,
      missing: outcome.missing,
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

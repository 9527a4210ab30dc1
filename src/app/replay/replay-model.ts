import type { Cue, Encounter, LogEntry, Millis, Step } from '../../encounter';
import type { ScoreSheet } from '../../scoring';
import { type TimelineKind, timelineModel } from '../sheet/timeline-model';

export const SPEEDS = [0.5, 1, 2, 4, 8, 16] as const;

/** Steps done by the time `t`; the opening is always done. */
export function doneBy(steps: readonly Step[], t: Millis): number {
  let low = 1;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle]?.t ?? Number.POSITIVE_INFINITY) <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const cuesOf = (steps: readonly Step[]): readonly Cue[] => steps.flatMap(({ cues }) => cues);

/** Whether the trainee did it; time and dice run by themselves. */
export const isInput = ({ entry }: Step): boolean =>
  entry?.type === 'SAY' || entry?.type === 'DO' || entry?.type === 'FILE';

/** The posture the trainee's figure had last taken among these steps. */
export function lastPose(encounter: Encounter, steps: readonly Step[]): string | undefined {
  for (let i = steps.length - 1; i >= 0; i -= 1) {
    const entry = steps[i]?.entry;
    const pose = entry?.type === 'DO' ? encounter.actions.find(({ id }) => id === entry.action)?.pose : undefined;
    if (pose) return pose;
  }
  return undefined;
}

export interface TrackMark {
  readonly key: string;
  readonly kind: TimelineKind;
  readonly t: Millis;
}

/** What the score sheet marks, placed on the track of the scrubber. */
export function trackMarks(sheet: ScoreSheet, encounter: Encounter, steps: readonly Step[]): readonly TrackMark[] {
  const { phrases, steps: doings } = timelineModel(sheet, encounter, steps);
  return [...phrases, ...doings].map(({ key, kind, t }) => ({ key, kind, t })).sort((a, b) => a.t - b.t);
}

export interface Fork {
  /** The last entry that is taken over. */
  readonly seq: number;
  /** When the new attempt goes on. */
  readonly t: Millis;
}

/**
 * Trying again from `t`. Who stands at words or a deed of their own wants to do just these otherwise: they are not taken
 * over, and the attempt goes on as they were about to come. The draws always are, for they come with the opening; the end
 * never is. Null where nothing had begun to differ from a fresh attempt.
 */
export function forkAt(encounter: Encounter, steps: readonly Step[], t: Millis): Fork | null {
  const done = steps.slice(0, doneBy(steps, t));
  const entries = done.flatMap(({ entry }) => (entry && entry.type !== 'END' ? [entry] : []));
  const here = entries.findIndex((entry) => entry.t === t && isOwn(entry));
  const taken = here < 0 ? entries : entries.slice(0, here);
  const seq = taken.at(-1)?.seq ?? 0;
  const over = done.some(({ entry }) => entry?.type === 'END');
  const goesOn = here >= 0 ? t - 1 : over ? (taken.at(-1)?.t ?? 0) : t;
  return seq >= encounter.draws.length && goesOn > 0 ? { seq, t: goesOn } : null;
}

const isOwn = ({ type }: LogEntry): boolean => type === 'SAY' || type === 'DO' || type === 'FILE';

/** Where ← and → stop: every instant at which something happened. */
export const stops = (steps: readonly Step[]): readonly Millis[] => [...new Set(steps.map(({ t }) => t))];

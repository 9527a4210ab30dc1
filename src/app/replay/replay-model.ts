import type { Cue, Encounter, Millis, Step } from '../../encounter';
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

/**
 * The last entry a fork may take over at `t`: not before the draws, which come with the opening, and never the end.
 * Null where the attempt had not begun to differ from a fresh one.
 */
export function forkAt(encounter: Encounter, steps: readonly Step[], t: Millis): number | null {
  const taken = steps
    .slice(0, doneBy(steps, t))
    .flatMap(({ entry }) => (entry && entry.type !== 'END' ? [entry.seq] : []));
  const last = taken.at(-1) ?? 0;
  return last > encounter.draws.length ? last : null;
}

/** Where ← and → stop: every instant at which something happened. */
export const stops = (steps: readonly Step[]): readonly Millis[] => [...new Set(steps.map(({ t }) => t))];

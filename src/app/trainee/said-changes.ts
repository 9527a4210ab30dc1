import type { Duty, Encounter, Millis, Step } from '../../encounter';
import { type DutyProgress, liveProgress } from '../../scoring';

/** What the last word or act did to the duties, and what is due next. */
export type Change =
  | { readonly state: 'met' | 'bad'; readonly duty: Duty }
  | { readonly state: 'late'; readonly duty: Duty; readonly due: Millis };

/** Rows that fit below the annotated words. */
const ROWS = 4;

const isInput = ({ entry }: Step): boolean => entry?.type === 'SAY' || entry?.type === 'DO' || entry?.type === 'FILE';

/** Practice only. Duties are watched from the log alone, as the score sheet does. */
export function saidChanges(encounter: Encounter, steps: readonly Step[]): readonly Change[] {
  const last = steps.findLast(isInput)?.entry?.seq;
  if (last === undefined) return [];
  const progress = liveProgress(encounter, steps);
  const now = steps.at(-1)?.t ?? 0;
  const touched = progress.filter(({ seqs }) => seqs.includes(last));
  const changes: Change[] = [
    ...touched.filter(({ state }) => state === 'violated').map(({ duty }) => ({ state: 'bad' as const, duty })),
    ...touched
      .filter(({ state, worth }) => state !== 'violated' && state !== 'inactive' && worth > 0)
      .map(({ duty }) => ({ state: 'met' as const, duty })),
    ...running(progress, now),
  ];
  return changes.slice(0, ROWS);
}

/** The obligation whose time runs out first. */
function running(progress: readonly DutyProgress[], now: Millis): readonly Change[] {
  return progress
    .flatMap(({ duty, due, state }) =>
      due !== null && due > now && state === 'pending' ? [{ state: 'late' as const, duty, due }] : [],
    )
    .sort((a, b) => a.due - b.due)
    .slice(0, 1);
}

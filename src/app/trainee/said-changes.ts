import type { Duty, Encounter, Millis, Step } from '../../encounter';
import type { Text } from '../../norms';
import { type DutyProgress, liveProgress } from '../../scoring';

/** What the last word or act did to the duties, and what is due next. */
export type Change =
  | { readonly state: 'met' | 'bad'; readonly duty: Duty }
  /** Some of it is there: what is still missing, or that it came too late. */
  | { readonly state: 'part'; readonly duty: Duty; readonly missing: readonly Text[]; readonly late: boolean }
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
    ...touched.flatMap(earned),
    // When it is over nothing can be done any more, and nothing is pressed for.
    ...(steps.at(-1)?.entry?.type === 'END' ? [] : running(progress, now)),
  ];
  return changes.slice(0, ROWS);
}

/**
 * Words that a duty of a later moment would half credit are no feedback on this one: a greeting before the power cut does
 * not answer the telephone after it.
 */
function earned({ duty, state, worth, elsewhere, late, incomplete, missing }: DutyProgress): readonly Change[] {
  if (state === 'violated' || state === 'inactive' || worth === 0 || elsewhere) return [];
  if (!incomplete && missing.length === 0 && !late) return [{ state: 'met', duty }];
  return [{ state: 'part', duty, missing: missing.flatMap((index) => duty.parts?.[index]?.text ?? []), late }];
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

import type { ScoreSheet } from '../../scoring';
import type { Credit } from './annotate';

/**
 * By log line: the words that duties were credited with. While the attempt goes on, `live`, without those that duties of
 * another moment would half credit: they are not what was asked for now.
 */
export function creditsBySeq(sheet: ScoreSheet, live = false): ReadonlyMap<number, readonly Credit[]> {
  const credits = new Map<number, Credit[]>();
  for (const mark of sheet.duties) {
    if (mark.dimension === 'forbidden' || mark.earned <= 0) continue;
    if (live && mark.notes?.includes('wrong_moment')) continue;
    for (const { seq, start, end } of mark.evidence) {
      if (start === undefined || end === undefined) continue;
      credits.set(seq, [...(credits.get(seq) ?? []), { start, end, clause: mark.clauses[0] }]);
    }
  }
  return credits;
}

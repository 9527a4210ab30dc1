import type { AttemptLog, Millis } from '../../encounter';

/** How often and how long the trainee did not have the exam before the eyes. */
export function absences({ entries }: AttemptLog): { readonly times: number; readonly away: Millis } {
  let since: Millis | null = null;
  let times = 0;
  let away = 0;
  for (const entry of entries) {
    const back = entry.type === 'END' || (entry.type === 'NOTE' && entry.note === 'back');
    if (entry.type === 'NOTE' && entry.note === 'left') {
      times += 1;
      since = entry.t;
    } else if (back && since !== null) {
      away += entry.t - since;
      since = null;
    }
  }
  return { times, away };
}

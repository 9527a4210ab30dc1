import { csv } from '../../archive';
import type { VISIT_DIMENSIONS, Visit, VisitMark } from './visit-model';

/** One row for each clause of each checkpoint, so that a spreadsheet can count by clause. */
export function visitCsv(
  visit: Visit,
  language: 'zh' | 'en',
  head: readonly string[],
  dimensionName: (dimension: (typeof VISIT_DIMENSIONS)[number]) => string,
  markName: (mark: VisitMark, forbids: boolean) => string,
): string {
  const places = new Map(visit.clauses.map((clause) => [clause.id, clause.place]));
  const rows = visit.checkpoints.flatMap(({ id, text, dimension, clauses }) => {
    const seen = visit.observations[id];
    return (clauses.length > 0 ? clauses : ['']).map((clause) => [
      dimensionName(dimension),
      text[language],
      clause,
      places.get(clause as never) ?? '',
      seen ? markName(seen.mark, dimension === 'forbidden') : '',
      seen?.note ?? '',
    ]);
  });
  return csv([head, ...rows]);
}

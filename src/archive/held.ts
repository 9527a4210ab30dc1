import type { Problem } from '../encounter';
import { ArchiveError, conflict, gap } from './problems';
import { nextSeq } from './recovery';
import type { AttemptRow, DocumentRow } from './store';
import type { StoredLine } from './types';

/** An attempt that this tab writes, whole in memory, so that it goes on and can be exported when the store fails. */
export interface Held {
  row: AttemptRow;
  readonly document: DocumentRow;
  readonly lines: StoredLine[];
  /** How many lines the store has. */
  saved: number;
  /** Row and document are in the store. */
  begun: boolean;
  /** Everything the store lacks is in the journal. */
  journalled: boolean;
  failure?: Problem;
}

/** Takes the line that comes next; one that is there already is skipped, anything else would tear the chain. */
export function pushLine(held: Held, { seq, line }: StoredLine): void {
  const expected = nextSeq(held.lines);
  const known = held.lines[seq - 1];
  if (known && known.line !== line) throw new ArchiveError(conflict(held.row.id, seq));
  if (known) return;
  if (seq !== expected) throw new ArchiveError(gap(held.row.id, expected, seq));
  held.lines.push({ seq, line });
}

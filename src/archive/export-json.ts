import { canonicalJson } from '../encounter';
import type { ScoreSheet } from '../scoring';
import type { StoredAttempt } from './types';

export const RECORD_FORMAT = 'yingsheng-record/1';
/** A long attempt is well under a megabyte. Look at the file's size before reading it, too. */
export const RECORD_MAX_CHARS = 16_000_000;

/**
 * One attempt as one file: header and lines exactly as hashed, the encounter that was played, the clauses it cites, and the
 * score sheet. RFC 8785 canonical JSON, so that the same attempt always gives the same bytes. The sheet is there to be read;
 * what counts is derived again from the lines.
 */
export function recordJson(attempt: StoredAttempt, sheet: ScoreSheet | null): string {
  const { summary, log, lines, encounter, hash, clauses } = attempt;
  return canonicalJson({
    format: RECORD_FORMAT,
    attempt: { id: summary.id, state: summary.state, lastT: summary.lastT },
    header: log.header,
    lines: lines.map(({ line }) => line),
    encounter,
    hash,
    clauses,
    sheet,
  });
}

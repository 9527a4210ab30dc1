import { type AttemptLog, canonicalJson, type LogEntry, sha256Hex } from '../encounter';
import { ArchiveError, damaged } from './problems';
import type { AttemptRow, DocumentRow, Whole } from './store';
import type { AttemptSummary, Beginning, StoredAttempt, StoredLine } from './types';

/** The rows that a beginning makes. */
export function rowsOf({ attempt, header, encounter, hash, clauses, person }: Beginning): {
  row: AttemptRow;
  document: DocumentRow;
} {
  const key = sha256Hex(canonicalJson({ hash, clauses }));
  const row: AttemptRow = {
    id: attempt,
    encounter: encounter.id,
    hash,
    number: encounter.number,
    title: encounter.title,
    startedAt: header.began ?? '',
    mode: header.mode,
    language: header.language ?? 'zh',
    seed: header.seed,
    state: 'open',
    lastT: 0,
    result: null,
    header,
    document: key,
    ...(person && { person }),
    ...(header.fork && { fork: header.fork }),
  };
  return { row, document: { key, hash, encounter, clauses } };
}

export function summaryOf({ header: _header, document: _document, ...summary }: AttemptRow): AttemptSummary {
  return summary;
}

/** The log that stored lines stand for, or undefined if a line is no JSON object or carries another seq. */
export function logOf(header: AttemptLog['header'], lines: readonly StoredLine[]): AttemptLog | undefined {
  const entries: LogEntry[] = [];
  for (const { seq, line } of lines) {
    const entry = entryOf(line);
    if (entry?.seq !== seq) return undefined;
    entries.push(entry);
  }
  return { header, entries };
}

export function attemptOf({ row, document, lines }: Whole): StoredAttempt {
  const log = logOf(row.header, lines);
  if (!log) {
    const sound = lines.findIndex(({ seq, line }) => entryOf(line)?.seq !== seq);
    throw new ArchiveError(damaged(row.id, sound, lines.length - sound));
  }
  const { encounter, hash, clauses } = document;
  return { summary: summaryOf(row), log, lines, encounter, hash, clauses };
}

export function wholeOf({ summary, log, lines, encounter, hash, clauses }: StoredAttempt): Whole {
  const { row, document } = rowsOf({ attempt: summary.id, header: log.header, encounter, hash, clauses });
  return { row: { ...row, ...summary }, document, lines };
}

function entryOf(line: string): LogEntry | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'seq' in value ? (value as LogEntry) : undefined;
  } catch {
    return undefined;
  }
}

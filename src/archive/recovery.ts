import type { AttemptLog, Problem } from '../encounter';
import type { Journal, JournalPart } from './journal';
import { damaged } from './problems';
import { logOf, rowsOf } from './rows';
import type { Store, Whole } from './store';
import type { AttemptId, Recovered, StoredLine } from './types';

export type VerifyChain = (log: AttemptLog) => readonly Problem[];

/**
 * Merges what the journal holds of an attempt into the store. Lines are taken only as far as they follow the stored ones
 * without a gap and keep the hash chain; what does not join is reported and dropped, never guessed at. Only for who has
 * claimed the attempt.
 */
export async function recover(
  attempt: AttemptId,
  journal: Journal,
  store: Store,
  verify: VerifyChain,
): Promise<Recovered | undefined> {
  // Journal before store: a line that is trimmed in between is by then in the store.
  const part = journal.read(attempt);
  const stored = await store.read(attempt);
  const base = stored ?? (part.beginning && { ...rowsOf(part.beginning), lines: [] });
  if (!base) {
    if (store.durable) journal.drop(part, false);
    const lost = part.lines.length + part.unreadable;
    return lost > 0 ? { attempt, lines: 0, problems: [damaged(attempt, 0, lost)] } : undefined;
  }

  const merged = merge(base, part, verify);
  const changed = !stored || merged.whole.lines.length > stored.lines.length || merged.whole.row !== stored.row;
  if (changed) {
    const { row, document, lines } = merged.whole;
    await store.write({ row, document, lines: lines.slice(stored?.lines.length ?? 0) });
  }
  if (store.durable) journal.drop(part, merged.whole.row.state === 'open');
  const regained = merged.whole.lines.length - (stored?.lines.length ?? 0);
  if (!changed && merged.lost === 0) return undefined;
  const problems = merged.lost > 0 ? [damaged(attempt, merged.whole.lines.length, merged.lost)] : [];
  return { attempt, lines: regained, problems };
}

function merge(base: Whole, part: JournalPart, verify: VerifyChain): { whole: Whole; lost: number } {
  const known = new Map(base.lines.map(({ seq, line }) => [seq, line]));
  const fresh = part.lines.filter(({ seq }) => !known.has(seq));
  const differing = part.lines.filter(({ seq, line }) => known.has(seq) && known.get(seq) !== line).length;

  const joined = [...base.lines];
  for (const line of fresh) {
    if (line.seq !== nextSeq(joined)) break;
    joined.push(line);
  }
  const sound = soundPrefix(base.row.header, joined, base.lines.length, verify);
  const lines = joined.slice(0, sound);
  const lost = fresh.length - (sound - base.lines.length) + differing + part.unreadable;

  let row = base.row;
  if (sound > base.lines.length) {
    const t = logOf(row.header, lines.slice(-1))?.entries.at(-1)?.t ?? 0;
    row = { ...row, lastT: Math.max(row.lastT, t) };
  }
  if (part.closing && lost === 0 && row.state === 'open') {
    row = { ...row, state: part.closing.state, result: part.closing.state === 'ended' ? part.closing.result : null };
  }
  return { whole: { ...base, row, lines }, lost };
}

/** The seq that must come after these lines: a log counts from 1. */
export function nextSeq(lines: readonly StoredLine[]): number {
  return (lines.at(-1)?.seq ?? 0) + 1;
}

/**
 * How many of the lines keep the chain, at least `from` (stored lines are never given up here). A chain that is broken
 * once stays broken, so the break is found by halving.
 */
function soundPrefix(
  header: AttemptLog['header'],
  lines: readonly StoredLine[],
  from: number,
  verify: VerifyChain,
): number {
  const sound = (count: number): boolean => {
    const log = logOf(header, lines.slice(0, count));
    try {
      return log !== undefined && verify(log).length === 0;
    } catch {
      return false; // text that has no canonical form was never written by a run
    }
  };
  if (lines.length === from || sound(lines.length)) return lines.length;
  let low = from;
  let high = lines.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (sound(middle)) low = middle;
    else high = middle;
  }
  return low;
}

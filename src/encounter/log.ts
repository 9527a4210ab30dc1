import { canonicalJson, canonicalJsonWithout, sha256Hex } from './canonical';
import type { Problem } from './problem';
import { runProblem } from './run-problems';
import type { AttemptLog, LogBody, LogEntry, Millis, RunHeader } from './types';

/** Caps on a log that comes from a file or from storage. */
const MAX_LOG_BYTES = 16 * 1024 * 1024;
const MAX_ENTRIES = 20_000;
const TYPES = new Set(['DRAW', 'SAY', 'DO', 'FILE', 'TIMER', 'NOTE', 'END']);

export function sealHeader(header: RunHeader): AttemptLog['header'] {
  return { ...header, hash0: sha256Hex(canonicalJson(header)) };
}

/** `hash = SHA-256(previous hash ‖ canonical JSON of the entry without its hash)`. */
export function sealEntry(previous: string, body: LogBody, seq: number, t: Millis, state: string): LogEntry {
  const entry = lineOf(body, seq, t, state);
  entry.hash = sha256Hex(previous + canonicalJsonWithout(entry, 'hash'));
  return entry;
}

type Open<T> = T extends unknown ? Omit<T, 'hash'> & { hash: string } : never;

/** A line without its hash. What is said is most of a log: written out, since a spread takes ten times as long. */
function lineOf(body: LogBody, seq: number, t: Millis, state: string): Open<LogEntry> {
  if (body.type !== 'SAY') return { ...body, seq, t, state, hash: '' };
  const { type, text, findings } = body;
  return { type, text, findings, seq, t, state, hash: '' };
}

/** Whether sealing a line with this body after the same line would give the sealed one. */
export function isWrittenAs(body: LogBody, seq: number, t: Millis, state: string, sealed: LogEntry): boolean {
  return sealed.state === state && sealed.seq === seq && sealed.t === t && hasSame(body, sealed, SEAL);
}

/** Members that a line has besides its body: number, time, state and hash. */
const SEAL = 4;

/** The same canonical JSON. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((item, index) => isSame(item, other[index]));
  }
  return hasSame(one, other, 0);
}

/** The other has the same members, and so many more. */
function hasSame(one: object, other: object, more: number): boolean {
  const a = one as Readonly<Record<string, unknown>>;
  const b = other as Readonly<Record<string, unknown>>;
  let count = more;
  for (const key in a) {
    count += 1;
    if (!isSame(a[key], b[key]) || !Object.hasOwn(b, key)) return false;
  }
  for (const _ in b) count -= 1;
  return count === 0;
}

export function headerLine(header: AttemptLog['header']): string {
  return canonicalJson(header);
}

export function entryLine(entry: LogEntry): string {
  return canonicalJson(entry);
}

export function logText(log: AttemptLog): string {
  return [headerLine(log.header), ...log.entries.map(entryLine), ''].join('\n');
}

/** The first `seq` entries of a log under another header, sealed anew: what a run that starts in the middle begins with. */
export function forkLog({ header: before, entries }: AttemptLog, seq: number, given: Partial<RunHeader>): AttemptLog {
  const { hash0: _, ...old } = before;
  const header = sealHeader({ ...old, ...given });
  const taken: LogEntry[] = [];
  for (const { hash: _hash, seq: at, t, state, ...body } of entries.slice(0, seq))
    taken.push(sealEntry(taken.at(-1)?.hash ?? header.hash0, body as LogBody, at, t, state));
  return { header, entries: taken };
}

/** Recomputes the chain. Any edited, dropped, inserted or swapped line is named by its line number in the log text. */
export function verifyChain(log: AttemptLog): readonly Problem[] {
  const { hash0, ...header } = log.header;
  if (sha256Hex(canonicalJson(header)) !== hash0) {
    return [runProblem('E-LOG-HEADER', {}, 1)];
  }
  let previous = hash0;
  for (const [index, entry] of log.entries.entries()) {
    const { hash } = entry;
    if (entry.seq !== index + 1) {
      return [runProblem('E-LOG-SEQ', { found: String(entry.seq), expected: String(index + 1) }, index + 2)];
    }
    if (sha256Hex(previous + canonicalJsonWithout(entry, 'hash')) !== hash) {
      return [runProblem('E-LOG-CHAIN', { found: String(entry.seq) }, index + 2)];
    }
    previous = hash;
  }
  return [];
}

/** Reads JSON Lines. Structure only: chain and replay are checked by {@link verifyChain} and `replay`. */
export function parseLog(text: string): { readonly log?: AttemptLog; readonly problems: readonly Problem[] } {
  if (text.length > MAX_LOG_BYTES) {
    return {
      problems: [runProblem('E-LOG-SIZE', { expected: `${MAX_LOG_BYTES / 1024 / 1024} MB` })],
    };
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > MAX_ENTRIES + 1) {
    return {
      problems: [runProblem('E-LOG-ENTRIES', { found: String(lines.length - 1), expected: String(MAX_ENTRIES) })],
    };
  }
  const parsed: unknown[] = [];
  for (const [index, line] of lines.entries()) {
    try {
      parsed.push(JSON.parse(line));
    } catch {
      return {
        problems: [runProblem('E-LOG-JSON', { found: String(index + 1) }, index + 1)],
      };
    }
  }
  const [header, ...entries] = parsed;
  if (!isHeader(header)) {
    return {
      problems: [runProblem('E-LOG-FORMAT', {}, 1)],
    };
  }
  const bad = entries.findIndex((entry) => !isEntry(entry));
  if (bad >= 0) {
    return {
      problems: [runProblem('E-LOG-ENTRY', { found: String(bad + 2) }, bad + 2)],
    };
  }
  return { log: { header, entries: entries as LogEntry[] }, problems: [] };
}

function isHeader(value: unknown): value is AttemptLog['header'] {
  if (typeof value !== 'object' || value === null) return false;
  const header = value as Record<string, unknown>;
  return (
    header.format === 'yingsheng-run/1' &&
    ['encounter', 'hash', 'lexicon', 'judge', 'engine', 'mode'].every((key) => typeof header[key] === 'string') &&
    Number.isSafeInteger(header.seed) &&
    typeof header.packs === 'object' &&
    header.packs !== null &&
    isExtraTime(header.extraTime) &&
    isFork(header.fork)
  );
}

/** Nobody is granted more than ten times the limit; anything else in a header is damage. */
const MOST_EXTRA = 10_000;

function isExtraTime(value: unknown): boolean {
  return (
    value === undefined || (Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= MOST_EXTRA)
  );
}

function isFork(value: unknown): boolean {
  if (value === undefined) return true;
  if (typeof value !== 'object' || value === null) return false;
  const { attempt, seq } = value as Record<string, unknown>;
  return typeof attempt === 'string' && Number.isSafeInteger(seq);
}

function isFinding(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const finding = value as Record<string, unknown>;
  return (
    ['kind', 'label', 'template', 'certainty'].every((key) => typeof finding[key] === 'string') &&
    Number.isSafeInteger(finding.start) &&
    Number.isSafeInteger(finding.end) &&
    Array.isArray(finding.clauses) &&
    finding.clauses.every((clause) => typeof clause === 'string') &&
    (finding.also === undefined || (Array.isArray(finding.also) && finding.also.every(isPlace)))
  );
}

function isPlace(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every((offset) => Number.isSafeInteger(offset));
}

function isEntry(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Record<string, unknown>;
  if (!TYPES.has(entry.type as string) || !Number.isSafeInteger(entry.t) || (entry.t as number) < 0) return false;
  switch (entry.type) {
    case 'SAY':
      return (
        typeof entry.text === 'string' &&
        (entry.findings === undefined || (Array.isArray(entry.findings) && entry.findings.every(isFinding)))
      );
    case 'DO':
      return typeof entry.action === 'string';
    case 'FILE':
      return typeof entry.form === 'string' && typeof entry.fields === 'object' && entry.fields !== null;
    case 'TIMER':
      return typeof entry.timer === 'string';
    case 'NOTE':
      return entry.note === 'left' || entry.note === 'back';
    case 'DRAW':
      return typeof entry.draw === 'string' && typeof entry.value === 'string';
    default:
      return typeof entry.ending === 'string' || entry.ending === undefined;
  }
}

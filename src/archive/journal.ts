import type { Millis } from '../encounter';
import type { AttemptId, Beginning, Result, StoredLine } from './types';

/** The part of `Storage` the journal needs; localStorage at the rim, a map in tests. */
export interface KeyStore {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** What the journal holds of one attempt. A part that could not be read is absent and counted in `unreadable`. */
export interface JournalPart {
  readonly attempt: AttemptId;
  readonly beginning?: Beginning;
  /** Names of what was read, for `drop`. */
  readonly parts: readonly string[];
  /** In order of seq; gaps are possible. */
  readonly lines: readonly StoredLine[];
  readonly beat?: Millis;
  readonly closing?: Closing;
  readonly unreadable: number;
}

export type Closing = { readonly state: 'ended'; readonly result: Result } | { readonly state: 'abandoned' };

const PREFIX = 'yingsheng.journal.';
const ATTEMPT_ID = /^[A-Za-z0-9_-]{1,64}$/;

export function isAttemptId(text: string): boolean {
  return ATTEMPT_ID.test(text);
}

/**
 * Write-ahead journal: what happened is put here synchronously, before the database transaction that may never finish
 * because the tab is killed. One key per line (`yingsheng.journal.<attempt>/<seq>`), so that a line costs one small write
 * and nothing is read back and rewritten. Every `put` answers whether the journal now holds it: a full or forbidden
 * storage is told, never thrown.
 */
export class Journal {
  readonly #keys: KeyStore | undefined;

  constructor(keys: KeyStore | undefined) {
    this.#keys = keys;
  }

  putBeginning(beginning: Beginning): boolean {
    return this.#put(beginning.attempt, 'begin', JSON.stringify(beginning));
  }

  putLines(attempt: AttemptId, lines: readonly StoredLine[]): boolean {
    return lines.every(({ seq, line }) => this.#put(attempt, String(seq), line));
  }

  putBeat(attempt: AttemptId, t: Millis): boolean {
    return this.#put(attempt, 'beat', String(t));
  }

  putClosing(attempt: AttemptId, closing: Closing): boolean {
    return this.#put(attempt, 'close', JSON.stringify(closing));
  }

  /**
   * Forgets what a completed transaction has stored: the beginning, lines up to `seq`, and the closing if that was in it
   * (a closing may be put while an earlier transaction is still under way). The heartbeat stays until the attempt closes.
   */
  trim(attempt: AttemptId, stored: { readonly seq: number; readonly closed: boolean }): void {
    for (const part of this.#parts(attempt)) {
      const gone = part === 'begin' || (isSeq(part) ? Number(part) <= stored.seq : stored.closed);
      if (gone) this.#remove(attempt, part);
    }
  }

  /** Forgets what was read, but nothing that was put since. */
  drop({ attempt, parts }: JournalPart, keepBeat: boolean): void {
    for (const part of parts) {
      if (part !== 'beat' || !keepBeat) this.#remove(attempt, part);
    }
  }

  forget(attempt: AttemptId): void {
    for (const part of this.#parts(attempt)) this.#remove(attempt, part);
  }

  /** Whether the storage takes anything at all. */
  usable(): boolean {
    const probe = this.#put('probe', 'probe', '1');
    this.#remove('probe', 'probe');
    return probe;
  }

  holds(attempt: AttemptId): boolean {
    return this.#parts(attempt).some((part) => part !== 'beat');
  }

  attempts(): readonly AttemptId[] {
    const ids = new Set<AttemptId>();
    for (const key of this.#allKeys()) {
      const id = key.slice(PREFIX.length, key.lastIndexOf('/'));
      if (isAttemptId(id)) ids.add(id);
    }
    return [...ids];
  }

  beat(attempt: AttemptId): Millis | undefined {
    const text = this.#get(attempt, 'beat');
    const t = text === null ? Number.NaN : Number(text);
    return Number.isSafeInteger(t) && t >= 0 ? t : undefined;
  }

  read(attempt: AttemptId): JournalPart {
    const lines: StoredLine[] = [];
    let beginning: Beginning | undefined;
    let closing: Closing | undefined;
    let unreadable = 0;
    const parts = this.#parts(attempt);
    for (const part of parts) {
      const text = this.#get(attempt, part);
      if (text === null || part === 'beat') continue;
      if (isSeq(part)) lines.push({ seq: Number(part), line: text });
      else if (part === 'begin') beginning = asBeginning(attempt, parsed(text));
      else if (part === 'close') closing = asClosing(parsed(text));
      else unreadable++;
      if ((part === 'begin' && !beginning) || (part === 'close' && !closing)) unreadable++;
    }
    lines.sort((a, b) => a.seq - b.seq);
    const beat = this.beat(attempt);
    return {
      attempt,
      parts,
      lines,
      unreadable,
      ...(beginning && { beginning }),
      ...(beat !== undefined && { beat }),
      ...(closing && { closing }),
    };
  }

  #put(attempt: AttemptId, part: string, value: string): boolean {
    try {
      if (!this.#keys) return false;
      this.#keys.setItem(keyOf(attempt, part), value);
      return true;
    } catch {
      return false; // full or forbidden: the caller reports it through the archive's health
    }
  }

  #get(attempt: AttemptId, part: string): string | null {
    try {
      return this.#keys?.getItem(keyOf(attempt, part)) ?? null;
    } catch {
      return null;
    }
  }

  #remove(attempt: AttemptId, part: string): void {
    try {
      this.#keys?.removeItem(keyOf(attempt, part));
    } catch {
      // Nothing is lost: what stays is merged again, idempotently, when the archive is next opened.
    }
  }

  #parts(attempt: AttemptId): string[] {
    const start = keyOf(attempt, '');
    return this.#allKeys()
      .filter((key) => key.startsWith(start))
      .map((key) => key.slice(start.length));
  }

  #allKeys(): string[] {
    try {
      const found: string[] = [];
      for (let index = 0; index < (this.#keys?.length ?? 0); index++) {
        const key = this.#keys?.key(index);
        if (key?.startsWith(PREFIX) && key.includes('/')) found.push(key);
      }
      return found;
    } catch {
      return [];
    }
  }
}

function keyOf(attempt: AttemptId, part: string): string {
  return `${PREFIX}${attempt}/${part}`;
}

function isSeq(part: string): boolean {
  return /^\d{1,9}$/.test(part);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Only the parts that the archive itself relies on are looked at; the chain vouches for the rest. */
function asBeginning(attempt: AttemptId, value: unknown): Beginning | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found = value as Partial<Beginning>;
  const whole =
    found.attempt === attempt &&
    typeof found.hash === 'string' &&
    found.header?.format === 'yingsheng-run/1' &&
    typeof found.encounter?.id === 'string' &&
    typeof found.encounter.title?.zh === 'string' &&
    Array.isArray(found.clauses);
  return whole ? (found as Beginning) : undefined;
}

function asClosing(value: unknown): Closing | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found = value as { state?: unknown; result?: Partial<Result> };
  if (found.state === 'abandoned') return { state: 'abandoned' };
  const { passed, total } = found.result ?? {};
  return found.state === 'ended' && typeof passed === 'boolean' && Number.isSafeInteger(total)
    ? { state: 'ended', result: { passed, total: total as number } }
    : undefined;
}

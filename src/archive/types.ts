import type { AttemptLog, Encounter, EncounterHash, Millis, Problem, Seed } from '../encounter';
import type { Clause, Text } from '../norms';
import type { MilliPoints } from '../scoring';

/** Letters, digits, `-` and `_`, at most 64: it becomes part of storage keys and file names. */
export type AttemptId = string;

/** `open`: can be gone on with; `ended`: has a score sheet; `abandoned`: given up, kept for the record. */
export type AttemptState = 'open' | 'ended' | 'abandoned';

export interface Result {
  readonly passed: boolean;
  readonly total: MilliPoints;
}

/** As {@link AttemptId}; the empty id stands for nobody: what was practised before anyone gave a name. */
export type PersonId = string;

export const NOBODY: PersonId = '';

/** Who practises on this machine. No password: it keeps records apart, it protects nothing. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** Staff number. */
  readonly number: string;
  readonly unit: string;
  readonly post: string;
  /** More time than the limit gives, in thousandths of it. */
  readonly extraTime: number;
  /** Wall clock, ISO 8601. */
  readonly since: string;
}

/** What a person remembers of one card, as the scheduler left it. */
export interface Review {
  readonly person: PersonId;
  /** Id of the card: the clause it asks about. */
  readonly card: string;
  /** Where the card takes its situation from. */
  readonly encounter: string;
  readonly duty: string;
  /** ISO 8601. */
  readonly due: string;
  readonly reviewed: string;
  readonly memory: Memory;
}

/** State of the FSRS scheduler. */
export interface Memory {
  readonly stability: number;
  readonly difficulty: number;
  readonly interval: number;
  readonly learning: number;
  readonly reps: number;
  readonly lapses: number;
  readonly phase: number;
}

/** The people of this machine and what they remember. Rejects with an ArchiveError where the store fails. */
export interface People {
  /** By name. */
  list(): Promise<readonly Person[]>;
  /** Texts are cleaned and cut; resolves to what was kept. */
  save(person: Person): Promise<Person>;
  /** The person with all reviews; attempts are removed before, one by one, by who calls. */
  erase(person: PersonId): Promise<void>;
  reviews(person: PersonId): Promise<readonly Review[]>;
  putReview(review: Review): Promise<void>;
}

/** One row of the list of past attempts. */
export interface AttemptSummary {
  readonly id: AttemptId;
  readonly encounter: string;
  readonly hash: EncounterHash;
  readonly number: string;
  readonly title: Text;
  /** Wall clock, ISO 8601, as in the log's header; empty when the header has none. */
  readonly startedAt: string;
  readonly mode: AttemptLog['header']['mode'];
  readonly language: 'zh' | 'en';
  readonly seed: Seed;
  readonly state: AttemptState;
  /** Last attempt time known, from a line or a heartbeat: practice resumes here. */
  readonly lastT: Millis;
  readonly result: Result | null;
  /** Absent: nobody's. */
  readonly person?: PersonId;
  /** Practice begun from the middle of another attempt. */
  readonly fork?: { readonly attempt: AttemptId; readonly seq: number };
}

/** What an attempt begins with. */
export interface Beginning {
  readonly attempt: AttemptId;
  readonly header: AttemptLog['header'];
  readonly encounter: Encounter;
  readonly hash: EncounterHash;
  /** The clauses the encounter cites, as they read on that day. */
  readonly clauses: readonly Clause[];
  readonly person?: PersonId;
}

/** One line of the log exactly as hashed and written. */
export interface StoredLine {
  readonly seq: number;
  readonly line: string;
}

/** Everything needed to resume, replay, score or export an attempt. */
export interface StoredAttempt {
  readonly summary: AttemptSummary;
  readonly log: AttemptLog;
  readonly lines: readonly StoredLine[];
  readonly encounter: Encounter;
  readonly hash: EncounterHash;
  readonly clauses: readonly Clause[];
}

/** Whether what was done so far would outlive this tab. A problem beside `kept: true` is a warning. */
export interface Health {
  readonly kept: boolean;
  readonly problem?: Problem;
}

/** Something to watch; fits React's useSyncExternalStore. The value is the same object until it changes. */
export interface Watched<T> {
  readonly get: () => T;
  readonly subscribe: (changed: () => void) => () => void;
}

/** What the journal gave back when the archive was opened or an attempt was claimed. */
export interface Recovered {
  readonly attempt: AttemptId;
  /** Lines that were in the journal and not yet in the store. */
  readonly lines: number;
  readonly problems: readonly Problem[];
}

export interface Archive {
  /** Before the first await the beginning is in the journal. Never rejects for storage trouble: see `health`. */
  begin(beginning: Beginning): Promise<void>;
  /**
   * Ordered and idempotent by seq: a line already kept is skipped, a different one at the same seq or a gap rejects with
   * an ArchiveError. Before the first await the lines are in the journal; resolves when they are stored or journalled.
   */
  append(attempt: AttemptId, lines: readonly StoredLine[], t: Millis): Promise<void>;
  /** Synchronous heartbeat of attempt time; call it about once a second and on `pagehide`. */
  beat(attempt: AttemptId, t: Millis): void;
  close(attempt: AttemptId, result: Result): Promise<void>;
  abandon(attempt: AttemptId): Promise<void>;
  /** Attempts that can be gone on with, newest first. */
  open(): Promise<readonly AttemptSummary[]>;
  /** All attempts, newest first. Never rejects: a store that cannot be read is told by `health`. */
  list(): Promise<readonly AttemptSummary[]>;
  /** Rejects with an ArchiveError if the store cannot be read or the stored lines are no log. */
  load(attempt: AttemptId): Promise<StoredAttempt | undefined>;
  /** Returns what was removed, for `restore`. */
  remove(attempt: AttemptId): Promise<StoredAttempt | undefined>;
  /** Puts a whole attempt back (undo of `remove`) or in (an imported record). Refused if the id holds another log. */
  restore(attempt: StoredAttempt): Promise<void>;
  /**
   * False when another tab has the attempt open. Held until `release` or until the tab closes. Claim before `load` when the
   * attempt is to go on: what a killed tab left in the journal is merged by then.
   */
  claim(attempt: AttemptId): Promise<boolean>;
  release(attempt: AttemptId): void;
  /** Asks the browser, once, not to evict the archive. */
  persisted(): Promise<'persistent' | 'best-effort' | 'unknown'>;
  readonly people: People;
  readonly health: Watched<Health>;
  readonly recovered: readonly Recovered[];
}

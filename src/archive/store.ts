import type { AttemptLog, Encounter, EncounterHash } from '../encounter';
import type { Clause } from '../norms';
import type { AttemptId, AttemptSummary, Person, PersonId, Review, StoredLine } from './types';

/** An encounter as it was played together with the clauses it cites, shared by all attempts at that very text. */
export interface DocumentRow {
  /** SHA-256 of encounter hash and clauses: a clause that is later corrected makes a second document. */
  readonly key: string;
  readonly hash: EncounterHash;
  readonly encounter: Encounter;
  readonly clauses: readonly Clause[];
}

export interface AttemptRow extends AttemptSummary {
  readonly header: AttemptLog['header'];
  /** Key of the document. */
  readonly document: string;
}

/** A row with its document and all its lines in order. */
export interface Whole {
  readonly row: AttemptRow;
  readonly document: DocumentRow;
  readonly lines: readonly StoredLine[];
}

/** What a write brings. Lines that are stored already must be the same. */
export interface Write {
  readonly row: AttemptRow;
  /** With the first write of an attempt; without it the row must be there already. */
  readonly document?: DocumentRow;
  readonly lines: readonly StoredLine[];
}

/** The row that a write was to change is gone: the site's data was cleared while the tab was open. */
export class Vanished extends Error {
  override readonly name = 'Vanished';
}

/** Where people and their reviews lie. */
export interface PeopleStore {
  people(): Promise<Person[]>;
  putPerson(person: Person): Promise<void>;
  /** Removes the person and every review of theirs: all or nothing. */
  erasePerson(person: PersonId): Promise<void>;
  reviews(person: PersonId): Promise<Review[]>;
  putReview(review: Review): Promise<void>;
}

/** Where attempts finally lie: IndexedDB, or memory where that is not to be had. */
export interface Store {
  /** False for memory: the journal is then the only copy that outlives the tab and must not be trimmed. */
  readonly durable: boolean;
  /** All or nothing. Rejects with a conflict if another line is stored at the same seq, with {@link Vanished} if the row is gone. */
  write(write: Write): Promise<void>;
  rows(): Promise<AttemptRow[]>;
  read(attempt: AttemptId): Promise<Whole | undefined>;
  /** Removes the attempt, its lines, and its document if no other attempt needs it. */
  erase(attempt: AttemptId): Promise<void>;
  readonly people: PeopleStore;
  shut(): void;
}

import { ArchiveError, conflict } from './problems';
import type { AttemptRow, DocumentRow, PeopleStore, Store, Whole, Write } from './store';
import type { AttemptId, Person, PersonId, Review } from './types';

/** Keeps an attempt going where the browser offers no database. */
export class MemoryStore implements Store {
  readonly durable = false;
  readonly people = new MemoryPeople();
  readonly #rows = new Map<AttemptId, AttemptRow>();
  readonly #documents = new Map<string, DocumentRow>();
  readonly #lines = new Map<AttemptId, Map<number, string>>();

  async write({ row, document, lines }: Write): Promise<void> {
    const kept = this.#lines.get(row.id) ?? new Map<number, string>();
    for (const { seq, line } of lines) {
      if ((kept.get(seq) ?? line) !== line) throw new ArchiveError(conflict(row.id, seq));
    }
    for (const { seq, line } of lines) kept.set(seq, line);
    if (document) this.#documents.set(document.key, document);
    this.#lines.set(row.id, kept);
    this.#rows.set(row.id, row);
  }

  async rows(): Promise<AttemptRow[]> {
    return [...this.#rows.values()];
  }

  async read(attempt: AttemptId): Promise<Whole | undefined> {
    const row = this.#rows.get(attempt);
    const document = row && this.#documents.get(row.document);
    if (!row || !document) return undefined;
    const lines = [...(this.#lines.get(attempt) ?? [])].map(([seq, line]) => ({ seq, line }));
    return { row, document, lines: lines.sort((a, b) => a.seq - b.seq) };
  }

  async erase(attempt: AttemptId): Promise<void> {
    const document = this.#rows.get(attempt)?.document;
    this.#rows.delete(attempt);
    this.#lines.delete(attempt);
    const needed = [...this.#rows.values()].some((row) => row.document === document);
    if (document !== undefined && !needed) this.#documents.delete(document);
  }

  shut(): void {}
}

class MemoryPeople implements PeopleStore {
  readonly #people = new Map<PersonId, Person>();
  readonly #reviews = new Map<PersonId, Map<string, Review>>();

  async people(): Promise<Person[]> {
    return [...this.#people.values()];
  }

  async putPerson(person: Person): Promise<void> {
    this.#people.set(person.id, person);
  }

  async erasePerson(person: PersonId): Promise<void> {
    this.#people.delete(person);
    this.#reviews.delete(person);
  }

  async reviews(person: PersonId): Promise<Review[]> {
    return [...(this.#reviews.get(person)?.values() ?? [])];
  }

  async putReview(review: Review): Promise<void> {
    const theirs = this.#reviews.get(review.person) ?? new Map<string, Review>();
    theirs.set(review.card, review);
    this.#reviews.set(review.person, theirs);
  }
}

import type { Dexie, Table } from 'dexie';
import type { PeopleStore } from './store';
import type { Person, PersonId, Review } from './types';

/** People and reviews in the database on this machine. */
export class DexiePeople implements PeopleStore {
  readonly #db: Dexie;

  constructor(db: Dexie) {
    this.#db = db;
  }

  /** Looked up when used: a database opened by its first version has no such table, and attempts do without. */
  get #people(): Table<Person, PersonId> {
    return this.#db.table('people');
  }

  get #reviews(): Table<Review, [PersonId, string]> {
    return this.#db.table('reviews');
  }

  people(): Promise<Person[]> {
    return Promise.resolve(this.#people.toArray());
  }

  async putPerson(person: Person): Promise<void> {
    await this.#people.put(person);
  }

  async erasePerson(person: PersonId): Promise<void> {
    await this.#db.transaction('rw', this.#people, this.#reviews, async () => {
      await this.#people.delete(person);
      await this.#reviews.where('person').equals(person).delete();
    });
  }

  reviews(person: PersonId): Promise<Review[]> {
    return Promise.resolve(this.#reviews.where('person').equals(person).toArray());
  }

  async putReview(review: Review): Promise<void> {
    await this.#reviews.put(review);
  }
}

import type { Problem } from '../encounter';
import type { PeopleStore, Store, Whole, Write } from './store';
import type { AttemptId } from './types';

export interface OpenedStore {
  readonly store: Store;
  /** Why the store is only memory. */
  readonly storeProblem?: Problem;
}

/**
 * A store that is opened when the page has come to rest, or as soon as somebody wants to read what lies in it. Writes wait
 * until then; meanwhile the journal alone holds them, as it would hold what a killed tab had not come to write.
 */
export class LateStore implements Store {
  readonly people: PeopleStore;
  /** Resolves when the store is open. */
  readonly standing: Promise<OpenedStore>;
  readonly #open: () => Promise<OpenedStore>;
  #stand: (opened: OpenedStore) => void = () => {};
  #opening: Promise<OpenedStore> | null = null;
  #opened: OpenedStore | null = null;

  /** `open` never rejects. */
  constructor(calm: Promise<unknown>, open: () => Promise<OpenedStore>) {
    this.#open = open;
    this.standing = new Promise((resolve) => {
      this.#stand = resolve;
    });
    void calm.then(() => this.hurry());
    this.people = {
      people: async () => (await this.#now()).people.people(),
      putPerson: async (person) => (await this.#now()).people.putPerson(person),
      erasePerson: async (person) => (await this.#now()).people.erasePerson(person),
      reviews: async (person) => (await this.#now()).people.reviews(person),
      putReview: async (review) => (await this.#now()).people.putReview(review),
    };
  }

  /** Until it is opened, nothing outlives the tab by its doing. */
  get durable(): boolean {
    return this.#opened?.store.durable ?? false;
  }

  get opening(): boolean {
    return this.#opening !== null;
  }

  hurry(): Promise<OpenedStore> {
    this.#opening ??= this.#open().then((opened) => {
      this.#opened = opened;
      this.#stand(opened);
      return opened;
    });
    return this.#opening;
  }

  async write(write: Write): Promise<void> {
    return (await this.standing).store.write(write);
  }

  async rows(): ReturnType<Store['rows']> {
    return (await this.#now()).rows();
  }

  async read(attempt: AttemptId): Promise<Whole | undefined> {
    return (await this.standing).store.read(attempt);
  }

  async erase(attempt: AttemptId): Promise<void> {
    return (await this.#now()).erase(attempt);
  }

  shut(): void {
    this.#opened?.store.shut();
  }

  async #now(): Promise<Store> {
    return (await this.hurry()).store;
  }
}

import { isAttemptId } from './journal';
import { ArchiveError, badPerson, storageProblem } from './problems';
import type { PeopleStore } from './store';
import type { People, Person, PersonId, Review } from './types';

/** Longest text of a person, in code points: a name of 500 letters is cut, never refused. */
export const PERSON_TEXT_MAX = 80;
/** Twice the limit and half again is more than any examination board grants. */
export const EXTRA_TIME_MAX = 1500;

/** Marks without a shape that would turn or split the text around them. */
const UNSEEN = /[\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
/** What a cut may leave behind of an emoji made of several. */
const LOOSE_JOINERS = /[\u200d\ufe0f]+$/;

function cleanPersonText(text: string): string {
  const shown = Array.from(text.toWellFormed().replace(UNSEEN, ' '), (char) => (isControl(char) ? ' ' : char)).join('');
  const seen = shown.replace(/ {2,}/g, ' ').trim();
  const points = [...seen];
  return points.length <= PERSON_TEXT_MAX ? seen : points.slice(0, PERSON_TEXT_MAX).join('').replace(LOOSE_JOINERS, '');
}

function isControl(char: string): boolean {
  const code = char.charCodeAt(0);
  return code < 0x20 || (code >= 0x7f && code < 0xa0);
}

function cleanExtraTime(value: number): number {
  return Number.isSafeInteger(value) ? Math.max(0, Math.min(EXTRA_TIME_MAX, value)) : 0;
}

/** The people of this machine over whatever store there is. */
export class PeopleKeeper implements People {
  readonly #store: PeopleStore;

  constructor(store: PeopleStore) {
    this.#store = store;
  }

  async list(): Promise<readonly Person[]> {
    const people = await this.#asked(() => this.#store.people());
    return people.sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id));
  }

  async save({ id, name, number, unit, post, extraTime, since }: Person): Promise<Person> {
    const kept: Person = {
      id,
      name: cleanPersonText(name),
      number: cleanPersonText(number),
      unit: cleanPersonText(unit),
      post: cleanPersonText(post),
      extraTime: cleanExtraTime(extraTime),
      since,
    };
    if (!isAttemptId(id) || kept.name === '') throw new ArchiveError(badPerson());
    await this.#asked(() => this.#store.putPerson(kept));
    return kept;
  }

  erase(person: PersonId): Promise<void> {
    return this.#asked(() => this.#store.erasePerson(person));
  }

  reviews(person: PersonId): Promise<readonly Review[]> {
    return this.#asked(() => this.#store.reviews(person));
  }

  putReview(review: Review): Promise<void> {
    return this.#asked(() => this.#store.putReview(review));
  }

  async #asked<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (thrown) {
      throw new ArchiveError(storageProblem(thrown), { cause: thrown });
    }
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

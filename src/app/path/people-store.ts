import type { Archive, Person, PersonId } from '../../archive';
import { choosePerson, currentPerson } from './person-host';

/** 96 random bits in letters and digits; works on plain http, where randomUUID does not. */
export function newPerson(): Person {
  const id = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { id, name: '', number: '', unit: '', post: '', extraTime: 0, since: new Date().toISOString() };
}

/** Attempts first: if one is running in another tab, this stops there, and the person is still listed with what is left. */
export async function erasePerson(room: Archive, person: PersonId): Promise<void> {
  for (const attempt of await room.list()) {
    if (attempt.person === person) await room.remove(attempt.id);
  }
  await room.people.erase(person);
  if (currentPerson()?.id === person) choosePerson(null);
}

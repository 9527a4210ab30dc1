import { useSyncExternalStore } from 'react';
import type { AttemptSummary, PersonId } from '../../archive';

const KEY = 'yingsheng.person';
const LONGEST = 1000;

/** Who sits here now, as far as the header and the next attempt need it: no database is opened for it. */
export interface Present {
  readonly id: PersonId;
  readonly name: string;
  /** Thousandths of the limit. */
  readonly extraTime: number;
}

export function readPresent(stored: string | null): Present | null {
  if (stored === null || stored.length > LONGEST) return null;
  try {
    const value: unknown = JSON.parse(stored);
    if (typeof value !== 'object' || value === null) return null;
    const { id, name, extraTime } = value as Record<string, unknown>;
    if (typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id)) return null;
    if (typeof name !== 'string' || name.trim() === '') return null;
    const extra = typeof extraTime === 'number' && Number.isSafeInteger(extraTime) ? extraTime : 0;
    return { id, name, extraTime: Math.max(0, Math.min(1500, extra)) };
  } catch {
    return null;
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

let present = readPresent(stored());
const listeners = new Set<() => void>();

export function currentPerson(): Present | null {
  return present;
}

/** Null: practise without a name. */
export function choosePerson(person: Present | null): void {
  present = person && { id: person.id, name: person.name, extraTime: person.extraTime };
  try {
    if (present) localStorage.setItem(KEY, JSON.stringify(present));
    else localStorage.removeItem(KEY);
  } catch {
    // Holds for this page only.
  }
  for (const tell of listeners) tell();
}

function onStorage(event: StorageEvent): void {
  if (event.key !== KEY) return;
  present = readPresent(event.newValue);
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void): () => void {
  if (listeners.size === 0) addEventListener('storage', onStorage);
  listeners.add(tell);
  return () => {
    listeners.delete(tell);
    if (listeners.size === 0) removeEventListener('storage', onStorage);
  };
}

export function usePerson(): Present | null {
  return useSyncExternalStore(subscribe, currentPerson);
}

/** A name in a sentence, whatever direction it is written in. */
export const isolated = (name: string): string => `\u2068${name}\u2069`;

/** Attempts belong to a person; those without one belong to whoever practises without a name. */
export function isTheirs(attempt: AttemptSummary, person: Present | null): boolean {
  return (attempt.person ?? '') === (person?.id ?? '');
}

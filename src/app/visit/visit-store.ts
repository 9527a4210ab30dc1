import { closeVisit, readVisit, type Visit } from './visit-model';

const PREFIX = 'yingsheng.visit.';
/** A stored form longer than this is none of ours. */
const LONGEST = 400_000;

/** Forms that storage would not take live as long as the page. */
const unsaved = new Map<string, Visit>();

function stored(key: string): Visit | null {
  try {
    const text = localStorage.getItem(key);
    return text === null || text.length > LONGEST ? null : readVisit(text);
  } catch {
    return null;
  }
}

export const loadVisit = (id: string): Visit | null => unsaved.get(id) ?? stored(PREFIX + id);

/** All forms of this machine, newest first. */
export function listVisits(): readonly Visit[] {
  const keys: string[] = [];
  try {
    for (let i = 0; i < localStorage.length; i += 1) keys.push(localStorage.key(i) ?? '');
  } catch {
    // Forbidden storage holds none.
  }
  const kept = keys.filter((key) => key.startsWith(PREFIX)).flatMap((key) => stored(key) ?? []);
  const all = new Map([...kept, ...unsaved.values()].map((visit) => [visit.id, visit]));
  return [...all.values()].sort((a, b) => (a.began < b.began ? 1 : -1));
}

/** False where the form would not outlive the page. */
export function saveVisit(visit: Visit): boolean {
  try {
    localStorage.setItem(PREFIX + visit.id, JSON.stringify(visit));
    unsaved.delete(visit.id);
    return true;
  } catch {
    unsaved.set(visit.id, visit);
    return false;
  }
}

export function sealVisit(visit: Visit): Visit {
  const closed = closeVisit(visit, new Date().toISOString());
  saveVisit(closed);
  return closed;
}

export function removeVisit(id: string): void {
  unsaved.delete(id);
  try {
    localStorage.removeItem(PREFIX + id);
  } catch {
    // What cannot be written was never kept.
  }
}

import { useEffect, useState } from 'react';
import type { AttemptSummary, Review, StoredAttempt } from '../../archive';
import { replay } from '../../encounter';
import type { Clause } from '../../norms';
import { scoreSheet } from '../../scoring';
import { archive } from '../archive-host';
import type { DatedAttempt } from './deck';
import { isTheirs, type Present, usePerson } from './person-host';

/** Older attempts say next to nothing about today, and each one is replayed. */
const MOST_SHEETS = 60;

/** Sheets are derived, never stored; within a visit each ended attempt is replayed once. */
const derived = new Map<string, { readonly attempt: DatedAttempt; readonly clauses: readonly Clause[] }>();

export interface Progress {
  /** Newest first. */
  readonly attempts: readonly AttemptSummary[];
  readonly sheets: readonly DatedAttempt[];
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly reviews: readonly Review[];
}

function derive({ encounter, hash, log, clauses, summary }: StoredAttempt) {
  const { steps } = replay(encounter, hash, log);
  return { attempt: { at: summary.startedAt, sheet: scoreSheet(encounter, log, steps) }, clauses };
}

async function readProgress(person: Present | null): Promise<Progress> {
  const room = await archive();
  const attempts = (await room.list()).filter((attempt) => isTheirs(attempt, person));
  const sheets: DatedAttempt[] = [];
  const clauses = new Map<string, Clause>();
  for (const { id } of attempts.filter(({ state }) => state === 'ended').slice(0, MOST_SHEETS)) {
    const known = derived.get(id) ?? (await deriveStored(room.load(id)));
    if (!known) continue;
    derived.set(id, known);
    sheets.push(known.attempt);
    for (const clause of known.clauses) if (!clauses.has(clause.id)) clauses.set(clause.id, clause);
  }
  const reviews = await room.people.reviews(person?.id ?? '').catch(() => []);
  return { attempts, sheets, clauses, reviews };
}

/** A damaged attempt is told of on its own page; here it simply says nothing. */
async function deriveStored(loading: Promise<StoredAttempt | undefined>) {
  try {
    const stored = await loading;
    return stored && derive(stored);
  } catch {
    return undefined;
  }
}

/** Everything the path knows of who sits here; undefined while it is being worked out. */
export function useProgress(): Progress | undefined {
  const person = usePerson();
  const [state, setState] = useState<{ readonly of: Present | null; readonly progress: Progress } | null>(null);
  useEffect(() => {
    let left = false;
    void readProgress(person).then((progress) => {
      if (!left) setState({ of: person, progress });
    });
    return () => {
      left = true;
    };
  }, [person]);
  return state && state.of === person ? state.progress : undefined;
}

import type { Problem } from '../encounter';
import type { Held } from './held';
import type { Journal } from './journal';
import type { Store } from './store';
import type { Health, Watched } from './types';

/** Kept is what the database has, and what it lacks as long as the journal has it. */
export function judgeHealth(
  ground: { readonly store: Store; readonly storeProblem?: Problem; readonly journal: Journal },
  unreadable: Problem | undefined,
  held: readonly Held[],
): Health {
  const { store, storeProblem, journal } = ground;
  const problem = held.find(({ failure }) => failure)?.failure ?? unreadable ?? storeProblem;
  if (!problem) return { kept: true };
  const safe = (one: Held) => (store.durable && !one.failure) || one.journalled;
  const kept = held.every(safe) && (store.durable || journal.usable());
  return { kept, problem: kept ? { ...problem, severity: 'warning' } : problem };
}

export class WatchedHealth implements Watched<Health> {
  readonly #watchers = new Set<() => void>();
  #health: Health;

  constructor(health: Health) {
    this.#health = health;
  }

  readonly get = (): Health => this.#health;

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#watchers.add(changed);
    return () => {
      this.#watchers.delete(changed);
    };
  };

  /** The same health again tells nobody. */
  set(next: Health): void {
    if (next.kept === this.#health.kept && next.problem?.code === this.#health.problem?.code) return;
    this.#health = next;
    for (const changed of this.#watchers) changed();
  }
}

import type { Dexie, Transaction } from 'dexie';

/**
 * Every version the database ever had, oldest first. A released version is never edited: a change is a new entry with an
 * `upgrade` that rewrites the rows in the same transaction, so that a failed upgrade leaves the old database as it was.
 */
export interface Migration {
  readonly version: number;
  /** Dexie's schema words: the primary key first, then what is looked up by. `null` drops a table. */
  readonly tables: Readonly<Record<string, string | null>>;
  readonly upgrade?: (transaction: Transaction) => Promise<void>;
}

export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    tables: {
      encounters: 'key, hash',
      attempts: 'id, document, startedAt, state',
      lines: '[attempt+seq], attempt',
    },
  },
  {
    // Several people share a machine. Attempts from before belong to nobody, which is what an absent person means.
    version: 2,
    tables: {
      people: 'id',
      reviews: '[person+card], person',
    },
  },
];

export function migrate(db: Dexie, migrations: readonly Migration[]): void {
  for (const { version, tables, upgrade } of migrations) {
    const declared = db.version(version).stores({ ...tables });
    if (upgrade) declared.upgrade(upgrade);
  }
}

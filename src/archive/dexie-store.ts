import { Dexie, type DexieOptions, type Table } from 'dexie';
import { DexiePeople } from './dexie-people';
import { MIGRATIONS, type Migration, migrate } from './migrations';
import { ArchiveError, conflict } from './problems';
import {
  type AttemptRow,
  type DocumentRow,
  type PeopleStore,
  type Store,
  Vanished,
  type Whole,
  type Write,
} from './store';
import type { AttemptId, StoredLine } from './types';

const DATABASE = 'yingsheng';

interface LineRow extends StoredLine {
  readonly attempt: AttemptId;
}

/** The database on this machine. Imported only when the archive is opened, so that the first load carries no Dexie. */
class DexieStore implements Store {
  readonly durable = true;
  readonly people: PeopleStore;
  readonly #db: Dexie;
  readonly #documents: Table<DocumentRow, string>;
  readonly #attempts: Table<AttemptRow, AttemptId>;
  readonly #lines: Table<LineRow, [AttemptId, number]>;

  constructor(db: Dexie) {
    this.#db = db;
    this.people = new DexiePeople(db);
    this.#documents = db.table('encounters');
    this.#attempts = db.table('attempts');
    this.#lines = db.table('lines');
  }

  async write({ row, document, lines }: Write): Promise<void> {
    await this.#db.transaction('rw', this.#documents, this.#attempts, this.#lines, async () => {
      if (!document && (await this.#attempts.where('id').equals(row.id).count()) === 0) throw new Vanished(row.id);
      const before = await this.#lines.bulkGet(lines.map(({ seq }): [AttemptId, number] => [row.id, seq]));
      lines.forEach(({ seq, line }, index) => {
        if ((before[index]?.line ?? line) !== line) throw new ArchiveError(conflict(row.id, seq));
      });
      if (document) await this.#documents.put(document);
      await this.#attempts.put(row);
      await this.#lines.bulkPut(lines.map(({ seq, line }) => ({ attempt: row.id, seq, line })));
    });
  }

  rows(): Promise<AttemptRow[]> {
    return Promise.resolve(this.#attempts.toArray());
  }

  async read(attempt: AttemptId): Promise<Whole | undefined> {
    return this.#db.transaction('r', this.#documents, this.#attempts, this.#lines, async () => {
      const row = await this.#attempts.get(attempt);
      const document = row && (await this.#documents.get(row.document));
      if (!row || !document) return undefined;
      const stored = await this.#lines.where('attempt').equals(attempt).toArray();
      const lines = stored.map(({ seq, line }) => ({ seq, line })).sort((a, b) => a.seq - b.seq);
      return { row, document, lines };
    });
  }

  async erase(attempt: AttemptId): Promise<void> {
    await this.#db.transaction('rw', this.#documents, this.#attempts, this.#lines, async () => {
      const row = await this.#attempts.get(attempt);
      await this.#attempts.delete(attempt);
      await this.#lines.where('attempt').equals(attempt).delete();
      if (row && (await this.#attempts.where('document').equals(row.document).count()) === 0) {
        await this.#documents.delete(row.document);
      }
    });
  }

  shut(): void {
    this.#db.close();
  }
}

/** Rejects with whatever the browser threw. `migrations` is handed in by tests only. */
export async function openDexieStore(
  factory: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange },
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<Store> {
  // `strict`: a committed line is on the disk. Lines come at the pace of a person, so the flush costs nothing that counts.
  const options: DexieOptions = { ...factory, chromeTransactionDurability: 'strict' };
  const db = new Dexie(DATABASE, options);
  migrate(db, migrations);
  await db.open();
  return new DexieStore(db);
}

import { readFileSync } from 'node:fs';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { openArchive } from '../../src/archive';
import { openDexieStore } from '../../src/archive/dexie-store';
import { MIGRATIONS, type Migration } from '../../src/archive/migrations';
import { verifyChain } from '../../src/encounter';

/** The content of a version-1 database as it was written by the first release; never edited. */
const fixture: Record<string, { keyPath: string | string[]; indexes: string[]; rows: Record<string, unknown>[] }> =
  JSON.parse(readFileSync(new URL('./fixtures/version-1.json', import.meta.url), 'utf8'));

/** Writes the fixture with the bare IndexedDB interface, so that no code of today has a hand in it. Dexie stores version 1 as 10. */
function writeFixture(indexedDB: IDBFactory): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('yingsheng', 10);
    request.onerror = () => reject(request.error);
    request.onupgradeneeded = () => {
      for (const [name, { keyPath, indexes, rows }] of Object.entries(fixture)) {
        const table = request.result.createObjectStore(name, { keyPath });
        for (const index of indexes) table.createIndex(index, index);
        for (const row of rows) table.put(row);
      }
    };
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
}

describe('a database of version 1', () => {
  let database: { indexedDB: IDBFactory; IDBKeyRange: typeof globalThis.IDBKeyRange };
  beforeEach(async () => {
    database = { indexedDB: new IDBFactory(), IDBKeyRange };
    await writeFixture(database.indexedDB);
  });

  const one = MIGRATIONS[0] as Migration;
  const two: Migration = {
    version: 2,
    tables: { attempts: 'id, document, startedAt, state, place' },
    upgrade: async (transaction) => {
      await transaction.table('attempts').toCollection().modify({ place: 'hall' });
    },
  };

  it('opens today with every attempt, log and encounter whole', async () => {
    const archive = await openArchive({ tab: 't', database });
    expect(archive.health.get()).toEqual({ kept: true });
    const list = await archive.list();
    expect(list.map(({ id, state }) => [id, state])).toEqual([
      ['second', 'open'],
      ['first', 'ended'],
    ]);
    for (const { id } of list) {
      const attempt = await archive.load(id);
      expect(attempt?.lines.length).toBeGreaterThan(0);
      expect(attempt && verifyChain(attempt.log)).toEqual([]);
      expect(attempt?.encounter.number).toBe('S04');
    }
  });

  it('is carried to a later version by its upgrade, rows and all', async () => {
    const store = await openDexieStore(database, [one, two]);
    expect(await store.rows()).toMatchObject([
      { id: 'first', place: 'hall' },
      { id: 'second', place: 'hall' },
    ]);
    expect((await store.read('first'))?.lines).toHaveLength(3);
    store.shut();
  });

  it('is as it was when an upgrade fails', async () => {
    const broken: Migration = {
      ...two,
      upgrade: async (transaction) => {
        await transaction.table('attempts').clear();
        throw new Error('a bug in the upgrade');
      },
    };
    await expect(openDexieStore(database, [one, broken])).rejects.toThrow();
    const store = await openDexieStore(database);
    expect(await store.rows()).toHaveLength(2);
    expect((await store.read('second'))?.lines).toHaveLength(2);
  });

  it('may be opened by the older program again: nothing of the newer one is lost', async () => {
    (await openDexieStore(database, [one, two])).shut();
    const store = await openDexieStore(database, [one]);
    expect(await store.rows()).toMatchObject([{ place: 'hall' }, { place: 'hall' }]);
  });
});

describe('the list of migrations', () => {
  it('begins with version 1 and only counts up', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  });
});

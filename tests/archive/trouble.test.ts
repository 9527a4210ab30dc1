import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Archive, recordJson } from '../../src/archive';
import { LoneClaims } from '../../src/archive/claims';
import { openDexieStore } from '../../src/archive/dexie-store';
import { Journal } from '../../src/archive/journal';
import { keepArchive } from '../../src/archive/keeper';
import { storageProblem } from '../../src/archive/problems';
import type { Store } from '../../src/archive/store';
import { verifyChain } from '../../src/encounter';
import { beginning, linesOf, Profile, storageError } from './ground';

afterEach(() => vi.restoreAllMocks());

const start = beginning('a1');
const LINES = linesOf(start, 4);

async function play(archive: Archive): Promise<void> {
  await archive.begin(start);
  for (const line of LINES) await archive.append('a1', [line], line.seq * 1000);
}

async function exported(archive: Archive): Promise<string> {
  const attempt = await archive.load('a1');
  return attempt ? recordJson(attempt, null) : '';
}

/** A profile whose store can be made to fail. */
async function troubled(profile: Profile) {
  const trouble: { error?: Error } = {};
  const store = await openDexieStore(profile.database);
  const faulty: Store = {
    durable: true,
    write: (write) => (trouble.error ? Promise.reject(trouble.error) : store.write(write)),
    rows: () => (trouble.error ? Promise.reject(trouble.error) : store.rows()),
    read: (attempt) => store.read(attempt),
    erase: (attempt) => (trouble.error ? Promise.reject(trouble.error) : store.erase(attempt)),
    people: store.people,
    shut: () => store.shut(),
  };
  const archive = await keepArchive({
    store: faulty,
    journal: new Journal(profile.keys),
    claims: new LoneClaims(),
    verify: verifyChain,
    persistence: async () => 'unknown',
  });
  return { archive, trouble };
}

describe('without a database', () => {
  it('an attempt goes on in the journal, survives a reload and is exported', async () => {
    const profile = new Profile();
    const { database: _none, ...rim } = profile.rim();
    const open = async () => (await import('../../src/archive')).openArchive(rim);
    const archive = await open();
    await play(archive);
    expect(archive.health.get()).toMatchObject({
      kept: true,
      problem: { code: 'E-ARCHIVE-MISSING', severity: 'warning' },
    });
    const before = await exported(archive);
    const back = await open();
    expect(await exported(back)).toBe(before);
    expect(await back.open()).toMatchObject([{ id: 'a1', lastT: 4000 }]);
    // The day the database is there, the journal moves into it.
    const cured = await profile.open();
    expect(await exported(cured)).toBe(before);
    expect([...profile.keys.map.keys()]).toEqual(['yingsheng.journal.a1/beat']);
  });

  it('and without a journal it goes on in memory, and the trainee is told', async () => {
    const profile = new Profile();
    const { database: _none, keys: _neither, ...rim } = profile.rim();
    const archive = await (await import('../../src/archive')).openArchive(rim);
    expect(archive.health.get()).toMatchObject({
      kept: false,
      problem: { code: 'E-ARCHIVE-MISSING', severity: 'error' },
    });
    await play(archive);
    archive.beat('a1', 9000);
    expect((await archive.load('a1'))?.summary.lastT).toBe(9000);
    await archive.close('a1', { passed: true, total: 70_000 });
    expect(await exported(archive)).toContain('"state":"ended"');
    expect(await archive.list()).toMatchObject([{ state: 'ended' }]);
  });

  it('tells a refusal from a lack', async () => {
    const profile = new Profile();
    const archive = await profile.open({ database: profile.refusing });
    expect(archive.health.get()).toMatchObject({ kept: true, problem: { code: 'E-ARCHIVE-DENIED' } });
    await play(archive);
    expect(await exported(archive)).toContain('您好4');
  });
});

describe('a store that is full', () => {
  it('leaves the lines in the journal and takes them all when there is room again', async () => {
    const profile = new Profile();
    const { archive, trouble } = await troubled(profile);
    const told: boolean[] = [];
    archive.health.subscribe(() => told.push(archive.health.get().problem !== undefined));
    await archive.begin(start);
    await archive.append('a1', LINES.slice(0, 1), 1000);
    trouble.error = Object.assign(new Error('abort'), {
      name: 'AbortError',
      inner: storageError('QuotaExceededError'),
    });
    await archive.append('a1', LINES.slice(1, 3), 3000);
    expect(archive.health.get()).toMatchObject({
      kept: true,
      problem: { code: 'E-ARCHIVE-FULL', severity: 'warning' },
    });
    expect((await archive.load('a1'))?.lines).toEqual(LINES.slice(0, 3));
    expect(await (await profile.open()).load('a1')).toMatchObject({ lines: LINES.slice(0, 3) });
    delete trouble.error;
    await archive.append('a1', LINES.slice(3), 4000);
    expect(archive.health.get()).toEqual({ kept: true });
    expect(told).toEqual([true, false]);
    expect((await (await profile.open()).load('a1'))?.lines).toEqual(LINES);
  });

  it('with a full journal beside it goes on in memory and says that nothing is kept', async () => {
    const profile = new Profile();
    profile.keys.refusal = storageError('QuotaExceededError');
    const { archive, trouble } = await troubled(profile);
    trouble.error = storageError('QuotaExceededError');
    await play(archive);
    await archive.close('a1', { passed: false, total: 10_000 });
    const { kept, problem } = archive.health.get();
    expect([kept, problem?.code, problem?.severity]).toEqual([false, 'E-ARCHIVE-FULL', 'error']);
    expect(await exported(archive)).toContain('您好4');
    expect(await archive.list()).toMatchObject([{ id: 'a1', state: 'ended', result: { total: 10_000 } }]);
  });

  it('is told when the journal fills up while the store does not take lines either', async () => {
    const profile = new Profile();
    const { archive, trouble } = await troubled(profile);
    await archive.begin(start);
    trouble.error = storageError('QuotaExceededError');
    await archive.append('a1', LINES.slice(0, 1), 1000);
    expect(archive.health.get().kept).toBe(true);
    profile.keys.refusal = storageError('QuotaExceededError');
    await archive.append('a1', LINES.slice(1, 2), 2000);
    expect(archive.health.get().kept).toBe(false);
    profile.keys.refusal = undefined;
    await archive.append('a1', LINES.slice(2, 3), 3000);
    // Line 2 is still in memory only.
    expect(archive.health.get().kept).toBe(false);
    delete trouble.error;
    await archive.append('a1', LINES.slice(3), 4000);
    expect(archive.health.get()).toEqual({ kept: true });
    expect((await (await profile.open()).load('a1'))?.lines).toEqual(LINES);
  });

  it('does not lose what cannot be removed, and says why', async () => {
    const { archive, trouble } = await troubled(new Profile());
    await play(archive);
    trouble.error = storageError('QuotaExceededError');
    await expect(archive.remove('a1')).rejects.toMatchObject({ problem: { code: 'E-ARCHIVE-FULL' } });
    expect((await archive.load('a1'))?.lines).toEqual(LINES);
  });

  it('is no trouble while only the journal is full', async () => {
    const profile = new Profile();
    profile.keys.refusal = storageError('QuotaExceededError');
    const archive = await profile.open();
    await play(archive);
    archive.beat('a1', 8000);
    expect((await archive.load('a1'))?.summary.lastT).toBe(8000);
    expect(archive.health.get()).toEqual({ kept: true });
    expect((await (await profile.open()).load('a1'))?.lines).toEqual(LINES);
  });
});

describe('a store that goes away', () => {
  it('gets the whole attempt again when the data was cleared under it', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined); // Dexie says that it lets the deletion through
    const profile = new Profile();
    const archive = await profile.open();
    await archive.begin(start);
    await archive.append('a1', LINES.slice(0, 2), 2000);
    await new Promise((done) => {
      profile.database.indexedDB.deleteDatabase('yingsheng').onsuccess = done;
    });
    profile.keys.map.clear();
    await archive.append('a1', LINES.slice(2), 4000);
    expect(archive.health.get()).toEqual({ kept: true });
    expect((await (await profile.open()).load('a1'))?.lines).toEqual(LINES);
  });

  it('still lists and exports what this tab holds, and says why the list is short', async () => {
    const { archive, trouble } = await troubled(new Profile());
    await play(archive);
    trouble.error = storageError('DatabaseClosedError');
    expect(await archive.list()).toMatchObject([{ id: 'a1' }]);
    expect(archive.health.get()).toMatchObject({ kept: true, problem: { code: 'E-ARCHIVE-CLOSED' } });
    expect(await exported(archive)).toContain('您好4');
    delete trouble.error;
    await archive.list();
    expect(archive.health.get()).toEqual({ kept: true });
  });
});

describe('a storage problem', () => {
  it.each([
    ['QuotaExceededError', 'E-ARCHIVE-FULL'],
    ['SecurityError', 'E-ARCHIVE-DENIED'],
    ['DatabaseClosedError', 'E-ARCHIVE-CLOSED'],
    ['UnknownError', 'E-ARCHIVE-FAILED'],
  ])('has a code and words in both languages: %s', (name, code) => {
    const problem = storageProblem(storageError(name));
    expect(problem.code).toBe(code);
    for (const text of [problem.message, problem.mend]) {
      expect(text.zh).toMatch(/[一-鿿].*。$/);
      expect(text.en).toMatch(/\.$/);
    }
  });

  it('is found whatever is thrown', () => {
    for (const thrown of [undefined, null, 'no', 5, new Error('x')]) {
      expect(storageProblem(thrown).code).toBe('E-ARCHIVE-FAILED');
    }
  });
});

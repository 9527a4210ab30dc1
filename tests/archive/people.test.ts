import { readFileSync } from 'node:fs';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import {
  ArchiveError,
  EXTRA_TIME_MAX,
  NOBODY,
  openArchive,
  PERSON_TEXT_MAX,
  type Person,
  type Review,
} from '../../src/archive';
import { beginning, linesOf, Profile, storageError } from './ground';

const LI: Person = {
  id: 'p1',
  name: '李晓雯',
  number: '061203',
  unit: '政务服务中心',
  post: '综合窗口',
  extraTime: 250,
  since: '2026-03-02T01:02:03.000Z',
};

const review = (person: string, card: string): Review => ({
  person,
  card,
  encounter: 's04-third-trip',
  duty: 'greet',
  due: '2026-03-04T00:00:00.000Z',
  reviewed: '2026-03-02T00:00:00.000Z',
  memory: { stability: 2.3, difficulty: 5, interval: 2, learning: 0, reps: 1, lapses: 0, phase: 2 },
});

describe('people of one machine', () => {
  it('are kept by name over a restart, with and without a database', async () => {
    const profile = new Profile();
    const archive = await profile.open();
    await archive.people.save({ ...LI, id: 'p2', name: '王建国' });
    expect(await archive.people.save(LI)).toEqual(LI);
    const again = await profile.open();
    expect((await again.people.list()).map(({ name }) => name)).toEqual(['李晓雯', '王建国']);

    const { database: _none, ...rim } = profile.rim();
    const bare = await openArchive(rim);
    await bare.people.save(LI);
    await bare.people.putReview(review('p1', 'cq.C3.06'));
    expect(await bare.people.list()).toEqual([LI]);
    expect(await bare.people.reviews('p1')).toHaveLength(1);
    await bare.people.erase('p1');
    expect([await bare.people.list(), await bare.people.reviews('p1')]).toEqual([[], []]);
  });

  it.each([
    ['500 letters are cut', '名'.repeat(500), '名'.repeat(PERSON_TEXT_MAX)],
    ['emoji stay whole', '👩‍💼'.repeat(60), `${'👩‍💼'.repeat(26)}👩`],
    ['half a character is mended', '李\ud83d', '李\ufffd'],
    ['marks that turn the text are taken out', 'abc\u202edef\u2066x', 'abc def x'],
    ['right-to-left names stay', 'محمد علي', 'محمد علي'],
    ['lines become spaces', ' 李\n\t晓雯 \u0000', '李 晓雯'],
  ])('a name is cleaned: %s', async (_what, given, kept) => {
    const archive = await new Profile().open();
    expect((await archive.people.save({ ...LI, name: given })).name).toBe(kept);
  });

  it('without a name, or with an id that is none, are refused with a code', async () => {
    const archive = await new Profile().open();
    for (const wrong of [{ name: ' \u200b\n' }, { id: '../x' }]) {
      await expect(archive.people.save({ ...LI, ...wrong })).rejects.toMatchObject({
        problem: { code: 'E-ARCHIVE-PERSON' },
      });
    }
  });

  it.each([
    [99_999, EXTRA_TIME_MAX],
    [-5, 0],
    [Number.NaN, 0],
    [0.5, 0],
  ])('extra time %s is kept as %s', async (given, kept) => {
    const archive = await new Profile().open();
    expect((await archive.people.save({ ...LI, extraTime: given })).extraTime).toBe(kept);
  });

  it('keep their reviews apart; erasing one leaves the others and nobody', async () => {
    const archive = await new Profile().open();
    for (const person of ['p1', 'p2', NOBODY]) await archive.people.putReview(review(person, 'cq.C3.06'));
    await archive.people.putReview(review('p1', 'cq.C3.07'));
    await archive.people.putReview({ ...review('p1', 'cq.C3.06'), due: '2026-04-01T00:00:00.000Z' });
    expect((await archive.people.reviews('p1')).map(({ card, due }) => [card, due.slice(0, 10)])).toEqual([
      ['cq.C3.06', '2026-04-01'],
      ['cq.C3.07', '2026-03-04'],
    ]);
    await archive.people.erase('p1');
    expect(await archive.people.reviews('p1')).toEqual([]);
    expect(await archive.people.reviews('p2')).toHaveLength(1);
    expect(await archive.people.reviews(NOBODY)).toHaveLength(1);
  });

  it('own the attempts they begin, over a kill, a restart and an undone removal', async () => {
    const profile = new Profile();
    const archive = await profile.open();
    const mine = { ...beginning('mine'), person: 'p1' };
    await archive.begin(mine);
    await archive.begin(beginning('nobodys'));
    await archive.append('mine', linesOf(mine, 2), 2000);
    profile.kill();
    const again = await profile.open();
    const owners = async () => Object.fromEntries((await again.list()).map(({ id, person }) => [id, person]));
    expect(await owners()).toEqual({ mine: 'p1', nobodys: undefined });
    const removed = await again.remove('mine');
    if (removed) await again.restore(removed);
    expect(await owners()).toEqual({ mine: 'p1', nobodys: undefined });
  });

  it('that cannot be read are told with the code of the storage', async () => {
    const archive = await new Profile().open();
    const failing = { people: () => Promise.reject(storageError('QuotaExceededError')) };
    const { PeopleKeeper } = await import('../../src/archive/people');
    const keeper = new PeopleKeeper({ ...failing } as unknown as ConstructorParameters<typeof PeopleKeeper>[0]);
    await expect(keeper.list()).rejects.toBeInstanceOf(ArchiveError);
    await expect(keeper.list()).rejects.toMatchObject({ problem: { code: 'E-ARCHIVE-FULL' } });
    expect(archive.health.get()).toEqual({ kept: true });
  });
});

describe('a database of version 1', () => {
  it('gets room for people and keeps its attempts, which are nobody’s', async () => {
    const indexedDB = new IDBFactory();
    const fixture: Record<string, { keyPath: string | string[]; indexes: string[]; rows: Record<string, unknown>[] }> =
      JSON.parse(readFileSync(new URL('./fixtures/version-1.json', import.meta.url), 'utf8'));
    await new Promise<void>((resolve, reject) => {
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
    const archive = await openArchive({ tab: 't', database: { indexedDB, IDBKeyRange } });
    expect((await archive.list()).map(({ person }) => person)).toEqual([undefined, undefined]);
    await archive.people.save(LI);
    await archive.people.putReview(review('p1', 'cq.C3.06'));
    expect(await archive.people.list()).toEqual([LI]);
    expect(await archive.people.reviews('p1')).toHaveLength(1);
  });
});

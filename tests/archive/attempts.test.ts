import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../src/archive';
import { beginning, CLAUSE, ENCOUNTER, HASH, linesOf, Profile } from './ground';

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof ArchiveError ? error.problem.code : String(error)),
  );

describe('an attempt in the archive', () => {
  it('is loaded with its log in order, its encounter and its clauses', async () => {
    const profile = new Profile();
    const archive = await profile.open();
    const start = beginning('a1');
    const lines = linesOf(start, 30);
    await archive.begin(start);
    await Promise.all(lines.map((line) => archive.append('a1', [line], line.seq * 1000)));

    for (const from of [archive, await profile.open()]) {
      const loaded = await from.load('a1');
      expect(loaded?.lines).toEqual(lines);
      expect(loaded?.log.header).toEqual(start.header);
      expect(loaded?.log.entries.map(({ seq }) => seq)).toEqual(lines.map(({ seq }) => seq));
      expect(loaded?.encounter).toEqual(ENCOUNTER);
      expect(loaded?.clauses).toEqual([CLAUSE]);
      expect(loaded?.summary).toMatchObject({ id: 'a1', hash: HASH, number: 'S04', state: 'open', lastT: 30_000 });
    }
    expect(archive.health.get()).toEqual({ kept: true });
  });

  it('leaves nothing but its heartbeat in the journal once it is stored, and not even that once it is closed', async () => {
    const profile = new Profile();
    const archive = await profile.open();
    const start = beginning('a1');
    await archive.begin(start);
    await archive.append('a1', linesOf(start, 3), 3000);
    expect([...profile.keys.map.keys()]).toEqual(['yingsheng.journal.a1/beat']);
    await archive.close('a1', { passed: true, total: 91_500 });
    expect(profile.keys.map.size).toBe(0);
    expect(await archive.open()).toEqual([]);
    expect(await archive.list()).toMatchObject([{ state: 'ended', result: { passed: true, total: 91_500 } }]);
  });

  it('takes a line twice and refuses another one in its place, a gap, and an attempt nobody began', async () => {
    const profile = new Profile();
    const archive = await profile.open();
    const start = beginning('a1');
    const [one, two, three] = linesOf(start, 3);
    if (!one || !two || !three) throw new Error('the fixture has three lines');
    await archive.begin(start);
    await archive.begin(start);
    await archive.append('a1', [one, two], 2000);
    await archive.append('a1', [one, two], 2000);
    expect(await code(archive.append('a1', [{ seq: 2, line: three.line }], 3000))).toBe('E-ARCHIVE-CONFLICT');
    const later = await profile.open();
    expect(await code(later.append('a1', [{ seq: 5, line: three.line }], 3000))).toBe('E-ARCHIVE-GAP');
    expect(await code(later.append('nobody', [one], 1000))).toBe('E-ARCHIVE-UNKNOWN');
    expect(await code(later.begin(beginning('a1', '2026-03-03T00:00:00.000Z')))).toBe('E-ARCHIVE-CONFLICT');
    expect(await code(later.begin(beginning('../a')))).toBe('E-ARCHIVE-ID');
    expect((await later.load('a1'))?.lines).toEqual([one, two]);
    await later.append('a1', [three], 3000);
    expect((await later.load('a1'))?.lines).toEqual([one, two, three]);
  });

  it('is refused by the store when two tabs write it against each other', async () => {
    const profile = new Profile();
    const [left, right] = [await profile.open(), await profile.open()];
    const start = beginning('a1');
    await left.begin(start);
    const [one, two] = linesOf(start, 2);
    const [, other] = linesOf(start, 2, '不知道');
    if (!one || !two || !other) throw new Error('the fixture has two lines');
    await left.append('a1', [one], 1000);
    expect((await right.load('a1'))?.lines).toEqual([one]);
    await right.append('a1', [two], 2000);
    expect(await code(left.append('a1', [other], 2000))).toBe('E-ARCHIVE-CONFLICT');
    expect((await right.load('a1'))?.lines).toEqual([one, two]);
  });

  it('resumes at the last heartbeat', async () => {
    const profile = new Profile();
    const archive = await profile.open();
    const start = beginning('a1');
    await archive.begin(start);
    await archive.append('a1', linesOf(start, 2), 2000);
    archive.beat('a1', 7340);
    const back = await profile.open();
    expect(await back.open()).toMatchObject([{ id: 'a1', lastT: 7340 }]);
    expect((await back.load('a1'))?.summary.lastT).toBe(7340);
  });

  it('is listed newest first, and abandoned attempts stay on record', async () => {
    const archive = await new Profile().open();
    await archive.begin(beginning('old', '2026-03-01T00:00:00.000Z'));
    await archive.begin(beginning('new', '2026-03-02T00:00:00.000Z'));
    await archive.abandon('old');
    expect((await archive.list()).map(({ id, state }) => [id, state])).toEqual([
      ['new', 'open'],
      ['old', 'abandoned'],
    ]);
    expect((await archive.open()).map(({ id }) => id)).toEqual(['new']);
  });

  it('can be removed and put back', async () => {
    const profile = new Profile();
    const archive = await profile.open();
    for (const id of ['a1', 'a2']) {
      await archive.begin(beginning(id));
      await archive.append(id, linesOf(beginning(id), 4), 4000);
    }
    await archive.close('a1', { passed: false, total: 40_000 });
    const before = await archive.load('a1');
    const removed = await archive.remove('a1');
    expect(removed).toEqual(before);
    expect(await archive.load('a1')).toBeUndefined();
    expect((await archive.load('a2'))?.lines).toHaveLength(4);
    await archive.remove('a2');
    expect(await archive.list()).toEqual([]);
    expect(await archive.remove('a2')).toBeUndefined();
    if (!removed) throw new Error('a1 was there');
    await archive.restore(removed);
    await archive.restore(removed);
    expect(await (await profile.open()).load('a1')).toEqual(before);
    expect(await code(archive.restore({ ...removed, lines: removed.lines.slice(1) }))).toBe('E-ARCHIVE-CONFLICT');
  });

  it('asks once for storage that is not evicted', async () => {
    let asked = 0;
    const persist = async () => ++asked > 0;
    const archive = await new Profile().open({ persistence: { persist, persisted: async () => false } });
    expect(await archive.persisted()).toBe('persistent');
    expect(await archive.persisted()).toBe('persistent');
    expect(asked).toBe(1);
    expect(await (await new Profile().open()).persisted()).toBe('unknown');
  });
});

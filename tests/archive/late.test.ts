import { describe, expect, it, vi } from 'vitest';
import { openArchive } from '../../src/archive';
import { beginning, linesOf, Profile, storageError } from './ground';

const start = beginning('a1');
const LINES = linesOf(start, 4);
const JOURNAL = /^yingsheng\.journal\.a1\/(?:begin|\d+)$/;

/** A tab whose page comes to rest when the test says so. */
function tab(profile: Profile, change: Parameters<Profile['open']>[0] = {}) {
  let rest = () => {};
  const calm = new Promise<void>((resolve) => {
    rest = resolve;
  });
  const opened = vi.spyOn(profile.database.indexedDB, 'open');
  return { archive: openArchive({ ...profile.rim(), ...change }, calm), rest, opened };
}

const inJournal = (profile: Profile) => [...profile.keys.map.keys()].filter((key) => JOURNAL.test(key)).length;

describe('an archive whose database waits until the page has come to rest', () => {
  it('has every line in the journal meanwhile, and in the database afterwards', async () => {
    const profile = new Profile();
    const { archive, rest, opened } = tab(profile);
    const room = await archive;
    expect(await room.open()).toEqual([]);
    const work = [room.begin(start), ...LINES.map((line) => room.append('a1', [line], line.seq * 1000))];
    await new Promise((later) => setTimeout(later, 20));
    expect(opened).not.toHaveBeenCalled();
    expect(inJournal(profile)).toBe(1 + LINES.length);
    expect(room.health.get()).toEqual({ kept: true });
    rest();
    await Promise.all(work);
    expect(inJournal(profile)).toBe(0);
    expect((await (await profile.open()).load('a1'))?.lines).toEqual(LINES);
  });

  it('loses nothing when the tab is killed before', async () => {
    const profile = new Profile();
    const room = await tab(profile).archive;
    void room.begin(start);
    for (const line of LINES) void room.append('a1', [line], line.seq * 1000);
    profile.kill();
    // The next tab finds a journal and does not wait.
    const next = await tab(profile).archive;
    expect(await next.open()).toMatchObject([{ id: 'a1', lastT: 4000 }]);
    expect((await next.load('a1'))?.lines).toEqual(LINES);
  });

  it('an attempt of which only the beginning was kept is found again', async () => {
    const profile = new Profile();
    const first = tab(profile);
    const begun = (await first.archive).begin(start);
    first.rest();
    await begun;
    expect(inJournal(profile)).toBe(0);
    profile.kill();
    expect(await (await tab(profile).archive).open()).toMatchObject([{ id: 'a1', state: 'open' }]);
  });

  it('opens it at once for who asks for what lies in it', async () => {
    const profile = new Profile();
    const before = await profile.open();
    await before.begin(start);
    await before.close('a1', { passed: true, total: 70_000 });
    profile.kill();
    const { archive } = tab(profile);
    expect(await (await archive).list()).toMatchObject([{ id: 'a1', state: 'ended' }]);
  });

  it('opens it at once when the journal takes no more', async () => {
    const profile = new Profile();
    const room = await tab(profile).archive;
    profile.keys.refusal = storageError('QuotaExceededError');
    await room.begin(start);
    await room.append('a1', LINES, 4000);
    profile.keys.refusal = undefined;
    expect((await (await profile.open()).load('a1'))?.lines).toEqual(LINES);
  });

  it('tells when there turns out to be none, and goes on in the journal', async () => {
    const profile = new Profile();
    const { archive, rest } = tab(profile, { database: profile.refusing });
    const room = await archive;
    const work = [room.begin(start), room.append('a1', LINES, 4000)];
    expect(room.health.get()).toEqual({ kept: true });
    rest();
    await Promise.all(work);
    expect(room.health.get()).toMatchObject({ kept: true, problem: { code: 'E-ARCHIVE-DENIED', severity: 'warning' } });
    expect(inJournal(profile)).toBe(1 + LINES.length);
  });
});

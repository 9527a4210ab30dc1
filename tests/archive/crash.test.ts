import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LoneClaims } from '../../src/archive/claims';
import { openDexieStore } from '../../src/archive/dexie-store';
import { Journal, type KeyStore } from '../../src/archive/journal';
import { keepArchive } from '../../src/archive/keeper';
import type { Store } from '../../src/archive/store';
import { verifyChain } from '../../src/encounter';
import { beginning, linesOf, Profile } from './ground';

/**
 * A tab that is killed after so many effects: every write to journal or store counts, once before and once after a store's
 * transaction. From then on nothing it does has any effect.
 */
class Tab {
  readonly #profile: Profile;
  #left: number;
  constructor(profile: Profile, effects: number) {
    this.#profile = profile;
    this.#left = effects;
  }

  get dead(): boolean {
    return this.#left < 0;
  }

  async open() {
    const store = await openDexieStore(this.#profile.database);
    return keepArchive({
      store: this.#mortal(store),
      journal: new Journal(this.#keys()),
      claims: new LoneClaims(),
      verify: verifyChain,
      persistence: async () => 'unknown',
    });
  }

  #effect(): void {
    if (--this.#left < 0) throw new Error('the tab is dead');
  }

  #keys(): KeyStore {
    const { keys } = this.#profile;
    const effect = () => this.#effect();
    return {
      get length() {
        return keys.length;
      },
      key: (index) => keys.key(index),
      getItem: (key) => keys.getItem(key),
      setItem: (key, value) => {
        effect();
        keys.setItem(key, value);
      },
      removeItem: (key) => {
        effect();
        keys.removeItem(key);
      },
    };
  }

  #mortal(store: Store): Store {
    return {
      durable: true,
      write: async (write) => {
        this.#effect();
        await store.write(write);
        this.#effect();
      },
      rows: () => store.rows(),
      read: (attempt) => store.read(attempt),
      erase: async (attempt) => {
        this.#effect();
        await store.erase(attempt);
      },
      people: store.people,
      shut: () => store.shut(),
    };
  }
}

const start = beginning('a1');
const LINES = linesOf(start, 6);

async function loaded(profile: Profile) {
  const archive = await profile.open();
  return { archive, attempt: await archive.load('a1') };
}

describe('a killed tab', () => {
  it.each([
    ['each line awaited', true],
    ['lines in a burst', false],
  ])('loses nothing wherever it is killed: %s', { timeout: 30_000 }, async (_name, awaited) => {
    for (let effects = 1; ; effects++) {
      const profile = new Profile();
      const tab = new Tab(profile, effects);
      const archive = await tab.open();
      const pending = [archive.begin(start)];
      if (awaited) await pending[0];
      let said = 0;
      for (const line of LINES) {
        const done = archive.append('a1', [line], line.seq * 1000);
        // What counts is what was said before the kill: the synchronous part of append has it in the journal.
        if (!tab.dead) said = line.seq;
        pending.push(done);
        if (awaited) await done;
      }
      await Promise.allSettled(pending);
      const closing = archive.close('a1', { passed: true, total: 80_000 });
      const closed = !tab.dead;
      await closing;

      const { attempt, archive: back } = await loaded(profile);
      expect(attempt?.lines.length ?? 0, `killed after ${effects} effects`).toBeGreaterThanOrEqual(said);
      expect(attempt?.lines ?? []).toEqual(LINES.slice(0, attempt?.lines.length ?? 0));
      expect(attempt ? verifyChain(attempt.log) : []).toEqual([]);
      if (closed) expect(attempt?.summary).toMatchObject({ state: 'ended', result: { total: 80_000 } });
      expect(back.recovered.flatMap(({ problems }) => problems)).toEqual([]);
      if (!tab.dead) break;
    }
  });

  it('goes on through many lives with one unbroken log', { timeout: 30_000 }, async () => {
    const lives = fc.array(fc.nat(25), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(lives, async (effects) => {
        const profile = new Profile();
        const first = await profile.open();
        await first.begin(start);
        for (const budget of effects) {
          const tab = new Tab(profile, budget);
          const archive = await tab.open();
          const at = (await archive.load('a1'))?.lines.length ?? 0;
          await Promise.allSettled(
            LINES.slice(at, at + 3).map((line) => archive.append('a1', [line], line.seq * 1000)),
          );
        }
        const { archive, attempt } = await loaded(profile);
        const at = attempt?.lines.length ?? 0;
        await archive.append('a1', LINES.slice(at), 6000);
        expect((await archive.load('a1'))?.lines).toEqual(LINES);
        expect(profile.keys.length).toBe(1);
      }),
      { numRuns: 60, seed: 20260302 },
    );
  });
});

describe('a damaged journal', () => {
  const journalOnly = () => {
    const profile = new Profile();
    const journal = new Journal(profile.keys);
    journal.putBeginning(start);
    journal.putLines('a1', LINES);
    journal.putBeat('a1', 6500);
    return profile;
  };
  const key = (part: string) => `yingsheng.journal.a1/${part}`;

  it('is merged whole when it is sound', async () => {
    const { archive, attempt } = await loaded(journalOnly());
    expect(archive.recovered).toEqual([{ attempt: 'a1', lines: 6, problems: [] }]);
    expect(attempt?.lines).toEqual(LINES);
    expect(attempt?.summary.lastT).toBe(6500);
  });

  it.each([
    ['a line is cut short', (keys: Map<string, string>) => keys.set(key('4'), LINES[3]?.line.slice(0, 20) ?? ''), 3, 3],
    ['a line is missing', (keys: Map<string, string>) => keys.delete(key('3')), 2, 3],
    [
      'a word is changed',
      (keys: Map<string, string>) => keys.set(key('5'), LINES[4]?.line.replace('您好', '你好') ?? ''),
      4,
      2,
    ],
    ['two lines are swapped', (keys: Map<string, string>) => keys.set(key('2'), LINES[2]?.line ?? ''), 1, 5],
    ['a line is null', (keys: Map<string, string>) => keys.set(key('1'), 'null'), 0, 6],
    ['there is a part nobody wrote', (keys: Map<string, string>) => keys.set(key('junk'), '{'), 6, 1],
    ['the heartbeat is no time', (keys: Map<string, string>) => keys.set(key('beat'), '-1e9'), 6, 0],
  ])('is used as far as it is sound: %s', async (_name, harm, sound, lost) => {
    const profile = journalOnly();
    harm(profile.keys.map);
    const { archive, attempt } = await loaded(profile);
    expect(attempt?.lines).toEqual(LINES.slice(0, sound));
    const problems = archive.recovered.flatMap((recovered) => recovered.problems);
    expect(problems.map(({ code }) => code)).toEqual(lost > 0 ? ['E-ARCHIVE-DAMAGED'] : []);
    if (lost > 0) expect(problems[0]?.message.en).toContain(`${lost} after them`);
    await archive.append('a1', LINES.slice(sound), 6000);
    expect((await archive.load('a1'))?.lines).toEqual(LINES);
    expect((await profile.open()).recovered).toEqual([]);
  });

  it.each(['{"attempt":"a1"', 'null', '{"attempt":"b"}'])(
    'reports lines whose beginning is lost: %s',
    async (begin) => {
      const profile = journalOnly();
      profile.keys.map.set(key('begin'), begin);
      const { archive, attempt } = await loaded(profile);
      expect(attempt).toBeUndefined();
      expect(archive.recovered).toMatchObject([{ attempt: 'a1', lines: 0, problems: [{ code: 'E-ARCHIVE-DAMAGED' }] }]);
      expect(await archive.list()).toEqual([]);
    },
  );

  it('is not touched by keys of others', async () => {
    const profile = new Profile();
    profile.keys.map.set('yingsheng.journal.', 'x').set('yingsheng.journal.<b>/1', 'x').set('theme', 'x');
    const archive = await profile.open();
    expect(archive.recovered).toEqual([]);
    expect(profile.keys.map.size).toBe(3);
  });
});

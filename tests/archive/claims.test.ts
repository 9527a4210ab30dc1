import { afterEach, describe, expect, it } from 'vitest';
import { ArchiveError } from '../../src/archive';
import { ChannelClaims, type Claims, LockClaims } from '../../src/archive/claims';
import { beginning, Locks, linesOf, Profile } from './ground';

const channels: BroadcastChannel[] = [];
afterEach(() => {
  for (const channel of channels.splice(0)) channel.close();
});

function channelTab(name: string): Claims {
  const channel = new BroadcastChannel('claims-test');
  channels.push(channel);
  const heard = {
    postMessage: (message: unknown) => channel.postMessage(message),
    addEventListener: (_: 'message', listen: (event: { data: unknown }) => void) =>
      channel.addEventListener('message', (event) => listen(event as MessageEvent)),
  };
  return new ChannelClaims(heard, name, () => new Promise((resume) => setTimeout(resume, 60)));
}

const tabs: [string, () => [Claims, Claims]][] = [
  [
    'Web Locks',
    () => {
      const locks = new Locks();
      return [new LockClaims(locks), new LockClaims(locks)];
    },
  ],
  ['a channel between tabs', () => [channelTab('a'), channelTab('b')]],
];

describe.each(tabs)('one attempt, one tab, by %s', (_name, open) => {
  it('the second tab is told, until the first lets go', async () => {
    const [first, second] = open();
    expect(await first.claim('a1')).toBe(true);
    expect(await first.claim('a1')).toBe(true);
    expect(await second.claim('a1')).toBe(false);
    expect(await second.claim('a2')).toBe(true);
    first.release('a1');
    await new Promise((later) => setTimeout(later, 20));
    expect(await second.claim('a1')).toBe(true);
    expect(await first.claim('a1')).toBe(false);
  });

  it('exactly one of two that ask at once gets it', async () => {
    const [first, second] = open();
    const answers = await Promise.all([first.claim('a1'), second.claim('a1')]);
    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  it('a tab that lets go and asks again does not lose to itself', async () => {
    const [only] = open();
    expect(await only.claim('a1')).toBe(true);
    only.release('a1');
    expect(await only.claim('a1')).toBe(true);
    expect(only.holds('a1')).toBe(true);
  });
});

describe('two tabs at the archive', () => {
  it('what one tab is writing is neither recovered nor removed by the other', async () => {
    const profile = new Profile();
    const left = await profile.open();
    const start = beginning('a1');
    expect(await left.claim('a1')).toBe(true);
    await left.begin(start);
    await left.append('a1', linesOf(start, 2), 2000);
    profile.keys.map.set('yingsheng.journal.a1/3', linesOf(start, 3)[2]?.line ?? '');

    const right = await profile.open();
    expect(right.recovered).toEqual([]);
    expect(await right.claim('a1')).toBe(false);
    const refused = await right.remove('a1').catch((error: unknown) => error);
    expect(refused instanceof ArchiveError && refused.problem.code).toBe('E-ARCHIVE-HELD');

    await left.append('a1', linesOf(start, 3).slice(2), 3000);
    left.release('a1');
    await new Promise((later) => setTimeout(later, 20));
    expect(await right.claim('a1')).toBe(true);
    expect((await right.load('a1'))?.lines).toHaveLength(3);
  });

  it('a tab that gets the attempt back sees what the other one did meanwhile', async () => {
    const profile = new Profile();
    const [left, right] = [await profile.open(), await profile.open()];
    const start = beginning('a1');
    const lines = linesOf(start, 3);
    const later = () => new Promise((resume) => setTimeout(resume, 20));
    await left.claim('a1');
    await left.begin(start);
    void left.append('a1', lines.slice(0, 1), 1000);
    left.release('a1');
    await later();
    await right.claim('a1');
    await right.append('a1', lines.slice(1, 2), 2000);
    right.release('a1');
    await later();
    expect(await left.claim('a1')).toBe(true);
    expect((await left.load('a1'))?.lines).toEqual(lines.slice(0, 2));
    await left.append('a1', lines.slice(2), 3000);
    expect((await right.load('a1'))?.lines).toEqual(lines);
  });

  it('what a killed tab left is merged by the claim, if its lock was not free yet when the archive opened', async () => {
    const profile = new Profile();
    const start = beginning('a1');
    const left = await profile.open();
    await left.begin(start);
    let free = () => {};
    const old = new Promise<void>((done) => {
      free = done;
    });
    void profile.locks.request('yingsheng.attempt.a1', { ifAvailable: true }, () => old);
    const lines = linesOf(start, 3);
    for (const { seq, line } of lines) profile.keys.map.set(`yingsheng.journal.a1/${seq}`, line);

    const right = await profile.open();
    expect(right.recovered).toEqual([]);
    free();
    await new Promise((later) => setTimeout(later, 20));
    expect(await right.claim('a1')).toBe(true);
    expect(right.recovered).toEqual([{ attempt: 'a1', lines: 3, problems: [] }]);
    expect((await right.load('a1'))?.lines).toEqual(lines);
  });

  it('noise on the channel is ignored', async () => {
    const claims = channelTab('a');
    const noise = new BroadcastChannel('claims-test');
    channels.push(noise);
    const asked = claims.claim('a1');
    for (const data of [null, 'held', 7, {}, { kind: 'held', attempt: 3, tab: 'x' }]) noise.postMessage(data);
    expect(await asked).toBe(true);
  });
});

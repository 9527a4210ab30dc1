import { describe, expect, it } from 'vitest';
import { type Run, replay, resumeRun, startRun, verifyChain } from '../../src/encounter';
import { CLAUSE, ENCOUNTER as encounter, HASH as hash, judge, Profile } from './ground';

const linesFrom = (run: Run, kept: number) =>
  run
    .lines()
    .slice(kept + 1)
    .map((line, index) => ({ seq: kept + index + 1, line }));

describe('an attempt of the engine', () => {
  it('goes on after three kills with the log it would have had without them', async () => {
    const header = { packs: { cq: '1' }, lexicon: 'l', judge: '1', seed: 7, mode: 'practice' as const, attempt: 'a1' };
    const profile = new Profile();
    const play = (run: Run, from: number) => {
      for (let step = from; step < from + 3; step++) run.say(step * 2000, `第${step}句`);
    };
    const whole = startRun({ encounter, hash, judge, header });
    for (const from of [1, 4, 7, 10]) play(whole, from);

    const first = startRun({ encounter, hash, judge, header });
    let archive = await profile.open();
    await archive.begin({ attempt: 'a1', header: first.header, encounter, hash, clauses: [CLAUSE] });
    play(first, 1);
    await archive.append('a1', linesFrom(first, 0), 6000);
    for (const from of [4, 7, 10]) {
      profile.kill();
      archive = await profile.open();
      expect(await archive.claim('a1')).toBe(true);
      const stored = await archive.load('a1');
      if (!stored) throw new Error('the attempt is kept');
      const { run, problems } = resumeRun({ encounter: stored.encounter, hash: stored.hash, judge }, stored.log);
      expect(problems).toEqual([]);
      play(run, from);
      // Not awaited: the tab is killed right after the words were said, and the journal has them.
      void archive.append('a1', linesFrom(run, stored.lines.length), (from + 2) * 2000);
    }
    profile.kill();
    const stored = await (await profile.open()).load('a1');
    expect(stored?.lines.map(({ line }) => line)).toEqual(whole.lines().slice(1));
    expect(stored && verifyChain(stored.log)).toEqual([]);
    expect(stored && replay(stored.encounter, stored.hash, stored.log).problems).toEqual([]);
  });
});

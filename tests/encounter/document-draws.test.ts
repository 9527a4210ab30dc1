import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowsDraws, drawAll } from '../../src/encounter';
import { compile, open, replayed, smallDocument } from '../support/encounters';

const option = (id: string) => `${id}: { zh: ${id}, en: ${id} }`;
const draw = (id: string, options: readonly string[]) => `\n  ${id}: { ${options.map(option).join(', ')} }`;
const DRAWS =
  draw('paper', ['deed', 'licence', 'form']) + draw('visitor', ['owner', 'tenant']) + draw('day', ['mon', 'fri']);
const constrained = (constraints: string) => compile(smallDocument({ draws: DRAWS, constraints })).encounter;
const free = compile(smallDocument({ draws: DRAWS })).encounter;

describe('draws with constraints', () => {
  const encounter = constrained('["paper != \\"deed\\" || visitor == \\"owner\\""]');

  test('every seed satisfies them, and the same seed always draws the same', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const drawn = drawAll(encounter, seed);
        expect(allowsDraws(encounter, drawn)).toBe(true);
        expect(drawAll(encounter, seed)).toEqual(drawn);
      }),
      { numRuns: 500 },
    );
  });

  test('what no constraint ties, and what satisfies it at once, is as it would be without', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const plain = drawAll(free, seed);
      const drawn = drawAll(encounter, seed);
      expect(drawn.day).toBe(plain.day);
      if (allowsDraws(encounter, plain)) expect(drawn).toEqual(plain);
    }
  });

  test('every allowed combination is about equally likely', () => {
    const seen = new Map<string, number>();
    const seeds = 5000;
    for (let seed = 0; seed < seeds; seed += 1) {
      const { paper, visitor } = drawAll(encounter, seed);
      seen.set(`${paper} ${visitor}`, (seen.get(`${paper} ${visitor}`) ?? 0) + 1);
    }
    expect([...seen.keys()].sort()).toEqual([
      'deed owner',
      'form owner',
      'form tenant',
      'licence owner',
      'licence tenant',
    ]);
    // Five combinations of 1000 expected each; four standard deviations of a binomial are 113.
    for (const count of seen.values()) expect(Math.abs(count - seeds / 5)).toBeLessThan(113);
  });

  test('the only combination of many is found, whatever the seed', () => {
    const options = Array.from({ length: 20 }, (_, i) => `o${i}`);
    const narrow = compile(
      smallDocument({
        draws: ['a', 'b', 'c'].map((id) => draw(id, options)).join(''),
        constraints: '[a == "o7" && b == "o11" && c == "o19"]',
      }),
    ).encounter;
    for (let seed = 0; seed < 5; seed += 1) expect(drawAll(narrow, seed)).toEqual({ a: 'o7', b: 'o11', c: 'o19' });
  });

  test('no constraints leave no trace in the encounter, so that nothing of old changes its hash', () => {
    expect(free.constraints).toBeUndefined();
    expect(encounter.constraints).toHaveLength(1);
  });

  test('a run with constrained draws replays', () => {
    const run = open(
      compile(smallDocument({ draws: DRAWS, constraints: '[paper == "form" && visitor == "tenant"]' })),
      { seed: 5 },
    );
    run.act(1000, 'stand');
    expect(run.view().draws).toMatchObject({ paper: 'form', visitor: 'tenant' });
    expect(replayed(run).problems).toEqual([]);
  });
});

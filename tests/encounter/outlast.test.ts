import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moveBy, outlast, type People } from '../../src/encounter/dynamics';
import { libraryEncounter } from '../support/encounters';

const { encounter: sound } = libraryEncounter('s10-three-calls');

test('many silences at once are the same as one after the other', () => {
  const people = fc.record({
    moods: fc.record({ gao: fc.nat(100), chen: fc.nat(100), cao: fc.nat(100) }),
    places: fc.record({
      gao: fc.constantFrom('counter', 'away'),
      chen: fc.constantFrom('counter', 'away'),
      cao: fc.constantFrom('counter', 'away'),
    }),
    calmed: fc.constantFrom<Record<string, number>>({}, { 'gao:silence': 1 }, { 'cao:silence': 2 }),
  });
  // Silence calms some people: that counts twice and no more.
  const changes = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(people, fc.nat(60), changes, (before, times, silences) => {
      const tempers = sound.tempers.map((temper, index) => ({
        ...temper,
        silence: silences[index % silences.length] ?? 0,
      }));
      const encounter = { ...sound, tempers };
      let slow: People = before;
      for (let n = 0; n < times; n += 1) slow = moveBy(slow, ['silence'], encounter).people;
      const { moods, calmed } = outlast(before, times, encounter);
      expect({ moods, calmed }).toEqual({ moods: slow.moods, calmed: slow.calmed });
    }),
    { numRuns: 300 },
  );
});

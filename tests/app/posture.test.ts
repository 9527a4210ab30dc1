import { expect, test } from 'vitest';
import { currentPosture, shownDoing } from '../../src/app/trainee/posture';
import { startRun } from '../../src/encounter';
import { judge } from '../../src/language';
import { libraryEncounter } from '../support/encounters';

test('a gesture is over with the next word, where one went lasts until one has come back', () => {
  const compiled = libraryEncounter('s27-petitioners');
  const run = startRun({
    ...compiled,
    judge,
    header: { packs: {}, lexicon: 'x', judge: '1', seed: 4, mode: 'practice' },
  });
  const now = () => currentPosture(compiled.encounter, run.steps);
  expect(now()).toBeNull();
  run.act(1000, 'guide_palm');
  expect(now()).toBe('guide_palm');
  run.say(1500, '这边请。');
  expect(now()).toBeNull();
  run.act(2000, 'join_crowd');
  run.say(2500, '大家先别急，慢慢说。');
  expect(now()).toBe('join_crowd');
  run.act(3000, 'nod');
  expect(now()).toBe('nod');
  // The nod was given standing up: nobody is in the crowd any more.
  run.say(4000, '我在听。');
  expect(now()).toBeNull();
});

test('whoever sees people out is not said to sit at the window', () => {
  const compiled = libraryEncounter('s28-power-cut');
  const run = startRun({
    ...compiled,
    judge,
    header: { packs: {}, lexicon: 'x', judge: '1', seed: 1, mode: 'practice' },
  });
  const now = () => shownDoing(compiled.encounter, run.steps);
  expect(now()).toBeNull();
  run.act(1000, 'evacuate');
  expect(now()).toBe('evacuate');
  run.say(2000, '大家慢走。');
  expect(now()).toBeNull();
});

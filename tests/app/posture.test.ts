import { describe, expect, test } from 'vitest';
import { currentPosture, heldPose, shownDoing } from '../../src/app/trainee/posture';
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

describe('how the figure holds itself is what is said of it', () => {
  const start = (id = 's28-power-cut') => {
    const compiled = libraryEncounter(id);
    const run = startRun({
      ...compiled,
      judge,
      header: { packs: {}, lexicon: 'x', judge: '1', seed: 1, mode: 'practice' },
    });
    return {
      encounter: compiled.encounter,
      run,
      held: () => heldPose(compiled.encounter, run.steps),
      doing: () => shownDoing(compiled.encounter, run.steps),
    };
  };

  test('seated to begin with, on their feet once they rose, also through a gesture', () => {
    const { run, held, doing } = start();
    expect(held()).toBe('sit');
    run.act(1000, 'stand');
    run.act(2000, 'report_lead');
    run.say(3000, '大家别着急。');
    expect([held(), doing()]).toEqual(['stand', null]);
  });

  test('seated again for work at the desk', () => {
    const { run, held, doing } = start();
    run.act(1000, 'stand');
    run.act(2000, 'cut_power');
    run.say(3000, '大家别着急。');
    expect([held(), doing()]).toEqual(['sit', null]);
  });

  test('back at the window once their hands do something there: no longer said to be in the crowd', () => {
    const { run, held, doing } = start('s27-petitioners');
    run.act(1000, 'join_crowd');
    run.say(2000, '大家别着急。');
    expect([held(), doing()]).toEqual(['away', 'join_crowd']);
    run.act(3000, 'take_mic');
    run.say(4000, '我来说。');
    expect([held(), doing()]).toEqual(['stand', null]);
  });

  test('on their feet after a bow', () => {
    const { encounter, run } = start();
    run.act(1000, 'guide_palm');
    run.say(2000, '大家别着急。');
    const bow = encounter.actions.map((action) => (action.id === 'guide_palm' ? { ...action, pose: 'bow45' } : action));
    expect(heldPose(encounter, run.steps)).toBe('sit');
    expect(heldPose({ ...encounter, actions: bow }, run.steps)).toBe('stand');
  });
});

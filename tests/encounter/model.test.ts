import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import type { Encounter, EncounterHash, Run } from '../../src/encounter';
import {
  fireTimer,
  leaveModel,
  type Model,
  type ModelState,
  nextDue,
  openModel,
  startRun,
  stepModel,
} from '../../src/encounter';
import { compileMachine, type PlayContext } from '../../src/encounter/machine';
import { judge } from '../../src/language';
import { type Compiled, libraryEncounter } from '../support/encounters';
import { type Input, inputs } from '../support/inputs';
import { randomEncounter } from '../support/random-encounter';

/** Plays the same inputs in the XState run and in the model, and compares everything after every entry. */
function playBoth(compiled: Compiled, seed: number, moves: readonly Input[]): void {
  const { encounter } = compiled;
  const run = startRun({
    ...compiled,
    judge,
    header: { packs: {}, lexicon: 'x', judge: '1', seed, mode: 'practice' },
  });
  const opening = openModel(encounter, run.view().draws);
  const { model } = opening;
  let { state } = opening;
  expect(opening.cues).toEqual(run.steps[0]?.cues);
  compare(run, model, state);
  let t = 0;
  for (const move of moves) {
    t += move.wait;
    const known = run.steps.length;
    act(run, encounter, t, move);
    for (const step of run.steps.slice(known)) {
      const { entry } = step;
      if (entry === null || entry.type === 'END' || entry.type === 'DRAW' || entry.type === 'NOTE') {
        if (entry?.type === 'END' && entry.by === 'trainee') {
          const left = leaveModel(model, state);
          expect(left.cues).toEqual(step.cues);
          state = left.state;
        }
        continue;
      }
      if (entry.type === 'TIMER') {
        const fired = fireTimer(model, state);
        expect(fired?.event).toEqual({ type: 'TIMER', timer: entry.timer });
        expect(fired?.cues).toEqual(step.cues);
        expect(fired?.state.t).toBe(step.t);
        state = fired?.state ?? state;
      } else {
        expect(nextDue(state) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(step.t);
        const { seq: _s, t: _t, state: _d, hash: _h, ...event } = entry;
        const stepped = stepModel(model, state, event, step.t);
        expect(stepped.cues).toEqual(step.cues);
        state = stepped.state;
      }
      expect([...momentIds(model, state)].sort()).toEqual([...step.moments].sort());
    }
    compare(run, model, state);
  }
}

const momentIds = (model: Model, state: ModelState) =>
  state.active.flatMap((index) => {
    const node = model.tree.nodes[index];
    return node?.moment ? [node.id] : [];
  });

function compare(run: Run, model: Model, state: ModelState): void {
  const view = run.view();
  expect(momentIds(model, state)).toEqual(view.moments);
  expect(state.context.moods).toEqual(view.moods);
  expect(state.context.vars).toEqual(view.vars);
  expect(state.ending).toBe(view.ending);
  expect(nextDue(state)).toBe(view.nextDue);
}

function act(run: Run, encounter: Encounter, t: number, move: Input): void {
  if (move.kind === 'say') run.say(t, move.text);
  else if (move.kind === 'act') {
    const action = encounter.actions[move.pick % encounter.actions.length]?.id;
    if (action !== undefined) run.act(t, action);
  } else if (move.kind === 'file') {
    const form = encounter.forms[move.pick % Math.max(1, encounter.forms.length)];
    if (form)
      run.file(
        t,
        form.id,
        Object.fromEntries(
          form.fields.map((field, i) => [field.id, i % 2 ? move.value : (field.options?.[0]?.id ?? '周敏')]),
        ),
      );
  } else if (move.kind === 'end') run.end(t);
  else run.advance(t);
}

describe('the model and the machine', () => {
  test.each(['s28-power-cut', 's04-third-trip'])(
    'agree on %s',
    (id) => {
      const compiled = libraryEncounter(id);
      fc.assert(
        fc.property(fc.nat(), fc.array(inputs(), { maxLength: 20 }), (seed, moves) => playBoth(compiled, seed, moves)),
        { numRuns: 300 },
      );
    },
    120_000,
  );

  test('agree on random encounters with nested and parallel moments, interruptions and timers', () => {
    fc.assert(
      fc.property(randomEncounter(), fc.array(inputs(), { maxLength: 24 }), (encounter, moves) =>
        playBoth({ encounter, hash: '0' as EncounterHash }, 1, moves),
      ),
      { numRuns: 1500 },
    );
  }, 240_000);

  test('keep the same memory, places and order of entry', () => {
    fc.assert(
      fc.property(randomEncounter(), fc.array(fc.nat(5), { maxLength: 16 }), (encounter, picks) => {
        const actor = createActor(compileMachine(encounter, {}));
        actor.start();
        const { model, state: first } = openModel(encounter, {});
        let state = first;
        for (const pick of picks) {
          const event = { type: 'DO' as const, action: encounter.actions[pick % encounter.actions.length]?.id ?? '' };
          if (state.ending !== null) break;
          actor.send(event);
          state = stepModel(model, state, event).state;
          expect(state.context).toEqual((actor.getSnapshot().context as PlayContext).play.memory);
        }
      }),
      { numRuns: 800 },
    );
  }, 120_000);
});

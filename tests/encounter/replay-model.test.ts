import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Encounter, type EncounterHash, type Run, replay, resumeRun, startRun } from '../../src/encounter';
import { replayByModel } from '../../src/encounter/replay-model';
import { judge } from '../../src/language';
import { type Compiled, libraryEncounter, logOf } from '../support/encounters';
import { type Input, inputs } from '../support/inputs';
import { randomEncounter } from '../support/random-encounter';

function played({ encounter, hash }: Compiled, seed: number, moves: readonly Input[]): Run {
  const header = { packs: {}, lexicon: 'x', judge: '1', seed, mode: 'exam' } as const;
  const run = startRun({ encounter, hash, judge, header });
  let t = 0;
  for (const move of moves) {
    t += move.wait;
    if (move.kind === 'say') run.say(t, move.text);
    else if (move.kind === 'act') {
      const action = encounter.actions[move.pick % encounter.actions.length]?.id;
      if (action !== undefined) run.act(t, action);
    } else if (move.kind === 'file') {
      const form = encounter.forms[move.pick % Math.max(1, encounter.forms.length)];
      if (form) run.file(t, form.id, Object.fromEntries(form.fields.map(({ id }) => [id, move.value])));
    } else if (move.kind === 'end') run.end(t);
    else if (move.wait % 3 === 0) run.note(t, move.wait % 2 === 0 ? 'left' : 'back');
    else run.advance(t);
  }
  return run;
}

/** By the model alone, by the machine alone, and as `replay` gives it. */
function agree(compiled: Compiled, run: Run, lines: number): void {
  const log = { header: run.header, entries: run.entries.slice(0, lines) };
  const quick = replayByModel(compiled.encounter, log);
  const { run: slow, problems } = resumeRun({ ...compiled, judge }, log);
  expect(problems).toEqual([]);
  expect(quick?.steps).toEqual(slow.steps.slice(0, log.entries.length + 1));
  // A log that breaks off says nothing of what came of the last step at once.
  if (lines >= run.entries.length) expect(quick?.view).toEqual(slow.view());
}

describe('replay by the model', () => {
  test.each(['s28-power-cut', 's04-third-trip', 's10-three-calls'])('is the machine’s on %s', (id) => {
    const compiled = libraryEncounter(id);
    fc.assert(
      fc.property(fc.nat(), fc.array(inputs(), { maxLength: 16 }), (seed, moves) => {
        const run = played(compiled, seed, moves);
        agree(compiled, run, run.entries.length);
      }),
      { numRuns: 60 },
    );
  });

  test('is the machine’s on random encounters, also where a log breaks off', () => {
    fc.assert(
      fc.property(randomEncounter(), fc.array(inputs(), { maxLength: 20 }), fc.nat(20), (encounter, moves, cut) => {
        const compiled = { encounter: encounter as Encounter, hash: '0' as EncounterHash };
        const run = played(compiled, 1, moves);
        agree(compiled, run, run.entries.length - (cut % 3));
      }),
      { numRuns: 400 },
    );
  });

  test('gives no answer where a line was tampered with, and the machine says what is wrong', () => {
    const compiled = libraryEncounter('s28-power-cut');
    const run = played(compiled, 3, []);
    run.say(2000, '您好。');
    run.act(4000, 'stand');
    const log = logOf(run);
    const entries = log.entries.map((entry) => (entry.type === 'DO' ? { ...entry, action: 'sit' } : entry));
    expect(replayByModel(compiled.encounter, { ...log, entries })).toBeNull();
    expect(replay(compiled.encounter, compiled.hash, { ...log, entries }).problems[0]?.code).toBe('E-LOG-CHAIN');
  });
});

import { canonicalJson, type Encounter, type EncounterHash, type Run, type Seed, startRun } from '../../encounter';
import { JUDGE_VERSION, type Judge, lexiconHash } from '../../language';
import { packVersions } from '../../norms';
import type { Path } from './explore';
import { symbolsOf } from './search';
import type { TraineeSymbol } from './symbols';

/** The encounter with what a real run needs. */
export interface Stand {
  readonly encounter: Encounter;
  readonly hash: EncounterHash;
  readonly judge: Judge;
}

/** Plays a path of the gate with the machine that plays for trainees: texts are judged anew. */
export function playWitness(stand: Stand, symbols: readonly TraineeSymbol[], path: Path | null, seed: Seed): Run {
  const { encounter, hash, judge } = stand;
  const run = startRun({
    encounter,
    hash,
    judge,
    header: {
      packs: packVersions(encounter.packs),
      lexicon: lexiconHash,
      judge: JUDGE_VERSION,
      seed,
      mode: 'script',
    },
  });
  for (const { symbol, t } of symbolsOf(path)) {
    const input = symbols[symbol]?.input;
    if (!input) run.advance(t);
    else if (input.type === 'SAY') run.say(t, input.text);
    else if (input.type === 'DO') run.act(t, input.action, input.target);
    else run.file(t, input.form, input.fields);
  }
  return run;
}

/** Lines of a run file: what the trainee does, and the timers in between, which `play --script` compares. */
export function scriptOf(run: Run): readonly string[] {
  const { hash0: _, ...header } = run.header;
  const lines = run.entries.flatMap((entry): readonly string[] => {
    const { t, type } = entry;
    switch (entry.type) {
      case 'SAY':
        return [canonicalJson({ t, type, text: entry.text })];
      case 'DO':
        return [canonicalJson({ t, type, action: entry.action, ...(entry.target ? { target: entry.target } : {}) })];
      case 'FILE':
        return [canonicalJson({ t, type, form: entry.form, fields: entry.fields })];
      case 'TIMER':
        return [canonicalJson({ t, type, timer: entry.timer })];
      case 'END':
        return [canonicalJson({ t, type, ending: entry.ending, by: entry.by })];
      default:
        return [];
    }
  });
  return [canonicalJson(header), ...lines];
}

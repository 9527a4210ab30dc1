import type { Judge } from '../language';
import { canonicalJson } from './canonical';
import { type LiveEditCode, liveEditProblem } from './live-edit-problems';
import type { Problem } from './problem';
import type { ProblemValues } from './problem-catalogue';
import { replay } from './replay';
import { type Run, RunError, startRun } from './run';
import type { AttemptLog, Cue, Encounter, EncounterHash, LogEntry, Step } from './types';

interface Version {
  readonly encounter: Encounter;
  readonly hash: EncounterHash;
}

export interface LiveEdit {
  /** The run in the new version, as if it had been played there from the start; null where that is not so. */
  readonly kept: Run | null;
  /** Number of the first entry that differs in any way; one past the last where none does. 0 is the opening. */
  readonly from: number;
  /** The first difference of each step, errors being those for which the run cannot be kept. */
  readonly differences: readonly Problem[];
}

const MAX_DIFFERENCES = 20;

/**
 * Decides whether a run survives an edit: what was said, done and filed is put before the new machine, and the utterances
 * are judged anew with its facts. The run is kept if timers fired alike and every step ended in the same moments, so that
 * nothing the trainee lived through has become impossible; other words or other scenery are told as warnings. The entries
 * before `from` can always be kept: pass the log cut off there.
 */
export function keepRun(old: Version, log: AttemptLog, next: Version, judge: Judge): LiveEdit {
  const before = replay(old.encounter, old.hash, log);
  const broken = before.problems[0];
  if (broken) {
    return { kept: null, from: Math.max(0, (broken.line ?? 1) - 1), differences: [liveEditProblem('E-LIVE-LOG')] };
  }
  const { format: _, encounter: __, hash: ___, engine: ____, hash0: _____, ...header } = log.header;
  const run = startRun({ ...next, judge, header });
  const differences: Problem[] = [];
  let from = log.entries.length + 1;
  const note = (seq: number, code: LiveEditCode, values: ProblemValues = {}): void => {
    from = Math.min(from, seq);
    if (differences.length < MAX_DIFFERENCES)
      differences.push(liveEditProblem(code, { found: String(seq), ...values }));
  };
  const lost = (): LiveEdit => ({ kept: null, from, differences });

  const draws = run.view().draws;
  for (const entry of log.entries) {
    if (entry.type !== 'DRAW' || !Object.hasOwn(draws, entry.draw) || draws[entry.draw] === entry.value) continue;
    note(entry.seq, 'E-LIVE-DRAW', { found: entry.draw });
    return lost();
  }
  const opening = compareSteps(before.steps[0], run.steps[0]);
  if (opening) {
    note(0, opening.code, opening.values);
    if (opening.code === 'E-LIVE-MOMENTS') return lost();
  }
  const drawn = next.encounter.draws.length;
  const lived = log.entries.filter((entry) => entry.type !== 'DRAW');
  for (const [i, entry] of lived.entries()) {
    const at = drawn + i;
    // Timers of the same instant and the encounter's own end come with the entry before.
    if (run.entries.length <= at && !feed(run, entry)) {
      note(entry.seq, 'E-LIVE-INPUT');
      return lost();
    }
    const produced = run.entries[at];
    if (!produced || !sameEntry(entry, produced)) {
      note(entry.seq, 'E-LIVE-TIME', { expected: produced ? inWords(produced) : '—' });
      return lost();
    }
    const difference = compareSteps(before.steps[entry.seq], run.steps[at + 1]);
    if (difference?.code === 'E-LIVE-MOMENTS') {
      note(entry.seq, difference.code, difference.values);
      return lost();
    }
    if (entry.type === 'SAY' && produced.type === 'SAY' && !same(entry.findings ?? [], produced.findings))
      note(entry.seq, 'W-LIVE-FINDINGS');
    else if (difference) note(entry.seq, difference.code, difference.values);
  }
  const extra = run.entries[drawn + lived.length];
  if (extra) {
    note(log.entries.length + 1, 'E-LIVE-TIME', { expected: inWords(extra) });
    return lost();
  }
  return { kept: run, from, differences };
}

/** False if the new version knows no such act or form. */
function feed(run: Run, entry: LogEntry): boolean {
  try {
    if (entry.type === 'SAY') run.say(entry.t, entry.text);
    else if (entry.type === 'DO') run.act(entry.t, entry.action, entry.target);
    else if (entry.type === 'FILE') run.file(entry.t, entry.form, entry.fields);
    else if (entry.type === 'NOTE') run.note(entry.t, entry.note);
    else if (entry.type === 'END' && entry.by === 'trainee') run.end(entry.t);
    else run.advance(entry.t);
    return true;
  } catch (error) {
    if (error instanceof RunError) return false;
    throw error;
  }
}

/** A timer without a name is called by the number of its rule, which moves when a rule is added above it. */
const NUMBERED = /^(.+\/(?:[a-z0-9_]+\.)?)\d+$/;

function sameEntry(old: LogEntry, now: LogEntry): boolean {
  if (old.type !== now.type || old.t !== now.t) return false;
  if (old.type !== 'TIMER' || now.type !== 'TIMER' || old.timer === now.timer) return true;
  const owner = NUMBERED.exec(old.timer)?.[1];
  return owner !== undefined && owner === NUMBERED.exec(now.timer)?.[1];
}

function inWords(entry: LogEntry): string {
  const what =
    entry.type === 'TIMER' ? `TIMER ${entry.timer}` : entry.type === 'END' ? `END ${entry.ending}` : entry.type;
  return `${what} @ ${entry.t / 1000} s`;
}

function compareSteps(
  old: Step | undefined,
  now: Step | undefined,
): { readonly code: LiveEditCode; readonly values: ProblemValues } | null {
  if (!old || !now) return null;
  const ending = (step: Step) => (step.entry?.type === 'END' ? step.entry.ending : null);
  if (!same(old.moments, now.moments) || ending(old) !== ending(now)) {
    const expected = ending(now) ?? now.moments.join(', ');
    return { code: 'E-LIVE-MOMENTS', values: { expected } };
  }
  if (!same(old.cues.map(withoutWords), now.cues.map(withoutWords))) return { code: 'W-LIVE-CUES', values: {} };
  return same(old.cues, now.cues) ? null : { code: 'W-LIVE-TEXT', values: {} };
}

function withoutWords(cue: Cue): Partial<Cue> {
  if (cue.cue === 'say') return { cue: cue.cue, who: cue.who };
  if (cue.cue === 'narrate') return { cue: cue.cue };
  if (cue.cue === 'mood') return { cue: cue.cue, who: cue.who, from: cue.from, to: cue.to };
  return cue;
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

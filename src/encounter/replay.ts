import type { Judge } from '../language';
import { verifyChain } from './log';
import type { Problem } from './problem';
import { replayByModel } from './replay-model';
import { ENGINE_VERSION, openRun, type ReplayableRun, type Run, RunError } from './run';
import { runProblem } from './run-problems';
import type { AttemptLog, Encounter, EncounterHash, LogEntry, RunView, Step } from './types';

/** Replay never judges: the recorded findings are the official ones. */
const recordedOnly: Judge = () => [];

/** Feeds one recorded entry; timers fire by themselves while time advances. */
function feedEntry(run: ReplayableRun, entry: LogEntry): void {
  switch (entry.type) {
    case 'SAY':
      run.sayRecorded(entry.t, entry.text, entry.findings ?? []);
      break;
    case 'DO':
      run.act(entry.t, entry.action, entry.target);
      break;
    case 'FILE':
      run.file(entry.t, entry.form, entry.fields);
      break;
    case 'TIMER':
      run.advance(entry.t);
      break;
    case 'END':
      if (entry.by === 'trainee') run.end(entry.t);
      break;
    case 'NOTE':
      run.note(entry.t, entry.note);
      break;
    case 'DRAW':
      break;
  }
}

function replayInto(run: ReplayableRun, log: AttemptLog): readonly Problem[] {
  for (const entry of log.entries) {
    const produced = run.entries[entry.seq - 1];
    // Timers that fired at the same instant, draws and the encounter's own end come with the step before.
    if (produced === undefined) {
      try {
        feedEntry(run, entry);
      } catch (error) {
        if (!(error instanceof RunError)) throw error;
        return [runProblem('E-REPLAY-INPUT', { found: String(entry.seq) }, entry.seq + 1)];
      }
    }
    const found = run.entries[entry.seq - 1];
    // The chain holds, so a line is the same exactly if its hash is.
    if (found === undefined || found.hash !== entry.hash) {
      const state =
        found !== undefined && found.type === entry.type && found.t === entry.t && found.state !== entry.state;
      return [runProblem(state ? 'E-REPLAY-STATE' : 'E-REPLAY-ENTRY', { found: String(entry.seq) }, entry.seq + 1)];
    }
  }
  return [];
}

function headProblems(encounter: Encounter, hash: EncounterHash, log: AttemptLog): readonly Problem[] {
  if (log.header.encounter !== encounter.id || log.header.hash !== hash) {
    const found = `${log.header.encounter} (${log.header.hash})`;
    return [runProblem('E-REPLAY-VERSION', { found, expected: `${encounter.id} (${hash})` }, 1)];
  }
  if (log.header.engine.split('.')[0] !== ENGINE_VERSION.split('.')[0]) {
    return [runProblem('E-REPLAY-ENGINE', { found: log.header.engine, expected: ENGINE_VERSION }, 1)];
  }
  return verifyChain(log);
}

/** Rebuilds every step from the log. Problems are empty when log, chain and digests all agree. Pure. */
export function replay(
  encounter: Encounter,
  hash: EncounterHash,
  log: AttemptLog,
): { readonly steps: readonly Step[]; readonly problems: readonly Problem[]; readonly view: RunView } {
  const head = headProblems(encounter, hash, log);
  const quick = head.length === 0 ? replayByModel(encounter, log) : null;
  if (quick) return { ...quick, problems: [] };
  const { run, problems } = rebuild(encounter, hash, recordedOnly, log, head);
  return { steps: run.steps.slice(0, log.entries.length + 1), problems, view: run.view() };
}

/** Rebuilds a run that can go on: how a closed tab is resumed. */
export function resumeRun(
  options: { readonly encounter: Encounter; readonly hash: EncounterHash; readonly judge: Judge },
  log: AttemptLog,
): { readonly run: Run; readonly problems: readonly Problem[] } {
  const { encounter, hash, judge } = options;
  return rebuild(encounter, hash, judge, log, headProblems(encounter, hash, log));
}

function rebuild(encounter: Encounter, hash: EncounterHash, judge: Judge, log: AttemptLog, head: readonly Problem[]) {
  const sound = head.length === 0;
  const run = openRun({ encounter, hash, judge, header: log.header }, log.header, sound ? log.entries : []);
  return { run, problems: sound ? replayInto(run, log) : head };
}

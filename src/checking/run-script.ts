import {
  type AttemptLog,
  ENGINE_VERSION,
  type Encounter,
  type EncounterHash,
  type LogEntry,
  type Problem,
  parseLog,
  type Run,
  type RunHeader,
  replay,
  type Step,
  startRun,
} from '../encounter';
import type { Judge } from '../language';
import type { PackId } from '../norms';
import { packVersions } from '../norms';
import { type RunFile, reading, readRunFile, readScript, type ScriptLine, wrongField } from './script-lines';
import { type Place, scriptProblem } from './script-problems';

/** What a script is run with: one version of an encounter, one judge. */
export interface Bench {
  readonly encounter: Encounter;
  readonly hash: EncounterHash;
  readonly judge: Judge;
  /** Versions for the header. */
  readonly judgeVersion: string;
  readonly lexicon: string;
}

/** `refused`: it is no run of this encounter at all. Otherwise problems say where run and file part. */
export interface ScriptOutcome {
  readonly refused: boolean;
  readonly kind: 'script' | 'log';
  readonly problems: readonly Problem[];
  /** Present unless there are errors. */
  readonly log?: AttemptLog;
  readonly steps?: readonly Step[];
}

const failed = (problems: readonly Problem[]): boolean => problems.some(({ severity }) => severity === 'error');

/** Header of a new run on this bench. */
export function benchHeader(bench: Bench, seed: number, mode: RunHeader['mode']): RunHeader {
  return {
    format: 'yingsheng-run/1',
    encounter: bench.encounter.id,
    hash: bench.hash,
    packs: packVersions(bench.encounter.packs),
    lexicon: bench.lexicon,
    judge: bench.judgeVersion,
    engine: ENGINE_VERSION,
    seed,
    mode,
  };
}

/**
 * Runs a script, or replays a complete log: texts of a script are judged now, the recorded findings of a log stand.
 * TIMER and DRAW lines, and an END that the encounter gave, are compared with what happens and never carried out.
 */
export function runScript(text: string, file: string, bench: Bench): ScriptOutcome {
  const { value: run, problems } = reading(() => readRunFile(text, file));
  if (!run) return { refused: true, kind: 'script', problems };
  const kind = run.complete ? 'log' : 'script';
  const { header } = run;
  if (header.encounter !== bench.encounter.id || header.hash !== bench.hash) {
    const name = (id: string, hash: string): string => `${id} ${hash}`;
    const problem = scriptProblem(
      'E-SCRIPT-VERSION',
      { file, line: 1 },
      name(header.encounter, header.hash),
      name(bench.encounter.id, bench.hash),
    );
    return { refused: true, kind, problems: [problem] };
  }
  return run.complete ? replayLog(text, file, run, bench) : playScript(run, file, bench);
}

function replayLog(text: string, file: string, { header }: RunFile, { encounter, hash }: Bench): ScriptOutcome {
  const major = (version: string): string | undefined => version.split('.')[0];
  if (major(header.engine) !== major(ENGINE_VERSION)) {
    const problem = scriptProblem('E-SCRIPT-ENGINE', { file, line: 1 }, header.engine, ENGINE_VERSION);
    return { refused: true, kind: 'log', problems: [problem] };
  }
  const { log, problems } = parseLog(text);
  const named = (list: readonly Problem[]): readonly Problem[] => list.map((problem) => ({ ...problem, file }));
  if (!log) return { refused: true, kind: 'log', problems: named(problems) };
  const unsound = unsoundEntry(log, encounter, file);
  if (unsound) return { refused: false, kind: 'log', problems: [unsound] };
  const replayed = replay(encounter, hash, log);
  if (failed(replayed.problems)) return { refused: false, kind: 'log', problems: named(replayed.problems) };
  return { refused: false, kind: 'log', problems: named(replayed.problems), log, steps: replayed.steps };
}

/** A chain proves that nobody touched a log, not that its values are of the right kind: the engine expects both. */
function unsoundEntry(log: AttemptLog, encounter: Encounter, file: string): Problem | undefined {
  for (const [index, entry] of log.entries.entries()) {
    const place = { file, line: index + 2 };
    if (entry.type === 'SAY' && !(entry.findings ?? []).every(isFinding)) {
      return scriptProblem('E-SCRIPT-VALUE', place, 'findings', '[{"kind","label","start","end",…}]');
    }
    const form = entry.type === 'FILE' ? encounter.forms.find(({ id }) => id === entry.form) : undefined;
    const field = entry.type === 'FILE' && form ? wrongField(form, entry.fields) : undefined;
    if (field !== undefined)
      return scriptProblem('E-SCRIPT-FIELD', place, field, form?.fields.map(({ id }) => id).join(', '));
  }
  return undefined;
}

function isFinding(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, label, template, certainty, start, end, clauses } = value as Record<string, unknown>;
  return (
    [kind, label, template, certainty].every((part) => typeof part === 'string') &&
    [start, end].every((offset) => Number.isSafeInteger(offset)) &&
    Array.isArray(clauses) &&
    clauses.every((clause) => typeof clause === 'string')
  );
}

function playScript(file: RunFile, name: string, bench: Bench): ScriptOutcome {
  const { value: lines, problems: unread } = reading(() => readScript(file, name));
  if (!lines) return { refused: false, kind: 'script', problems: unread };
  const { header } = file;
  const now = benchHeader(bench, header.seed, header.mode);
  const run = startRun({
    encounter: bench.encounter,
    hash: bench.hash,
    judge: bench.judge,
    header: {
      packs: header.packs === undefined ? now.packs : packVersions(Object.keys(header.packs).filter(isPack)),
      lexicon: now.lexicon,
      judge: now.judge,
      seed: header.seed,
      mode: header.mode,
      ...(header.began === undefined ? {} : { began: header.began }),
      ...(header.attempt === undefined ? {} : { attempt: header.attempt }),
      ...(header.language === undefined ? {} : { language: header.language }),
      ...(header.extraTime === undefined ? {} : { extraTime: header.extraTime }),
    },
  });
  const problems = [...otherVersions(header, run.header, name), ...follow(run, lines, name, bench.encounter)];
  if (failed(problems)) return { refused: false, kind: 'script', problems };
  return {
    refused: false,
    kind: 'script',
    problems,
    log: { header: run.header, entries: run.entries },
    steps: run.steps,
  };
}

const isPack = (id: string): id is PackId => Object.hasOwn(packVersions(), id);

/** A script may be older than the lexicon: it is judged anew, and told so. */
function otherVersions(given: RunHeader, used: RunHeader, file: string): readonly Problem[] {
  return (['lexicon', 'judge', 'engine', 'packs'] as const).flatMap((key) => {
    const [was, is] = [given[key], used[key]].map((value) => (value === undefined ? undefined : JSON.stringify(value)));
    if (was === undefined || was === is || (key === 'packs' && samePacks(given.packs, used.packs))) return [];
    return [scriptProblem('W-SCRIPT-JUDGED', { file, line: 1 }, `${key} ${was}`, `${key} ${is}`)];
  });
}

function samePacks(a: RunHeader['packs'], b: RunHeader['packs']): boolean {
  const ids = Object.keys(a);
  return ids.length === Object.keys(b).length && ids.every((id) => a[id] === b[id]);
}

/** Feeds the run line by line; the first line that cannot happen ends it. */
function follow(run: Run, lines: readonly ScriptLine[], file: string, encounter: Encounter): readonly Problem[] {
  /** Entries before this one have been met by a line of the script, or passed over. */
  let met = 0;
  for (const line of lines) {
    const place = { file, line: line.line };
    const before = run.entries.length;
    const over = run.entries.at(-1);
    if (over?.type === 'END' && isInput(line)) return [afterEnd(over, place)];
    const unknown = unknownName(line, encounter, place);
    if (unknown) return [unknown];
    feed(run, line);
    const found = run.entries.findIndex((entry, index) => index >= met && agrees(line, entry));
    if (found < 0) {
      const last = run.entries.at(-1);
      // A timer due by then may have ended the attempt before the input came.
      if (last?.type === 'END' && isInput(line)) return [afterEnd(last, place)];
      return [scriptProblem('E-SCRIPT-CHECKED', place, told(line), happened(run, line, Math.min(met, before)))];
    }
    met = found + 1;
  }
  return [];
}

/** What the trainee does; an END counts as such unless the script says that the encounter gave it. */
const isInput = (line: ScriptLine): boolean => line.type === 'SAY' || line.type === 'DO' || line.type === 'FILE';

function feed(run: Run, line: ScriptLine): void {
  if (line.type === 'SAY') run.say(line.t, line.text);
  else if (line.type === 'DO') run.act(line.t, line.action, line.target);
  else if (line.type === 'FILE') run.file(line.t, line.form, line.fields);
  else run.advance(line.t);
  if (line.type === 'END' && line.by !== 'encounter' && run.entries.at(-1)?.type !== 'END') run.end(line.t);
}

function agrees(line: ScriptLine, entry: LogEntry): boolean {
  if (line.type !== entry.type || line.t !== entry.t) return false;
  if (line.type === 'TIMER') return entry.type === 'TIMER' && entry.timer === line.timer;
  if (line.type === 'DRAW') return entry.type === 'DRAW' && entry.draw === line.draw && entry.value === line.value;
  if (line.type !== 'END' || entry.type !== 'END') return true;
  return (line.ending ?? entry.ending) === entry.ending && (line.by ?? entry.by) === entry.by;
}

function afterEnd(end: LogEntry, place: Place): Problem {
  return scriptProblem('E-SCRIPT-AFTER-END', place, String(end.t), end.type === 'END' ? end.ending : '');
}

function unknownName(line: ScriptLine, encounter: Encounter, place: Place): Problem | undefined {
  const ids = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);
  const among = (
    code: 'E-SCRIPT-ACTION' | 'E-SCRIPT-TARGET' | 'E-SCRIPT-FORM',
    found: string,
    known: readonly string[],
  ) => (known.includes(found) ? undefined : scriptProblem(code, place, found, known.join(', ')));
  if (line.type === 'DO') {
    const target = line.target === undefined ? undefined : among('E-SCRIPT-TARGET', line.target, ids(encounter.cast));
    return among('E-SCRIPT-ACTION', line.action, ids(encounter.actions)) ?? target;
  }
  if (line.type !== 'FILE') return undefined;
  const form = encounter.forms.find(({ id }) => id === line.form);
  if (!form) return among('E-SCRIPT-FORM', line.form, ids(encounter.forms));
  const field = wrongField(form, line.fields);
  return field === undefined ? undefined : scriptProblem('E-SCRIPT-FIELD', place, field, ids(form.fields).join(', '));
}

function inWords(entry: ScriptLine | LogEntry): string {
  const what =
    entry.type === 'TIMER'
      ? entry.timer
      : entry.type === 'DRAW'
        ? `${entry.draw}=${entry.value}`
        : entry.type === 'END'
          ? [entry.ending, entry.by].filter((part) => part !== undefined).join(' ')
          : '';
  return `${entry.type} ${what} t=${entry.t}`.replace('  ', ' ');
}

const told = (line: ScriptLine): string => inWords(line);

/** What the run had of this kind instead, or the nearest thing that happened. */
function happened(run: Run, line: ScriptLine, from: number): string {
  const rest = run.entries.slice(from);
  const entry = rest.find(({ type }) => type === line.type) ?? rest.at(0) ?? run.entries.at(-1);
  return entry === undefined ? '—' : inWords(entry);
}

import {
  type AttemptLog,
  canonicalJson,
  type Encounter,
  type Problem,
  parseLog,
  replay,
  sha256Hex,
  verifyChain,
} from '../encounter';
import type { Clause } from '../norms';
import { type ScoreSheet, scoreSheet } from '../scoring';
import { RECORD_FORMAT, RECORD_MAX_CHARS } from './export-json';
import { isAttemptId } from './journal';
import { badAttemptId } from './problems';
import * as refuse from './record-problems';
import { rowsOf, summaryOf } from './rows';
import type { AttemptState, StoredAttempt } from './types';

const MAX_DEPTH = 64;
const MAX_LINES = 20_000;
const LONGEST_LIMIT_MS = 4 * 3_600_000;
const SHORTEST_TIMER_MS = 100;
/** An utterance may have 10,000 characters and a finding for many of them. */
const MAX_LINE_CHARS = 2_000_000;

export interface ImportedRecord {
  readonly attempt: StoredAttempt;
  /** Derived from the log just now; null while the attempt is not over. The sheet in the file is only compared with it. */
  readonly sheet: ScoreSheet | null;
}

/**
 * Reads a record back. Refused, with at least one error, unless shape, chain and encounter hash hold; a record that is read
 * may come with warnings: a replay that differs, or a sheet that is not what the log comes to. Never throws.
 */
export function readRecord(text: string): {
  readonly record?: ImportedRecord;
  readonly problems: readonly Problem[];
} {
  try {
    return read(text);
  } catch (thrown) {
    if (thrown instanceof Refusal) return { problems: thrown.problems };
    return { problems: [refuse.notJson()] };
  }
}

/** Ends the reading at the first thing that does not hold. */
class Refusal extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems[0]?.code ?? 'E-RECORD');
    this.problems = problems;
  }
}

function demand(holds: boolean, problem: () => Problem): asserts holds {
  if (!holds) throw new Refusal([problem()]);
}

function read(text: string): { record: ImportedRecord; problems: readonly Problem[] } {
  demand(text.length <= RECORD_MAX_CHARS, () => refuse.tooLarge(text.length, RECORD_MAX_CHARS));
  demand(!nestedDeeper(text, MAX_DEPTH), () => refuse.tooDeep(MAX_DEPTH));
  const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
  demand(isObject(value) && value.format === RECORD_FORMAT, () =>
    refuse.notRecord(isObject(value) ? value.format : value, RECORD_FORMAT),
  );
  const { attempt, header, lines, encounter, hash, clauses, sheet } = value;
  demand(isObject(attempt), () => refuse.misshapen('attempt'));
  const id = attempt.id;
  demand(typeof id === 'string' && isAttemptId(id), badAttemptId);
  demand(isObject(header), () => refuse.misshapen('header'));
  demand(isLines(lines), () => refuse.misshapen('lines'));
  demand(lines.length <= MAX_LINES, () => refuse.tooManyLines(lines.length, MAX_LINES));
  const long = lines.findIndex((line) => line.length > MAX_LINE_CHARS || line.includes('\n'));
  demand(long < 0, () => refuse.badLine(long + 1));
  demand(isEncounter(encounter) && hasSaneTimers(encounter), () => refuse.misshapen('encounter'));
  demand(typeof hash === 'string', () => refuse.misshapen('hash'));
  demand(Array.isArray(clauses) && clauses.every(isClause), () => refuse.misshapen('clauses'));

  const { log, problems } = parseLog([canonicalJson(header), ...lines].join('\n'));
  if (!log) throw new Refusal(problems);
  const { entries } = log;
  const loose = lines.findIndex((line, index) => canonicalJson(entries[index]) !== line);
  demand(loose < 0, () => refuse.badLine(loose + 1));
  const broken = verifyChain(log);
  if (broken.length > 0) throw new Refusal(broken);
  const real = sha256Hex(canonicalJson(encounter));
  demand(real === hash && real === log.header.hash, () =>
    refuse.wrongHash(real === hash ? log.header.hash : hash, real),
  );
  demand(log.header.encounter === encounter.id, () => refuse.misshapen('header.encounter'));

  const last = entries.at(-1);
  const state = last?.type === 'END' ? 'ended' : stateOf(attempt.state);
  const derived = derive(encounter, log);
  const ended = state === 'ended' ? derived.sheet : null;
  const result = ended && { passed: ended.verdict.passed, total: ended.total };
  const begun = rowsOf({ attempt: id, header: log.header, encounter, hash: log.header.hash, clauses });
  const summary = { ...summaryOf(begun.row), state, lastT: Math.max(last?.t ?? 0, timeOf(attempt.lastT)), result };
  const other = isObject(sheet) && canonicalJson(sheet) !== canonicalJson(derived.sheet);
  const stored = lines.map((line, index) => ({ seq: index + 1, line }));
  return {
    record: { attempt: { summary, log, lines: stored, encounter, hash: log.header.hash, clauses }, sheet: ended },
    problems: other ? [...derived.problems, refuse.otherSheet()] : derived.problems,
  };
}

/** The sheet as the log gives it. A replay that differs is a warning here: the recorded words are sound all the same. */
function derive(encounter: Encounter, log: AttemptLog): { sheet: ScoreSheet; problems: readonly Problem[] } {
  try {
    const { steps, problems } = replay(encounter, log.header.hash, log);
    const sheet = scoreSheet(encounter, log, steps);
    return { sheet, problems: problems.map((problem) => ({ ...problem, severity: 'warning' })) };
  } catch {
    throw new Refusal([refuse.unplayable()]);
  }
}

/** Brackets outside strings, counted before anything recursive sees the text. */
function nestedDeeper(text: string, cap: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (inString) {
      if (char === '\\') index++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') {
      if (++depth > cap) return true;
    } else if (char === '}' || char === ']') depth--;
  }
  return false;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): boolean {
  return isObject(value) && typeof value.zh === 'string' && typeof value.en === 'string';
}

function isLines(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((line) => typeof line === 'string');
}

/** What lists and sheets read without replaying; the hash and the replay vouch for the rest. */
function isEncounter(value: unknown): value is Encounter {
  return (
    isObject(value) &&
    value.format === 'yingsheng-encounter/1' &&
    typeof value.id === 'string' &&
    typeof value.number === 'string' &&
    typeof value.limit === 'number' &&
    ['title', 'summary', 'briefing', 'post', 'level'].every((key) => isText(value[key])) &&
    [
      'packs',
      'cast',
      'tempers',
      'draws',
      'vars',
      'facts',
      'actions',
      'forms',
      'moments',
      'interruptions',
      'endings',
      'duties',
      'remembered',
    ].every((key) => Array.isArray(value[key]))
  );
}

function isClause(value: unknown): value is Clause {
  return (
    isObject(value) &&
    ['id', 'pack', 'place', 'kind', 'dimension', 'level'].every((key) => typeof value[key] === 'string') &&
    isText(value.text) &&
    Array.isArray(value.sameAs)
  );
}

function stateOf(value: unknown): AttemptState {
  return value === 'abandoned' ? 'abandoned' : 'open';
}

function timeOf(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0;
}

/**
 * A made-up encounter whose timers fire without end would hold the replay for ever. No authored timer is anywhere near
 * these bounds.
 */
function hasSaneTimers(encounter: Encounter): boolean {
  return encounter.limit <= LONGEST_LIMIT_MS && shortestTimer(encounter) >= SHORTEST_TIMER_MS;
}

function shortestTimer(value: unknown): number {
  if (typeof value !== 'object' || value === null) return Number.POSITIVE_INFINITY;
  return Object.entries(value).reduce((least, [key, member]) => {
    const own = key === 'after' || key === 'silence_after' ? timeOf(member) : shortestTimer(member);
    return Math.min(least, own);
  }, Number.POSITIVE_INFINITY);
}

import {
  type Cue,
  type Duty,
  fireTimer,
  leaveModel,
  type MachineEvent,
  type Millis,
  type Model,
  type ModelState,
  nextDue,
  openModel,
  skipSilence,
  stepModel,
} from '../../encounter';
import {
  monitorVerdict,
  type Result,
  resultOf,
  rulesOf,
  type TraceStep,
  type Watch,
  watchKey,
  watchStart,
  watchStep,
} from '../../scoring';
import type { DutyReach } from './duty-product';
import { type Graph, momentsOfState, type Path, situationOf, WAIT } from './explore';
import { Heap } from './heap';
import { type Relevance, SILENCE } from './relevance';
import { dutySignature } from './signatures';
import type { TraineeSymbol } from './symbols';

/** A run in the making: machine and duties together. */
export interface Attempt {
  readonly state: ModelState;
  readonly watch: Watch;
  readonly path: Path | null;
  readonly length: number;
}

export interface SearchSpace {
  readonly model: Model;
  readonly symbols: readonly TraineeSymbol[];
  readonly relevance: Relevance;
  /** What an input takes; 0 for a trainee as quick as thought. */
  readonly pace: (symbol: TraineeSymbol) => Millis;
  /** Node of the explored graph that has the same future, if known. */
  readonly nodeOf: Graph['nodeOf'];
}

export const AT_ONCE = (): Millis => 0;

/** Speaking takes about a sixth of a second a character, an act or a field a second and a half. */
export const BY_HAND = ({ input }: TraineeSymbol): Millis => {
  if (input.type === 'SAY') return 1000 + 160 * input.text.length;
  return input.type === 'DO' ? 1500 : 1500 * Math.max(1, Object.keys(input.fields).length);
};

export function openAttempt({ model }: SearchSpace): Attempt {
  const opened = openModel(model.encounter, model.draws, model.tree);
  const watch = watchStart(model.encounter, model.draws);
  const step = traced(model, opened.state, null, opened.cues, 0);
  return { state: opened.state, watch: watchStep(watch, step), path: null, length: 0 };
}

function traced(
  model: Model,
  state: ModelState,
  event: MachineEvent | null,
  cues: readonly Cue[],
  seq: number,
): TraceStep {
  const raised: string[] = [];
  const entered: string[] = [];
  for (const cue of cues) {
    if (cue.cue === 'event') raised.push(cue.name);
    else if (cue.cue === 'enter') entered.push(cue.moment);
  }
  return { seq, t: state.t, event, raised, entered, moments: momentsOfState(model, state) };
}

/** What fires next. Null when nothing is armed. */
function waitOnce({ model }: SearchSpace, attempt: Attempt): Attempt | null {
  const fired = fireTimer(model, attempt.state);
  return fired && waited(model, attempt, fired.state, fired);
}

function waited(
  model: Model,
  attempt: Attempt,
  state: ModelState,
  { event, cues }: { readonly event: MachineEvent; readonly cues: readonly Cue[] },
): Attempt {
  return {
    state,
    watch: watchStep(attempt.watch, traced(model, state, event, cues, attempt.length + 1)),
    path: attempt.path,
    length: attempt.length + 1,
  };
}

/** Timers that fall due while the trainee is still at it fire first. */
function doNow(space: SearchSpace, attempt: Attempt, symbol: TraineeSymbol): Attempt {
  const t = attempt.state.t + space.pace(symbol);
  let now = attempt;
  for (let due = nextDue(now.state); due !== null && due <= t; due = nextDue(now.state)) {
    const fired = waitOnce(space, now);
    if (!fired) break;
    now = fired;
  }
  if (now.state.ending !== null) return { ...now, path: { symbol: symbol.id, t, before: attempt.path } };
  const event = symbol.event(situationOf(space.model, now.state));
  const { state, cues } = stepModel(space.model, now.state, event, t);
  const step = traced(space.model, state, event, cues, now.length + 1);
  return {
    state,
    watch: watchStep(now.watch, step),
    path: { symbol: symbol.id, t, before: attempt.path },
    length: now.length + 1,
  };
}

export function leave({ model }: SearchSpace, attempt: Attempt): Attempt {
  return { ...attempt, state: leaveModel(model, attempt.state).state };
}

export function symbolsOf(path: Path | null): readonly { readonly symbol: number; readonly t: Millis }[] {
  const list: { symbol: number; t: Millis }[] = [];
  for (let at = path; at !== null; at = at.before) list.push({ symbol: at.symbol, t: at.t });
  return list.reverse();
}

export interface Goal {
  /** Higher is better; the search goes on from the best. */
  value(attempt: Attempt, result: Result, at: ReturnType<Graph['nodeOf']>): number;
  /** Not worth going on. */
  hopeless(attempt: Attempt, at: ReturnType<Graph['nodeOf']>): boolean;
  /** Not worth trying at all. */
  readonly useless?: (symbol: TraineeSymbol) => boolean;
  /** Good enough to stop at. */
  reached(attempt: Attempt, result: Result): boolean;
}

export interface Found {
  readonly attempt: Attempt;
  readonly result: Result;
}

export interface SearchResult {
  readonly found: Found | null;
  /** Best finished run of every ending. */
  readonly best: ReadonlyMap<string, Found>;
  /** Everything was looked at: what was not found is not there. */
  readonly exhausted: boolean;
  readonly expanded: number;
}

/** Best first over machine and duties together. */
export function search(space: SearchSpace, goal: Goal, maxExpanded: number): SearchResult {
  const { model, relevance } = space;
  const symbols = space.symbols.filter((symbol) => !goal.useless?.(symbol));
  const rules = rulesOf(model.encounter);
  const heap = new Heap<{ readonly attempt: Attempt; readonly value: number }>(
    (a, b) => b.value - a.value || a.attempt.length - b.attempt.length,
  );
  const seen = new Set<string>();
  const best = new Map<string, Found & { readonly value: number }>();
  let found: Found | null = null;
  const offer = (attempt: Attempt): void => {
    const { state, watch } = attempt;
    const key = `${relevance.key(state)} # ${watchKey(watch, state.t)}`;
    if (seen.has(key)) return;
    seen.add(key);
    const at = space.nodeOf(state);
    if (goal.hopeless(attempt, at)) return;
    const result = resultOf(watch, rules, state.ending !== null);
    const value = goal.value(attempt, result, at);
    if (state.ending === null) {
      heap.push({ attempt, value });
      return;
    }
    const known = best.get(state.ending);
    if (!known || value > known.value) best.set(state.ending, { attempt, result, value });
    if (found === null && goal.reached(attempt, result)) found = { attempt, result };
  };
  offer(openAttempt(space));
  let expanded = 0;
  while (heap.size > 0 && found === null && expanded < maxExpanded) {
    const { attempt } = heap.pop() as { attempt: Attempt };
    expanded += 1;
    for (const symbol of symbols) {
      offer(doNow(space, attempt, symbol));
      if (found !== null) break;
    }
    const waited = waitUntilNew(space, attempt);
    if (waited) offer(waited);
  }
  return { found, best, exhausted: heap.size === 0 && found === null, expanded };
}

const MOST_WAITS = 200;

/** As the explored graph waits: until something that matters changes, or an event is raised. One step of the path. */
function waitUntilNew({ model, relevance }: SearchSpace, attempt: Attempt): Attempt | null {
  const key = relevance.key(attempt.state);
  const moodless = !relevance.timerMatters(SILENCE);
  let now: Attempt = attempt;
  for (let round = 0; round < MOST_WAITS; round += 1) {
    const before = now.state;
    const fired = fireTimer(model, before);
    if (fired === null) return null;
    now = waited(model, now, fired.state, fired);
    const { state } = now;
    if (relevance.key(state) !== key || fired.cues.some(({ cue }) => cue === 'event'))
      return { ...now, path: { symbol: WAIT, t: state.t, before: attempt.path } };
    const skipped = skipSilence(model, before, fired, moodless);
    if (skipped) now = waited(model, now, skipped.state, fired);
  }
  return null;
}

/** Plays symbols one after the other; stops at an ending. */
export function playPath(space: SearchSpace, path: readonly number[]): Attempt {
  let attempt = openAttempt(space);
  for (const id of path) {
    if (attempt.state.ending !== null) break;
    const symbol = space.symbols[id];
    attempt = symbol ? doNow(space, attempt, symbol) : (waitUntilNew(space, attempt) ?? attempt);
  }
  return attempt;
}

/** A plan: what to do, and, for waiting, the moments to wait for. */
export interface Plan {
  readonly symbols: readonly number[];
  readonly until: readonly (string | null)[];
}

const MOST_CHANGES = 6;
const whereabouts = ({ state }: Attempt): string => state.active.join();

/** Where each wait of the path leads; null where it leads nowhere else. */
export function planOf(space: SearchSpace, path: readonly number[]): Plan {
  let attempt = openAttempt(space);
  const until = path.map((id) => {
    const before = whereabouts(attempt);
    const symbol = space.symbols[id];
    attempt = symbol ? doNow(space, attempt, symbol) : (waitUntilNew(space, attempt) ?? attempt);
    return symbol || whereabouts(attempt) === before ? null : whereabouts(attempt);
  });
  return { symbols: path, until };
}

/** Plays a plan at another pace: what came while the hands were busy need not be waited for again. */
export function playPlan(space: SearchSpace, { symbols, until }: Plan): Attempt {
  let attempt = openAttempt(space);
  for (const [index, id] of symbols.entries()) {
    if (attempt.state.ending !== null) break;
    const symbol = space.symbols[id];
    const goal = until[index] ?? null;
    if (symbol) attempt = doNow(space, attempt, symbol);
    else if (goal === null) attempt = waitUntilNew(space, attempt) ?? attempt;
    for (let n = 0; goal !== null && whereabouts(attempt) !== goal && n < MOST_CHANGES; n += 1) {
      attempt = waitUntilNew(space, attempt) ?? attempt;
    }
  }
  return attempt;
}

/** Steps played to shorten one run that only hands can do. */
const MOST_SHORTENING = 60_000;

/** Leaves out whatever can be left out, last things first. */
export function shorten(
  space: SearchSpace,
  path: readonly number[],
  good: (attempt: Attempt) => boolean,
): readonly number[] {
  let kept = [...path];
  let steps = 0;
  for (let size = 4; size > 0; size = size >> 1) {
    for (let at = kept.length - size; at >= 0 && steps < MOST_SHORTENING; at -= 1) {
      steps += kept.length;
      const without = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (good(playPath(space, without))) kept = without;
    }
  }
  return kept;
}

/** Full marks: towards what is still missing by the shortest way, never where something would be lost for good. */
export function fullMarks(reaches: readonly DutyReach[], whole: number): Goal {
  const wanted = reaches.filter(({ duty }) => scores(duty));
  return {
    useless: (symbol) => isBreach(symbol, reaches),
    hopeless: ({ watch, state }, at) =>
      wanted.some(({ duty, distance, place }) => {
        const index = watch.duties.indexOf(duty);
        const monitor = watch.states[index];
        if (monitor === undefined || !watch.active[index]) return false;
        if (monitorVerdict(monitor, duty) === 'violated') return true;
        return at?.sure === true && distance(at.node, place(monitor, watch.remembered, state.t)) === null;
      }),
    value: ({ watch, state, length }, result, at) => {
      // The way to the end is shared; what each duty asks beyond it comes on top.
      const ways: number[] = [];
      for (const { duty, distance, place } of wanted) {
        const index = watch.duties.indexOf(duty);
        const monitor = watch.states[index];
        if (monitor === undefined || !watch.active[index]) continue;
        ways.push((at && distance(at.node, place(monitor, watch.remembered, state.t))) ?? UNKNOWN_WAY);
      }
      const shared = ways.reduce((least, way) => Math.min(least, way), ways[0] ?? 0);
      const left = ways.reduce((sum, way) => sum + way - shared, shared);
      return result.total / whole - EAGER * left - length;
    },
    reached: (_, result) => result.total >= whole && result.verdict.passed,
  };
}

/** Whether doing it breaks something that must never be done, wherever it is done. */
export function isBreach(symbol: TraineeSymbol, reaches: readonly DutyReach[]): boolean {
  return reaches.some(
    ({ duty }) =>
      duty.template === 'absence' &&
      scores(duty) &&
      duty.during.length === 0 &&
      dutySignature(duty, symbol.event(undefined)).startsWith('1'),
  );
}

/** Straight for points: whatever earns most now. */
export function forPoints(reaches: readonly DutyReach[], whole: number): Goal {
  const { reached, useless } = fullMarks(reaches, whole);
  return {
    reached,
    ...(useless ? { useless } : {}),
    hopeless: ({ watch }) =>
      watch.states.some((monitor, index) => {
        const duty = watch.duties[index];
        return (
          duty !== undefined &&
          watch.active[index] === true &&
          scores(duty) &&
          monitorVerdict(monitor, duty) === 'violated'
        );
      }),
    value: (attempt, result) => result.total - attempt.length,
  };
}

/** How much more a step still to go counts than one already gone: the higher, the faster and the less short. */
const EAGER = 3;
/** Steps reckoned where the explored graph does not tell. */
const UNKNOWN_WAY = 6;

export function scores(duty: Duty): boolean {
  return !duty.beyond && duty.weight > 0;
}

import {
  type AttemptLog,
  type Citizen,
  type Duty,
  type Encounter,
  fillText,
  type LogEntry,
  type Millis,
  type Step,
} from '../encounter';
import type { Text } from '../norms';
import type { Application } from './duties';
import type { Sources } from './evidence';
import { deductions, markOf, type Tally, tallyOf } from './marks';
import type { Outcome } from './outcome';
import { allot, DIMENSIONS, type Points, rulesOf, type ScoredDimension, WHOLE } from './points';
import { traceStep } from './trace';
import type { DimensionMark, DutyMark, MilliPoints, ScoreRules, ScoreSheet } from './types';
import { type Watch, watchEnd, watchStart, watchStep } from './watch';

export interface ScoreOptions extends Application {
  /** Weights and pass marks of an exam or a pack, instead of the encounter's. */
  readonly rules?: Partial<ScoreRules>;
}

/** What an attempt comes to, without evidence: enough for bots and for the gate's attainable scores. */
export interface Result {
  readonly duties: readonly (Tally & { readonly duty: Duty })[];
  readonly dimensions: readonly DimensionMark[];
  readonly total: MilliPoints;
  readonly verdict: ScoreSheet['verdict'];
}

function drawsOf(entries: readonly LogEntry[]): Readonly<Record<string, string>> {
  return Object.fromEntries(entries.flatMap((entry) => (entry.type === 'DRAW' ? [[entry.draw, entry.value]] : [])));
}

function verdictOf(
  tallies: Result['duties'],
  dimensions: readonly DimensionMark[],
  total: MilliPoints,
  finished: boolean,
  rules: ScoreRules,
): ScoreSheet['verdict'] {
  const failed = tallies.filter(
    ({ duty, state }) => duty.critical && !duty.beyond && (state === 'missed' || state === 'violated'),
  );
  const reasons = [
    ...(finished ? [] : [{ code: 'unfinished' }]),
    ...failed.map(({ duty }) => ({ code: 'critical', duty: duty.id })),
    ...dimensions.filter((mark) => !mark.passed).map(({ dimension }) => ({ code: 'dimension_below', dimension })),
    ...(total * 100 < WHOLE * rules.passTotal ? [{ code: 'total_below' }] : []),
  ];
  return { passed: reasons.length === 0, reasons };
}

/** Points and verdict if the attempt ended now. A pure function of the watch. */
export function resultOf(watch: Watch, rules: ScoreRules, finished: boolean): Result {
  return tallyAll(watch, activeOutcomes(watch), rules, finished);
}

/** Null where the duty does not count in this variant. */
function activeOutcomes(watch: Watch): readonly (Outcome | null)[] {
  return watchEnd(watch).map((outcome, index) => (watch.active[index] ? outcome : null));
}

const allotted = new WeakMap<readonly boolean[], { readonly weights: string; readonly points: Points }>();

/** Points follow from the duties that count and from the weights alone; both stay the same for a whole attempt. */
function pointsOf({ duties, active }: Watch, { weights }: ScoreRules): Points {
  const key = `${weights.etiquette} ${weights.forbidden} ${weights.procedure}`;
  const known = allotted.get(active);
  if (known?.weights === key) return known.points;
  const points = allot(
    duties.filter((_, index) => active[index]),
    weights,
  );
  allotted.set(active, { weights: key, points });
  return points;
}

function tallyAll(watch: Watch, outcomes: readonly (Outcome | null)[], rules: ScoreRules, finished: boolean): Result {
  const points = pointsOf(watch, rules);
  const losses = deductions(watch.duties, outcomes, points.dimensions.forbidden);
  const duties = watch.duties.map((duty, index) => {
    const { state, possible, earned, deducted } = tallyOf(duty, outcomes[index] ?? null, points, losses);
    return { duty, state, possible, earned, deducted };
  });
  const dimensions = DIMENSIONS.map((dimension) =>
    dimensionMark(dimension, points.dimensions[dimension], duties, rules),
  );
  const total = dimensions.reduce((sum, mark) => sum + mark.earned, 0);
  return { duties, dimensions, total, verdict: verdictOf(duties, dimensions, total, finished, rules) };
}

function dimensionMark(
  dimension: ScoredDimension,
  possible: MilliPoints,
  duties: Result['duties'],
  rules: ScoreRules,
): DimensionMark {
  const members = duties.filter(({ duty }) => duty.dimension === dimension);
  const start = dimension === 'forbidden' ? possible : 0;
  const earned = members.reduce((sum, { earned, deducted }) => sum + earned + deducted, start);
  return { dimension, possible, earned, passed: earned * 100 >= possible * rules.passDimension };
}

/** Agitation over time; of several changes in one instant the last. */
function moodsOf(cast: readonly Citizen[], steps: readonly Step[]): ScoreSheet['moods'] {
  const series = new Map<string, [Millis, number][]>(cast.map((citizen) => [citizen.id, [[0, citizen.mood]]]));
  for (const step of steps) {
    for (const cue of step.cues) {
      if (cue.cue !== 'mood') continue;
      const points = series.get(cue.who) ?? [];
      if (points.at(-1)?.[0] === step.t) points.pop();
      points.push([step.t, cue.to]);
      series.set(cue.who, points);
    }
  }
  return Object.fromEntries(series);
}

function questionsOf(entries: readonly LogEntry[]): ScoreSheet['questions'] {
  return entries.flatMap((entry) =>
    entry.type !== 'SAY'
      ? []
      : entry.findings
          .filter((finding) => finding.certainty === 'possible' && finding.kind !== 'hint')
          .map(({ label, start, end }) => ({ seq: entry.seq, label, start, end })),
  );
}

function endingOf(
  encounter: Encounter,
  entries: readonly LogEntry[],
  draws: Readonly<Record<string, string>>,
): ScoreSheet['ending'] {
  const end = entries.findLast((entry) => entry.type === 'END');
  if (end?.type !== 'END') return null;
  const known = encounter.endings.find((ending) => ending.id === end.ending);
  return {
    id: end.ending,
    by: end.by,
    title: known ? fillText(known.title, encounter, draws) : { zh: '提前结束', en: 'Ended early' },
  };
}

/** What a mark says, with the slots of its texts filled by this variant's draws. */
function inWords(mark: DutyMark, encounter: Encounter, draws: Readonly<Record<string, string>>): DutyMark {
  const fill = (text: Text): Text => fillText(text, encounter, draws);
  const text = fill(mark.text);
  if (text === mark.text && mark.better === undefined && mark.missing === undefined) return mark;
  return {
    ...mark,
    text,
    ...(mark.better && { better: fill(mark.better) }),
    ...(mark.missing && { missing: mark.missing.map(fill) }),
  };
}

/** Lines stand where their numbers say; only where one is missing must it be looked for. */
function at<T>(list: readonly T[], place: number, is: (one: T) => boolean): T | undefined {
  const there = list[place];
  return there !== undefined && is(there) ? there : list.findLast(is);
}

function sourcesOf(encounter: Encounter, watch: Watch, entries: readonly LogEntry[], steps: readonly Step[]): Sources {
  const number = (step: Step): number => step.entry?.seq ?? 0;
  return {
    encounter,
    entries,
    draws: watch.draws,
    entry: (seq) => at(entries, seq - 1, (entry) => entry.seq === seq),
    step: (seq) => {
      const step = at(steps, seq, (one) => number(one) === seq);
      return step === undefined ? undefined : traceStep(step);
    },
  };
}

/**
 * The score sheet: a pure function of encounter, log, the log's replayed steps and the rules applied. Plain JSON
 * without undefined members or fractions, so that its canonical form is the same everywhere.
 */
export function scoreSheet(
  encounter: Encounter,
  log: AttemptLog,
  steps: readonly Step[],
  options: ScoreOptions = {},
): ScoreSheet {
  const { header, entries } = log;
  const draws = drawsOf(entries);
  const rules = rulesOf(encounter, options.rules);
  const watch = steps.reduce((so, step) => watchStep(so, traceStep(step)), watchStart(encounter, draws, options));
  const ending = endingOf(encounter, entries, draws);
  const outcomes = activeOutcomes(watch);
  const result = tallyAll(watch, outcomes, rules, ending !== null);
  const sources = sourcesOf(encounter, watch, entries, steps);
  const duties: readonly DutyMark[] = result.duties.map((tally, index) =>
    inWords(markOf(tally.duty, outcomes[index] ?? null, tally, sources), encounter, draws),
  );
  const last = entries.at(-1);
  return {
    format: 'yingsheng-sheet/1',
    encounter: { id: encounter.id, hash: header.hash, number: encounter.number, title: encounter.title },
    packs: header.packs,
    lexicon: header.lexicon,
    judge: header.judge,
    engine: header.engine,
    seed: header.seed,
    mode: header.mode,
    ...(header.extraTime !== undefined && { extraTime: header.extraTime }),
    ...(header.fork !== undefined && { fork: header.fork }),
    draws,
    log: { entries: entries.length, last: last?.hash ?? header.hash0 },
    ending,
    duration: last?.t ?? 0,
    rules,
    total: result.total,
    verdict: result.verdict,
    dimensions: result.dimensions,
    duties,
    moods: moodsOf(encounter.cast, steps),
    questions: questionsOf(entries),
  };
}

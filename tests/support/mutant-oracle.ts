import { type GateProblem, runScript } from '../../src/checking';
import { publishGate } from '../../src/checking/gate';
import { surveyOf } from '../../src/checking/gate/survey';
import {
  type AttemptLog,
  canonicalJson,
  ENDED_BY_LIMIT,
  ENDED_BY_TRAINEE,
  type Encounter,
  type EncounterHash,
  type Run,
  type Step,
  sha256Hex,
  startRun,
} from '../../src/encounter';
import { JUDGE_VERSION, type Judge, judge as judgeOfAll, lexiconHash } from '../../src/language';
import { allNorms } from '../../src/norms/library';
import { dutiesOf, scoreSheet } from '../../src/scoring';
import { fixtureRun, fixtureRuns, playMove } from './fixture-runs';

/** Every text is judged once, whatever the mutant. */
const known = new Map<string, ReturnType<Judge>>();
const judge: Judge = (text, context) => {
  const key = `${context.situation ?? ''} ${text} ${(context.facts ?? []).length}`;
  const found = known.get(key) ?? judgeOfAll(text, context);
  known.set(key, found);
  return found;
};

export const forget = (): void => known.clear();

const started = (encounter: Encounter, hash: EncounterHash, seed: number): Run =>
  startRun({
    encounter,
    hash,
    judge,
    header: { packs: {}, lexicon: lexiconHash, judge: JUDGE_VERSION, seed, mode: 'script' },
  });

const hashOf = (encounter: Encounter): EncounterHash => sha256Hex(canonicalJson(encounter)) as EncounterHash;

/** What the gate says of an encounter that was sound before the change. */
export function atTheGate(encounter: Encounter): readonly GateProblem[] {
  const input = { encounter, hash: hashOf(encounter) };
  return publishGate(input, { judge, norms: allNorms, brief: true }).problems;
}

/**
 * What cannot be shown by playing: moments and endings that no played run enters, duties that none meets or none
 * misses, variants without a run to 100, breaches that random play finds unanswered. Everything is played by the XState
 * machine and marked by the score sheet, which the gate does not use; the gate and the scripts that play the sound
 * encounter only propose the runs.
 */
export function shortcomings(encounter: Encounter): readonly string[] {
  const hash = hashOf(encounter);
  const bench = { encounter, hash, judge, judgeVersion: JUDGE_VERSION, lexicon: lexiconHash };
  const survey = surveyOf({ encounter, hash }, { judge, norms: allNorms }, []);
  const left = new Set<string>();
  const duties = dutiesOf(encounter).filter(({ beyond }) => !beyond);
  for (const { id } of duties) {
    left.add(`met ${id}`);
    left.add(`missed ${id}`);
  }
  const always: readonly string[] = [ENDED_BY_LIMIT, ENDED_BY_TRAINEE];
  for (const { id } of encounter.endings) if (!always.includes(id)) left.add(`ending ${id}`);
  const note = (log: AttemptLog, steps: readonly Step[]) => {
    const sheet = scoreSheet(encounter, log, steps);
    for (const { moments, cues } of steps) {
      for (const id of moments) left.delete(`moment ${id}`);
      for (const cue of cues) {
        if (cue.cue === 'ending') left.delete(`ending ${cue.ending}`);
        if (cue.cue === 'enter') left.delete(`moment ${cue.moment}`);
      }
    }
    for (const { duty, state } of sheet.duties) {
      if (state === 'met') left.delete(`met ${duty}`);
      else if (state !== 'inactive') left.delete(`missed ${duty}`);
    }
    return sheet;
  };
  const play = (lines: readonly string[]) => {
    const { log, steps, problems } = runScript(lines.join('\n'), 'oracle.jsonl', bench);
    if (!log || !steps) throw new Error(JSON.stringify(problems));
    return note(log, steps);
  };
  const grounds = survey.covering.map(survey.ground);
  for (const ground of grounds) {
    for (const node of ground.tree.nodes) if (node.moment) left.add(`moment ${node.id}`);
    const goals = new Map<string, number>();
    for (const { id, moments, state } of ground.graph.nodes) {
      for (const moment of moments) goals.set(`moment ${moment}`, goals.get(`moment ${moment}`) ?? id);
      if (state.ending !== null) goals.set(`ending ${state.ending}`, goals.get(`ending ${state.ending}`) ?? id);
    }
    for (const [goal, node] of goals) if (left.has(goal)) play(ground.runTo(node));
  }
  for (const file of fixtureRuns.filter((name) => name.startsWith(encounter.number.toLowerCase()))) {
    const { seed, moves } = fixtureRun(file);
    const run = started(encounter, hash, seed);
    for (const move of moves) if (run.view().ending === null) playMove(run, move);
    run.advance(encounter.limit);
    note({ header: run.header, entries: run.entries }, run.steps);
  }
  const hints: (readonly number[])[] = [];
  for (const variant of survey.variants) {
    const full = survey.fullRun(variant, hints);
    if (full) hints.push(full.symbols);
    const total = full ? play(survey.sketch(variant).lines(full.path)).total : 0;
    if (total < 100_000) left.add(`100 in ${JSON.stringify(variant.draws)}`);
  }
  const [home] = grounds;
  const [first] = survey.variants;
  if (!home || !first) return [...left];
  for (const duty of duties) {
    for (const reach of survey.reachesOf(duty)) {
      for (const [goal, way] of [
        [`met ${duty.id}`, reach.met],
        [`missed ${duty.id}`, reach.missed],
      ] as const) {
        if (!way) continue;
        // A duty with an `if` counts in some variants only.
        for (const variant of survey.variants) {
          if (left.has(goal)) play(survey.sketch(variant).lines(survey.pathOf(variant, way.path)));
        }
      }
    }
  }
  return [
    ...left,
    ...unanswered(
      encounter,
      hash,
      survey.sketch(first).symbols.map(({ input }) => input),
    ),
  ].sort();
}

const RUNS = 40;
const STEPS = 12;

/** Breaches that random play finds without anything seen or heard after them. */
function unanswered(
  encounter: Encounter,
  hash: EncounterHash,
  inputs: readonly {
    readonly type: string;
    readonly text?: string;
    readonly action?: string;
    readonly target?: string;
  }[],
): readonly string[] {
  const found = new Set<string>();
  let state = 12_345;
  const roll = (n: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * n);
  };
  for (let number = 0; number < RUNS; number += 1) {
    const run = started(encounter, hash, number);
    let t = 0;
    for (let step = 0; step < STEPS && run.view().ending === null; step += 1) {
      t += 500 + roll(12_000);
      run.advance(t);
      if (run.view().ending !== null) break;
      const input = inputs[roll(inputs.length)];
      const before = marks(encounter, run);
      const from = run.steps.length;
      if (input?.type === 'SAY') run.say(t, input.text ?? '');
      else if (input?.type === 'DO') run.act(t, input.action ?? '', input.target);
      else continue;
      const seen = run.steps.slice(from).some(({ cues }) => cues.some(({ cue }) => !['event', 'leave'].includes(cue)));
      if (seen) continue;
      for (const id of marks(encounter, run)) if (!before.has(id)) found.add(`unanswered ${id}`);
    }
  }
  return [...found];
}

/** Prohibitions broken so far. */
function marks(encounter: Encounter, run: ReturnType<typeof startRun>): ReadonlySet<string> {
  const absent = new Set(encounter.duties.filter(({ template }) => template === 'absence').map(({ id }) => id));
  const log = { header: run.header, entries: [...run.entries] };
  const sheet = scoreSheet(encounter, log, run.steps);
  return new Set(sheet.duties.flatMap(({ duty, state }) => (state === 'violated' && absent.has(duty) ? [duty] : [])));
}

// The engine beside programs people would reach for instead: inkjs for stories, xstate/graph for exploring, a bare
// XState actor for replay. Prints JSON Lines {name, value, unit, peer?, ratio?}; a ratio above 1 means better than the peer.
import { readFileSync } from 'node:fs';
import { Compiler } from 'inkjs/full';
import { assign, createActor, setup } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { publishGate } from '../../../src/checking/gate';
import { type AttemptLog, replay, startRun } from '../../../src/encounter';
import { compileMachine } from '../../../src/encounter/machine';
import { JUDGE_VERSION, judge, lexiconHash } from '../../../src/language';
import { allNorms } from '../../../src/norms/library';
import { scoreSheet, traceStep, type Watch, watchStart, watchStep } from '../../../src/scoring';
import { compile } from '../../support/encounters';
import { print } from '../print';
import { CHOICES, scoredMoments, storyOf } from './story';

const collect = (globalThis as { gc?: () => void }).gc ?? (() => {});
const megabytes = (): number => {
  collect();
  return process.memoryUsage().heapUsed / 1e6;
};
const seconds = (work: () => void): number => {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
};
/** Best of so many rounds, so that a busy machine counts less. */
const best = (rounds: number, work: () => void): number =>
  Math.min(...Array.from({ length: rounds }, () => seconds(work)));

// (a) One step of a trainee against one choice of a story that is persisted after every choice.
const STEPS = 1500;
const NODES = 200;

function inkStory(): { choose(index: number): void; toJson(): string } {
  const knots = Array.from({ length: NODES }, (_, i) => {
    const options = [1, 2, NODES - 7].map(
      (by, choice) => `+ [choice ${choice}] choice ${choice} -> m${(i + by) % NODES}`,
    );
    return `=== m${i} ===\nmoment ${i}\n${options.join('\n')}`;
  });
  const story = new Compiler(`-> m0\n${knots.join('\n')}\n`).Compile();
  story.ContinueMaximally();
  return {
    choose: (index) => {
      story.ChooseChoiceIndex(index);
      story.ContinueMaximally();
    },
    toJson: () => story.state.ToJson(),
  };
}

const choiceAt = (step: number): number => (step * 7 + (step >> 3)) % 3;

const { encounter: loop, hash: loopHash } = storyOf(NODES, true);

/** Seconds for all steps, without setting up. */
function ownSteps(): number {
  const run = startRun({
    encounter: loop,
    hash: loopHash,
    judge,
    header: { packs: {}, lexicon: lexiconHash, judge: JUDGE_VERSION, seed: 1, mode: 'exam' },
  });
  let watch: Watch = watchStart(loop, {});
  for (const step of run.steps) watch = watchStep(watch, traceStep(step));
  const time = seconds(() => {
    for (let n = 0; n < STEPS; n += 1) {
      for (const step of run.say((n + 1) * 1000, CHOICES[choiceAt(n)]?.text ?? ''))
        watch = watchStep(watch, traceStep(step));
    }
  });
  if (run.view().moments.length !== 1 || run.entries.length < STEPS) throw new Error('the run went astray');
  return time;
}

function inkSteps(persist: boolean): number {
  const story = inkStory();
  return seconds(() => {
    for (let n = 0; n < STEPS; n += 1) {
      story.choose(choiceAt(n));
      if (persist) story.toJson();
    }
  });
}

/** In turns, so that a busy machine and a cold start meet all of them alike; the best round of each counts. */
const ROUNDS = 10;
const rounds = Array.from({ length: ROUNDS }, () => [ownSteps(), inkSteps(true), inkSteps(false)] as const);
const perStep = (which: 0 | 1 | 2): number => STEPS / Math.min(...rounds.map((times) => times[which]));
const own = perStep(0);
const persisted = perStep(1);
const bare = perStep(2);
print({
  name: 'engine/step',
  value: own,
  unit: 'steps/s',
  peer: 'inkjs, choice and state.ToJson()',
  ratio: own / persisted,
});
print({ name: 'engine/step/peer-persisted', value: persisted, unit: 'steps/s', peer: 'inkjs' });
print({ name: 'engine/step/peer-bare', value: bare, unit: 'steps/s', peer: 'inkjs', ratio: own / bare });

// (b) The gate, without what endings can be worth, against xstate/graph. The peer has the same moments and choices, and the score in its context.
const MOST_STATES = 40_000;

function peerPaths(moments: number, scored: boolean): { readonly time: number; readonly states: number } {
  const points = new Map(scoredMoments(moments).map((i, n) => [i, 3 + (n % 5) * 2]));
  const to = (i: number): string => (i >= moments ? 'fine' : `m${i}`);
  const machine = setup({ types: { context: {} as { score: number } } }).createMachine({
    initial: 'm0',
    context: { score: 0 },
    states: {
      ...Object.fromEntries(
        Array.from({ length: moments }, (_, i) => {
          const more = scored ? (points.get(i) ?? 0) : 0;
          const earn = assign({ score: ({ context }: { context: { score: number } }) => context.score + more });
          const right = more > 0 ? { target: to(i + 1), actions: earn } : { target: to(i + 1) };
          return [to(i), { on: { greet: right, please_wait: to(i + 2), thank: to(i + 1) } }];
        }),
      ),
      fine: { type: 'final' as const },
    },
  });
  const events = CHOICES.map(({ act }) => ({ type: act }));
  let states = 0;
  const time = seconds(() => {
    try {
      states = getShortestPaths(machine, { events, limit: MOST_STATES }).length;
    } catch {
      // Beyond the limit the peer gives up; its time counts as it stands, which favours it.
      states = Number.POSITIVE_INFINITY;
    }
  });
  return { time, states: Math.min(states, MOST_STATES) };
}

/** Rounds of the gate after a first one, and of the peer; the best counts. */
const BEST_OF = 3;

function bestPeer(moments: number, scored: boolean): ReturnType<typeof peerPaths> {
  const found = Array.from({ length: BEST_OF }, () => peerPaths(moments, scored));
  return found.reduce((best, one) => (one.time < best.time ? one : best));
}

for (const moments of [50, 200, 1000]) {
  const { encounter, hash } = storyOf(moments, false);
  const before = megabytes();
  let report = publishGate({ encounter, hash }, { judge, norms: allNorms, brief: true });
  const gate = best(BEST_OF, () => {
    report = publishGate({ encounter, hash }, { judge, norms: allNorms, brief: true });
  });
  if (!report.explored.complete || report.fullRuns.length !== 1)
    throw new Error(`${moments} moments: ${report.problems.map(({ code }) => code).join()}`);
  const held = megabytes() - before;
  const plain = bestPeer(moments, false);
  const name = `engine/gate/${moments}`;
  print({ name: `${name}/time`, value: gate, unit: 's', peer: 'xstate/graph, states alone', ratio: plain.time / gate });
  print({ name: `${name}/memory`, value: held, unit: 'MB held' });
  print({ name: `${name}/peak`, value: process.resourceUsage().maxRSS / 1024, unit: 'MB of the process so far' });
  if (moments > 200) continue;
  const peer = bestPeer(moments, true);
  print({
    name: `${name}/with-score`,
    value: gate,
    unit: 's',
    peer: `xstate/graph, ${peer.states} states with the score`,
    ratio: peer.time / gate,
  });
}

// (c) Scoring again what has been recorded, against an XState actor that is sent the same events and nothing more.
const ROOT = process.env['YINGSHENG_ROOT'] ?? process.cwd();
const { encounter, hash } = compile(readFileSync(`${ROOT}/scenarios/encounters/s28-power-cut.yaml`, 'utf8'));
const script = readFileSync(`${ROOT}/tests/fixtures/runs/s28-good.jsonl`, 'utf8');
const recorded = startRun({
  encounter,
  hash,
  judge,
  header: { packs: {}, lexicon: lexiconHash, judge: JUDGE_VERSION, seed: 1, mode: 'exam' },
});
for (const line of script.trim().split('\n')) {
  const { t, type, text = '', action = '', target, form = '', fields = {} } = JSON.parse(line);
  if (type === 'SAY') recorded.say(t, text);
  else if (type === 'DO') recorded.act(t, action, target);
  else if (type === 'FILE') recorded.file(t, form, fields);
}
const log: AttemptLog = { header: recorded.header, entries: [...recorded.entries] };
const draws = Object.fromEntries(
  log.entries.flatMap((entry) => (entry.type === 'DRAW' ? [[entry.draw, entry.value]] : [])),
);
const events = log.entries.filter(({ type }) => ['SAY', 'DO', 'FILE', 'TIMER'].includes(type));

function rescoreOnce(): void {
  const { steps, problems } = replay(encounter, hash, log);
  if (problems.length > 0 || scoreSheet(encounter, log, steps).total === 0) throw new Error('the log does not hold');
}

const machine = compileMachine(encounter, draws);

function bareOnce(): void {
  const actor = createActor(machine);
  actor.start();
  for (const event of events) actor.send(event as Parameters<typeof actor.send>[0]);
  actor.stop();
}

const perSecond = (count: number, once: () => void): number => {
  const attempts = Math.ceil(count / events.length);
  return (
    (attempts * events.length) /
    seconds(() => {
      for (let n = 0; n < attempts; n += 1) once();
    })
  );
};
rescoreOnce();
bareOnce();
for (const count of [10_000, 100_000, 1_000_000]) {
  const before = megabytes();
  const own = perSecond(count, rescoreOnce);
  const peer = perSecond(Math.min(count, 100_000), bareOnce);
  const grown = megabytes() - before;
  print({
    name: `engine/rescore/${count}`,
    value: own,
    unit: 'events/s',
    peer: 'bare XState actor',
    ratio: own / peer,
  });
  print({ name: `engine/rescore/${count}/memory`, value: grown, unit: 'MB grown' });
}

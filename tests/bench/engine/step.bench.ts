// A full step of a trainee beside a choice in inkjs. Prints JSON Lines {name, value, unit, peer?, ratio?}; a ratio above
// 1 means better than the peer.
import { Compiler } from 'inkjs/full';
import { startRun } from '../../../src/encounter';
import { JUDGE_VERSION, judge, lexiconHash } from '../../../src/language';
import { traceStep, type Watch, watchStart, watchStep } from '../../../src/scoring';
import { print } from '../print';
import { seconds } from './measure';
import { CHOICES, storyOf } from './story';

// One step of a trainee against one choice of a story that is persisted after every choice.
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

// The publish gate beside xstate/graph, each exploring the same story. Prints JSON Lines {name, value, unit, peer?, ratio?};
// a ratio above 1 means better than the peer.
import { assign, setup } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { publishGate } from '../../../src/checking/gate';
import { judge } from '../../../src/language';
import { allNorms } from '../../../src/norms/library';
import { print } from '../print';
import { best, megabytes, seconds } from './measure';
import { CHOICES, scoredMoments, storyOf } from './story';

// The gate, without what endings can be worth, against xstate/graph. The peer has the same moments and choices, and the score in its context.
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

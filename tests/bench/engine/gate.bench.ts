// The publish gate beside xstate/graph, each exploring the same story. Prints JSON Lines {name, value, unit, peer?, ratio?};
// a ratio above 1 means better than the peer.
import { assign, setup } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { publishGate } from '../../../src/checking/gate';
import { judge } from '../../../src/language';
import { allNorms } from '../../../src/norms/library';
import { resultOf, rulesOf, watchStart } from '../../../src/scoring';
import { print } from '../print';
import { best, megabytes, seconds } from './measure';
import { CHOICES, scoredMoments, storyOf } from './story';

// The gate, without what endings can be worth, against xstate/graph. It finds a run to 100, as the peer finds paths; telling
// it as the lines of a file is timed for neither. The peer has the same moments and choices, and in
// its context the score: what each duty is worth on our sheet, earned in the same moments.
/** Steps that the peer may try: more than it needs for 200 moments with the score. */
const MOST_STEPS = 400_000;

/** Thousandths of a point on the sheet, by the moment in which they are earned. */
function pointsOnTheSheet(moments: number): ReadonlyMap<number, number> {
  const { encounter } = storyOf(moments, false);
  const { duties } = resultOf(watchStart(encounter, {}), rulesOf(encounter), true);
  return new Map(scoredMoments(moments).map((i, n) => [i, duties[n]?.possible ?? 0]));
}

/**
 * The weights alone. Coarser than the score: a point of etiquette and one of procedure are not worth the same, so runs
 * that the sheet tells apart are one here, and the peer has less to look at.
 */
const weights = (moments: number): ReadonlyMap<number, number> =>
  new Map(scoredMoments(moments).map((i, n) => [i, 3 + (n % 5) * 2]));

function peerPaths(
  moments: number,
  points: ReadonlyMap<number, number>,
): { readonly time: number; readonly states: number } {
  const to = (i: number): string => (i >= moments ? 'fine' : `m${i}`);
  const machine = setup({ types: { context: {} as { score: number } } }).createMachine({
    initial: 'm0',
    context: { score: 0 },
    states: {
      ...Object.fromEntries(
        Array.from({ length: moments }, (_, i) => {
          const more = points.get(i) ?? 0;
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
    states = getShortestPaths(machine, { events, limit: MOST_STEPS }).length;
  });
  return { time, states };
}

/**
 * Rounds, of which the best counts. The gate's first ones run cold code; the peer's is warm after one, since it takes the
 * same few steps thousands of times.
 */
const BEST_OF = 12;
const BEST_OF_PEER = 3;

function bestPeer(moments: number, points: ReadonlyMap<number, number>): ReturnType<typeof peerPaths> {
  const found = Array.from({ length: BEST_OF_PEER }, () => peerPaths(moments, points));
  return found.reduce((best, one) => (one.time < best.time ? one : best));
}

// The gate first, so that its peak of memory is its own.
const times = [50, 200, 1000].map((moments) => {
  const { encounter, hash } = storyOf(moments, false);
  const before = megabytes();
  let report = publishGate({ encounter, hash }, { judge, norms: allNorms, brief: true });
  const gate = best(BEST_OF, () => {
    report = publishGate({ encounter, hash }, { judge, norms: allNorms, brief: true });
  });
  if (!report.explored.complete || report.fullRuns.length !== 1)
    throw new Error(`${moments} moments: ${report.problems.map(({ code }) => code).join()}`);
  const name = `engine/gate/${moments}`;
  print({ name: `${name}/memory`, value: megabytes() - before, unit: 'MB held' });
  print({ name: `${name}/peak`, value: process.resourceUsage().maxRSS / 1024, unit: 'MB of the process so far' });
  return { moments, name, gate };
});
for (const { moments, name, gate } of times) {
  const plain = bestPeer(moments, new Map());
  print({ name: `${name}/time`, value: gate, unit: 's', peer: 'xstate/graph, states alone', ratio: plain.time / gate });
  if (moments > 200) continue;
  for (const [what, points] of [
    ['score', pointsOnTheSheet(moments)],
    ['weights', weights(moments)],
  ] as const) {
    const peer = bestPeer(moments, points);
    print({
      name: `${name}/with-${what}`,
      value: gate,
      unit: 's',
      peer: `xstate/graph with the ${what}, ${peer.states} states`,
      ratio: peer.time / gate,
    });
  }
}

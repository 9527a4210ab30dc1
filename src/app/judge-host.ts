import { type Judge, type LazyJudge, openLazyJudge, type Tongue } from '../language';

/** A slice of building, ms: short enough that no frame is late. */
const SLICE = 6;

let opened: LazyJudge | null = null;
let opening: Promise<LazyJudge> | null = null;
const building = new Map<Tongue, Promise<void>>();

function open(): Promise<LazyJudge> {
  opening ??= openLazyJudge().then(
    (judge) => {
      opened = judge;
      return judge;
    },
    (error: unknown) => {
      // A chunk that did not arrive is asked for again the next time.
      opening = null;
      throw error;
    },
  );
  return opening;
}

/** A turn of the event loop: input and frames come first. A message is not held up as timers in the background are. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

async function build(judge: LazyJudge, tongue: Tongue): Promise<void> {
  const steps = await judge.load(tongue);
  for (;;) {
    const until = performance.now() + SLICE;
    do if (steps.next().done) return void performance.mark(`judge-${tongue}`);
    while (performance.now() < until);
    await nextTurn();
  }
}

function prepare(judge: LazyJudge, tongue: Tongue): Promise<void> {
  if (judge.has(tongue)) return Promise.resolve();
  const known = building.get(tongue);
  if (known) return known;
  const made = build(judge, tongue).finally(() => building.delete(tongue));
  building.set(tongue, made);
  return made;
}

/** Fetches and builds what judging this language takes, between two frames. */
export async function warmJudge(tongue: Tongue): Promise<void> {
  await prepare(await open(), tongue);
}

/** Resolves when what is being built for judging is there or has failed; at once where nothing is under way. */
export async function judgeSettled(): Promise<void> {
  await Promise.allSettled([opening, ...building.values()]);
  // The first language is asked for when the judge opens.
  await Promise.allSettled(building.values());
}

/** Whether the words can be judged at once. */
export function canJudge(words: string): boolean {
  return opened !== null && opened.missing(words).length === 0;
}

/** Resolves when the words can be judged. */
export async function judgeFor(words: string): Promise<void> {
  const judge = await open();
  for (const tongue of judge.missing(words)) await prepare(judge, tongue);
}

/** Judges at once; for words that {@link canJudge}. */
export const judge: Judge = (words, context) => {
  if (!opened) throw new Error('the judge is not open');
  return opened.judge(words, context);
};

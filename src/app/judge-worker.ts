import { type LazyJudge, openLazyJudge, type Tongue } from '../language';
import type { Answer, Order } from './judge-host';

/** The judge in a thread of its own: neither building it nor asking it can hold up a frame. */
let opening: Promise<LazyJudge> | null = null;
const building = new Map<Tongue, Promise<void>>();

async function prepare(judge: LazyJudge, tongue: Tongue): Promise<void> {
  if (judge.has(tongue)) return;
  const steps = await judge.load(tongue);
  const began = performance.now();
  while (!steps.next().done);
  performance.measure(`judge-${tongue}`, { start: began });
}

/** Each language once, however many ask for it. */
function prepared(judge: LazyJudge, tongue: Tongue): Promise<void> {
  const known = building.get(tongue) ?? prepare(judge, tongue);
  building.set(tongue, known);
  return known;
}

async function answer(order: Order): Promise<Answer> {
  opening ??= openLazyJudge();
  const judge = await opening;
  const { id } = order;
  if (order.kind === 'warm') {
    await prepared(judge, order.tongue);
    return { id, findings: [] };
  }
  await Promise.all(judge.missing(order.words).map((tongue) => prepared(judge, tongue)));
  return { id, findings: judge.judge(order.words, order.context) };
}

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  answer(data).then(
    (found) => postMessage(found),
    (error: unknown) => postMessage({ id: data.id, failure: String(error) } satisfies Answer),
  );
});

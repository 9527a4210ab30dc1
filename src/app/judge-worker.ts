import { LazyJudge, type Tongue } from '../language';
import { fetchLexicon } from './fetch-lexicon';
import type { Answer, Order } from './judge-host';

/** The judge in a thread of its own: neither building it nor asking it can hold up a frame. */
const judge = new LazyJudge(fetchLexicon);
const building = new Map<Tongue, Promise<void>>();

async function prepare(tongue: Tongue): Promise<void> {
  const steps = await judge.load(tongue);
  const began = performance.now();
  while (!steps.next().done);
  performance.measure(`judge-${tongue}`, { start: began });
}

/** Each language once, however many ask for it. */
function prepared(tongue: Tongue): Promise<void> {
  const known = building.get(tongue) ?? prepare(tongue);
  building.set(tongue, known);
  return known;
}

async function answer(order: Order): Promise<Answer> {
  const { id } = order;
  if (order.kind === 'warm') {
    await prepared(order.tongue);
    return { id, findings: [] };
  }
  await Promise.all(judge.missing(order.words).map(prepared));
  return { id, findings: judge.judge(order.words, order.context) };
}

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  answer(data).then(
    (found) => postMessage(found),
    (error: unknown) => postMessage({ id: data.id, failure: String(error) } satisfies Answer),
  );
});

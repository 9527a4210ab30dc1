import { packedLexicons } from 'virtual:packed-lexicons';
import { type Finding, type JudgeContext, PACKS, type Tongue } from '../language';

/** What the judge's thread is told. */
export type Order =
  | { readonly id: number; readonly kind: 'warm'; readonly tongue: Tongue }
  | { readonly id: number; readonly kind: 'judge'; readonly words: string; readonly context: JudgeContext };

/** What it answers. */
export type Answer =
  | { readonly id: number; readonly findings: readonly Finding[] }
  | { readonly id: number; readonly failure: string };

type Told = Order extends infer One ? (One extends Order ? Omit<One, 'id'> : never) : never;

interface Waiting {
  readonly resolve: (findings: readonly Finding[]) => void;
  readonly reject: (error: Error) => void;
}

let thread: Worker | null = null;
let orders = 0;
const waiting = new Map<number, Waiting>();
const warm = new Map<Tongue, Promise<void>>();

function start(): Worker {
  const worker = new Worker(new URL('./judge-worker.ts', import.meta.url), { type: 'module', name: 'judge' });
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ('findings' in data) asked?.resolve(data.findings);
    else {
      asked?.reject(new Error(data.failure));
      // A module that did not arrive stays missing in a thread that asked for it once: the next asks in a new one.
      dismiss(worker);
    }
  });
  worker.addEventListener('error', () => dismiss(worker));
  return worker;
}

function dismiss(worker: Worker): void {
  if (thread !== worker) return;
  worker.terminate();
  thread = null;
  warm.clear();
  const unanswered = [...waiting.values()];
  waiting.clear();
  for (const { reject } of unanswered) reject(new Error('the judge is not there'));
}

function tell(order: Told): Promise<readonly Finding[]> {
  return new Promise((resolve, reject) => {
    orders += 1;
    waiting.set(orders, { resolve, reject });
    startJudge().postMessage({ ...order, id: orders } satisfies Order);
  });
}

/** Lets the judge's thread begin, whatever language it will be asked for. */
export function startJudge(): Worker {
  thread ??= start();
  return thread;
}

/**
 * Fetches and builds what judging this language takes. The thread asks for its data only when it runs; asked for here too,
 * they are on their way while it starts, and the browser's cache hands them over.
 */
export function warmJudge(tongue: Tongue): Promise<void> {
  const known = warm.get(tongue);
  if (known) return known;
  if (warm.size === 0)
    for (const name of PACKS[tongue])
      fetch(packedLexicons[name])
        .then((response) => response.arrayBuffer())
        .catch(() => {});
  const made = tell({ kind: 'warm', tongue }).then(() => void performance.mark(`judge-${tongue}`));
  warm.set(tongue, made);
  return made;
}

/** Resolves when what is being built for judging is there or has failed; at once where nothing is under way. */
export async function judgeSettled(): Promise<void> {
  await Promise.allSettled(warm.values());
}

/** What the judge finds in these words. */
export function judged(words: string, context: JudgeContext): Promise<readonly Finding[]> {
  return tell({ kind: 'judge', words, context });
}

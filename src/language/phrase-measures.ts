import type { Phrase } from './grammar';

/** Units that can be said in one run without a gap: at the start, at the end, and at best; `whole` when there is no gap. */
interface Run {
  readonly lead: number;
  readonly tail: number;
  readonly best: number;
  readonly whole: boolean;
}

/** Rules are shared among templates: each is measured once. */
const runs = new WeakMap<Phrase, Run>();
const NOTHING: Run = { lead: 0, tail: 0, best: 0, whole: true };
const NUMBER: Run = { lead: 2, tail: 2, best: 2, whole: true };

/** The longest run of units that a phrase offers without a gap. */
export function longestRun(phrase: Phrase): number {
  return runOf(phrase).best;
}

function runOf(phrase: Phrase): Run {
  const known = runs.get(phrase);
  if (known) return known;
  const run = measure(phrase);
  runs.set(phrase, run);
  return run;
}

function measure(phrase: Phrase): Run {
  switch (phrase.is) {
    case 'literal':
      return { lead: phrase.text.length, tail: phrase.text.length, best: phrase.text.length, whole: true };
    case 'digits':
      return NUMBER;
    // A gap of nothing joins what stands on both sides of it.
    case 'edge':
    case 'gap':
      return NOTHING;
    case 'maybe':
    case 'slot':
      return runOf(phrase.part);
    case 'one': {
      const options = phrase.of.map(runOf);
      return {
        lead: Math.max(...options.map((r) => r.lead)),
        tail: Math.max(...options.map((r) => r.tail)),
        best: Math.max(...options.map((r) => r.best)),
        whole: options.some((r) => r.whole),
      };
    }
    case 'all': {
      let sum = NOTHING;
      for (const run of phrase.parts.map(runOf)) {
        sum = {
          lead: sum.whole ? sum.lead + run.lead : sum.lead,
          tail: run.whole ? sum.tail + run.tail : run.tail,
          best: Math.max(sum.best, run.best, sum.tail + run.lead),
          whole: sum.whole && run.whole,
        };
      }
      return sum;
    }
  }
}

const slotted = new WeakMap<Phrase, boolean>();

export function holdsSlot(phrase: Phrase): boolean {
  const known = slotted.get(phrase);
  if (known !== undefined) return known;
  const holds =
    phrase.is === 'slot' ||
    (phrase.is === 'all' && phrase.parts.some(holdsSlot)) ||
    (phrase.is === 'one' && phrase.of.some(holdsSlot)) ||
    (phrase.is === 'maybe' && holdsSlot(phrase.part));
  slotted.set(phrase, holds);
  return holds;
}

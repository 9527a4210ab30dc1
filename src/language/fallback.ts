import type { Normalised } from './normalise';
import type { Finding } from './types';

/** Sum of log odds (hundredths) from which a turn is worth a question: about three telling pairs of characters. */
const WORTH_ASKING = 900;
const LEAST_PAIRS = 3;

interface Weight {
  /** Place of the label among the labels. */
  readonly label: number;
  readonly weight: number;
}

let labels: readonly string[] = [];
/** By pair of characters, as one number. */
let weightsOf: ReadonlyMap<number, readonly Weight[]> = new Map();

/** The weights that tools/train-fallback.mjs wrote: of every label, its pairs of characters with their weights. */
export function installWeights(trained: Readonly<Record<string, string>>): void {
  labels = Object.keys(trained);
  const weights = new Map<number, Weight[]>();
  Object.values(trained).forEach((list, label) => {
    for (const entry of list.split(' ')) {
      const pair = pairAt(entry, 0);
      const weight = { label, weight: Number(entry.slice(2)) };
      const known = weights.get(pair);
      if (known) known.push(weight);
      else weights.set(pair, [weight]);
    }
  });
  weightsOf = weights;
}

function pairAt(text: string, at: number): number {
  return text.charCodeAt(at) * 0x8000 + (text.charCodeAt(at + 1) & 0x7fff);
}

interface Sum {
  sum: number;
  pairs: number;
  readonly start: number;
  end: number;
}

/**
 * What a turn without any certain forbidden finding looks like by its character pairs: at most one `possible` finding,
 * shown as a question to the trainee and to the assessor, and never scored.
 */
export function looksLike(normalised: Normalised): Finding | null {
  const { text } = normalised;
  const sums = new Map<number, Sum>();
  const seen = new Set<number>();
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = pairAt(text, i);
    const weights = weightsOf.get(pair);
    if (weights === undefined) continue;
    const again = seen.has(pair);
    seen.add(pair);
    for (const { label, weight } of again ? [] : weights) {
      const known = sums.get(label);
      if (known) {
        known.sum += weight;
        known.pairs++;
        known.end = i + 2;
      } else sums.set(label, { sum: weight, pairs: 1, start: i, end: i + 2 });
    }
  }
  let best: (Sum & { readonly label: string }) | null = null;
  // In the order of the labels, since the first of equals is asked about.
  for (let label = 0; label < labels.length && sums.size > 0; label++) {
    const found = sums.get(label);
    if (!found || found.sum < WORTH_ASKING || found.pairs < LEAST_PAIRS || found.sum <= (best?.sum ?? 0)) continue;
    best = { ...found, label: labels[label] ?? '' };
  }
  if (!best || normalised.quoted.length > 0) return null;
  return {
    kind: 'forbidden',
    label: best.label,
    start: normalised.from[best.start] ?? 0,
    end: normalised.to[best.end - 1] ?? 0,
    template: `looks_like.${best.label}`,
    clauses: [],
    certainty: 'possible',
  };
}

import trained from './fallback.json';
import type { Normalised } from './normalise';
import type { Finding } from './types';

/** Sum of log odds (hundredths) from which a turn is worth a question: about three telling pairs of characters. */
const WORTH_ASKING = 900;
const LEAST_PAIRS = 3;

const weightsOf: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  Object.entries(trained).map(([label, pairs]) => [
    label,
    new Map(pairs.split(' ').map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const)),
  ]),
);

/**
 * What a turn without any certain forbidden finding looks like by its character pairs: at most one `possible` finding,
 * shown as a question to the trainee and to the assessor, and never scored.
 */
export function looksLike(normalised: Normalised): Finding | null {
  const { text } = normalised;
  let best: { readonly label: string; readonly sum: number; readonly start: number; readonly end: number } | null =
    null;
  for (const [label, weights] of weightsOf) {
    const seen = new Set<string>();
    let sum = 0;
    let start = -1;
    let end = 0;
    for (let i = 0; i + 1 < text.length; i++) {
      const pair = text.slice(i, i + 2);
      const weight = weights.get(pair);
      if (weight === undefined || seen.has(pair)) continue;
      seen.add(pair);
      sum += weight;
      if (start < 0) start = i;
      end = i + 2;
    }
    if (sum >= WORTH_ASKING && seen.size >= LEAST_PAIRS && sum > (best?.sum ?? 0)) best = { label, sum, start, end };
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

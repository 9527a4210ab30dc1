import type { Duty, Encounter } from '../encounter';
import type { MilliPoints, ScoreRules } from './types';

/** Dimensions of an encounter, in the order of the sheet. */
export const DIMENSIONS = ['etiquette', 'forbidden', 'procedure'] as const;
export type ScoredDimension = (typeof DIMENSIONS)[number];

/** A whole attempt, in thousandths of a point. */
export const WHOLE: MilliPoints = 100_000;

/** Weights as integers: authors write 1, 2.5 or 0.25; more than three decimals mean nothing. */
const thousandths = (weight: number): number => (weight > 0 && Number.isFinite(weight) ? Math.round(weight * 1000) : 0);

/** Whether a duty can earn or cost points at all; whether it applies to this variant is another question. */
export function scores(duty: Duty): boolean {
  return !duty.beyond && thousandths(duty.weight) > 0 && (DIMENSIONS as readonly string[]).includes(duty.dimension);
}

/**
 * Splits `whole` in proportion to the weights, in integers that add up to it (largest remainder). Ties go by name, so
 * that the order of writing never moves a point.
 */
function share(
  whole: number,
  claims: readonly { readonly name: string; readonly weight: number }[],
): ReadonlyMap<string, number> {
  const sum = claims.reduce((total, claim) => total + claim.weight, 0);
  if (sum === 0) return new Map(claims.map((claim) => [claim.name, 0]));
  const cuts = claims.map(({ name, weight }) => ({
    name,
    floor: Math.floor((whole * weight) / sum),
    rest: (whole * weight) % sum,
  }));
  const left = whole - cuts.reduce((total, cut) => total + cut.floor, 0);
  const first = [...cuts].sort((a, b) => b.rest - a.rest || (a.name < b.name ? -1 : 1)).slice(0, left);
  const extra = new Set(first.map((cut) => cut.name));
  return new Map(cuts.map((cut) => [cut.name, cut.floor + (extra.has(cut.name) ? 1 : 0)]));
}

/** Points possible per dimension and per duty: they follow from the encounter, its variant and the rules alone. */
export interface Points {
  readonly dimensions: Readonly<Record<ScoredDimension, MilliPoints>>;
  readonly duties: ReadonlyMap<string, MilliPoints>;
}

export function allot(active: readonly Duty[], weights: ScoreRules['weights']): Points {
  const counted = active.filter(scores);
  const filled = DIMENSIONS.filter((dimension) => counted.some((duty) => duty.dimension === dimension));
  const perDimension = share(
    WHOLE,
    filled.map((dimension) => ({ name: dimension, weight: thousandths(weights[dimension]) })),
  );
  const duties = new Map<string, MilliPoints>();
  for (const dimension of ['etiquette', 'procedure'] as const) {
    const members = counted.filter((duty) => duty.dimension === dimension);
    const claims = members.map((duty) => ({ name: duty.id, weight: thousandths(duty.weight) }));
    for (const [id, points] of share(perDimension.get(dimension) ?? 0, claims)) duties.set(id, points);
  }
  const of = (dimension: ScoredDimension): MilliPoints => perDimension.get(dimension) ?? 0;
  return {
    dimensions: { etiquette: of('etiquette'), forbidden: of('forbidden'), procedure: of('procedure') },
    duties,
  };
}

/** Final points that one violation of a `forbidden` duty costs. */
export function priceOf(duty: Duty): MilliPoints {
  return scores(duty) && duty.dimension === 'forbidden' ? thousandths(duty.weight) : 0;
}

export function mostOf(duty: Duty): MilliPoints {
  return duty.most === undefined ? WHOLE : thousandths(duty.most);
}

/** Pass marks of the norms' own practice; an exam may set others. */
export function rulesOf(encounter: Encounter, given: Partial<ScoreRules> = {}): ScoreRules {
  const { etiquette, forbidden, procedure } = given.weights ?? encounter.weights;
  return {
    weights: { etiquette, forbidden, procedure },
    passTotal: given.passTotal ?? 60,
    passDimension: given.passDimension ?? 60,
  };
}

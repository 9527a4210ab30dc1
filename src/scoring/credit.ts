import type { Millis } from '../encounter';
import type { Sight } from './sight';

/** Credit in thousandths of the duty's points. */
export const FULL = 1000;

/** One fulfilment and what it is worth. */
export interface Credit {
  readonly worth: number;
  readonly seq: number;
  readonly t: Millis;
  /** Milliseconds after the limit; 0 in time. */
  readonly late: Millis;
  readonly elsewhere: boolean;
  readonly ownWords: boolean;
}

function lateness({ duty, step }: Sight, from: Millis | null): Millis {
  const due = duty.within === undefined || from === null ? null : from + duty.within;
  return due !== null && step.t > due ? step.t - due : 0;
}

/** What a fulfilment in the best words would be worth at this step. */
export function mostNow(sight: Sight, from: Millis | null = sight.from): number {
  if (sight.blind) return 0;
  let worth = FULL;
  if (lateness(sight, from) > 0) worth /= 2;
  if (!sight.inScope) worth /= 2;
  return worth;
}

/**
 * Late is half, the wrong moment is half, own words where the norm fixes the wording are nine tenths; they multiply.
 * The limit includes its last millisecond.
 */
export function creditOf(sight: Sight, exact: boolean, from: Millis | null = sight.from): Credit {
  const { duty, step, inScope } = sight;
  const late = lateness(sight, from);
  const ownWords = duty.fixedWording && !exact;
  let worth = mostNow(sight, from);
  if (ownWords) worth = (worth * 9) / 10;
  return { worth, seq: step.seq, t: step.t, late, elsewhere: !inScope, ownWords };
}

/** The better of two; the earlier, if they are worth the same. */
export function better(known: Credit | null, found: Credit): Credit {
  return known !== null && known.worth >= found.worth ? known : found;
}

/** The lesser of two; the earlier, if they are worth the same. */
export function worse(known: Credit | null, found: Credit | null): Credit | null {
  if (known === null || found === null) return known ?? found;
  return found.worth < known.worth ? found : known;
}

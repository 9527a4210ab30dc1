import { orderOf, type ShowState } from './show-state';

/** Where a figure stands: centre line and crown in world units, size against the one in front, stacking. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly depth: number;
}

/** At the counter: one in front, the others behind the right shoulder and never over a face. */
const LINE: readonly Spot[] = [
  { x: 648, y: 112, size: 1, depth: 34 },
  { x: 806, y: 172, size: 0.84, depth: 33 },
  { x: 906, y: 184, size: 0.79, depth: 32 },
];
const LINE_NARROW: readonly Spot[] = [
  { x: 648, y: 112, size: 1, depth: 34 },
  { x: 750, y: 172, size: 0.8, depth: 33 },
  { x: 796, y: 184, size: 0.75, depth: 32 },
];
/** Standing further back, waiting to be called. */
const QUEUE: readonly Spot[] = [
  { x: 866, y: 200, size: 0.64, depth: 31 },
  { x: 936, y: 208, size: 0.61, depth: 30 },
  { x: 792, y: 214, size: 0.58, depth: 29 },
];

const at = (spots: readonly Spot[], n: number): Spot | null => spots[Math.min(n, spots.length - 1)] ?? null;

/** The spot of everybody in the hall; who is not named has left it. */
export function spotsOf(state: ShowState, narrow: boolean): ReadonlyMap<string, Spot> {
  const spots = new Map<string, Spot>();
  const put = (who: string, spot: Spot | null) => {
    if (spot) spots.set(who, spot);
  };
  const order = orderOf(state);
  for (const [n, who] of order.entries()) put(who, at(narrow ? LINE_NARROW : LINE, n));
  const waiting = Object.keys(state.people).filter(
    (who) => state.people[who]?.place === 'queue' && !order.includes(who),
  );
  for (const [n, who] of waiting.entries()) put(who, at(QUEUE, n));
  return spots;
}

/** The clerk behind the counter. */
export const CLERK_SPOT: Spot = { x: 182, y: 124, size: 1, depth: 10 };
/** Figure units to world units, for citizens and for the clerk. */
export const CITIZEN_SCALE = 0.212;
export const CLERK_SCALE = 0.205;

/** Right edge and top of the speech bubble: over window and shelf, left of the speaker's face. */
export const BUBBLE = { right: 566, top: 66, topNarrow: 10 } as const;
/** From centre line and crown to where the bubble's tail points, at the side of the mouth. */
export const MOUTH = { side: 59, below: 50 } as const;

import type { Costume } from './looks';
import { orderOf, type ShowState } from './show-state';

/** Where a figure is: centre line and crown in world units, size against the one in front, stacking. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly depth: number;
  /** On the floor; x and y are the hip's then, not the crown's. */
  readonly lies?: true;
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
/** Where no counter takes the room, further left, so that three are whole. */
const OPEN_LINE_NARROW: readonly Spot[] = [
  { x: 552, y: 112, size: 1, depth: 34 },
  { x: 664, y: 172, size: 0.8, depth: 33 },
  { x: 752, y: 184, size: 0.75, depth: 32 },
];
/** Standing further back, waiting to be called. */
const QUEUE: readonly Spot[] = [
  { x: 866, y: 200, size: 0.64, depth: 31 },
  { x: 936, y: 208, size: 0.61, depth: 30 },
  { x: 792, y: 214, size: 0.58, depth: 29 },
];
/** The view of a phone ends nearer. */
const QUEUE_NARROW: readonly Spot[] = [
  { x: 756, y: 206, size: 0.58, depth: 31 },
  { x: 790, y: 212, size: 0.55, depth: 30 },
  { x: 716, y: 216, size: 0.53, depth: 29 },
];
/** Behind somebody on the floor: a step back, so that nobody seems to carry whoever lies there. */
const ROUND: readonly Spot[] = [
  { x: 736, y: 150, size: 0.66, depth: 34 },
  { x: 838, y: 178, size: 0.6, depth: 33 },
  { x: 914, y: 184, size: 0.58, depth: 32 },
];
const ROUND_NARROW: readonly Spot[] = [
  { x: 684, y: 152, size: 0.62, depth: 34 },
  { x: 756, y: 180, size: 0.57, depth: 33 },
  { x: 796, y: 186, size: 0.55, depth: 32 },
];
/** On the floor in front of those who stand: face up, between the counter and the edge, from head to feet. */
const FLOOR: readonly Spot[] = [
  { x: 764, y: 450, size: 0.62, depth: 36, lies: true },
  { x: 800, y: 404, size: 0.54, depth: 35, lies: true },
];
const FLOOR_NARROW: readonly Spot[] = [
  { x: 678, y: 420, size: 0.37, depth: 36, lies: true },
  { x: 686, y: 388, size: 0.34, depth: 35, lies: true },
];
/** Where no counter takes the room: in the middle, left of the plate that tells the mood. */
const OPEN_FLOOR: readonly Spot[] = [
  { x: 496, y: 432, size: 0.74, depth: 36, lies: true },
  { x: 560, y: 384, size: 0.64, depth: 35, lies: true },
];
const OPEN_FLOOR_NARROW: readonly Spot[] = [
  { x: 530, y: 396, size: 0.6, depth: 36, lies: true },
  { x: 566, y: 352, size: 0.52, depth: 35, lies: true },
];
/** On a bench beyond the counter, or in the middle where there is none, with the feet on the floor of the picture. */
const SEAT: readonly Spot[] = [{ x: 800, y: 190, size: 0.6, depth: 35 }];
const SEAT_NARROW: readonly Spot[] = [{ x: 716, y: 196, size: 0.5, depth: 35 }];
const OPEN_SEAT: readonly Spot[] = [{ x: 600, y: 172, size: 0.68, depth: 35 }];
const OPEN_SEAT_NARROW: readonly Spot[] = [{ x: 560, y: 150, size: 0.64, depth: 35 }];
const seatOf = (narrow: boolean, counter: boolean): readonly Spot[] => {
  if (counter) return narrow ? SEAT_NARROW : SEAT;
  return narrow ? OPEN_SEAT_NARROW : OPEN_SEAT;
};

const lineOf = (narrow: boolean, counter: boolean): readonly Spot[] => {
  if (!narrow) return LINE;
  return counter ? LINE_NARROW : OPEN_LINE_NARROW;
};

const floorOf = (narrow: boolean, counter: boolean): readonly Spot[] => {
  if (counter) return narrow ? FLOOR_NARROW : FLOOR;
  return narrow ? OPEN_FLOOR_NARROW : OPEN_FLOOR;
};

const at = (spots: readonly Spot[], n: number): Spot | null => spots[Math.min(n, spots.length - 1)] ?? null;

/** The spot of everybody in the hall; who is not named has left it. */
export function spotsOf(state: ShowState, narrow: boolean, counter = true): ReadonlyMap<string, Spot> {
  const spots = new Map<string, Spot>();
  const put = (who: string, spot: Spot | null) => {
    if (spot) spots.set(who, spot);
  };
  const order = orderOf(state);
  const waiting = Object.keys(state.people).filter(
    (who) => state.people[who]?.place === 'queue' && !order.includes(who),
  );
  const isLying = (who: string) => state.people[who]?.pose === 'faint';
  const isSitting = (who: string) => state.people[who]?.pose === 'sit';
  const place = (people: readonly string[], places: readonly Spot[]) => {
    for (const [n, who] of people.entries()) put(who, at(places, n));
  };
  const standing = (people: readonly string[]) => people.filter((who) => !isLying(who) && !isSitting(who));
  const lying = [...order, ...waiting].filter(isLying);
  place(standing(order), lying.length > 0 ? (narrow ? ROUND_NARROW : ROUND) : lineOf(narrow, counter));
  place(standing(waiting), narrow ? QUEUE_NARROW : QUEUE);
  place(lying, floorOf(narrow, counter));
  place([...order, ...waiting].filter(isSitting), seatOf(narrow, counter));
  return spots;
}

/** The clerk behind the counter. */
export const CLERK_SPOT: Spot = { x: 182, y: 124, size: 1, depth: 10 };
/** Figure units to world units, for citizens and for the clerk. */
export const CITIZEN_SCALE = 0.212;
export const CLERK_SCALE = 0.205;

/** World units by which a wheelchair brings the crown down: low enough to sit, high enough that the chair is seen. */
const SEATED_LOWER = 84;
/** From crown to sole in figure units. */
const TALL = 2900;

/** How much lower than an adult's a crown is: a smaller person's feet stay on the same floor. */
export const lowerOf = ({ wheelchair, height }: Pick<Costume, 'wheelchair' | 'height'>, size: number): number =>
  (wheelchair ? SEATED_LOWER : (1 - height) * CITIZEN_SCALE * TALL) * size;

/** Speech bubble: its top, and the right edge it keeps while somebody stands between it and the speaker. */
export const BUBBLE = { right: 566, top: 66, topNarrow: 10, gap: 23 } as const;
const ADULT = { wheelchair: false, height: 1 };
/** From centre line and crown to where the bubble's tail points, at the side of the mouth. */
const MOUTH = { side: 59, below: 50 } as const;
/** From the hip to the mouth of somebody on the floor, in world units at size 1. */
const MOUTH_LYING = { left: 222, above: 66 } as const;

/** Where the bubble's tail points; the clerk looks to the right, citizens to the left. */
export function mouthOf({ x, y, size, lies }: Spot, looks: 'left' | 'right', costume = ADULT) {
  if (lies) return { x: x - MOUTH_LYING.left * size, y: y - MOUTH_LYING.above * size };
  return {
    x: x + (looks === 'right' ? MOUTH.side : -MOUTH.side) * size,
    y: y + lowerOf(costume, size) + MOUTH.below * costume.height * size,
  };
}

/** Right edge of the bubble of whoever is at that spot: beside the mouth, but over nobody who stands further left. */
export function bubbleRight(spot: Spot, others: Iterable<Spot>): number {
  const between = [...others].some(({ x, lies }) => !lies && x < spot.x);
  return between ? BUBBLE.right : mouthOf(spot, 'left').x - BUBBLE.gap;
}

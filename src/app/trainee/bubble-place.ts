import type { BubbleAnchor } from '../../stage';

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

/** Space between the bubble and the edge of the stage. */
export const MARGIN = 14;
/** Of the bubble's height, how far down the mouth is beside it. */
const MOUTH_AT = 0.62;
/** From the mouth of somebody who lies to the bubble's right edge, and to its bottom. */
const OVER = { right: 90, bottom: 24 };
/** At least so much of the bubble stands on either side of its tail. */
const TAIL_INSET = { below: 40, beside: 14 };
/** Space left between the bubble and a head. */
const CLEAR = 8;
/** Fineness of the search for a place that covers no face. */
const STEP = 6;

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));

/**
 * Top left of the bubble: beside the mouth, or above somebody who lies; from there it gives way to every head, up and down or
 * sidewards, only as far as its tail still comes from the mouth. Where no place is free, the one that covers least is taken.
 */
export function placeBubble(
  anchor: BubbleAnchor,
  bubble: Size,
  stage: Size,
): { readonly x: number; readonly y: number } {
  const { x, y, top, right } = anchor;
  const lowest = Math.max(top, stage.height - bubble.height - MARGIN);
  const furthest = Math.max(MARGIN, stage.width - bubble.width - MARGIN);
  if (anchor.above) {
    const inset = Math.min(TAIL_INSET.below, bubble.width / 2);
    const at = clamp(y - bubble.height - OVER.bottom, top, lowest);
    return freest(anchor, bubble, [clamp(x + OVER.right - bubble.width, MARGIN, furthest), at], {
      x: [clamp(x + inset - bubble.width, MARGIN, furthest), clamp(x - inset, MARGIN, furthest)],
      y: [at, at],
    });
  }
  const inset = Math.min(TAIL_INSET.beside, bubble.height / 2);
  const at = Math.min(right, stage.width - MARGIN) - bubble.width;
  return freest(anchor, bubble, [at, clamp(y - bubble.height * MOUTH_AT, top, lowest)], {
    x: [at, at],
    y: [clamp(y + inset - bubble.height, top, lowest), clamp(y - inset, top, lowest)],
  });
}

interface Reach {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** The place nearest the wished one, among those within reach that cover least of all heads. */
function freest({ heads }: BubbleAnchor, size: Size, [wishX, wishY]: readonly [number, number], reach: Reach) {
  const covered = (x: number, y: number): number =>
    heads.reduce(
      (sum, head) =>
        sum +
        common(head, { x: x - CLEAR, y: y - CLEAR, width: size.width + 2 * CLEAR, height: size.height + 2 * CLEAR }),
      0,
    );
  let best = { x: wishX, y: wishY };
  let least = covered(wishX, wishY);
  let nearest = 0;
  if (least === 0) return best;
  for (let x = reach.x[0]; x <= reach.x[1]; x += STEP) {
    for (let y = reach.y[0]; y <= reach.y[1]; y += STEP) {
      const cost = covered(x, y);
      const far = Math.abs(x - wishX) + Math.abs(y - wishY);
      if (cost > least || (cost === least && far >= nearest)) continue;
      best = { x, y };
      least = cost;
      nearest = far;
    }
  }
  return best;
}

/** Area that two boxes share. */
function common(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return width > 0 && height > 0 ? width * height : 0;
}

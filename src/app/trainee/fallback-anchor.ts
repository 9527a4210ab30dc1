import type { BubbleAnchor } from '../../stage';

/** The stage's camera: 960×448 from y 52, on a narrow screen 712×515 from (92, −64); both shown whole. */
const WIDE = { x: 0, y: 52, width: 960, height: 448 };
const NARROW = { x: 92, y: -64, width: 712, height: 515 };
/** Bubble of the one citizen at the counter, in world units. */
const BUBBLE = { right: 566, top: 66, mouthX: 589, mouthY: 162 };
const NARROW_BELOW = 600;
const SIGN_RIGHT = 246;

interface Place {
  readonly x: number;
  readonly y: number;
}

/** World to screen, for a stage of this size. */
function toScreen(width: number, height: number): (x: number, y: number) => Place {
  const camera = width <= NARROW_BELOW ? NARROW : WIDE;
  const scale = Math.min(width / camera.width, height / camera.height);
  const left = (width - camera.width * scale) / 2;
  const top = (height - camera.height * scale) / 2;
  return (x, y) => ({ x: left + (x - camera.x) * scale, y: top + (y - camera.y) * scale });
}

/** Where the bubble hangs before the stage has arrived, so that it does not jump when it has. */
export function fallbackAnchor(width: number, height: number): BubbleAnchor {
  const at = toScreen(width, height);
  const narrow = width <= NARROW_BELOW;
  const mouth = at(BUBBLE.mouthX, BUBBLE.mouthY);
  const corner = at(BUBBLE.right, BUBBLE.top);
  return { x: mouth.x, y: mouth.y, right: corner.x, top: narrow ? 10 : corner.y, narrow, above: false, heads: [] };
}

/** Right edge of the window sign: a bubble may cover the shelf beside it, not the sign. */
export const signEdge = (width: number, height: number): number => toScreen(width, height)(SIGN_RIGHT, 0).x;

/** Where the hall's world (960 × 540, see the guide) lands on a screen of any shape. */

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Camera {
  /** CSS pixels per world unit. */
  readonly zoom: number;
  /** The part of the world that is visible, always at least the framed part. */
  readonly view: Rect;
  readonly narrow: boolean;
}

/** Never cropped on a desktop: sign, clerk, citizen and queue screen all stay in. */
const WIDE: Rect = { x: 0, y: 52, width: 960, height: 448 };
/** On a phone the faces matter more than the queue screen. */
const NARROW: Rect = { x: 92, y: -64, width: 712, height: 515 };
const NARROW_UP_TO = 600;

/** Fits the frame by "meet"; what remains of the screen shows the painted margin. Sizes in CSS pixels. */
export function fitCamera(width: number, height: number): Camera {
  const narrow = width <= NARROW_UP_TO;
  const frame = narrow ? NARROW : WIDE;
  const zoom = Math.max(1e-3, Math.min(width / frame.width, height / frame.height));
  const seen = { width: width / zoom, height: height / zoom };
  return {
    zoom,
    narrow,
    view: {
      x: frame.x - (seen.width - frame.width) / 2,
      y: frame.y - (seen.height - frame.height) / 2,
      width: seen.width,
      height: seen.height,
    },
  };
}

/** Edges of the window's sign and the queue board in the world. */
const SIGN_LEFT = 22;
const BOARD_RIGHT = 936;
/** From the edge of the picture to a sign beside it. */
const EDGE = 8;

/** Left edge of the window's sign: on a phone it hangs further right, to be whole. */
export const signLeft = ({ x }: Pick<Rect, 'x'>): number => Math.max(SIGN_LEFT, x + EDGE);

/** Half a queue board tells nothing: it hangs only where the whole of it is seen. */
export const seesBoard = ({ x, width }: Pick<Rect, 'x' | 'width'>): boolean => x + width >= BOARD_RIGHT;

/** Left edge of the sign that shows the way out: over the wall between two lifts, elsewhere beside the clock. */
export const exitX = (place: string | undefined): number => (place === 'lift_lobby' ? 496 : 622);

export const toScreen = (camera: Camera, x: number, y: number): { readonly x: number; readonly y: number } => ({
  x: (x - camera.view.x) * camera.zoom,
  y: (y - camera.view.y) * camera.zoom,
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitCamera, seesBoard, signLeft, toScreen } from '../../src/stage/camera';

const WIDE = { x: 0, y: 52, right: 960, bottom: 500 };
const NARROW = { x: 92, y: -26, right: 804, bottom: 489 };

describe('the camera', () => {
  it('shows the whole frame on any desktop screen and never crops it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 601, max: 4000 }), fc.integer({ min: 120, max: 2400 }), (width, height) => {
        const { view } = fitCamera(width, height);
        expect(view.x).toBeLessThanOrEqual(WIDE.x + 1e-6);
        expect(view.y).toBeLessThanOrEqual(WIDE.y + 1e-6);
        expect(view.x + view.width).toBeGreaterThanOrEqual(WIDE.right - 1e-6);
        expect(view.y + view.height).toBeGreaterThanOrEqual(WIDE.bottom - 1e-6);
      }),
    );
  });

  it('frames the two faces more closely on a phone', () => {
    const { view, narrow, zoom } = fitCamera(390, 282);
    expect(narrow).toBe(true);
    expect(zoom).toBeCloseTo(282 / 515, 3);
    expect(view.x).toBeLessThanOrEqual(NARROW.x + 0.5);
    expect(view.x + view.width).toBeGreaterThanOrEqual(NARROW.right - 0.5);
  });

  it('puts the centre of the frame in the centre of the screen', () => {
    for (const [width, height] of [
      [1026, 372],
      [1548, 700],
      [834, 900],
      [390, 282],
    ] as const) {
      const camera = fitCamera(width, height);
      const middle = camera.narrow ? { x: 448, y: 193.5 } : { x: 480, y: 276 };
      const { x, y } = toScreen(camera, middle.x, middle.y);
      expect(x).toBeCloseTo(width / 2, 6);
      expect(y).toBeCloseTo(height / 2, 6);
    }
  });

  it('hangs the sign whole beside the edge of a phone and shows no half of a board', () => {
    for (const [width, height, left, board] of [
      [1026, 447, 22, true],
      [1548, 700, 22, true],
      [390, 282, 100, false],
      [390, 180, 22, true],
    ] as const) {
      const { view } = fitCamera(width, height);
      expect(signLeft(view)).toBeCloseTo(left, 0);
      expect(seesBoard(view)).toBe(board);
    }
  });

  it('survives a host that has no size yet', () => {
    expect(Number.isFinite(fitCamera(0, 0).view.x)).toBe(true);
  });
});

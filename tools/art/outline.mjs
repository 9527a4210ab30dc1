// @ts-check
/** Path geometry: which sub-paths of a hand-drawn outline enclose which, so that its holes can be painted. */
import { createRequire } from 'node:module';

// The package's ESM entry resolves to a browser bundle in some loaders; the CommonJS one is the same code.
const required = createRequire(import.meta.url)('svg-path-commander');
const commander = required.default ?? required;

/** @typedef {[number, number]} Point */
/** @typedef {{ d: string, points: Point[], size: number, depth: number }} Loop */

const STEPS = 6;

/** Samples every curve of a path. @param {string} d @returns {Point[]} */
function flatten(d) {
  /** @type {Point[]} */
  const points = [];
  let x = 0;
  let y = 0;
  for (const [command, ...n] of commander.pathToCurve(commander.parsePathString(d))) {
    if (command === 'M') {
      [x, y] = n;
      points.push([x, y]);
    } else if (command === 'C') {
      const [ax, ay, bx, by, ex, ey] = n;
      for (let i = 1; i <= STEPS; i++) {
        const t = i / STEPS;
        const u = 1 - t;
        points.push([
          u * u * u * x + 3 * u * u * t * ax + 3 * u * t * t * bx + t * t * t * ex,
          u * u * u * y + 3 * u * u * t * ay + 3 * u * t * t * by + t * t * t * ey,
        ]);
      }
      [x, y] = [ex, ey];
    }
  }
  return points;
}

/** @param {Point} point @param {Point[]} polygon */
function isInside([x, y], polygon) {
  let inside = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [ax, ay] = polygon[i];
    const [bx, by] = polygon[j];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** @param {Point[]} polygon */
function sizeOf(polygon) {
  let twice = 0;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    twice += polygon[j][0] * polygon[i][1] - polygon[i][0] * polygon[j][1];
  }
  return Math.abs(twice / 2);
}

/** Sub-paths with their nesting depth, largest first. @param {string} d @returns {Loop[]} */
export function loopsOf(d) {
  const loops = d
    .split(/(?=M)/)
    .filter((part) => part.trim())
    .map((part) => {
      const points = flatten(part);
      return { d: part.trim(), points, size: sizeOf(points), depth: 0 };
    })
    .filter((loop) => loop.points.length > 2)
    .sort((a, b) => b.size - a.size);
  for (const loop of loops) {
    loop.depth = loops.filter(
      (other) => other !== loop && other.size > loop.size && isInside(loop.points[0], other.points),
    ).length;
  }
  return loops;
}

/** Holes of an even-odd outline, each with the fold lines that float in it left standing. @param {string} d */
export function holesOf(d) {
  const loops = loopsOf(d);
  return loops
    .filter((loop) => loop.depth % 2 === 1)
    .map((hole) => {
      const islands = loops.filter(
        (other) => other.depth === hole.depth + 1 && other.size < hole.size && isInside(other.points[0], hole.points),
      );
      return { d: hole.d + islands.map((island) => island.d).join(''), outer: hole.d, size: hole.size };
    });
}

/** Moves a path and rounds it to whole units: at a fifth of its size on stage a unit is a fifth of a pixel. @param {string} d @param {number} dx @param {number} dy */
export function place(d, dx, dy) {
  const path = new commander(d).toAbsolute();
  path.transform({ translate: [dx, dy] });
  return path.round ? commander.pathToString(path.segments, 0) : path.toString();
}

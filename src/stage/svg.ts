import type { Rect } from './camera';
import type { Paints } from './looks';

/** Reads the picture's own box. Our pictures are baked; a picture without a box is a broken build. */
export function boxOf(svg: string): Rect {
  const [x, y, width, height] = (/viewBox="([^"]+)"/.exec(svg)?.[1] ?? '').split(/[\s,]+/).map(Number);
  if (x === undefined || y === undefined || width === undefined || height === undefined)
    throw new Error('picture without viewBox');
  return { x, y, width, height };
}

const rule = (name: string, value: string): string =>
  value === 'none' ? `.${name}{display:none}` : `.${name}{fill:${value};display:inline}.${name}-edge{stroke:${value}}`;

/** Puts other colours on a picture: later rules win over the baked ones. `top-line` and the like follow their paint. */
export function dress(svg: string, paints: Paints, extra = ''): string {
  const rules = Object.entries(paints).map(([name, value]) => rule(name, value));
  if (paints.top !== undefined) rules.push(`.top-line{stroke:${paints.top}}`);
  return svg.replace('</style>', `${rules.join('')}${extra}</style>`);
}

/** Shows the lids instead of the eyes. Only a face with open eyes has any. */
export const CLOSED_EYES = '.eye{display:none}.lid{display:inline}';
export const hasLids = (svg: string): boolean => svg.includes('class="lid"');

/** The same picture, cut to `part` and sized in device pixels: every rendering is as sharp as the screen. */
export function sized(svg: string, part: Rect, width: number, height: number): string {
  const box = `viewBox="${part.x} ${part.y} ${part.width} ${part.height}" width="${width}" height="${height}" preserveAspectRatio="none"`;
  return svg.replace(/viewBox="[^"]*"/, box);
}

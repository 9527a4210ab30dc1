import type { Millis } from '../encounter';
import type { MilliPoints } from '../scoring';

const two = (n: number): string => String(n).padStart(2, '0');

/** 02:14 */
export function clockTime(t: Millis): string {
  const seconds = Math.floor(Math.max(0, t) / 1000);
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

/** 2:14 */
export const shortTime = (t: Millis): string => clockTime(t).replace(/^0/, '');

/** Thousandths of a point with one decimal, `whole` dropping a decimal of nought. */
export function points(value: MilliPoints, whole: 'whole' | 'tenths' = 'whole'): string {
  const tenths = Math.round(Math.abs(value) / 100);
  const sign = value < 0 && tenths > 0 ? '−' : '';
  const fraction = tenths % 10;
  return `${sign}${Math.floor(tenths / 10)}${whole === 'whole' && fraction === 0 ? '' : `.${fraction}`}`;
}

import { expect, test } from 'vitest';
import { clockTime, points } from '../../src/app/format';

test('attempt time reads as minutes and seconds', () => {
  expect(clockTime(0)).toBe('00:00');
  expect(clockTime(134_999)).toBe('02:14');
  expect(clockTime(-1)).toBe('00:00');
});

test('points read with one decimal, a nought dropped where it is noise', () => {
  expect(points(72_500, 'tenths')).toBe('72.5');
  expect(points(20_000, 'tenths')).toBe('20.0');
  expect(points(20_000)).toBe('20');
  expect(points(-5_000)).toBe('−5');
  expect(points(-40)).toBe('0');
  expect(points(4_449)).toBe('4.4');
});

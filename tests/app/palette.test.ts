import { expect, test } from 'vitest';
import { hasActionIcon } from '../../src/app/trainee/action-icons';
import { columnWidths, labelWidth } from '../../src/app/trainee/palette-columns';
import { ACTIONS } from '../../src/encounter';
import { libraryEncounter } from '../support/encounters';

test('every action of the catalogue has its icon', () => {
  expect(ACTIONS.filter(({ icon }) => !hasActionIcon(icon)).map(({ id, icon }) => [id, icon])).toEqual([]);
});

test.each(['s04-third-trip', 's10-three-calls', 's27-petitioners', 's28-power-cut', 's29-lift'])(
  'every action of %s has its icon',
  (id) => {
    const { actions } = libraryEncounter(id).encounter;
    expect(actions.filter(({ icon }) => !hasActionIcon(icon)).map(({ id: action, icon }) => [action, icon])).toEqual(
      [],
    );
  },
);

test('an icon is chosen by name, never from what objects inherit', () => {
  expect(hasActionIcon('constructor')).toBe(false);
});

test('columns are as wide as their widest button, filled row by row', () => {
  expect(columnWidths([80, 100, 120, 90], 2)).toEqual([120, 100]);
  expect(columnWidths([80, 100, 120], 3)).toEqual([120]);
  expect(columnWidths([80, 100, 120, 90, 70], 2)).toEqual([90, 100, 120]);
});

test('a Chinese label takes one line, an English one two', () => {
  expect(labelWidth('关闭用电设备', 'zh')).toBeGreaterThan(labelWidth('起立', 'zh'));
  // Broken where the longer of the two lines is shortest: “Press / emergency stop”.
  expect(labelWidth('Press emergency stop', 'en')).toBe(labelWidth('emergency-stop', 'en'));
  expect(labelWidth('Report to the person in charge', 'en')).toBeLessThan(41 + 18 * 6.3);
});

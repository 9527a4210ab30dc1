import { expect, test } from 'vitest';
import { cueText } from '../../src/cli/cue-text';
import { libraryEncounter } from '../support/encounters';

test.each([
  ['s04-third-trip', 'luo', 'counter', '罗建国走到窗口。', 'Luo Jianguo comes to the window.'],
  ['s10-three-calls', 'gao', 'counter', '高大爷在电话那头。', 'Mr Gao is calling.'],
  ['s10-three-calls', 'gao', 'away', '高大爷那头断了线。', 'Mr Gao is gone.'],
  ['s29-lift', 'fang', 'counter', '方女士在你身边。', 'Ms Fang is beside you.'],
  ['s29-lift', 'fang', 'away', '方女士离开了。', 'Ms Fang leaves.'],
] as const)('%s tells in the terminal where %s is: %s', (id, who, to, zh, en) => {
  const { encounter } = libraryEncounter(id);
  expect(cueText({ cue: 'walk', who, to }, encounter, {}, 'zh').trim()).toBe(`· ${zh}`);
  expect(cueText({ cue: 'walk', who, to }, encounter, {}, 'en').trim()).toBe(`· ${en}`);
});

test('an ending is told in the words of this variant', () => {
  const { encounter } = libraryEncounter('s27-petitioners');
  const room = encounter.draws.find(({ id }) => id === 'room');
  for (const option of room?.options ?? []) {
    const told = cueText({ cue: 'ending', ending: 'in_order' }, encounter, { room: option.id }, 'en');
    expect(told).toContain(option.text.en);
    expect(told).not.toContain('<');
  }
  expect(room?.options.length).toBeGreaterThan(1);
});

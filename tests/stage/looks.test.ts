import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Look } from '../../src/encounter';
import { costumeOf } from '../../src/stage/looks';

const dressed = (look: Look) => costumeOf({ id: 'x', look });

describe('looks', () => {
  it('takes hair by our names and by those of Open Peeps, each with a picture', () => {
    const wishes = ['bun', 'GrayShort', 'MediumStraight', 'GrayMedium', 'Short', 'balding', 'unheard of'];
    for (const hair of wishes) {
      const picture = `../../assets/figures/hair-${dressed({ figure: 'woman', hair }).hair}.svg`;
      expect(existsSync(new URL(picture, import.meta.url)), hair).toBe(true);
    }
  });

  it('paints in plain hex colours and known names only: nothing else reaches a style sheet', () => {
    const fallback = dressed({ figure: 'man' }).paints.top;
    expect(dressed({ figure: 'man', top: '#4F6B82' }).paints.top).toBe('#4F6B82');
    expect(dressed({ figure: 'man', top: 'navy' }).paints.top).toBe('#2F4870');
    for (const top of ['red}.skin{display:none', 'url(//x)', '#12345', 'constructor', '</style><script>']) {
      expect(dressed({ figure: 'man', top }).paints.top, top).toBe(fallback);
    }
  });

  it('wears and carries several things at once', () => {
    const luo = dressed({ figure: 'man', prop: 'apron folder' });
    expect([luo.apron, luo.stick]).toEqual([true, false]);
    expect(dressed({ figure: 'elder_man', prop: 'stick' }).stick).toBe(true);
  });

  it('gives elders grey hair unless told otherwise', () => {
    expect(dressed({ figure: 'elder_woman' }).paints.hair).toBe('#CFC9C1');
    expect(dressed({ figure: 'elder_woman', hair: 'bun black' }).paints.hair).toBe('#2A2D34');
  });
});

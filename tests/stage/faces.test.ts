import { describe, expect, it } from 'vitest';
import { heads } from '../../src/stage/faces';
import { mouthOf, spotsOf } from '../../src/stage/places';
import { follow, openingState, type ShowState } from '../../src/stage/show-state';

const CAST = [
  { id: 'deng', look: { figure: 'elder_man' }, at: 'counter', mood: 50 },
  { id: 'tao', look: { figure: 'elder_woman' }, at: 'queue', mood: 40 },
] as never[];

const pose = (state: ShowState, name: string): ShowState => follow(state, { cue: 'pose', who: 'deng', pose: name });

describe('heads', () => {
  const standing = openingState(CAST);

  it('everybody in the picture has one, also the trainee, until they go on an errand', () => {
    expect(heads(CAST, 'lift_lobby', standing, false, 'stand')).toHaveLength(3);
    expect(heads(CAST, 'lift_lobby', standing, false, 'errand')).toHaveLength(2);
    const alone = follow(standing, { cue: 'walk', who: 'tao', to: 'away' });
    expect(heads(CAST, 'lift_lobby', alone, false, 'stand')).toHaveLength(2);
  });

  it('the trainee’s sinks in a crouch and goes forward in a bow', () => {
    const clerk = (to: 'stand' | 'crouch' | 'bow45') => heads(CAST, 'lift_lobby', standing, false, to).at(-1);
    expect(clerk('crouch')?.y).toBeGreaterThan(clerk('stand')?.y ?? 0);
    expect(clerk('bow45')?.x).toBeGreaterThan(clerk('stand')?.x ?? 0);
  });

  it.each(['auto', 'faint', 'sit'])('%s: the mouth is at the head', (name) => {
    const state = pose(standing, name);
    const spot = spotsOf(state, false, false).get('deng');
    if (!spot) throw new Error('nobody there');
    const mouth = mouthOf(spot, 'left');
    const [head] = heads(CAST.slice(0, 1), 'lift_lobby', state, false, 'stand');
    expect(mouth.x).toBeGreaterThan((head?.x ?? 0) - 12);
    expect(mouth.x).toBeLessThan((head?.x ?? 0) + (head?.width ?? 0));
  });
});

describe('a seat', () => {
  it('is another place than the floor or the counter, and smaller than who stands in front', () => {
    const at = (name: string, counter: boolean) => spotsOf(pose(openingState(CAST), name), false, counter).get('deng');
    for (const counter of [true, false]) {
      expect(at('sit', counter)).not.toEqual(at('auto', counter));
      expect(at('sit', counter)?.lies).toBeUndefined();
      expect(at('sit', counter)?.size).toBeLessThan(1);
    }
  });
});

import { describe, expect, it } from 'vitest';
import type { Citizen, Cue, RunView } from '../../src/encounter';
import { fitCamera } from '../../src/stage/camera';
import { bubbleRight, CITIZEN_SCALE, mouthOf, spotsOf } from '../../src/stage/places';
import { agreeWith, emptyCounter, follow, openingState, orderOf } from '../../src/stage/show-state';

const text = { zh: '怎么黑了？', en: 'Why is it dark?' };
const citizen = (id: string, at: Citizen['at'], mood = 38): Citizen => ({
  id,
  name: text,
  role: text,
  age: 48,
  look: { figure: 'woman' },
  temper: 'even',
  mood,
  fear: false,
  at,
});
const cast = [citizen('zhou', 'counter'), citizen('han', 'queue', 46)];
const view = (present: readonly string[], moods: Readonly<Record<string, number>> = {}): RunView => ({
  t: 0,
  moments: [],
  moods,
  present,
  vars: {},
  draws: {},
  nextDue: null,
  ending: null,
});
const following = (...cues: readonly Cue[]) => cues.reduce(follow, openingState(cast));

describe('what the stage shows', () => {
  it('opens with people where the document puts them', () => {
    const state = openingState(cast);
    expect(orderOf(state)).toEqual(['zhou']);
    expect(state.people.han).toEqual({ place: 'queue', mood: 46, pose: null });
  });

  it('lets those at the counter walk in first', () => {
    const empty = emptyCounter(openingState(cast));
    expect([...spotsOf(empty, false).keys()]).toEqual(['han']);
  });

  it('a speaker steps forward, from the queue too, and the other returns when heard again', () => {
    const han = following({ cue: 'say', who: 'han', text });
    expect(orderOf(han)).toEqual(['han', 'zhou']);
    expect(spotsOf(han, false).get('han')?.x).toBe(648);
    const zhou = follow(han, { cue: 'say', who: 'zhou', text });
    expect(orderOf(zhou)).toEqual(['zhou']);
    expect(spotsOf(zhou, false).get('han')?.size).toBeLessThan(0.7);
  });

  it('whoever has left does not speak from the stage and stands nowhere', () => {
    const state = following({ cue: 'walk', who: 'zhou', to: 'away' }, { cue: 'say', who: 'zhou', text });
    expect(orderOf(state)).toEqual([]);
    expect(spotsOf(state, true).has('zhou')).toBe(false);
  });

  it('whoever faints lies on the floor in sight, in front of those who stand a step back, and gets up again', () => {
    const fallen = following(
      { cue: 'walk', who: 'han', to: 'counter' },
      { cue: 'pose', who: 'zhou', pose: 'faint' },
      { cue: 'say', who: 'han', text },
    );
    for (const narrow of [false, true]) {
      const { view } = narrow ? fitCamera(390, 282) : fitCamera(1026, 484);
      const spots = spotsOf(fallen, narrow);
      const zhou = spots.get('zhou');
      const han = spots.get('han');
      if (!zhou?.lies || !han) throw new Error('both are there');
      const mouth = mouthOf(zhou, 'left');
      // Right of the counter's end; on a wide screen the plate that tells the mood begins at 725.
      expect(mouth.x).toBeGreaterThan(590);
      expect(mouth.x).toBeLessThan(narrow ? view.x + view.width - 100 : 700);
      expect(mouth.y).toBeLessThan(view.y + view.height - 30);
      expect(han.size).toBeLessThan(spotsOf(following(), narrow).get('zhou')?.size ?? 0);
      expect(han.depth).toBeLessThan(zhou.depth);
    }
    const up = follow(fallen, { cue: 'pose', who: 'zhou', pose: 'auto' });
    expect(spotsOf(up, false).get('zhou')?.lies).toBeUndefined();
  });

  it('a power cut takes the screens with it, and light alone may return', () => {
    const dark = following({ cue: 'light', to: 'emergency' });
    expect(dark).toMatchObject({ light: 'emergency', screens: 'off' });
    expect(follow(dark, { cue: 'light', to: 'on' })).toMatchObject({ light: 'on', screens: 'on' });
    expect(following({ cue: 'screens', to: 'off' })).toMatchObject({ light: 'on', screens: 'off' });
  });

  it('things appear once and vanish again', () => {
    const shown = following({ cue: 'prop', prop: 'folder', shown: true }, { cue: 'prop', prop: 'folder', shown: true });
    expect(shown.props).toEqual(['folder']);
    expect(follow(shown, { cue: 'prop', prop: 'folder', shown: false }).props).toEqual([]);
  });

  it('a telephone rings until its moment is over', () => {
    const rings: Cue = { cue: 'sound', sound: 'phone_ring' };
    expect(following(rings).ringing).toBe(true);
    expect(following(rings, { cue: 'sound', sound: 'stamp' }).ringing).toBe(true);
    expect(following(rings, { cue: 'leave', moment: 'ring_one' }).ringing).toBe(false);
    expect(following(rings, { cue: 'leave', moment: 'ring_one' }, rings).ringing).toBe(true);
  });

  it('agrees with the machine about moods and presence', () => {
    const state = agreeWith(following({ cue: 'pose', who: 'zhou', pose: 'film' }), view(['zhou'], { zhou: 81 }));
    expect(state.people.zhou).toEqual({ place: 'counter', mood: 81, pose: 'film' });
    expect(state.people.han?.place).toBe('away');
  });

  it.each([
    ['a screen with a counter', 1026, 446, true],
    ['a screen without one', 1026, 446, false],
    ['a phone with a counter', 390, 282, true],
    ['a phone without one', 390, 282, false],
  ])('whoever lies on the floor is seen from crown to feet on %s', (_, width, height, counter) => {
    const { view: seen, narrow } = fitCamera(width, height);
    const fallen = following({ cue: 'pose', who: 'zhou', pose: 'faint' });
    const spot = spotsOf(fallen, narrow, counter).get('zhou');
    if (!spot?.lies) throw new Error('she lies');
    // From the hip to the crown and to the soles, in world units at size 1.
    expect(spot.x - 1400 * CITIZEN_SCALE * spot.size).toBeGreaterThan(seen.x);
    expect(spot.x + 1600 * CITIZEN_SCALE * spot.size).toBeLessThan(seen.x + seen.width + 1);
  });

  it('who waits behind is seen on a phone too', () => {
    const { view: seen, narrow } = fitCamera(390, 282);
    const han = spotsOf(following(), narrow).get('han');
    expect(han?.x).toBeLessThan(seen.x + seen.width);
  });

  it('a bubble stands beside the mouth of whoever speaks, and over nobody in between', () => {
    const spots = spotsOf(following(), false);
    const [zhou, han] = [spots.get('zhou'), spots.get('han')];
    if (!zhou || !han) throw new Error('both are there');
    expect(bubbleRight(zhou, spots.values())).toBeLessThan(mouthOf(zhou, 'left').x);
    expect(bubbleRight(han, spots.values())).toBe(bubbleRight(zhou, spots.values()));
    expect(bubbleRight(han, [han])).toBeGreaterThan(zhou.x);
    const child = { wheelchair: false, height: 0.7 };
    expect(mouthOf(zhou, 'left', child).y).toBeGreaterThan(mouthOf(zhou, 'left').y + 100);
  });

  it('a cue about somebody unknown changes nothing', () => {
    const before = openingState(cast);
    expect(follow(before, { cue: 'walk', who: '__proto__', to: 'counter' })).toBe(before);
    expect(follow(before, { cue: 'pose', who: 'nobody', pose: 'film' })).toBe(before);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clerkStands } from '../../src/stage/clerk-manner';
import { hasCounter } from '../../src/stage/counter';
import { backPaints } from '../../src/stage/hall-paints';
import { costumeOf } from '../../src/stage/looks';
import { hasPicture } from '../../src/stage/pictures';
import { backPicture, hasBoard, hasSigns, roomOf, scenesOf } from '../../src/stage/rooms';
import { follow, openingState } from '../../src/stage/show-state';

describe('places', () => {
  it.each(['lift_lobby', 'corridor', 'reception', 'printer_room', 'phone_desk'])(
    '%s has a picture of its own',
    (place) => {
      expect(backPicture(place)).toBe(`back-${place}`);
      const svg = readFileSync(new URL(`../../assets/hall/back-${place}.svg`, import.meta.url), 'utf8');
      // A power cut darkens every room, and its exit stays lit.
      for (const paint of ['veil', 'halo', 'exit', 'emergency']) expect(svg, paint).toContain(paint);
    },
  );

  it('an unknown place is the hall, which calls numbers', () => {
    expect(backPicture('moon')).toBe('back');
    expect(hasBoard('moon')).toBe(true);
    expect(hasBoard('lift_lobby')).toBe(false);
  });

  it('a lift that sticks is a room of its own, without counter or signs, until it opens', () => {
    expect(hasCounter('hall')).toBe(true);
    expect(hasCounter('lift_lobby')).toBe(false);
    const stuck = follow(openingState([]), { cue: 'prop', prop: 'lift_car', shown: true });
    expect(roomOf('lift_lobby', stuck)).toBe('lift_car');
    expect(backPicture('lift_car')).toBe('back-lift_car');
    expect([hasCounter('lift_car'), hasSigns('lift_car'), hasSigns('lift_lobby')]).toEqual([false, false, true]);
    expect(roomOf('lift_lobby', follow(stuck, { cue: 'prop', prop: 'lift_car', shown: false }))).toBe('lift_lobby');
  });

  it('nobody sits where there is no counter', () => {
    const state = openingState([]);
    expect(clerkStands('sit', 'hall', state)).toBe('sit');
    expect(clerkStands('sit', 'lift_lobby', state)).toBe('stand');
    expect(clerkStands('crouch', 'lift_lobby', state)).toBe('crouch');
  });

  it('at the phone desk the handset is held while somebody is on the line, and nobody gets up for it', () => {
    const caller = { id: 'a', look: { figure: 'man' }, at: 'away', mood: 20 } as never;
    const quiet = openingState([caller]);
    const calling = follow(quiet, { cue: 'walk', who: 'a', to: 'counter' });
    expect(clerkStands('phone', 'phone_desk', calling)).toBe('phone');
    expect(clerkStands('phone', 'phone_desk', quiet)).toBe('sit');
    // Looking something up meanwhile does not end the call, and an attempt resumed in its middle shows it.
    expect(clerkStands('sit', 'phone_desk', calling)).toBe('phone');
    expect(clerkStands('sit', 'hall', calling)).toBe('sit');
    expect(clerkStands('phone', 'hall', quiet)).toBe('phone');
  });

  it('a crowd comes by cue, the far end of the line with whoever calls', () => {
    const caller = { id: 'a', look: { figure: 'man' }, at: 'away', mood: 20 } as never;
    const quiet = openingState([caller]);
    expect(scenesOf('phone_desk', quiet)).toEqual([]);
    const calling = follow(quiet, { cue: 'walk', who: 'a', to: 'counter' });
    expect(scenesOf('phone_desk', calling)).toEqual(['caller']);
    expect(scenesOf('hall', calling)).toEqual([]);
    expect(scenesOf('hall', follow(calling, { cue: 'prop', prop: 'crowd', shown: true }))).toEqual(['crowd']);
  });

  it('rain and closing time are shown over every window and go again', () => {
    const dry = backPaints('on', 'on', 7);
    expect(dry).not.toHaveProperty('rain');
    expect(backPaints('on', 'on', 7, ['rain', 'closing'])).toMatchObject({ rain: 'inherit', dusk: '#E59A4E' });
  });

  it('smoke and fire come in two sizes', () => {
    for (const id of ['smoke', 'smoke_big', 'fire', 'fire_big']) expect(hasPicture(`prop-${id}`), id).toBe(true);
  });
});

describe('people', () => {
  const look = (prop: string) => costumeOf({ id: 'a', look: { figure: 'young_man', prop } });

  it('come in a wheelchair, with a child, in a helmet or a cap, with a hearing aid', () => {
    expect(look('wheelchair').wheelchair).toBe(true);
    expect(look('infant').infant).toBe(true);
    for (const worn of ['rider_helmet', 'cap', 'hearing_aid']) {
      expect(look(worn).onHead).toBe(worn);
      expect(hasPicture(`head-${worn}`), worn).toBe(true);
    }
    expect(look('folder')).toMatchObject({ wheelchair: false, infant: false, onHead: null });
  });

  it('film, bang the desk, faint and are calmed by cue', () => {
    const citizen = { id: 'a', look: { figure: 'man' }, at: 'counter', mood: 20 } as never;
    const after = (pose: string) => follow(openingState([citizen]), { cue: 'pose', who: 'a', pose }).people.a?.pose;
    expect(['film', 'bang', 'faint', 'calmed'].map(after)).toEqual(['film', 'bang', 'faint', 'resting']);
  });
});

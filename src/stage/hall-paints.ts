import type { Paints } from './looks';
import type { Light } from './show-state';

/** How many of the people waiting are painted; the queue screen tells the rest. */
const PAINTED_WAITING = 7;

const DARK: Paints = {
  lamp: '#D9D6CF',
  floor: '#5B6268',
  button: '#A9A296',
  halo: '#2FB37D',
  exit: '#178A5A',
  veil: '#27384A',
  daylight: '#FFFFFF',
};
const DARK_SCREENS: Paints = { screen: '#1B2025', row: 'none', called: 'none', glare: '#FFFFFF', standby: '#C04A3A' };

/** What a cue shows or hides as a prop, but what belongs to the whole room: rain on the panes, the light of closing time. */
const WEATHER: Readonly<Record<string, Paints>> = {
  // Groups are shown by naming them; their parts keep their own colours.
  rain: { rain: 'inherit' },
  closing: { dusk: '#E59A4E' },
};

/** Colours of hall and people waiting for a state of light and screens. */
export function backPaints(
  light: Light,
  screens: 'on' | 'off',
  waiting: number,
  props: readonly string[] = [],
  board = true,
): Paints {
  const absent = Array.from({ length: PAINTED_WAITING }, (_, i) => i + 1).filter((n) => n > waiting);
  return {
    ...(light === 'on' ? {} : DARK),
    ...(light === 'emergency' ? { emergency: '#FFF3C9', glow: '#FFF3C9' } : {}),
    ...(screens === 'on' ? {} : DARK_SCREENS),
    ...(board ? {} : { board: 'none' }),
    ...Object.assign({}, ...props.map((id) => (Object.hasOwn(WEATHER, id) ? WEATHER[id] : {}))),
    ...Object.fromEntries(absent.map((n) => [`w${n}`, 'none'])),
  };
}

export const deskPaints = (screens: 'on' | 'off'): Paints =>
  screens === 'on' ? {} : { power: '#596166', rater: '#262D32', marks: 'none' };

export const signPaints = (light: Light): Paints => (light === 'on' ? {} : { plate: '#CFC9BE' });

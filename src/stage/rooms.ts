import { hasPicture } from './pictures';
import type { ShowState } from './show-state';

/** A cue may show a room as it shows a thing: a lift that sticks is left again. */
const ROOMS_BY_PROP = ['lift_car'] as const;
/** The picture of a room; a place that nobody drew is the hall. */
export const backPicture = (place: string): string => (hasPicture(`back-${place}`) ? `back-${place}` : 'back');

/** Rooms with a board that calls numbers. */
export const hasBoard = (place: string): boolean => backPicture(place) === 'back' || place === 'phone_desk';

/** Neither the window's sign nor the way out can be seen from inside a lift. */
export const hasSigns = (place: string): boolean => place !== 'lift_car';

/** The room that is seen now: the encounter's place, unless a cue has led elsewhere. */
export const roomOf = (place: string, { props }: Pick<ShowState, 'props'>): string =>
  ROOMS_BY_PROP.find((room) => props.includes(room)) ?? place;

/** What lies over the room and behind those who speak: a crowd that came in, the far end of a telephone line. */
export function scenesOf(place: string, { props, line }: Pick<ShowState, 'props' | 'line'>): readonly string[] {
  const wanted = [...props, ...(place === 'phone_desk' && line.length > 0 ? ['caller'] : [])];
  return [...new Set(wanted)].filter((name) => hasPicture(`scene-${name}`));
}

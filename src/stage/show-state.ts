import type { Citizen, Cue, RunView } from '../encounter';
import { type CitizenPose, citizenPose } from './poses';

export type Place = 'counter' | 'queue' | 'away';
export type Light = 'on' | 'off' | 'emergency';

export interface Person {
  readonly place: Place;
  readonly mood: number;
  /** A posture a cue asked for; null while it follows from the mood. */
  readonly pose: CitizenPose | null;
}

/** All that the stage shows, as data: cues fold into it, pictures follow from it. */
export interface ShowState {
  readonly people: Readonly<Record<string, Person>>;
  /** Ids at the counter, the last to arrive first. */
  readonly line: readonly string[];
  /** Who spoke last: steps forward, from the queue too, so that the bubble has one place and covers no face. */
  readonly speaker: string | null;
  readonly light: Light;
  readonly screens: 'on' | 'off';
  readonly props: readonly string[];
  /** The telephone rings, and nobody has taken the call yet. */
  readonly ringing: boolean;
}

export function openingState(cast: readonly Citizen[]): ShowState {
  return {
    people: Object.fromEntries(cast.map(({ id, at, mood }) => [id, { place: at, mood, pose: null }])),
    line: cast.filter(({ at }) => at === 'counter').map(({ id }) => id),
    speaker: null,
    light: 'on',
    screens: 'on',
    props: [],
    ringing: false,
  };
}

function withPerson(state: ShowState, who: string, change: Partial<Person>): ShowState {
  const person = Object.hasOwn(state.people, who) ? state.people[who] : undefined;
  return person === undefined ? state : { ...state, people: { ...state.people, [who]: { ...person, ...change } } };
}

const toFront = (line: readonly string[], who: string): readonly string[] => [who, ...line.filter((id) => id !== who)];

const isThere = (state: ShowState, who: string): boolean =>
  Object.hasOwn(state.people, who) && state.people[who]?.place !== 'away';

/** Whoever speaks steps forward, if they are there. */
export const speakOf = (state: ShowState, who: string): ShowState =>
  isThere(state, who) ? { ...state, speaker: who } : state;

/** Everybody at the counter, whoever is being spoken with in front. */
export function orderOf(state: ShowState): readonly string[] {
  return state.speaker === null ? state.line : toFront(state.line, state.speaker);
}

/** Before anyone has come: people at the counter still have to walk in. */
export function emptyCounter(state: ShowState): ShowState {
  const people = Object.entries(state.people).map(([id, person]) =>
    person.place === 'counter' ? ([id, { ...person, place: 'away' as const }] as const) : ([id, person] as const),
  );
  return { ...state, line: [], speaker: null, people: Object.fromEntries(people) };
}

/** One cue further. Cues for words and most sounds leave the picture as it is, save that a speaker steps forward. */
export function follow(state: ShowState, cue: Cue): ShowState {
  switch (cue.cue) {
    case 'say':
      return speakOf(state, cue.who);
    case 'mood':
      return withPerson(state, cue.who, { mood: cue.to });
    case 'walk': {
      if (!Object.hasOwn(state.people, cue.who)) return state;
      const line = cue.to === 'counter' ? toFront(state.line, cue.who) : state.line.filter((id) => id !== cue.who);
      const speaker = cue.to === 'counter' ? cue.who : state.speaker === cue.who ? null : state.speaker;
      return { ...withPerson(state, cue.who, { place: cue.to }), line, speaker };
    }
    case 'sound':
      return cue.sound === 'phone_ring' ? { ...state, ringing: true } : state;
    case 'leave':
      // Taken or lost, a call ends the moment in which it rang.
      return state.ringing ? { ...state, ringing: false } : state;
    case 'pose':
      return withPerson(state, cue.who, { pose: citizenPose(cue.pose) });
    case 'light':
      // Screens hang on the same power.
      return { ...state, light: cue.to, screens: cue.to === 'on' ? 'on' : 'off' };
    case 'screens':
      return { ...state, screens: cue.to };
    case 'prop': {
      const others = state.props.filter((id) => id !== cue.prop);
      return { ...state, props: cue.shown ? [...others, cue.prop] : others };
    }
    default:
      return state;
  }
}

/** Moods and presence as the machine reports them; whoever is present but was never sent anywhere stands at the counter. */
export function agreeWith(state: ShowState, view: RunView): ShowState {
  let next = state;
  for (const [who, mood] of Object.entries(view.moods)) next = withPerson(next, who, { mood });
  for (const who of Object.keys(next.people)) {
    const person = next.people[who];
    const present = view.present.includes(who);
    if (present && person?.place === 'away') next = follow(next, { cue: 'walk', who, to: 'counter' });
    if (!present && person !== undefined && person.place !== 'away')
      next = follow(next, { cue: 'walk', who, to: 'away' });
  }
  return next;
}

import { useSyncExternalStore } from 'react';

const KEY = 'yingsheng.settings';
/** A stored text longer than this is not ours. */
const LONGEST = 4000;

export const TEXT_SIZES = [100, 125, 150, 175, 200] as const;
export const CHOICES = ['auto', 'on', 'off'] as const;
export const RENDERERS = ['auto', 'canvas', 'webgl'] as const;
export const CHORDS = ['alt', 'alt-shift', 'off'] as const;
/** When citizens are heard: never, in practice, in exams as well. */
export const VOICES = ['off', 'practice', 'always'] as const;
export const ON_OFF = ['on', 'off'] as const;
export const VOLUMES = ['all', 'hall', 'effects'] as const;
/** In thousandths of the limit. */
export const EXTRA_TIMES = [0, 250, 500, 1000] as const;

export type Chord = (typeof CHORDS)[number];

/** What a person set on this machine. */
export interface Settings {
  /** Percent. */
  readonly textSize: (typeof TEXT_SIZES)[number];
  readonly contrast: (typeof CHOICES)[number];
  /** Reduced motion. */
  readonly calm: (typeof CHOICES)[number];
  /** Percent. */
  readonly volume: Readonly<Record<(typeof VOLUMES)[number], number>>;
  /** Sounds in words, over the hall. */
  readonly captions: (typeof ON_OFF)[number];
  readonly voices: (typeof VOICES)[number];
  /** Off by default: some browsers send what they hear over the network. */
  readonly dictation: (typeof ON_OFF)[number];
  readonly renderer: (typeof RENDERERS)[number];
  readonly keys: {
    /** One printable character that leads to the text box; empty: none. */
    readonly say: string;
    /** Held with 1 to 4 to take a phrase card. */
    readonly cards: Chord;
    /** Held with 1 to 4 to go to a group of actions. */
    readonly groups: Chord;
  };
  /** For who practises without a name; a person's own is kept with the person. */
  readonly extraTime: number;
}

export const DEFAULTS: Settings = {
  textSize: 100,
  contrast: 'auto',
  calm: 'auto',
  volume: { all: 70, hall: 100, effects: 100 },
  captions: 'on',
  voices: 'off',
  dictation: 'off',
  renderer: 'auto',
  keys: { say: '/', cards: 'alt', groups: 'alt-shift' },
  extraTime: 0,
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const oneOf = <T>(options: readonly T[], value: unknown, otherwise: T): T =>
  options.find((option) => option === value) ?? otherwise;

const percent = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 100 ? value : otherwise;

/** A character that is typed without holding anything but Shift. */
export const isSayKey = (value: unknown): value is string => typeof value === 'string' && /^[!-~]?$/.test(value);

/** Takes from what was stored whatever is sound, and the default for the rest. */
export function readSettings(stored: string | null): Settings {
  const found = parsed(stored);
  const volume = isObject(found.volume) ? found.volume : {};
  const keys = isObject(found.keys) ? found.keys : {};
  const cards = oneOf(CHORDS, keys.cards, DEFAULTS.keys.cards);
  const groups = oneOf(CHORDS, keys.groups, DEFAULTS.keys.groups);
  return {
    textSize: oneOf(TEXT_SIZES, found.textSize, DEFAULTS.textSize),
    contrast: oneOf(CHOICES, found.contrast, DEFAULTS.contrast),
    calm: oneOf(CHOICES, found.calm, DEFAULTS.calm),
    volume: {
      all: percent(volume.all, DEFAULTS.volume.all),
      hall: percent(volume.hall, DEFAULTS.volume.hall),
      effects: percent(volume.effects, DEFAULTS.volume.effects),
    },
    captions: oneOf(ON_OFF, found.captions, DEFAULTS.captions),
    voices: oneOf(VOICES, found.voices, DEFAULTS.voices),
    dictation: oneOf(ON_OFF, found.dictation, DEFAULTS.dictation),
    renderer: oneOf(RENDERERS, found.renderer, DEFAULTS.renderer),
    keys: {
      say: isSayKey(keys.say) ? keys.say : DEFAULTS.keys.say,
      cards,
      // The same chord cannot mean two things.
      groups: groups === cards ? 'off' : groups,
    },
    extraTime: oneOf<number>(EXTRA_TIMES, found.extraTime, DEFAULTS.extraTime),
  };
}

function parsed(stored: string | null): Record<string, unknown> {
  if (stored === null || stored.length > LONGEST) return {};
  try {
    const value: unknown = JSON.parse(stored);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

let current: Settings = readSettings(stored());
const listeners = new Set<() => void>();

export function settings(): Settings {
  return current;
}

export function changeSettings(change: Partial<Settings>): void {
  current = readSettings(JSON.stringify({ ...current, ...change }));
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // Kept for this page only.
  }
  for (const tell of listeners) tell();
}

export function onSettings(tell: () => void): () => void {
  listeners.add(tell);
  return () => {
    listeners.delete(tell);
  };
}

export function useSettings(): Settings {
  return useSyncExternalStore(onSettings, settings);
}

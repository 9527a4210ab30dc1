import { useSyncExternalStore } from 'react';
import type { Sound } from '../sound';
import { calm } from './calm';
import { onSettings, settings } from './path/settings-store';
import { readPreference, writePreference } from './preferences';

let muted = readPreference('muted') === 'yes';
let opening: Promise<Sound | null> | null = null;
let opened: Sound | null = null;
const listeners = new Set<() => void>();

/** What is heard is fetched when the trainee can read and be judged. */
export const soundRoom = (): Promise<typeof import('../sound')> => calm().then(() => import('../sound'));

/** Nothing waits for sound, and without it the hall is silent. */
export async function withSound(use: (sound: Sound) => void): Promise<void> {
  opening ??= soundRoom().then(
    ({ createSound }) => {
      const sound = createSound({ muted });
      const follow = () => sound.setVolumes(volumes());
      follow();
      onSettings(follow);
      return sound;
    },
    () => null,
  );
  opened = await opening;
  if (opened) use(opened);
}

const PERCENT = 100;

function volumes(): Parameters<Sound['setVolumes']>[0] {
  const { all, hall, effects } = settings().volume;
  return { all: all / PERCENT, hall: hall / PERCENT, effects: effects / PERCENT };
}

function setMuted(next: boolean): void {
  muted = next;
  writePreference('muted', next ? 'yes' : 'no');
  opened?.setMuted(next);
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => {
    listeners.delete(tell);
  };
}

export function useMuted(): readonly [boolean, (muted: boolean) => void] {
  return [useSyncExternalStore(subscribe, () => muted), setMuted];
}

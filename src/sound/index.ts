export type { AmbienceId, SoundId } from './captions';
export { AMBIENCES, CAPTIONS, isSoundId, SOUNDS } from './captions';

export interface SoundOptions {
  readonly muted?: boolean;
  /** 0 to 1. */
  readonly volume?: number;
}

export interface Sound {
  /** Plays once. Unknown ids and missing files are silent and set {@link Sound.missing}. */
  play(id: string): void;
  /** Starts a loop under everything, or stops it with null. */
  ambience(id: string | null): void;
  setMuted(muted: boolean): void;
  readonly muted: boolean;
  setVolume(volume: number): void;
  /** 0 to 1 each: everything, the loops of the hall, the sounds that play once. */
  setVolumes(volumes: { readonly all: number; readonly hall: number; readonly effects: number }): void;
  /** Call from a user gesture; sound blocked by the browser starts then. It is also called on the first gesture by itself. */
  unlock(): void;
  /** Ids that could not be played, for a quiet line in the settings. */
  readonly missing: readonly string[];
  destroy(): void;
}
export { createSound } from './create-sound';
export { hush, manner, speak, type VoiceState, voiceState } from './voices';

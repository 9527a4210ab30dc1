import type { Howl } from 'howler';
import { AMBIENCES, type AmbienceId, isSoundId, type SoundId } from './captions';
import { sourcesOf } from './files';
import type { Sound, SoundOptions } from './index';
import { AudioRest, unhurried } from './rest';

type Howler = typeof import('howler');

const DEFAULT_VOLUME = 0.7;
/** The hall lies well below everything else. */
const AMBIENCE_VOLUME = 0.32;
const FADE_MS = 600;
/** A sound that could not start within this time is no longer about what happens now. */
const STALE_MS = 1500;
const GESTURES = ['pointerdown', 'keydown', 'touchend'] as const;

const isAmbience = (id: string): id is AmbienceId => (AMBIENCES as readonly string[]).includes(id);

/** Sound is an extra: everything it says also stands in the log, so that nothing here throws or makes anyone wait. */
export function createSound(options: SoundOptions = {}): Sound {
  const howls = new Map<SoundId, Howl>();
  const missing = new Set<string>();
  let muted = options.muted ?? false;
  let volume = clamp(options.volume ?? DEFAULT_VOLUME);
  let hall = 1;
  let effects = 1;
  let wanted: AmbienceId | null = null;
  let sounding: AmbienceId | null = null;
  let howler: Howler | null = null;
  let rest: AudioRest | null = null;
  let closed = false;

  const ready: Promise<Howler | null> = import('howler').then(
    (loaded) => {
      howler = loaded;
      loaded.Howler.autoUnlock = true;
      // A context that Howler put to sleep would look like one the browser blocks.
      loaded.Howler.autoSuspend = false;
      unhurried(() => loaded.Howler.mute(muted));
      loaded.Howler.volume(volume);
      const context: AudioContext | null = loaded.Howler.ctx;
      if (context) rest = new AudioRest(context, heard);
      return loaded;
    },
    () => null,
  );

  const heard = () => {
    if (muted) return 'nothing';
    if (wanted !== null) return 'loop';
    // What still loads will be heard when it has come.
    return [...howls.values()].some((howl) => howl.playing() || howl.state() === 'loading') ? 'once' : 'nothing';
  };

  const howlOf = (id: SoundId): Howl | null => {
    const known = howls.get(id);
    if (known) return known;
    const src = sourcesOf(id);
    if (!howler || src.length === 0 || missing.has(id)) {
      if (src.length === 0) missing.add(id);
      return null;
    }
    const howl = new howler.Howl({
      src: [...src],
      loop: isAmbience(id),
      volume: isAmbience(id) ? 0 : effects,
      onloaderror: () => missing.add(id),
    });
    howls.set(id, howl);
    return howl;
  };

  /** Only what should be heard is started; a loop begun while the browser blocks sound starts with the first gesture. */
  const settleAmbience = () => {
    if (closed || !howler) return;
    rest?.settle();
    if (sounding === wanted) return;
    if (sounding !== null) {
      const ending = howls.get(sounding);
      ending?.fade(AMBIENCE_VOLUME * hall, 0, FADE_MS);
      ending?.once('fade', () => ending.stop());
    }
    sounding = wanted;
    if (wanted === null) return;
    const howl = howlOf(wanted);
    if (!howl) return;
    howl.off('fade');
    howl.stop();
    howl.play();
    howl.fade(0, AMBIENCE_VOLUME * hall, FADE_MS);
  };

  const unlock = () => {
    void ready.then(() => {
      const context: AudioContext | null | undefined = howler?.Howler.ctx;
      if (context && rest?.blocked) void context.resume().catch(() => {});
    });
  };
  const onGesture = () => {
    unlock();
    for (const gesture of GESTURES) removeEventListener(gesture, onGesture, true);
  };
  for (const gesture of GESTURES) addEventListener(gesture, onGesture, { capture: true, passive: true });

  const ambience = (id: string | null) => {
    if (id !== null && !isAmbience(id)) {
      missing.add(id);
      return;
    }
    wanted = id;
    void ready.then(settleAmbience);
  };

  return {
    play(id) {
      if (isAmbience(id)) {
        ambience(id);
        return;
      }
      if (!isSoundId(id)) {
        missing.add(id);
        return;
      }
      if (muted || closed) return;
      const asked = performance.now();
      void ready.then(() => {
        if (closed || muted || rest?.blocked || performance.now() - asked >= STALE_MS) return;
        rest?.wake();
        howlOf(id)?.play();
        rest?.settle();
      });
    },
    ambience,
    setMuted(next) {
      muted = next;
      howler?.Howler.mute(next);
      rest?.settle();
    },
    get muted() {
      return muted;
    },
    setVolume(next) {
      volume = clamp(next);
      howler?.Howler.volume(volume);
    },
    setVolumes(next) {
      volume = clamp(next.all);
      hall = clamp(next.hall);
      effects = clamp(next.effects);
      howler?.Howler.volume(volume);
      for (const [id, howl] of howls) {
        if (!isAmbience(id)) howl.volume(effects);
        else if (id === sounding) howl.volume(AMBIENCE_VOLUME * hall);
      }
    },
    unlock,
    get missing() {
      return [...missing];
    },
    destroy() {
      closed = true;
      for (const gesture of GESTURES) removeEventListener(gesture, onGesture, true);
      rest?.close();
      for (const howl of howls.values()) howl.unload();
      howls.clear();
    },
  };
}

const clamp = (volume: number): number => (Number.isFinite(volume) ? Math.max(0, Math.min(1, volume)) : DEFAULT_VOLUME);

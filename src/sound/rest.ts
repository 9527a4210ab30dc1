/** Silence after which the audio device is let go, ms: longer than a fade. */
const SILENCE_MS = 3000;

/** A loop sounds until it is stopped, which is told; a sound that plays once ends by itself. */
type Heard = 'loop' | 'once' | 'nothing';

/**
 * Puts the audio context to sleep while nothing can be heard. A running one asks for new samples a hundred times a second,
 * silent or not, which costs an old PC more than everything else on a page where nothing moves.
 */
export class AudioRest {
  readonly #context: AudioContext;
  readonly #heard: () => Heard;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asleep = false;

  constructor(context: AudioContext, heard: () => Heard) {
    this.#context = context;
    this.#heard = heard;
    // Howler wakes it at the first gesture, whether or not there is anything to hear.
    context.addEventListener('statechange', this.settle);
    this.settle();
  }

  /** The browser does not let it sound; one that we put to sleep does not count. */
  get blocked(): boolean {
    return this.#context.state === 'suspended' && !this.#asleep;
  }

  /** To be called after whatever may begin or end something to hear. */
  readonly settle = (): void => {
    clearTimeout(this.#timer);
    const heard = this.#heard();
    if (heard !== 'nothing') this.wake();
    if (heard !== 'loop') this.#timer = setTimeout(this.#look, SILENCE_MS);
  };

  wake(): void {
    if (!this.#asleep) return;
    this.#asleep = false;
    this.#context.resume().catch(() => {});
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#context.removeEventListener('statechange', this.settle);
  }

  readonly #look = (): void => {
    if (this.#heard() !== 'nothing') this.settle();
    else if (this.#context.state === 'running') {
      this.#asleep = true;
      this.#context.suspend().catch(() => {
        this.#asleep = false;
      });
    }
  };
}

/** Sound that the context has ready, seconds: nobody hears a stamp come so much later. */
const READY = 0.06;

/**
 * Runs `open` so that the audio context it makes asks for its samples in larger pieces: a hall needs no sound to the
 * millisecond, and the loop under everything costs the audio process two fifths of what the browser's own largest
 * (`playback`, 0.02 s) does. At 0.1 s it is the same again; at the files' own sample rate it is twice as much.
 */
export function unhurried(open: () => void): void {
  const Usual = globalThis.AudioContext;
  if (typeof Usual !== 'function') {
    open();
    return;
  }
  globalThis.AudioContext = class extends Usual {
    constructor(options?: AudioContextOptions) {
      super({ latencyHint: READY, ...options });
    }
  };
  try {
    open();
  } finally {
    globalThis.AudioContext = Usual;
  }
}

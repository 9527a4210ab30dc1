import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSound } from '../../src/sound';

const played: string[] = [];
const master = {
  mute: vi.fn(),
  volume: vi.fn(),
  autoUnlock: true,
  autoSuspend: true,
  ctx: {
    state: 'running',
    resume: vi.fn(async () => {
      master.ctx.state = 'running';
    }),
    suspend: vi.fn(async () => {
      master.ctx.state = 'suspended';
    }),
    addEventListener: () => {},
    removeEventListener: () => {},
  },
};

vi.mock('howler', () => ({
  Howler: master,
  Howl: class {
    readonly #src: string;
    constructor({ src }: { src: readonly string[] }) {
      this.#src = src[0] ?? '';
    }
    play() {
      played.push(/([a-z_]+)(?:-[\w-]+)?\.(?:ogg|mp3)/.exec(this.#src)?.[1] ?? this.#src);
    }
    playing() {
      return false;
    }
    state() {
      return 'loaded';
    }
    fade() {}
    once() {}
    off() {}
    stop() {}
    unload() {}
  },
}));

/** A page as far as sound needs one: it hears gestures. */
const gestures = new Map<string, () => void>();
beforeEach(() => {
  played.length = 0;
  gestures.clear();
  master.ctx.state = 'running';
  master.ctx.resume.mockClear();
  vi.stubGlobal('addEventListener', (name: string, listener: () => void) => gestures.set(name, listener));
  vi.stubGlobal('removeEventListener', (name: string) => gestures.delete(name));
});
afterEach(() => vi.unstubAllGlobals());

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('sound', () => {
  it('plays what it knows and only remembers what it does not', async () => {
    const sound = createSound();
    sound.play('phone_ring');
    sound.play('trumpet');
    await settle();
    expect(played).toEqual(['phone_ring']);
    expect(sound.missing).toEqual(['trumpet']);
  });

  it('starts muted when told to, and plays nothing then', async () => {
    const sound = createSound({ muted: true });
    sound.play('stamp');
    await settle();
    expect(played).toEqual([]);
    expect(master.mute).toHaveBeenCalledWith(true);
    sound.setMuted(false);
    sound.play('stamp');
    await settle();
    expect(played).toEqual(['stamp']);
  });

  it('keeps one ambience at a time and does not restart the one that sounds', async () => {
    const sound = createSound();
    sound.ambience('hall');
    await settle();
    sound.ambience('hall');
    sound.ambience('hall_dark');
    await settle();
    expect(played).toEqual(['hall', 'hall_dark']);
  });

  it('waits for the first gesture when the browser blocks sound, and drops what is over by then', async () => {
    master.ctx.state = 'suspended';
    const sound = createSound();
    sound.play('queue_chime');
    await settle();
    expect(played).toEqual([]);
    gestures.get('pointerdown')?.();
    await settle();
    expect(master.ctx.resume).toHaveBeenCalledOnce();
    expect(gestures.size).toBe(0);
  });

  it('lets the audio device go while nothing can be heard, and wakes it for the next sound', async () => {
    vi.useFakeTimers();
    try {
      const sound = createSound();
      sound.ambience('hall');
      await vi.advanceTimersByTimeAsync(60_000);
      expect(master.ctx.state).toBe('running');
      sound.setMuted(true);
      await vi.advanceTimersByTimeAsync(10_000);
      expect(master.ctx.state).toBe('suspended');
      sound.setMuted(false);
      expect(master.ctx.state).toBe('running');
      sound.ambience(null);
      await vi.advanceTimersByTimeAsync(10_000);
      expect(master.ctx.state).toBe('suspended');
      sound.play('stamp');
      await vi.advanceTimersByTimeAsync(100);
      expect(played).toEqual(['hall', 'stamp']);
      expect(master.ctx.state).toBe('running');
      await vi.advanceTimersByTimeAsync(10_000);
      expect(master.ctx.state).toBe('suspended');
    } finally {
      vi.useRealTimers();
    }
  });

  it('is silent for good once destroyed', async () => {
    const sound = createSound();
    sound.destroy();
    sound.play('door');
    sound.ambience('hall');
    await settle();
    expect(played).toEqual([]);
  });
});

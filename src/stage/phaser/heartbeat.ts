import type { Game } from 'phaser';
import { Core } from 'phaser';

/** A change of texture shows in the second frame. */
const FRAMES = 2;

/** Lets the game loop run only while something moves: an idle hall costs no battery. */
export class Heartbeat {
  readonly #game: Game;
  readonly #moving: () => boolean;
  #until = 0;
  #frames = 0;
  #closed = false;

  /** `moving` tells of motion still under way; on a slow machine it outlasts the time it was given. */
  constructor(game: Game, moving: () => boolean) {
    this.#game = game;
    this.#moving = moving;
    game.events.on(Core.Events.POST_RENDER, this.#rest, this);
  }

  /** Draws for so many milliseconds, and at least until a change of texture shows. */
  beat(ms = 0, frames = FRAMES): void {
    if (this.#closed) return;
    this.#frames = Math.max(this.#frames, frames);
    this.#until = Math.max(this.#until, performance.now() + ms);
    if (!this.#game.loop.running) this.#game.loop.wake(true);
  }

  #rest(): void {
    this.#frames -= 1;
    if (!this.#closed && this.#frames <= 0 && performance.now() > this.#until && !this.#moving())
      this.#game.loop.sleep();
  }

  /** From now on the loop runs: the game takes itself down inside it. */
  close(): void {
    this.#closed = true;
    if (!this.#game.loop.running) this.#game.loop.wake(true);
  }
}

import type { Game } from 'phaser';
import { Core } from 'phaser';

/** Lets the game loop run only while something moves: an idle hall costs no battery. */
export class Heartbeat {
  readonly #game: Game;
  readonly #moving: () => boolean;
  #until = 0;
  #closed = false;

  /** `moving` tells of motion still under way; on a slow machine it outlasts the time it was given. */
  constructor(game: Game, moving: () => boolean) {
    this.#game = game;
    this.#moving = moving;
    game.events.on(Core.Events.POST_RENDER, this.#rest, this);
  }

  /** Draws for so many milliseconds; two frames at least, so that a change of texture shows. */
  beat(ms = 60): void {
    if (this.#closed) return;
    this.#until = Math.max(this.#until, performance.now() + ms);
    if (!this.#game.loop.running) this.#game.loop.wake(true);
  }

  #rest(): void {
    if (!this.#closed && performance.now() > this.#until && !this.#moving()) this.#game.loop.sleep();
  }

  /** From now on the loop runs: the game takes itself down inside it. */
  close(): void {
    this.#closed = true;
    if (!this.#game.loop.running) this.#game.loop.wake(true);
  }
}

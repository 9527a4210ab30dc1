import type { Game } from 'phaser';
import { Core } from 'phaser';

/** A change of texture shows in the second frame. */
const FRAMES = 2;

/** Lets the game loop run only while something moves: an idle hall costs no battery. */
export class Heartbeat {
  readonly #game: Game;
  readonly #moving: () => boolean;
  #frames = 0;
  #closed = false;

  /** `moving` tells of motion still under way: the loop runs for as long as it does, however slow the machine. */
  constructor(game: Game, moving: () => boolean) {
    this.#game = game;
    this.#moving = moving;
    game.events.on(Core.Events.POST_RENDER, this.#rest, this);
  }

  /** Draws so many times, until a change of texture shows, and on while something moves. */
  beat(frames = FRAMES): void {
    if (this.#closed) return;
    this.#frames = Math.max(this.#frames, frames);
    if (!this.#game.loop.running) this.#game.loop.wake(true);
  }

  #rest(): void {
    this.#frames -= 1;
    if (!this.#closed && this.#frames <= 0 && !this.#moving()) this.#game.loop.sleep();
  }

  /** From now on the loop runs: the game takes itself down inside it. */
  close(): void {
    this.#closed = true;
    if (!this.#game.loop.running) this.#game.loop.wake(true);
  }
}

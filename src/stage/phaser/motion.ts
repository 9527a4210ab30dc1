import type { GameObjects, Scene } from 'phaser';
import type { Figure } from './figure';
import type { Heartbeat } from './heartbeat';

export const WALK_IN_MS = 900;
const FALL_MS = 620;
const JOLT_MS = 70;

/** How things move: every motion wakes the game's loop, which runs on for as long as it takes. */
export class Motion {
  readonly #scene: Scene;
  readonly #heart: Heartbeat;

  constructor(scene: Scene, heart: Heartbeat) {
    this.#scene = scene;
    this.#heart = heart;
  }

  get isMoving(): boolean {
    return this.#scene.tweens.getTweens().length > 0;
  }

  pause(paused: boolean): void {
    if (paused) this.#scene.tweens.pauseAll();
    else this.#scene.tweens.resumeAll();
    this.#heart.beat();
  }

  stop(...targets: readonly object[]): void {
    for (const target of targets) this.#scene.tweens.killTweensOf(target);
  }

  move(target: object, goal: Readonly<Record<string, number>>, duration: number): void {
    this.stop(target);
    // Whoever is there already does not keep the hall being drawn.
    if (Object.entries(goal).every(([part, value]) => Reflect.get(target, part) === value)) return;
    this.#scene.tweens.add({ targets: target, ...goal, duration, ease: 'Cubic.easeOut' });
    this.#heart.beat();
  }

  /** Walks with a light step: the crown rises and falls three times on the way. */
  walk(
    container: GameObjects.Container,
    goal: { readonly x: number; readonly y: number },
    done: () => void = () => {},
  ): void {
    this.stop(container);
    const from = container.x;
    this.#scene.tweens.add({
      targets: container,
      x: goal.x,
      duration: WALK_IN_MS,
      ease: 'Sine.easeOut',
      onUpdate: () => {
        const way = (container.x - from) / (goal.x - from || 1);
        container.y = goal.y - Math.abs(Math.sin(way * Math.PI * 3)) * 5;
      },
      onComplete: () => {
        container.setPosition(goal.x, goal.y);
        done();
      },
    });
    this.#heart.beat();
  }

  /** Falls over, or is up again. */
  tilt(figure: Figure, degrees: number, animate: boolean): void {
    if (figure.bow === degrees) return;
    if (animate) this.move(figure, { bow: degrees }, FALL_MS);
    else figure.bow = degrees;
  }

  /** A fist on the counter shakes who strikes it, three times. */
  jolt(container: GameObjects.Container): void {
    this.#scene.tweens.add({ targets: container, y: container.y + 7, duration: JOLT_MS, yoyo: true, repeat: 2 });
    this.#heart.beat();
  }
}

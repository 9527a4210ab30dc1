import type { Figure } from './figure';
import type { Heartbeat } from './heartbeat';

const SHUT_MS = 110;
/**
 * Pauses between blinks, 7 to 9 seconds: each draws the hall twice, and a waiting hall may take 2 % of a core. A fixed
 * round, since nothing here may depend on chance.
 */
const PAUSES = [7100, 9100, 7800, 8500];

/** The clerk and whoever is in front blink in turn: the one thing that moves by itself. */
export class Blinking {
  readonly #heart: Heartbeat;
  readonly #next: (turn: number) => Figure;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  #shut: Figure | null = null;

  constructor(heart: Heartbeat, next: (turn: number) => Figure) {
    this.#heart = heart;
    this.#next = next;
  }

  start(): void {
    this.stop();
    this.#timer = setTimeout(() => this.#blink(), PAUSES[this.#turn++ % PAUSES.length] ?? 8000);
  }

  /** Nobody is left with shut eyes. */
  stop(): void {
    clearTimeout(this.#timer);
    if (this.#shut) this.#look(this.#shut, false);
    this.#shut = null;
  }

  #blink(): void {
    this.#shut = this.#next(this.#turn);
    this.#look(this.#shut, true);
    this.#timer = setTimeout(() => this.start(), SHUT_MS);
  }

  #look(figure: Figure, shut: boolean): void {
    figure.blink(shut);
    this.#heart.beat(1);
  }
}

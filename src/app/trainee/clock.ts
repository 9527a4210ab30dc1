import type { Millis } from '../../encounter';

/** Attempt time: milliseconds in which the attempt was running, measured on a clock that never jumps. */
export class AttemptClock {
  #base: Millis;
  #since: number | null = null;
  readonly #now: () => number;

  /** `now` is monotonic (performance.now); `from` is where an earlier sitting stopped. */
  constructor(now: () => number, from: Millis = 0) {
    this.#now = now;
    this.#base = from;
  }

  get running(): boolean {
    return this.#since !== null;
  }

  get t(): Millis {
    return Math.floor(this.#since === null ? this.#base : this.#base + (this.#now() - this.#since));
  }

  start(): void {
    this.#since ??= this.#now();
  }

  stop(): void {
    this.#base = this.t;
    this.#since = null;
  }
}

/** Browsers fire a timeout at once when its delay exceeds 31 bits. */
const LONGEST_WAIT = 0x7fffffff;

/** Calls `fire` when attempt time reaches what `due` names; asks again after each call of `arm`. */
export class Alarm {
  #handle: ReturnType<typeof setTimeout> | null = null;
  readonly #clock: AttemptClock;
  readonly #due: () => Millis | null;
  readonly #fire: () => void;

  constructor(clock: AttemptClock, due: () => Millis | null, fire: () => void) {
    this.#clock = clock;
    this.#due = due;
    this.#fire = fire;
  }

  arm(): void {
    this.disarm();
    const due = this.#due();
    if (due === null || !this.#clock.running) return;
    // One millisecond more: attempt time is floored, a timeout may come a fraction early.
    const wait = Math.min(LONGEST_WAIT, Math.max(0, due - this.#clock.t) + 1);
    this.#handle = setTimeout(() => {
      this.#handle = null;
      if (this.#clock.t >= due) this.#fire();
      else this.arm();
    }, wait);
  }

  disarm(): void {
    if (this.#handle !== null) clearTimeout(this.#handle);
    this.#handle = null;
  }
}

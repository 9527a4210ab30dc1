import type { AttemptId } from './types';

/** One attempt, one tab: two tabs that write the same log would tear its chain. */
export interface Claims {
  /** False when another tab holds the attempt. Claiming again what this tab holds is true. */
  claim(attempt: AttemptId): Promise<boolean>;
  release(attempt: AttemptId): void;
  holds(attempt: AttemptId): boolean;
}

/** Web Locks: the browser frees the lock when the tab closes or crashes. */
export class LockClaims implements Claims {
  readonly #locks: Pick<LockManager, 'request'>;
  readonly #asked = new Map<AttemptId, Promise<boolean>>();
  readonly #held = new Map<AttemptId, () => void>();
  /** The browser frees a lock a moment after it is given back; a new claim waits for that instead of losing to itself. */
  readonly #leaving = new Map<AttemptId, Promise<void>>();

  constructor(locks: Pick<LockManager, 'request'>) {
    this.#locks = locks;
  }

  claim(attempt: AttemptId): Promise<boolean> {
    const asked = this.#asked.get(attempt) ?? this.#request(attempt);
    this.#asked.set(attempt, asked);
    return asked;
  }

  release(attempt: AttemptId): void {
    this.#held.get(attempt)?.();
    this.#held.delete(attempt);
    this.#asked.delete(attempt);
  }

  holds(attempt: AttemptId): boolean {
    return this.#held.has(attempt);
  }

  async #request(attempt: AttemptId): Promise<boolean> {
    await this.#leaving.get(attempt);
    return new Promise<boolean>((answer) => {
      const over = this.#locks
        .request(`yingsheng.attempt.${attempt}`, { ifAvailable: true }, (lock) => {
          if (!lock) {
            this.#asked.delete(attempt);
            answer(false);
            return;
          }
          return new Promise<void>((free) => {
            this.#held.set(attempt, free);
            answer(true);
          });
        })
        // Locks are refused in some sandboxed frames; the store's conflict check still guards the chain there.
        .catch(() => answer(true));
      this.#leaving.set(attempt, Promise.resolve(over).then(noop, noop));
    });
  }
}

/** The part of BroadcastChannel that claims need. */
export interface Channel {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
}

type Message = { readonly kind: 'ask' | 'held'; readonly attempt: AttemptId; readonly tab: string };

/**
 * Where Web Locks are not to be had (plain http in a local network): the tab asks the other tabs and takes silence for
 * consent. No lease, so nothing expires while a hidden tab's timers sleep and nothing stays locked after a crash. Of two
 * tabs that ask at once the one with the smaller name wins.
 */
export class ChannelClaims implements Claims {
  readonly #channel: Channel;
  readonly #tab: string;
  readonly #wait: () => Promise<void>;
  readonly #held = new Set<AttemptId>();
  readonly #asking = new Map<AttemptId, { denied: boolean; answer: Promise<boolean> }>();

  constructor(channel: Channel, tab: string, wait: () => Promise<void>) {
    this.#channel = channel;
    this.#tab = tab;
    this.#wait = wait;
    channel.addEventListener('message', ({ data }) => this.#hear(data));
  }

  claim(attempt: AttemptId): Promise<boolean> {
    if (this.#held.has(attempt)) return Promise.resolve(true);
    const asking = this.#asking.get(attempt);
    if (asking) return asking.answer;
    const question = { denied: false, answer: Promise.resolve(false) };
    question.answer = this.#wait().then(() => {
      this.#asking.delete(attempt);
      if (!question.denied) this.#held.add(attempt);
      return !question.denied;
    });
    this.#asking.set(attempt, question);
    this.#post('ask', attempt);
    return question.answer;
  }

  release(attempt: AttemptId): void {
    this.#held.delete(attempt);
  }

  holds(attempt: AttemptId): boolean {
    return this.#held.has(attempt);
  }

  #hear(data: unknown): void {
    const message = asMessage(data);
    if (!message || message.tab === this.#tab) return;
    const asking = this.#asking.get(message.attempt);
    if (message.kind === 'held') {
      if (asking) asking.denied = true;
    } else if (this.#held.has(message.attempt) || (asking && this.#tab < message.tab)) {
      this.#post('held', message.attempt);
    }
  }

  #post(kind: Message['kind'], attempt: AttemptId): void {
    this.#channel.postMessage({ kind, attempt, tab: this.#tab } satisfies Message);
  }
}

/** No other tab can be asked. */
export class LoneClaims implements Claims {
  async claim(): Promise<boolean> {
    return true;
  }
  release(): void {}
  holds(): boolean {
    return true;
  }
}

function asMessage(data: unknown): Message | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { kind, attempt, tab } = data as Partial<Message>;
  const whole = (kind === 'ask' || kind === 'held') && typeof attempt === 'string' && typeof tab === 'string';
  return whole ? { kind, attempt, tab } : undefined;
}

function noop(): void {}

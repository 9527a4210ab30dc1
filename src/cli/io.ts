import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

/** Everything the command line touches outside, handed in so that tests can stand in for a terminal. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** Standard input as raw bytes. */
  readonly input: AsyncIterable<Uint8Array>;
  /** Whether somebody sits at a terminal and waits for a prompt. */
  readonly interactive: boolean;
  /** The project's folder, where the library of encounters lies. */
  readonly root: string;
  /** Milliseconds on a clock that never jumps. */
  now(): number;
  /** Wall clock for the header of a log, ISO 8601. */
  wallClock(): string;
  /** Ends early when aborted, never throws. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  seed(): number;
}

export function processIo(): Io {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    input: process.stdin,
    interactive: process.stdin.isTTY === true && process.stdout.isTTY === true,
    // bin/yingsheng.mjs says where the project lies; the bundle itself may lie anywhere.
    root: process.env.YINGSHENG_ROOT ?? process.cwd(),
    now: () => performance.now(),
    wallClock: () => new Date().toISOString(),
    sleep: (ms, signal) => wait(ms, undefined, { signal }).catch(() => undefined),
    seed: () => randomInt(2 ** 31),
  };
}

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../src/cli/command-line';
import type { Io } from '../../src/cli/io';

export const ROOT = join(import.meta.dirname, '..', '..');
export const S28 = 'scenarios/encounters/s28-power-cut.yaml';
export const S04 = 'scenarios/encounters/s04-third-trip.yaml';
export const DOOR = 'tests/fixtures/encounters/door.yaml';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Standard input: one text, or chunks with waits between them for what happens in real time. */
export type Input = string | AsyncIterable<Uint8Array>;

async function* once(text: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** A clock of its own: sleeping moves it, so that real-time play takes no time. */
function testIo(input: Input = ''): { readonly io: Io; readonly out: string[]; readonly err: string[] } {
  const out: string[] = [];
  const err: string[] = [];
  let now = 5000;
  const io: Io = {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    input: typeof input === 'string' ? once(input) : input,
    interactive: false,
    root: ROOT,
    now: () => now,
    wallClock: () => '2026-07-31T09:00:00.000Z',
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => {
          now += ms;
          resolve();
        }, 1);
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      }),
    seed: () => 7,
  };
  return { io, out, err };
}

/** Runs the command line as `npx yingsheng …` would. */
export async function yingsheng(argv: readonly string[], input?: Input): Promise<Ran> {
  const { io, out, err } = testIo(input);
  const code = await main(argv, io);
  return { code, out: out.join(''), err: err.join('') };
}

/** A folder of its own for files that a test writes. */
export const scratch = (): string => mkdtempSync(join(tmpdir(), 'yingsheng-cli-'));

export const runBody = (name: string): string =>
  readFileSync(join(ROOT, 'tests/fixtures/runs', `${name}.jsonl`), 'utf8');

/** A script for the encounter as it is now: the fixtures hold what is said and done, not the hash of a version. */
export async function script(file: string, body: string, seed = 1): Promise<string> {
  const { out } = await yingsheng(['play', file, '--print-header', '--seed', String(seed)]);
  return out + body;
}

/** Writes a script into a file of its own. */
export async function scriptFile(file: string, body: string, seed = 1): Promise<string> {
  const path = join(scratch(), 'run.jsonl');
  writeFileSync(path, await script(file, body, seed));
  return path;
}

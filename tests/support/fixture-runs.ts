import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldValue, Run } from '../../src/encounter';

export type Move = readonly [number, 'say' | 'do' | 'file' | 'wait' | 'end', unknown?];

export interface Script {
  readonly seed: number;
  readonly moves: readonly Move[];
}

const RUNS = join(import.meta.dirname, '../fixtures/runs');

/** `s27-good.json` plays the encounter whose file begins with `s27-`; `s04-good-en.json` plays it in English. */
export const fixtureRuns = readdirSync(RUNS)
  .filter((file) => /^s\d\d-(good|rude)(-en)?\.json$/.test(file))
  .sort();

export const fixtureRun = (file: string): Script => JSON.parse(readFileSync(join(RUNS, file), 'utf8')) as Script;

export function playMove(run: Run, [t, kind, payload]: Move): void {
  if (kind === 'say') run.say(t, String(payload));
  else if (kind === 'do') run.act(t, String(payload));
  else if (kind === 'file') {
    const [form, fields] = payload as readonly [string, Readonly<Record<string, FieldValue>>];
    run.file(t, form, fields);
  } else if (kind === 'wait') run.advance(t);
  else run.end(t);
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { annotate } from '../../src/app/marks/annotate';
import { creditsBySeq } from '../../src/app/marks/credits';
import { doneBy, forkAt, stops, trackMarks } from '../../src/app/replay/replay-model';
import { absences } from '../../src/app/sheet/sitting';
import { type FieldValue, type LogEntry, limitOf, type Run, startRun } from '../../src/encounter';
import { judge } from '../../src/language';
import type { Text } from '../../src/norms';
import { scoreSheet } from '../../src/scoring';
import { libraryEncounter, logOf } from '../support/encounters';

const RUNS = join(import.meta.dirname, '../../scenarios/runs');

function playExample(
  id: string,
  language: 'zh' | 'en' = 'zh',
): { run: Run; encounter: ReturnType<typeof libraryEncounter>['encounter'] } {
  const { seed, moves } = JSON.parse(readFileSync(join(RUNS, `${id}.json`), 'utf8')) as {
    seed: number;
    moves: (readonly [number, string, unknown])[];
  };
  const compiled = libraryEncounter(id);
  const run = startRun({ ...compiled, judge, header: { packs: {}, lexicon: 'x', judge: '1', seed, mode: 'script' } });
  for (const [t, kind, payload] of moves) {
    if (kind === 'say') run.say(t, (payload as Text)[language]);
    else if (kind === 'do') run.act(t, String(payload));
    else if (kind === 'file') run.file(t, ...(payload as [string, Record<string, FieldValue>]));
    else if (kind === 'wait') run.advance(t);
    else run.end(t);
  }
  run.advance(limitOf(compiled.encounter, {}));
  return { run, encounter: compiled.encounter };
}

describe('a trainer’s exemplary run', () => {
  const ids = readdirSync(RUNS).map((file) => file.replace(/\.json$/, ''));
  test.each(ids.flatMap((id) => [[id, 'zh'] as const, [id, 'en'] as const]))(
    '%s in %s earns every point',
    (id, language) => {
      const { run, encounter } = playExample(id, language);
      const sheet = scoreSheet(encounter, logOf(run), run.steps);
      expect(sheet.verdict.reasons).toEqual([]);
      expect(sheet.duties.filter(({ earned, possible }) => earned < possible).map(({ duty }) => duty)).toEqual([]);
      expect(sheet.total).toBe(100_000);
      // Who looks at it for what to say finds nothing forbidden and nothing that an assessor would have to decide.
      const credits = creditsBySeq(sheet);
      const doubtful = logOf(run).entries.flatMap((entry) =>
        entry.type === 'SAY'
          ? annotate(entry.text, entry.findings, credits.get(entry.seq) ?? [])
              .filter(({ mark }) => mark === 'question' || mark === 'forbidden')
              .map(({ text }) => text)
          : [],
      );
      expect(doubtful).toEqual([]);
    },
  );
});

describe('the replay', () => {
  const { run, encounter } = playExample('s28-power-cut');
  const { steps } = run;

  test('has done at any time exactly what was logged by then', () => {
    for (const t of [0, 1, 3999, 4000, 4001, 60_000, 1e9]) {
      expect(doneBy(steps, t)).toBe(steps.filter((step, index) => index === 0 || step.t <= t).length);
    }
  });

  test('tries again from the instant shown: own words of that instant are said anew, everything before is taken over', () => {
    expect(forkAt(encounter, steps, 0)).toBeNull();
    const own = run.entries.filter(({ type }) => type === 'SAY');
    const [first, second] = own;
    if (!first || !second) throw new Error('the example speaks twice');
    expect(forkAt(encounter, steps, first.t)).toEqual({ seq: first.seq - 1, t: first.t - 1 });
    expect(forkAt(encounter, steps, first.t + 500)).toEqual({ seq: first.seq, t: first.t + 500 });
    const again = forkAt(encounter, steps, second.t);
    expect(again?.t).toBe(second.t - 1);
    expect(run.entries.filter(({ seq }) => seq <= (again?.seq ?? 0))).toEqual(
      run.entries.filter(({ seq }) => seq < second.seq),
    );
  });

  test('tries again at what came by itself with it done, and never takes the end over', () => {
    const timer = run.entries.find(
      ({ type, t }) => type === 'TIMER' && !run.entries.some((one) => one.t === t && /SAY|DO|FILE/.test(one.type)),
    );
    expect(timer).toBeDefined();
    expect(forkAt(encounter, steps, timer?.t ?? 0)?.t).toBe(timer?.t);
    expect(forkAt(encounter, steps, timer?.t ?? 0)?.seq).toBeGreaterThanOrEqual(timer?.seq ?? 0);
    const last = run.entries.at(-1);
    expect(last?.type).toBe('END');
    const before = forkAt(encounter, steps, (last?.t ?? 0) + 1);
    expect(before).toEqual({ seq: (last?.seq ?? 0) - 1, t: run.entries.at(-2)?.t });
  });

  test('marks what the sheet marks, inside the track, and stops at every instant once', () => {
    const marks = trackMarks(scoreSheet(encounter, logOf(run), steps), encounter, steps);
    expect(marks.length).toBeGreaterThan(5);
    const end = steps.at(-1)?.t ?? 0;
    for (const { t } of marks) expect(t >= 0 && t <= end).toBe(true);
    const instants = stops(steps);
    expect([...instants].sort((a, b) => a - b)).toEqual(instants);
    expect(new Set(instants).size).toBe(instants.length);
  });
});

describe('absences from an exam', () => {
  const note = (t: number, what: 'left' | 'back') => ({ type: 'NOTE', note: what, t }) as LogEntry;
  const log = (...entries: LogEntry[]) => ({ header: {} as never, entries });

  test('are counted and added up; the end counts as the way back', () => {
    expect(absences(log())).toEqual({ times: 0, away: 0 });
    expect(absences(log(note(1000, 'left'), note(4000, 'back')))).toEqual({ times: 1, away: 3000 });
    const end = { type: 'END', t: 9000 } as LogEntry;
    expect(absences(log(note(1000, 'left'), note(4000, 'back'), note(5000, 'left'), end))).toEqual({
      times: 2,
      away: 7000,
    });
  });
});

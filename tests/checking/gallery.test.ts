import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { benchHeader, type GateProblem, publishDocument, runScript } from '../../src/checking';
import { GATE_PROBLEMS } from '../../src/checking/gate/problems';
import type { Encounter, EncounterHash, Step } from '../../src/encounter';
import { JUDGE_VERSION, judge, lexiconHash } from '../../src/language';
import { scoreSheet } from '../../src/scoring';
import { FAULTS, MARK } from './gallery/faults';

const DOOR = readFileSync('tests/fixtures/encounters/door.yaml', 'utf8');

/** The document with its faults, and the line and column of the mark. */
function faulty(edits: (typeof FAULTS)[number]['edits']): { text: string; at: string } {
  const marked = edits.reduce((source, [from, to]) => {
    expect(source.replace(MARK, '')).toContain(from.replace(MARK, ''));
    return source.replace(from, () => to);
  }, DOOR);
  const before = marked.slice(0, marked.indexOf(MARK)).split('\n');
  return { text: marked.replace(MARK, ''), at: `${before.length}:${(before.at(-1)?.length ?? 0) + 1}` };
}

function play(run: readonly string[], encounter: Encounter, hash: EncounterHash) {
  const bench = { encounter, hash, judge, judgeVersion: JUDGE_VERSION, lexicon: lexiconHash };
  expect(JSON.parse(run[0] ?? '{}')).toEqual(benchHeader(bench, JSON.parse(run[0] ?? '{}').seed, 'script'));
  const { problems, log, steps = [] } = runScript(run.join('\n'), 'witness.jsonl', bench);
  expect(problems).toEqual([]);
  if (!log) throw new Error('the witness does not play');
  return { steps, sheet: scoreSheet(encounter, log, steps) };
}

const subject = ({ message }: GateProblem): string => /“(.+?)”/.exec(message.en)?.[1] ?? '';
const shown = (step: Step | undefined): boolean =>
  (step?.cues ?? []).some(({ cue }) => !['event', 'leave'].includes(cue));

/** What a played witness must show, by code. */
const SHOWS: Readonly<Record<string, (played: ReturnType<typeof play>, problem: GateProblem) => void>> = {
  'E-GATE-NO-END': ({ steps }, problem) => expect(steps.at(-1)?.moments).toContain(subject(problem)),
  'E-GATE-DUTY-UNMET': ({ sheet }, problem) =>
    expect(sheet.duties.find(({ duty }) => duty === subject(problem))?.state).not.toBe('met'),
  'E-GATE-DUTY-SURE': ({ sheet }, problem) =>
    expect(sheet.duties.find(({ duty }) => duty === subject(problem))?.state).toBe('met'),
  'E-GATE-FULL': ({ sheet }, problem) => {
    expect(sheet.total).toBeLessThan(100_000);
    expect(problem.message.en).toContain(String(sheet.total / 1000));
  },
  'E-GATE-PACE': ({ sheet }) => expect(sheet.total).toBeLessThan(100_000),
  'E-GATE-PASS-ALL': ({ sheet, steps }) => {
    expect(steps.filter(({ entry }) => entry && !['DRAW', 'END'].includes(entry.type))).toEqual([]);
    expect(sheet.verdict.passed).toBe(true);
  },
  'E-GATE-SILENT': ({ sheet, steps }, problem) => {
    expect(shown(steps.findLast(({ entry }) => entry?.type === 'DO' || entry?.type === 'SAY'))).toBe(false);
    const duty = /breach of “(.+?)”/.exec(problem.message.en)?.[1];
    expect(sheet.duties.find((mark) => mark.duty === duty)?.state).toBe('violated');
  },
  'E-GATE-TRAP': ({ steps }) => {
    expect(steps.every(({ entry }) => entry === null || ['DRAW', 'TIMER', 'END'].includes(entry.type))).toBe(true);
    expect(steps.at(-1)?.entry).toMatchObject({ type: 'END', by: 'encounter' });
  },
};

describe('faulty encounters', () => {
  test.each(FAULTS.map((fault) => [fault.name, fault] as const))(
    '%s',
    (_, { code, edits }) => {
      const { text, at } = faulty(edits);
      const { encounter, hash, problems } = publishDocument(text, 'door.yaml');
      const found = problems.map((problem) => `${problem.code} ${problem.line}:${problem.column}`);
      expect(found, found.join(', ')).toContain(`${code} ${at}`);
      if (!encounter || !hash) throw new Error('does not compile');
      for (const problem of problems) {
        if (problem.run) SHOWS[problem.code]?.(play(problem.run, encounter, hash), problem);
      }
      const own = problems.find((problem) => `${problem.code} ${problem.line}:${problem.column}` === `${code} ${at}`);
      if (SHOWS[code]) expect(own?.run).toBeDefined();
    },
    60_000,
  );

  test('every diagnostic of the gate is shown by at least one of them', () => {
    const shownCodes = new Set(FAULTS.map(({ code }) => code));
    // Bounds are reached by size, not by a fault; gate-bounds.test.ts and gate.test.ts show them.
    const bySize = ['W-GATE-BOUND', 'W-GATE-SITUATIONS'];
    expect(Object.keys(GATE_PROBLEMS).filter((code) => !shownCodes.has(code) && !bySize.includes(code))).toEqual([]);
  });

  test('there are at least sixty of them, no two alike', () => {
    expect(new Set(FAULTS.map(({ edits }) => JSON.stringify(edits))).size).toBe(FAULTS.length);
    expect(FAULTS.length).toBeGreaterThanOrEqual(60);
  });

  test('the sound encounter has none of them', () => {
    expect(publishDocument(DOOR, 'door.yaml').problems).toEqual([]);
  });
});

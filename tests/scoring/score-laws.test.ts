import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Duty, Expr } from '../../src/encounter';
import {
  resultOf,
  rulesOf,
  type ScoreSheet,
  scoreSheet,
  traceStep,
  watchKey,
  watchStart,
  watchStep,
} from '../../src/scoring';
import { attempt, did, duty, encounter, event, forbidden, type Move, phrase, said, told } from './fixtures';
import { ARITY, TEMPLATES } from './reference';

const LABELS = ['greet', 'farewell', 'explain_again', '!mock', '!insult', '!hurry_offwork', '#lease', '§cq.C1.01'];

const operand: fc.Arbitrary<Expr> = fc.constantFrom<Expr>(
  said('greet'),
  said('farewell'),
  said('explain_again'),
  did('report'),
  did('cut_power'),
  told('lease'),
  phrase('cq.C1.01'),
  event('dark'),
  forbidden(),
  forbidden('mock'),
  ['call', 'filed_ok', 'notice'],
);

const anyDuty: fc.Arbitrary<Duty> = fc
  .record({
    template: fc.constantFrom(...TEMPLATES),
    operands: fc.array(operand, { minLength: 3, maxLength: 3 }),
    dimension: fc.constantFrom('etiquette', 'forbidden', 'procedure'),
    weight: fc.constantFrom(0, 0.5, 1, 2, 3, 7, 12.345),
    most: fc.option(fc.constantFrom(3, 10), { nil: undefined }),
    within: fc.option(fc.constantFrom(500, 3000), { nil: undefined }),
    during: fc.constantFrom<readonly string[]>([], ['m'], ['m', 'n']),
    strict: fc.boolean(),
    fixedWording: fc.boolean(),
    beyond: fc.constantFrom(false, false, false, true),
    critical: fc.boolean(),
    variant: fc.constantFrom(null, 'lease', 'licence'),
    parts: fc.boolean(),
  })
  .map(({ template, operands, most, within, variant, parts, strict, ...rest }) =>
    duty('d', template, operands.slice(0, ARITY(template)), {
      ...rest,
      ...(most === undefined ? {} : { most }),
      ...(strict && rest.during.length > 0 ? { elsewhere: 'none' as const } : {}),
      ...(within === undefined ? {} : { within }),
      ...(variant === null ? {} : { if: ['==', ['var', 'missing'], variant] }),
      ...(parts
        ? { parts: ['greet', 'farewell'].map((act) => ({ expr: said(act), text: { zh: act, en: act } })) }
        : {}),
    }),
  );
const duties = fc.array(anyDuty, { maxLength: 8 }).map((list) => list.map((each, n) => ({ ...each, id: `d${n}` })));

const move: fc.Arbitrary<Move> = fc.oneof(
  fc.subarray(LABELS).map((labels): Move => ({ say: labels.join(' ') })),
  fc.constantFrom('report', 'cut_power', 'nod').map((action): Move => ({ do: action })),
  fc.constantFrom<Move>({ file: 'notice', checks: { items: 'right' } }, { file: 'notice', checks: { items: 'wrong' } }),
  fc.constantFrom<Move>(
    { timer: 'tick', raise: ['dark'] },
    { timer: 'tick' },
    { timer: 'tick', enter: ['m'] },
    { timer: 'tick', enter: ['n'] },
  ),
);
const moves = fc.array(move, { maxLength: 15 });
const weights = fc.record({ etiquette: fc.nat(50), forbidden: fc.integer({ min: 1, max: 50 }), procedure: fc.nat(50) });
const draws = fc.constantFrom('lease', 'licence').map((missing) => ({ missing }));

const sheetOf = (
  list: readonly Duty[],
  weight: typeof weights extends fc.Arbitrary<infer W> ? W : never,
  log: readonly Move[],
  variant: { missing: string },
): ScoreSheet => {
  const { log: entries, steps } = attempt(log, { draws: variant });
  return scoreSheet(encounter(list, { weights: weight }), entries, steps);
};
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const byId = (sheet: ScoreSheet) => [...sheet.duties].sort((a, b) => (a.duty < b.duty ? -1 : 1));

describe('scores', () => {
  it('are integers within their bounds, and every sum is exact', () => {
    fc.assert(
      fc.property(duties, weights, moves, draws, (list, weight, log, variant) => {
        const sheet = sheetOf(list, weight, log, variant);
        expect(sum(sheet.dimensions.map((mark) => mark.possible))).toBe(100_000);
        expect(sum(sheet.dimensions.map((mark) => mark.earned))).toBe(sheet.total);
        for (const { dimension, possible, earned, passed } of sheet.dimensions) {
          const marks = sheet.duties.filter((mark) => mark.dimension === dimension);
          expect(earned).toBeGreaterThanOrEqual(0);
          expect(earned).toBeLessThanOrEqual(possible);
          expect(passed).toBe(earned * 100 >= possible * 60);
          if (dimension === 'forbidden') expect(earned).toBe(possible + sum(marks.map((mark) => mark.deducted)));
          else expect(sum(marks.map((mark) => mark.earned))).toBe(earned);
          if (dimension !== 'forbidden') expect(sum(marks.map((mark) => mark.possible))).toBe(possible);
        }
        for (const mark of sheet.duties) {
          expect(Number.isSafeInteger(mark.earned) && mark.earned >= 0 && mark.earned <= mark.possible).toBe(true);
          expect(Number.isSafeInteger(mark.deducted) && mark.deducted <= 0).toBe(true);
          if (mark.state === 'met' && !mark.notes) expect(mark.earned).toBe(mark.possible);
          if (mark.state === 'missed' || mark.state === 'violated') expect(mark.earned).toBe(0);
          if (mark.beyond || mark.state === 'inactive') expect([mark.possible, mark.deducted]).toEqual([0, 0]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('possible are the same for every log of a variant', () => {
    fc.assert(
      fc.property(duties, weights, moves, moves, draws, (list, weight, one, other, variant) => {
        const possible = (log: readonly Move[]) => {
          const sheet = sheetOf(list, weight, log, variant);
          return [
            sheet.duties.map((mark) => [mark.possible, mark.state === 'inactive']),
            sheet.dimensions.map((mark) => mark.possible),
          ];
        };
        expect(possible(one)).toEqual(possible(other));
      }),
      { numRuns: 500 },
    );
  });

  it('do not depend on the order in which duties are written', () => {
    const shuffled = duties.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, weights, moves, draws, ([list, other], weight, log, variant) => {
        const [one, two] = [sheetOf(list, weight, log, variant), sheetOf(other, weight, log, variant)];
        expect(byId(two)).toEqual(byId(one));
        expect(two.dimensions).toEqual(one.dimensions);
        expect(two.verdict.passed).toBe(one.verdict.passed);
      }),
      { numRuns: 500 },
    );
  });

  it('never recover what forbidden language cost, whatever is said later', () => {
    const prohibitions = duties.map((list) =>
      list.filter((each) => each.dimension !== 'forbidden' || each.template === 'absence'),
    );
    fc.assert(
      fc.property(prohibitions, weights, moves, moves, draws, (list, weight, log, later, variant) => {
        const lost = (moves: readonly Move[]) =>
          sheetOf(list, weight, [...moves, { say: 'apologize_fault' }], variant).dimensions.find(
            (mark) => mark.dimension === 'forbidden',
          )?.earned ?? 0;
        expect(lost([...log, ...later])).toBeLessThanOrEqual(lost(log));
      }),
      { numRuns: 500 },
    );
  });

  it('do not change by what the trainee only possibly said', () => {
    fc.assert(
      fc.property(duties, weights, moves, draws, (list, weight, log, variant) => {
        const doubt = {
          kind: 'forbidden',
          label: 'threaten',
          start: 0,
          end: 1,
          template: 't',
          clauses: [],
          certainty: 'possible',
        } as const;
        const certain = log.filter((each) => each.say !== undefined);
        const { log: entries, steps } = attempt(certain, { draws: variant });
        const world = encounter(list, { weights: weight });
        const clean = scoreSheet(world, entries, steps);
        const unsure = steps.map((step) =>
          step.entry?.type === 'SAY'
            ? { ...step, entry: { ...step.entry, findings: [...step.entry.findings, doubt] } }
            : step,
        );
        const log2 = { ...entries, entries: unsure.flatMap((step) => step.entry ?? []) };
        const doubted = scoreSheet(world, log2, unsure);
        expect({ ...doubted, questions: [] }).toEqual({ ...clean, questions: [] });
        expect(doubted.questions).toHaveLength(certain.length);
      }),
      { numRuns: 300 },
    );
  });

  it('slice the utterance with every span they show', () => {
    fc.assert(
      fc.property(duties, moves, draws, (list, log, variant) => {
        const sheet = sheetOf(list, { etiquette: 30, forbidden: 25, procedure: 45 }, log, variant);
        for (const { said: words, start, end } of sheet.duties.flatMap((mark) => mark.evidence)) {
          if (words === undefined || start === undefined) continue;
          expect(LABELS).toContain(words.slice(start, end));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the watch', () => {
  it('comes to the result of the sheet', () => {
    fc.assert(
      fc.property(duties, weights, moves, draws, (list, weight, log, variant) => {
        const world = encounter(list, { weights: weight });
        const { steps } = attempt(log, { draws: variant });
        const watch = steps.reduce((so, step) => watchStep(so, traceStep(step)), watchStart(world, variant));
        const { total, verdict, dimensions } = resultOf(watch, rulesOf(world), true);
        const sheet = sheetOf(list, weight, log, variant);
        expect({ total, verdict, dimensions }).toEqual({
          total: sheet.total,
          verdict: sheet.verdict,
          dimensions: sheet.dimensions,
        });
      }),
      { numRuns: 200 },
    );
  });

  it('with the same key earns the same from the same future', () => {
    const pasts = fc.array(fc.array(move, { maxLength: 3 }), { minLength: 8, maxLength: 14 });
    fc.assert(
      fc.property(duties, weights, pasts, moves, draws, (list, weight, many, future, variant) => {
        const world = encounter(list, { weights: weight });
        const results = new Map<string, string>();
        for (const past of many) {
          const { steps } = attempt([...past, ...future], { draws: variant });
          // The opening and the draw stand before the past.
          const cut = past.length + 2;
          const here = steps
            .slice(0, cut)
            .reduce((so, step) => watchStep(so, traceStep(step)), watchStart(world, variant));
          const there = steps.slice(cut).reduce((so, step) => watchStep(so, traceStep(step)), here);
          const key = `${watchKey(here, here.t)} ${here.moments.join()}`;
          const result = JSON.stringify(resultOf(there, rulesOf(world), true));
          expect(results.get(key) ?? result).toBe(result);
          results.set(key, result);
        }
      }),
      { numRuns: 300 },
    );
  });
});

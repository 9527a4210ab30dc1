import canonicalize from 'canonicalize';
import { describe, expect, it } from 'vitest';
import type { Duty, Encounter, Expr } from '../../src/encounter';
import { liveProgress, type ScoreOptions, type ScoreSheet, scoreSheet } from '../../src/scoring';
import {
  attempt,
  clause,
  did,
  duty,
  either,
  encounter,
  event,
  findings,
  forbidden,
  type Move,
  phrase,
  said,
  told,
} from './fixtures';

const etiquette = { dimension: 'etiquette' } as const;
const banned = { dimension: 'forbidden' } as const;

function sheetOf(
  world: Encounter,
  moves: readonly Move[],
  options: Parameters<typeof attempt>[1] = {},
  scoring: ScoreOptions = {},
): ScoreSheet {
  const { log, steps } = attempt(moves, options);
  return scoreSheet(world, log, steps, scoring);
}

const markOf = (sheet: ScoreSheet, id: string) => {
  const mark = sheet.duties.find((candidate) => candidate.duty === id);
  if (!mark) throw new Error(`no mark for ${id}`);
  return mark;
};

const dimension = (sheet: ScoreSheet, name: string) => sheet.dimensions.find((mark) => mark.dimension === name);

/** A power cut: greet, cut the power first, report, explain, apologise. */
const POWER_CUT: readonly Duty[] = [
  duty('greet', 'existence', [said('greet')], { ...etiquette, weight: 2 }),
  duty('sorry', 'response', [event('dark'), said('apologize_inconvenience')], { ...etiquette, weight: 3 }),
  duty('power-first', 'precedence', [did('cut_power'), did('report')], { weight: 5, critical: true }),
  duty('report', 'existence', [did('report')], { weight: 4, within: 60_000 }),
];
const GOOD: readonly Move[] = [
  { say: 'greet' },
  { timer: 'cut', raise: ['dark'] },
  { do: 'cut_power' },
  { say: 'apologize_inconvenience' },
  { do: 'report' },
];

describe('points', () => {
  it('add up to the weights, and a flawless attempt earns a hundred', () => {
    const sheet = sheetOf(encounter(POWER_CUT), GOOD);
    expect(sheet.dimensions.map(({ possible, earned }) => [possible, earned])).toEqual([
      [30_000, 30_000],
      [25_000, 25_000],
      [45_000, 45_000],
    ]);
    expect([sheet.total, sheet.verdict]).toEqual([100_000, { passed: true, reasons: [] }]);
  });

  it('split by largest remainder, equal remainders by id', () => {
    const thirds = ['c', 'a', 'b'].map((id) => duty(id, 'existence', [said(id)], etiquette));
    const sheet = sheetOf(
      encounter([...thirds, duty('p', 'existence', [did('p')])], {
        weights: { etiquette: 30.001, forbidden: 25, procedure: 44.999 },
      }),
      [],
    );
    expect(['a', 'b', 'c'].map((id) => markOf(sheet, id).possible)).toEqual([10_001, 10_000, 10_000]);
  });

  it('of an empty dimension go to the others in proportion', () => {
    const sheet = sheetOf(encounter([duty('report', 'existence', [did('report')])]), []);
    expect(sheet.dimensions.map(({ possible }) => possible)).toEqual([0, 35_714, 64_286]);
  });

  it('leave out what does not apply in this variant, what is beyond the norms and what has no weight', () => {
    const world = encounter([
      duty('lease', 'existence', [told('lease')], { if: ['==', ['var', 'missing'], 'lease'] }),
      duty('licence', 'existence', [told('licence')], { if: ['==', ['var', 'missing'], 'licence'] }),
      duty('smile', 'existence', [did('smile')], { beyond: true, weight: 9, critical: true }),
      duty('note', 'existence', [did('note')], { weight: 0 }),
      duty('greet', 'existence', [said('greet')], etiquette),
    ]);
    const sheet = sheetOf(world, [{ say: 'greet #lease' }], { draws: { missing: 'lease' } });
    expect(markOf(sheet, 'licence')).toMatchObject({ state: 'inactive', possible: 0, earned: 0, evidence: [] });
    expect([markOf(sheet, 'smile').possible, markOf(sheet, 'note').possible]).toEqual([0, 0]);
    expect(markOf(sheet, 'lease').possible).toBe(45_000);
    expect(sheet.verdict.passed).toBe(true);
  });

  it('can be limited to the packs an exam applies, equivalents included', () => {
    const world = encounter([
      duty('cq', 'existence', [did('x')], { clauses: [clause('cq.H5.1')] }),
      duty('gd', 'existence', [did('y')], { clauses: [clause('gd.2.5a')] }),
      duty('twin', 'existence', [did('z')], { clauses: [clause('hr3.1.02')] }),
    ]);
    const equivalents = (id: string) => (id === 'hr3.1.02' ? [clause('cq.C2.04')] : []);
    const sheet = sheetOf(world, [{ do: 'x' }], {}, { packs: ['cq'], equivalents });
    expect(['cq', 'gd', 'twin'].map((id) => markOf(sheet, id).state)).toEqual(['met', 'inactive', 'missed']);
  });

  it('and pass marks can be set by an exam, and the sheet says which', () => {
    const rules = { weights: { etiquette: 0, forbidden: 0, procedure: 1 }, passTotal: 90 };
    const moves = [{ do: 'cut_power' }, { t: 70_000, do: 'report' }];
    const sheet = sheetOf(encounter(POWER_CUT), moves, {}, { rules });
    expect(sheet.rules).toEqual({ ...rules, passDimension: 60 });
    expect(sheet.total).toBe(77_778);
    expect(sheet.verdict.reasons).toEqual([{ code: 'total_below' }]);
  });
});

describe('forbidden language', () => {
  it('costs five points for every label of every utterance, whatever follows, and cites what was said', () => {
    const sheet = sheetOf(encounter(POWER_CUT), [
      ...GOOD,
      { say: '!mock !threaten !mock' },
      { say: '!mock apologize_fault' },
    ]);
    const mark = sheet.duties.at(-1);
    expect(mark).toMatchObject({
      duty: 'builtin:no_forbidden_language',
      state: 'violated',
      deducted: -15_000,
      times: 3,
    });
    expect(mark?.clauses).toEqual(['cq.D2.mock', 'cq.D2.threaten']);
    expect(mark?.evidence.map(({ seq, start, end }) => [seq, start, end])).toEqual([
      [6, 0, 5],
      [6, 6, 15],
      [7, 0, 5],
    ]);
    expect(dimension(sheet, 'forbidden')).toMatchObject({ possible: 25_000, earned: 10_000, passed: false });
    expect(sheet.verdict.reasons).toEqual([{ code: 'dimension_below', dimension: 'forbidden' }]);
  });

  it('is not counted twice when the encounter has its own duty against it', () => {
    const own = duty('own', 'absence', [forbidden()], { ...banned, weight: 2, clauses: [] });
    const sheet = sheetOf(encounter([...POWER_CUT, own]), [{ say: '!mock' }]);
    expect(sheet.duties.filter((mark) => mark.dimension === 'forbidden')).toHaveLength(1);
    expect(markOf(sheet, 'own').deducted).toBe(-2000);
  });

  it('is charged once: to the duty that names the label, the others only show it', () => {
    const mock = duty('mock', 'absence', [forbidden('mock')], { ...banned, weight: 8, critical: true });
    const tone = duty('tone', 'absence', [either(forbidden('mock'), forbidden('insult'))], { ...banned, weight: 3 });
    const sheet = sheetOf(encounter([...POWER_CUT, tone, mock]), [{ say: '!mock !insult !hurry_offwork' }]);
    expect(markOf(sheet, 'mock')).toMatchObject({ state: 'violated', deducted: -8000, times: 1 });
    expect(markOf(sheet, 'tone')).toMatchObject({ state: 'violated', deducted: -3000, times: 2 });
    expect(markOf(sheet, 'builtin:no_forbidden_language')).toMatchObject({ deducted: -5000, times: 3 });
    expect(sheet.verdict.reasons).toContainEqual({ code: 'critical', duty: 'mock' });
  });

  it('is charged once by each of several duties that name different labels', () => {
    const named = ['mock', 'insult'].map((label) =>
      duty(label, 'absence', [forbidden(label)], { ...banned, weight: 4 }),
    );
    const sheet = sheetOf(encounter([...POWER_CUT, ...named]), [{ say: '!mock !insult' }]);
    expect(sheet.duties.filter((mark) => mark.dimension === 'forbidden').map((mark) => mark.deducted)).toEqual([
      -4000, -4000, 0,
    ]);
  });

  it('is capped by `most`, and the dimension never falls below zero', () => {
    const capped = duty('mock', 'absence', [forbidden('mock')], { ...banned, weight: 5, most: 10 });
    const rude = Array.from({ length: 9 }, () => ({ say: '!mock' }));
    expect(dimension(sheetOf(encounter([capped]), rude), 'forbidden')?.earned).toBe(100_000 - 10_000);
    const all = sheetOf(encounter(POWER_CUT), rude);
    expect(dimension(all, 'forbidden')?.earned).toBe(0);
    expect(all.duties.reduce((sum, mark) => sum + mark.deducted, 0)).toBe(-25_000);
  });

  it('that is only possible costs nothing and becomes a question', () => {
    const doubtful: Move = {
      findings: [...findings('!mock', 'possible'), ...findings('#lease', 'certain')],
      text: '!mock',
    };
    const sheet = sheetOf(encounter(POWER_CUT), [...GOOD, doubtful]);
    expect(sheet.total).toBe(100_000);
    expect(sheet.questions).toEqual([{ seq: 6, label: 'mock', start: 0, end: 5 }]);
  });

  it('conduct counts each time it is done', () => {
    const thrown = duty('throw', 'absence', [did('throw_form')], { ...banned, weight: 4 });
    const sheet = sheetOf(encounter([...POWER_CUT, thrown]), [{ do: 'throw_form' }, { do: 'throw_form' }]);
    expect(markOf(sheet, 'throw')).toMatchObject({
      deducted: -8000,
      times: 2,
      evidence: [{ did: 'throw_form' }, { did: 'throw_form' }],
    });
  });
});

describe('the moment of a duty', () => {
  const world = encounter([
    duty('in-m', 'existence', [said('greet')], { during: ['m'] }),
    duty('in-n', 'existence', [said('greet')], { during: ['n'] }),
    duty('event-n', 'existence', [event('dark')], { during: ['n'] }),
  ]);

  it('is the one in which the trainee spoke, even if the words led out of it', () => {
    const sheet = sheetOf(world, [{ say: 'greet', enter: ['n'] }], { opening: { enter: ['m'] } });
    expect([markOf(sheet, 'in-m').state, markOf(sheet, 'in-n').state]).toEqual(['met', 'partly']);
    expect(markOf(sheet, 'in-n').notes).toEqual(['wrong_moment']);
  });

  it('is either side of what the clock does', () => {
    const sheet = sheetOf(world, [{ timer: 'cut', raise: ['dark'], enter: ['n'] }], { opening: { enter: ['m'] } });
    expect(markOf(sheet, 'event-n').state).toBe('met');
  });

  it('is the only one that counts where elsewhere it would concern somebody else', () => {
    const calls = encounter([
      duty('first', 'existence', [said('greet')], { during: ['m'], elsewhere: 'none' }),
      duty('second', 'existence', [said('greet')], { during: ['n'], elsewhere: 'none' }),
      duty('phrase', 'existence', [said('greet')], {
        during: ['n'],
        elsewhere: 'none',
        parts: ['greet', 'thank'].map((act) => ({ expr: said(act), text: { zh: act, en: act } })),
      }),
    ]);
    const opening = { enter: ['m'] };
    const once = sheetOf(calls, [{ say: 'greet', enter: ['n'] }, { say: 'thank' }], { opening });
    expect(['first', 'second', 'phrase'].map((id) => markOf(once, id).state)).toEqual(['met', 'missed', 'partly']);
    const both = sheetOf(calls, [{ say: 'greet', enter: ['n'] }, { say: 'greet' }], { opening });
    expect(['first', 'second'].map((id) => markOf(both, id).state)).toEqual(['met', 'met']);
  });

  it('starts the limit of a duty', () => {
    const timed = encounter([duty('d', 'existence', [said('greet')], { during: ['m'], within: 2000 })]);
    const state = (t: number) =>
      markOf(sheetOf(timed, [{ t, say: 'greet' }], { opening: { enter: ['m'] } }), 'd').state;
    expect([state(2000), state(2001)]).toEqual(['met', 'late']);
  });
});

describe('a negation', () => {
  it('is asked about every step, not only about those its words speak of', () => {
    const world = encounter([duty('other', 'existence', [['!', did('nod')]])]);
    const state = (moves: readonly Move[]) => markOf(sheetOf(world, moves, { end: null }), 'other').state;
    // The opening, at which nobody nods, is a step as well.
    expect(state([{ do: 'nod' }])).toBe('met');
    const first = encounter([duty('other', 'init', [['!', did('nod')]])]);
    expect(markOf(sheetOf(first, [{ say: 'greet' }]), 'other').state).toBe('met');
    expect(markOf(sheetOf(first, [{ do: 'nod' }, { say: 'greet' }]), 'other').state).toBe('violated');
  });

  it('points at the utterance as a whole', () => {
    const world = encounter([duty('clear', 'absence', [['call', 'unrecognised']])]);
    const mark = markOf(sheetOf(world, [{ say: ' ' }]), 'clear');
    expect(mark.evidence).toEqual([{ seq: 1, t: 1000, said: ' ' }]);
  });
});

describe('memory', () => {
  it('of what was said before serves an operand, and does not see the step itself', () => {
    const unexcused: Expr = ['&&', said('explain_again'), ['!', ['call', 'has_said', 'apologize_wait']]];
    const world = encounter([duty('excuse', 'absence', [unexcused])]);
    const state = (moves: readonly Move[]) => markOf(sheetOf(world, moves), 'excuse').state;
    expect(state([{ say: 'apologize_wait' }, { say: 'explain_again' }])).toBe('met');
    expect(state([{ say: 'explain_again' }, { say: 'apologize_wait' }])).toBe('violated');
  });
});

describe('verdict', () => {
  it('fails for a critical duty that was violated or missed, not for one that came late', () => {
    const reasons = (moves: readonly Move[]) => sheetOf(encounter(POWER_CUT), moves).verdict.reasons;
    const others = GOOD.filter((move) => move.do === undefined);
    const critical = { code: 'critical', duty: 'power-first' };
    expect(reasons([...others, { do: 'report' }, { do: 'cut_power' }])).toContainEqual(critical);
    expect(reasons(others)).toContainEqual(critical);
    const late = duty('call', 'existence', [did('call_119')], { critical: true, within: 10_000 });
    const sheet = sheetOf(encounter([late]), [{ t: 12_500, do: 'call_119' }]);
    expect(markOf(sheet, 'call')).toMatchObject({
      state: 'late',
      late: 2500,
      limit: 10_000,
      due: 10_000,
      notes: ['late'],
    });
    expect(sheet.verdict.reasons).not.toContainEqual({ code: 'critical', duty: 'call' });
  });

  it('of an attempt without an end is never a pass', () => {
    const sheet = sheetOf(encounter(POWER_CUT), GOOD, { end: null });
    expect([sheet.total, sheet.ending, sheet.verdict]).toEqual([
      100_000,
      null,
      { passed: false, reasons: [{ code: 'unfinished' }] },
    ]);
  });

  it('of an empty log is a fail with everything missed', () => {
    const sheet = sheetOf(encounter(POWER_CUT), [], { end: null });
    expect(sheet.log).toEqual({ entries: 0, last: 'h0' });
    expect(sheet.duties.slice(0, 4).map((mark) => mark.state)).toEqual(['missed', 'missed', 'missed', 'missed']);
    expect(sheet.verdict.passed).toBe(false);
  });
});

describe('evidence', () => {
  it('points at the words that decided, not at the whole utterance', () => {
    const sheet = sheetOf(encounter(POWER_CUT), [{ say: 'ask_need greet', text: '您办什么 您好' }]);
    expect(markOf(sheet, 'greet').evidence).toEqual([{ seq: 1, t: 1000, said: '您办什么 您好', start: 9, end: 14 }]);
  });

  it('names act, form and field, and the event of the machine', () => {
    const world = encounter([
      duty('items', 'existence', [['call', 'filed_ok', 'notice', 'items']]),
      duty('deadline', 'existence', [['call', 'filed_ok', 'notice', 'deadline']]),
      duty('whole', 'existence', [['call', 'filed_ok', 'notice']]),
      duty('alarm', 'response', [event('alarm'), did('leave')]),
    ]);
    const checks = { items: 'right', deadline: 'wrong', contact: 'empty' } as const;
    const sheet = sheetOf(world, [
      { file: 'notice', checks },
      { timer: 'bell', raise: ['alarm'] },
    ]);
    const filed = { seq: 1, t: 1000, filed: 'notice' };
    expect(markOf(sheet, 'items').evidence).toEqual([{ ...filed, field: 'items' }]);
    expect(markOf(sheet, 'deadline')).toMatchObject({ state: 'missed', evidence: [{ ...filed, field: 'deadline' }] });
    expect(markOf(sheet, 'whole').evidence.map(({ field }) => field)).toEqual(['deadline', 'contact']);
    expect(markOf(sheet, 'alarm')).toMatchObject({
      state: 'missed',
      notes: ['not_answered'],
      evidence: [{ seq: 2, event: 'alarm' }],
    });
  });

  it('shows where an order broke', () => {
    const sheet = sheetOf(encounter(POWER_CUT), [{ do: 'report' }, { do: 'cut_power' }]);
    expect(markOf(sheet, 'power-first')).toMatchObject({
      state: 'violated',
      earned: 0,
      notes: ['wrong_order'],
      evidence: [{ seq: 1, did: 'report' }],
    });
  });

  it('names the parts that were not said, and what to say instead', () => {
    const better = {
      zh: '请您补一份租赁合同，三号窗口，周五前。',
      en: 'Please bring the lease to window 3 by Friday.',
    };
    const parts = ['lease', 'window', 'friday'].map((id) => ({ expr: told(id), text: { zh: id, en: id } }));
    const world = encounter([duty('tell', 'existence', [phrase('cq.C3.08')], { ...etiquette, parts, better })]);
    const sheet = sheetOf(world, [{ say: '#lease' }, { say: '#friday' }]);
    expect(markOf(sheet, 'tell')).toMatchObject({
      state: 'partly',
      notes: ['incomplete'],
      missing: [{ zh: 'window' }],
      better,
    });
    expect(markOf(sheet, 'tell').earned).toBe(Math.floor((markOf(sheet, 'tell').possible * 666) / 1000));
    expect(markOf(sheetOf(world, [{ say: '§cq.C3.08' }]), 'tell')).not.toHaveProperty('better');
  });

  it('says that a fixed wording was put in own words', () => {
    const sheet = sheetOf(
      encounter([duty('bye', 'existence', [said('farewell')], { ...etiquette, fixedWording: true })]),
      [{ say: 'farewell' }],
    );
    expect(markOf(sheet, 'bye')).toMatchObject({ state: 'met', notes: ['own_words'] });
    expect(markOf(sheet, 'bye').earned).toBe(Math.floor((markOf(sheet, 'bye').possible * 9) / 10));
  });
});

describe('the sheet', () => {
  it('carries moods over time, one value an instant', () => {
    const moves = [
      { t: 1000, say: 'greet', mood: 30 },
      { t: 1000, do: 'nod', mood: 25 },
      { t: 4000, say: '!mock', mood: 60 },
    ];
    expect(sheetOf(encounter(POWER_CUT), moves).moods).toEqual({
      wang: [
        [0, 40],
        [1000, 25],
        [4000, 60],
      ],
    });
  });

  it('has one canonical form: no undefined members, no fractions, no negative zero', () => {
    const sheet = sheetOf(encounter(POWER_CUT), [...GOOD, { say: '!mock' }], { draws: { missing: 'lease' } });
    const visit = (value: unknown): void => {
      expect(value).not.toBe(undefined);
      if (typeof value === 'number') expect(Number.isSafeInteger(value) && !Object.is(value, -0)).toBe(true);
      else if (value !== null && typeof value === 'object') Object.values(value).forEach(visit);
    };
    visit(sheet);
    const again = sheetOf(encounter(POWER_CUT), [...GOOD, { say: '!mock' }], { draws: { missing: 'lease' } });
    expect(canonicalize(again)).toBe(canonicalize(sheet));
    expect(JSON.parse(JSON.stringify(sheet))).toEqual(sheet);
  });

  it('calls an attempt that the trainee left by its name', () => {
    const { log, steps } = attempt([], {});
    const entries = log.entries.map((entry) =>
      entry.type === 'END' ? { ...entry, ending: 'left', by: 'trainee' as const } : entry,
    );
    expect(scoreSheet(encounter(POWER_CUT), { ...log, entries }, steps).ending).toEqual({
      id: 'left',
      by: 'trainee',
      title: { zh: '提前结束', en: 'Ended early' },
    });
  });
});

describe('live progress', () => {
  const now = (moves: readonly Move[]) =>
    Object.fromEntries(
      liveProgress(encounter(POWER_CUT), attempt(moves, { end: null }).steps).map(
        ({ duty: { id }, state, worth, due }) => [id, [state, worth, due]],
      ),
    );

  it('tells what is done, what is broken and what is still open, with its limit', () => {
    expect(now([{ say: 'greet' }])).toMatchObject({
      greet: ['satisfied', 1000, null],
      sorry: ['pending', 0, null],
      'power-first': ['pending', 0, null],
      report: ['pending', 0, 60_000],
      'builtin:no_forbidden_language': ['pending', 1000, null],
    });
    expect(now([{ do: 'report' }, { say: '!mock' }])).toMatchObject({
      'power-first': ['violated', 0, null],
      report: ['satisfied', 1000, null],
      'builtin:no_forbidden_language': ['violated', 0, null],
    });
  });
});

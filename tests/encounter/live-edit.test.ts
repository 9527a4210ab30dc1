import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Run, verifyChain } from '../../src/encounter';
import { keepRun, LIVE_EDIT_PROBLEMS } from '../../src/encounter/authoring';
import { judge } from '../../src/language';
import { type Compiled, compile, heard, libraryEncounter, logOf, open, smallDocument } from '../support/encounters';

const DOCUMENT = smallDocument({
  draws: '{ p: { x: { zh: 甲, en: X }, y: { zh: 乙, en: Y } } }',
  facts: '{ saturday: { kind: other, names: [星期六上班] } }',
  moments: `
  one:
    enter: { li: { zh: 您好, en: Hello } }
    rules:
      - { when: said("greet"), do: { li: { zh: 嗯, en: Mm } } }
      - { after: 10s, do: { li: { zh: 有人吗, en: Anyone? } } }
      - { when: did("sit"), do: { sound: door }, goto: two }
  two:
    rules:
      - { when: told("saturday"), do: { li: { zh: 知道了, en: I see } } }
      - { when: did("stand"), goto: fine }`,
});

function played(compiled: Compiled, moves: (run: Run) => void): ReturnType<typeof logOf> {
  const run = open(compiled, { seed: 4 });
  moves(run);
  return logOf(run);
}

const old = compile(DOCUMENT);
const log = played(old, (run) => {
  run.say(2000, '您好');
  run.advance(11_000);
  run.act(12_000, 'sit');
  run.say(15_000, '星期六上班');
});
const edited = (from: string, to: string): Compiled => {
  expect(DOCUMENT).toContain(from);
  return compile(DOCUMENT.replace(from, to));
};
const told = (next: Compiled, lived = log) => {
  const { kept, from, differences } = keepRun(old, lived, next, judge);
  return { kept: kept !== null, from, codes: differences.map((problem) => problem.code) };
};
/** Number of entries: one draw, the greeting, the timer, the act, the answer. */
const SIZE = 5;

describe('an edit while playing', () => {
  test('of nothing keeps everything', () => {
    expect(log.entries).toHaveLength(SIZE);
    expect(told(old)).toEqual({ kept: true, from: SIZE + 1, codes: [] });
  });

  test('of what is still to come keeps the run, and the run goes on in the new version', () => {
    const next = edited(
      '{ when: did("stand"), goto: fine }',
      '{ when: did("stand"), do: { li: { zh: 走了, en: Bye } }, goto: fine }',
    );
    const { kept, differences } = keepRun(old, log, next, judge);
    expect(differences).toEqual([]);
    kept?.act(20_000, 'stand');
    expect(kept && heard(kept)).toContain('走了');
    expect(kept?.view().ending).toBe('fine');
    expect(kept?.header.hash).toBe(next.hash);
    expect(kept && verifyChain(logOf(kept))).toEqual([]);
  });

  test('of words that were heard keeps it and says where', () => {
    expect(told(edited('zh: 您好, en', 'zh: 你好, en'))).toEqual({ kept: true, from: 0, codes: ['W-LIVE-TEXT'] });
    expect(told(edited('zh: 知道了', 'zh: 晓得了'))).toEqual({ kept: true, from: 5, codes: ['W-LIVE-TEXT'] });
  });

  test('of scenery or of what is understood keeps it and says where', () => {
    expect(told(edited('sound: door', 'sound: paper'))).toEqual({ kept: true, from: 4, codes: ['W-LIVE-CUES'] });
    const fact = edited('星期六上班', '周日上班');
    expect(told(fact)).toEqual({ kept: true, from: 5, codes: ['W-LIVE-FINDINGS'] });
  });

  test('that leads elsewhere ends it where it does', () => {
    const next = edited('do: { li: { zh: 嗯, en: Mm } } }', 'goto: two }');
    expect(told(next)).toEqual({ kept: false, from: 2, codes: ['E-LIVE-MOMENTS'] });
    // What lies before can be kept: the opening and the draw.
    expect(told(next, { ...log, entries: log.entries.slice(0, 1) })).toEqual({ kept: true, from: 2, codes: [] });
  });

  test('of a timer ends it when that timer fired at another time, or should have by now', () => {
    expect(told(edited('after: 10s', 'after: 11s'))).toEqual({ kept: false, from: 3, codes: ['E-LIVE-TIME'] });
    expect(told(edited('after: 10s', 'after: 30s')).codes).toEqual(['E-LIVE-TIME']);
    const early = { ...log, entries: log.entries.slice(0, 2) };
    expect(told(edited('after: 10s', 'after: 1s'), early)).toEqual({ kept: false, from: 2, codes: ['E-LIVE-TIME'] });
    expect(told(edited('after: 10s', 'after: 30s'), early)).toEqual({ kept: true, from: 3, codes: [] });
  });

  test('that adds a rule above a timer without a name keeps it', () => {
    const next = edited(
      '      - { after: 10s',
      '      - { when: did("report_lead"), do: { sound: door } }\n      - { after: 10s',
    );
    expect(told(next)).toEqual({ kept: true, from: SIZE + 1, codes: [] });
  });

  test('that takes away what was done, or draws another lot, ends it', () => {
    const gone = compile(
      DOCUMENT.replace('actions: [stand, sit, report_lead]', 'actions: [stand, report_lead]').replace(
        'did("sit")',
        'did("report_lead")',
      ),
    );
    expect(told(gone)).toEqual({ kept: false, from: 4, codes: ['E-LIVE-INPUT'] });
    const drawn = log.entries[0]?.type === 'DRAW' ? log.entries[0].value : '';
    const other = edited('{ p: {', `{ q: { z: { zh: 丙, en: Z } }, p: {`);
    expect(told(other)).toEqual({ kept: true, from: SIZE + 1, codes: [] });
    const forced = compile(`${DOCUMENT}\nconstraints: ['p != "${drawn}"']`);
    expect(told(forced)).toEqual({ kept: false, from: 1, codes: ['E-LIVE-DRAW'] });
  });

  test('after an ending is not kept if the new version does not end', () => {
    const whole = played(old, (run) => {
      run.act(1000, 'sit');
      run.act(2000, 'stand');
    });
    expect(told(old, whole)).toEqual({ kept: true, from: whole.entries.length + 1, codes: [] });
    expect(told(edited('did("stand"), goto: fine', 'did("report_lead"), goto: fine'), whole).kept).toBe(false);
  });

  test('of a log that does not belong to the old version is not judged', () => {
    const broken = { ...log, entries: log.entries.map((entry) => (entry.seq === 4 ? { ...entry, t: 12_001 } : entry)) };
    expect(told(old, broken)).toMatchObject({ kept: false, codes: ['E-LIVE-LOG'] });
  });

  test('every problem has words in both languages', () => {
    for (const { message, mend } of Object.values(LIVE_EDIT_PROBLEMS)) {
      for (const words of [message.zh, message.en, mend.zh, mend.en]) expect(words).not.toBe('');
    }
  });
});

describe('soundness', () => {
  const library = libraryEncounter('s28-power-cut');
  const LINES = [
    '您好，请稍等',
    '请大家别着急，材料在我这儿',
    '急什么',
    '嗯',
    '今天恢复不了，我给大家解释一下',
    '请慢走，再见',
  ];
  const moves = fc.array(
    fc.record({ wait: fc.nat(30_000), say: fc.option(fc.constantFrom(...LINES)), act: fc.nat(20) }),
    { maxLength: 8 },
  );

  test('a kept run is exactly the run that the new version would have given', () => {
    fc.assert(
      fc.property(fc.nat(), moves, fc.nat(20), fc.integer({ min: -20, max: 20 }), (seed, list, pick, by) => {
        const run = open(library, { seed });
        let t = 0;
        for (const { wait, say, act } of list) {
          t += wait;
          if (say === null) run.act(t, library.encounter.actions[act % library.encounter.actions.length]?.id ?? '');
          else run.say(t, say);
        }
        const { encounter } = library;
        const next: Compiled = {
          hash: 'f'.repeat(64) as typeof library.hash,
          encounter: {
            ...encounter,
            tempers: encounter.tempers.map((temper) => ({ ...temper, greet: temper.greet + by })),
            actions: encounter.actions.filter((_, i) => i !== pick),
          },
        };
        const { kept, from, differences } = keepRun(library, logOf(run), next, judge);
        const errors = differences.filter((problem) => problem.severity === 'error');
        expect(kept === null).toBe(errors.length > 0);
        expect(differences.length === 0).toBe(from === run.entries.length + 1);
        if (!kept) return;
        expect(kept.entries.map(({ type, t: at }) => [type, at])).toEqual(
          run.entries.map(({ type, t: at }) => [type, at]),
        );
        expect(kept.steps.map((step) => step.moments)).toEqual(run.steps.map((step) => step.moments));
        expect(kept.header.hash).toBe(next.hash);
        expect(verifyChain(logOf(kept))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});

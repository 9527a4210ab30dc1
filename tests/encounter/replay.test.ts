import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AttemptLog,
  type LogEntry,
  logText,
  parseLog,
  type Run,
  replay,
  resumeRun,
  verifyChain,
} from '../../src/encounter';
import { judge } from '../../src/language';
import { type Compiled, libraryEncounter, logOf, open } from '../support/encounters';

const CASES = 1000;
const ENCOUNTERS = ['s28-power-cut', 's04-third-trip'] as const;

const UTTERANCES = [
  '您好，请坐，请问您办理什么业务？',
  '请大家别着急，临时停电，材料在我这儿。',
  '很抱歉给您带来不便，请您谅解。',
  '对不起，您的材料还缺健康证明，租赁合同没有房东签字，就这两样。',
  '由于我们的工作疏忽，给您添了麻烦，真对不起。',
  '急什么，没看我正忙着吗',
  '我刚才不是说了吗',
  '登记一下您的姓名电话，下次优先办理',
  '谢谢您的配合，请慢走，再见',
  '嗯',
  '',
  '🙂\ud800',
  '您好，这里是政务服务中心3号窗口，请讲',
  '今天恢复不了，我给大家解释一下',
];

type Move =
  | { readonly kind: 'say'; readonly wait: number; readonly text: string }
  | { readonly kind: 'act'; readonly wait: number; readonly pick: number }
  | { readonly kind: 'file'; readonly wait: number; readonly pick: number; readonly value: string }
  | { readonly kind: 'wait' | 'end'; readonly wait: number };

const wait = fc.oneof(fc.nat(3000), fc.constantFrom(0, 14_000, 20_000, 25_000, 60_000), fc.nat(90_000));
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('say' as const), wait, text: fc.constantFrom(...UTTERANCES) }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('act' as const), wait, pick: fc.nat(30) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('file' as const), wait, pick: fc.nat(9), value: fc.string() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), wait }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('end' as const), wait }) },
);

function play(compiled: Compiled, seed: number, moves: readonly Move[]): Run {
  const run = open(compiled, { seed });
  let t = 0;
  for (const each of moves) {
    t += each.wait;
    if (each.kind === 'say') run.say(t, each.text);
    else if (each.kind === 'act')
      run.act(t, compiled.encounter.actions[each.pick % compiled.encounter.actions.length]?.id ?? '');
    else if (each.kind === 'file') {
      const form = compiled.encounter.forms[each.pick % compiled.encounter.forms.length];
      if (form)
        run.file(
          t,
          form.id,
          Object.fromEntries(
            form.fields.map((field, i) => [field.id, i % 2 ? each.value : (field.options?.[0]?.id ?? '周敏')]),
          ),
        );
    } else if (each.kind === 'end') run.end(t);
    else run.advance(t);
  }
  return run;
}

describe.each(ENCOUNTERS)('replay of %s', (id) => {
  const compiled = libraryEncounter(id);
  const { encounter, hash } = compiled;

  test('a replayed log gives the same steps, digests and view as the run', () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(move, { maxLength: 14 }), (seed, moves) => {
        const run = play(compiled, seed, moves);
        const { log, problems } = parseLog(logText(logOf(run)));
        expect(problems).toEqual([]);
        const again = replay(encounter, hash, log as AttemptLog);
        expect(again.problems).toEqual([]);
        expect(again.steps.map((step) => step.cues)).toEqual(run.steps.map((step) => step.cues));
        expect({ ...again.view, t: 0 }).toEqual({ ...run.view(), t: 0 });
      }),
      { numRuns: CASES },
    );
  }, 120_000);

  test('an attempt cut off after any entry can go on, and ends as if it had never been cut', () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(move, { minLength: 3, maxLength: 10 }), fc.nat(100), (seed, moves, cut) => {
        const whole = play(compiled, seed, moves);
        const kept = whole.entries.slice(0, cut % (whole.entries.length + 1));
        const resumed = resumeRun({ encounter, hash, judge }, { header: whole.header, entries: kept });
        expect(resumed.problems).toEqual([]);
        expect(resumed.run.entries.slice(0, kept.length)).toEqual(kept);
        expect(verifyChain(logOf(resumed.run))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  test('any edited, dropped, swapped or inserted entry is detected', () => {
    const moves: Move[] = [
      { kind: 'say', wait: 3000, text: UTTERANCES[0] ?? '' },
      { kind: 'act', wait: 15_000, pick: 4 },
      { kind: 'say', wait: 2000, text: UTTERANCES[1] ?? '' },
      { kind: 'file', wait: 2000, pick: 0, value: '周敏' },
      { kind: 'act', wait: 9000, pick: 6 },
      { kind: 'end', wait: 3000 },
    ];
    const log = logOf(play(compiled, 3, moves));
    const size = log.entries.length;
    const tampered = fc.oneof(
      fc.record({ how: fc.constant('drop' as const), i: fc.nat(size - 2), j: fc.nat(size - 1), by: fc.nat() }),
      fc.record({
        how: fc.constantFrom('swap' as const, 'edit' as const, 'insert' as const, 'time' as const),
        i: fc.nat(size - 1),
        j: fc.nat(size - 1),
        by: fc.integer({ min: 1, max: 5000 }),
      }),
    );
    fc.assert(
      fc.property(tampered, ({ how, i, j, by }) => {
        fc.pre(how !== 'swap' || i !== j);
        const entries = [...log.entries];
        const at = (k: number) => entries[k] as LogEntry;
        if (how === 'drop') entries.splice(i, 1);
        else if (how === 'swap') [entries[i], entries[j]] = [at(j), at(i)];
        else if (how === 'insert') entries.splice(i, 0, at(j));
        else if (how === 'time') entries[i] = { ...at(i), t: at(i).t + by };
        else entries[i] = { ...at(i), state: `${by}`.padEnd(32, '0') };
        expect(verifyChain({ header: log.header, entries }).map((problem) => problem.code)).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('a log rewritten with a fresh chain is still caught by its state digests', () => {
    const run = play(compiled, 3, [
      { kind: 'act', wait: 3000, pick: 0 },
      { kind: 'end', wait: 1000 },
    ]);
    const entries = run.entries.map((entry) =>
      entry.type === 'DO' ? { ...entry, action: encounter.actions[1]?.id ?? '' } : entry,
    );
    expect(replay(encounter, hash, { header: run.header, entries: entries as LogEntry[] }).problems).not.toEqual([]);
  });

  test('a log of another version names both hashes', () => {
    const run = play(compiled, 1, [{ kind: 'end', wait: 10 }]);
    const other = 'f'.repeat(64) as typeof hash;
    const { problems } = replay(encounter, other, logOf(run));
    expect(problems[0]?.code).toBe('E-REPLAY-VERSION');
    expect(problems[0]?.message.en).toContain(hash);
    expect(problems[0]?.message.en).toContain(other);
  });

  test('adding a draw leaves what other draws yield as it was', () => {
    const first = open(compiled, { seed: 42 }).view().draws;
    const widened: Compiled = {
      hash,
      encounter: {
        ...encounter,
        draws: [{ id: 'aaa', options: [{ id: 'x', text: { zh: 'x', en: 'x' } }] }, ...encounter.draws],
      },
    };
    expect(open(widened, { seed: 42 }).view().draws).toMatchObject(first);
  });
});

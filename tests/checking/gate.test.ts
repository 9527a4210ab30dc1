import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { checkDocument } from '../../src/checking';
import { canHold, type World } from '../../src/checking/can-hold';
import { reach } from '../../src/checking/reachability';
import { type Encounter, type EncounterHash, type Expr, startRun } from '../../src/encounter';
import { ACTS, type Finding, FORBIDDEN, type Judge } from '../../src/language';

vi.setConfig({ testTimeout: 120_000 });

const text = (file: string): string => readFileSync(file, 'utf8');
const DOOR = text('tests/fixtures/encounters/door.yaml');
const codes = (source: string): readonly string[] =>
  checkDocument(source, 'door.yaml').problems.map(({ code, line }) => `${code}@${line}`);

/** The small encounter with some of its lines changed. */
function door(...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((source, [from, to]) => {
    expect(source).toContain(from);
    return source.replace(from, to);
  }, DOOR);
}

const compiled = (source: string): { encounter: Encounter; hash: EncounterHash } => {
  const { encounter, hash, problems } = checkDocument(source, 'door.yaml');
  if (!encounter || !hash) throw new Error(JSON.stringify(problems));
  return { encounter, hash };
};

describe('the structural gate', () => {
  it('finds nothing in a sound encounter', () => {
    expect(codes(DOOR)).toEqual([]);
  });

  it('follows a rule only if no earlier one takes its event first', () => {
    expect(
      codes(
        door([
          '      - when: said("guide_location") || did("guide_palm")',
          '      - when: said("guide_location") && did("guide_palm")',
        ]),
      ),
    ).toEqual(['W-GATE-RULE-NEVER@27', 'E-GATE-UNREACHABLE@37']);
  });

  it('knows which values a variable can take', () => {
    const withVar = (set: string): string =>
      door(
        ['actions:', 'vars: { ready: false }\n\nactions:'],
        [
          '      - when: said("guide_location") || did("guide_palm")\n',
          '      - when: (said("guide_location") || did("guide_palm")) && ready\n',
        ],
        [
          '      - when: did("stand")\n        do:\n',
          `      - when: did("stand")\n        do:\n          - set: { ready: "${set}" }\n`,
        ],
      );
    expect(codes(withVar('true'))).toEqual([]);
    expect(codes(withVar('false')).filter((code) => code.startsWith('E-GATE-UNREACHABLE'))).toHaveLength(1);
  });

  it('lets an interruption end where what it interrupts can, and knows timers that rules start', () => {
    const interrupted = (back: string, start: string): string =>
      door(
        ['      - when: did("stand")\n        do:\n', `      - when: did("stand")\n        do:\n${start}`],
        [
          '      - when: timer("patience")\n',
          '      - when: timer("ring")\n        goto: phone\n      - when: timer("patience")\n',
        ],
        [
          '\nendings:',
          `\ninterruptions:\n  phone:\n    enter: [start: { timer: ring, after: 90s }]\n    rules:\n      - when: recognised() || unrecognised()\n${back}\nendings:`,
        ],
      );
    const start = '          - start: { timer: ring, after: 3s }\n';
    expect(codes(interrupted('        goto: back\n', start))).toEqual([]);
    expect(codes(interrupted('', start)).map((code) => code.split('@')[0])).toEqual(['E-GATE-NO-END']);
    expect(codes(interrupted('        goto: back\n', '')).map((code) => code.split('@')[0])).toContain(
      'E-GATE-UNREACHABLE',
    );
  });

  it('lets an interruption that another one leads to end where the first one came from', () => {
    const source = door(
      [
        '      - when: timer("patience")\n',
        '      - when: unrecognised() && has_said("greet")\n        goto: rings\n      - when: timer("patience")\n',
      ],
      ['      - when: recognised() || unrecognised()\n', '      - when: said("ask_need")\n'],
      [
        '\nendings:',
        '\ninterruptions:\n  rings:\n    rules: [{ when: recognised() || unrecognised(), goto: talks }]\n' +
          '  talks:\n    rules: [{ when: recognised() || unrecognised(), goto: back }]\nendings:',
      ],
    );
    expect(codes(source)).toEqual([]);
    expect(codes(source.replace('goto: back', 'do: { narrate: { zh: 嗯, en: Mm } }'))).toEqual([
      'E-GATE-NO-END@48',
      'E-GATE-NO-END@50',
    ]);
  });

  it('tells of what cannot be reached once, not of all that hangs on it', () => {
    const source = door(
      ['actions: [stand, guide_palm]', 'actions: [stand, guide_palm, record_log]'],
      [
        '\nendings:\n',
        '\n  later:\n    rules: [{ when: did("record_log"), goto: noted }]\n    moments:\n      within: {}\nendings:\n' +
          '  noted: { tone: good, title: { zh: 记下了, en: Noted }, text: { zh: 记下了。, en: Noted. } }\n',
      ],
    );
    expect(codes(source).map((code) => code.split('@')[0])).toEqual(['E-GATE-UNREACHABLE']);
  });

  it('tells a duty whose event nothing reachable raises, and one whose moments are out of reach', () => {
    const lost = '  lost:\n    enter: [event: never]\n    rules:\n      - after: 5s\n        goto: helped\n  told:\n';
    const source = door(
      ['  told:\n', lost],
      [
        '    existence: said("guide_location") || did("guide_palm")',
        '    response: [event("never"), said("thank")]\n    during: lost',
      ],
    );
    const found = codes(source).map((code) => code.split('@')[0]);
    expect(found).toEqual(['E-GATE-UNREACHABLE', 'E-GATE-DUTY', 'E-GATE-DUTY-MOMENT']);
  });

  it.each([DOOR, text('scenarios/encounters/s28-power-cut.yaml'), text('scenarios/encounters/s04-third-trip.yaml')])(
    'never calls unreachable what a run reaches (%#)',
    (source) => {
      const { encounter, hash } = compiled(source);
      const { moments, endings } = reach(encounter);
      const finding = fc.record({
        kind: fc.constantFrom<Finding['kind']>('act', 'forbidden', 'fact'),
        label: fc.constantFrom(...ACTS, ...FORBIDDEN, ...encounter.facts.map(({ id }) => id)),
      });
      const input = fc.oneof(
        fc.record({ does: fc.constant('say' as const), heard: fc.array(finding, { maxLength: 3 }) }),
        fc.record({
          does: fc.constant('do' as const),
          action: fc.constantFrom(...encounter.actions.map(({ id }) => id)),
        }),
      );
      const step = fc.record({ wait: fc.integer({ min: 0, max: 25_000 }), input });
      fc.assert(
        fc.property(fc.array(step, { maxLength: 40 }), fc.nat(99), (steps, seed) => {
          let heard: readonly Finding[] = [];
          const judge: Judge = () => heard;
          const run = startRun({
            encounter,
            hash,
            judge,
            header: { packs: {}, lexicon: '', judge: '', seed, mode: 'script' },
          });
          let t = 0;
          for (const {
            wait,
            input: { does, ...what },
          } of steps) {
            t += wait;
            if (does === 'say' && 'heard' in what) {
              heard = what.heard.map((one) => ({
                ...one,
                start: 0,
                end: 1,
                template: 'x',
                clauses: [],
                certainty: 'certain',
              }));
              run.say(t, 'x');
            } else if ('action' in what) run.act(t, what.action);
          }
          for (const { moments: active } of run.steps) for (const id of active) expect(moments).toContain(id);
          const { ending } = run.view();
          if (ending !== null && ending !== 'time_up') expect(endings).toContain(ending);
        }),
        { numRuns: 60 },
      );
    },
  );
});

describe('whether a condition can hold', () => {
  const { encounter } = compiled(DOOR);
  const world: World = {
    encounter,
    domains: new Map([['mood_is', ['low', 'high']]]),
    raised: new Set(['bell']),
    entered: new Set(['told']),
    active: new Set(['hello']),
    mayBeActive: new Set(),
    timers: ['hello/patience'],
  };
  const said = (...labels: string[]): Expr => ['call', 'said', ...labels];
  const can = (must: Expr[], mustNot: Expr[], occasion: Parameters<typeof canHold>[2]): boolean =>
    canHold(must, mustNot, occasion, world).possible;

  it('one event is one kind of event', () => {
    expect(can([['&&', said('greet'), said('thank')]], [], 'SAY')).toBe(true);
    expect(can([['&&', said('greet'), ['call', 'did', 'stand']]], [], 'SAY')).toBe(false);
    expect(can([['&&', ['call', 'did', 'stand'], ['call', 'did', 'guide_palm']]], [], 'DO')).toBe(false);
    expect(can([['call', 'timer', 'hello/patience']], [], 'TIMER')).toBe(true);
    expect(can([['call', 'timer', 'told/x']], [], 'TIMER')).toBe(false);
  });

  it('what is said is recognised, what is not recognised is not said', () => {
    expect(can([said('greet')], [['call', 'recognised']], 'SAY')).toBe(false);
    expect(can([['call', 'forbidden', 'insult']], [['call', 'forbidden']], 'SAY')).toBe(false);
    expect(can([['call', 'forbidden']], [['call', 'forbidden', 'insult']], 'SAY')).toBe(true);
    expect(can([['call', 'unrecognised']], [['call', 'told', 'x']], 'SAY')).toBe(true);
    expect(can([['&&', ['call', 'unrecognised'], said('greet')]], [], 'SAY')).toBe(false);
    expect(can([], [['||', ['call', 'recognised'], ['call', 'unrecognised']]], 'SAY')).toBe(false);
  });

  it('values are those listed, moods are open', () => {
    expect(can([['==', ['var', 'mood_is'], 'low']], [['!=', ['var', 'mood_is'], 'high']], 'none')).toBe(false);
    expect(can([['==', ['var', 'mood_is'], 'odd']], [], 'none')).toBe(false);
    expect(can([['in', ['var', 'mood_is'], ['list', 'low', 'odd']]], [], 'none')).toBe(true);
    expect(can([['<', ['call', 'mood', 'visitor'], 10]], [], 'none')).toBe(true);
    expect(can([['call', 'event', 'bell']], [], 'none')).toBe(true);
    expect(can([['call', 'event', 'gong']], [], 'SAY')).toBe(false);
    expect(can([['&&', ['call', 'at', 'hello'], ['!', ['call', 'at', 'told']]]], [], 'none')).toBe(true);
  });

  it('says so when the question is too large, and counts it as possible', () => {
    const odd = (n: number): Expr => ['==', ['call', 'has_said', `a${n}`], ['call', 'has_said', `b${n}`]];
    const many = Array.from({ length: 24 }, (_, n) => odd(n));
    const never: Expr = ['&&', ['call', 'has_done', 'z'], ['!', ['call', 'has_done', 'z']]];
    expect(canHold([...many, never], [], 'none', world)).toEqual({ possible: true, bounded: true });
  });
});

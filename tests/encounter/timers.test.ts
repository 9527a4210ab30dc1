import { describe, expect, test } from 'vitest';
import { compile, heard, open, replayed, smallDocument } from '../support/encounters';

const say = (zh: string) => `{ li: { zh: ${zh}, en: ${zh} } }`;

describe('timers', () => {
  test('a timer due at the same millisecond as an input comes first', () => {
    const run = open(
      compile(
        smallDocument({
          moments: `
  one:
    rules:
      - { after: 5s, do: [${say('计时')}], goto: two }
      - { when: did("stand"), do: [${say('早')}], goto: fine }
  two:
    rules:
      - { when: did("stand"), do: [${say('晚')}], goto: fine }`,
        }),
      ),
    );
    run.act(5000, 'stand');
    expect(run.entries.map((entry) => entry.type)).toEqual(['TIMER', 'DO', 'END']);
    expect(heard(run)).toEqual(['计时', '晚']);
    expect(replayed(run).problems).toEqual([]);
  });

  test('one millisecond earlier the input wins and the timer never fires', () => {
    const run = open(
      compile(
        smallDocument({
          moments: `
  one:
    rules:
      - { after: 5s, do: [${say('计时')}] }
      - { when: did("stand"), do: [${say('早')}], goto: fine }`,
        }),
      ),
    );
    run.act(4999, 'stand');
    expect(heard(run)).toEqual(['早']);
    expect(run.view().nextDue).toBeNull();
  });

  test('chained timers all fire in one large step of the clock, each counted from the one before', () => {
    const run = open(
      compile(
        smallDocument({
          moments: `
  one: { rules: [{ after: 2s, goto: two }] }
  two: { rules: [{ after: 3s, goto: three }] }
  three: { rules: [{ after: 4s, goto: fine }] }`,
        }),
      ),
    );
    run.advance(60_000);
    expect(run.entries.filter((entry) => entry.type === 'TIMER').map((entry) => entry.t)).toEqual([2000, 5000, 9000]);
    expect(run.entries.at(-1)).toMatchObject({ type: 'END', ending: 'fine', t: 9000 });
    expect(replayed(run).problems).toEqual([]);
  });

  test('timers due at the same instant fire in the order in which they were armed', () => {
    const run = open(
      compile(
        smallDocument({
          moments: `
  one:
    enter: [{ start: { timer: late, after: 6s } }]
    timers: { early: 6s }
    rules:
      - { when: timer("early"), do: [${say('甲')}] }
      - { when: timer("late"), do: [${say('乙')}] }
      - { when: did("stand"), goto: fine }`,
        }),
      ),
    );
    run.advance(6000);
    const order = heard(run);
    run.act(7000, 'stand');
    expect(order).toHaveLength(2);
    expect(replayed(run).steps.map((step) => step.cues)).toEqual(run.steps.map((step) => step.cues));
  });

  const INTERRUPTED = (runsOn: boolean) =>
    smallDocument({
      moments: `
  one:
    enter: [${say('开场')}]
    timers: { patience: { after: 10s, runs_on: ${runsOn} } }
    rules:
      - { when: timer("patience"), do: [${say('急了')}], goto: fine }
      - { when: did("sit"), goto: phone }`,
      interruptions: `
  phone:
    rules:
      - { when: did("report_lead"), goto: back }`,
    });

  test('an interruption pauses the timers it interrupts and returns without repeating the opening', () => {
    const run = open(compile(INTERRUPTED(false)));
    run.act(4000, 'sit');
    expect(run.view().moments).toEqual(['phone']);
    run.advance(25_000);
    expect(heard(run)).toEqual(['开场']);
    run.act(26_000, 'report_lead');
    expect(run.view().moments).toEqual(['one']);
    run.advance(31_999);
    expect(run.view().ending).toBeNull();
    run.advance(32_000);
    expect(heard(run)).toEqual(['开场', '急了']);
    expect(run.view().ending).toBe('fine');
    expect(replayed(run).problems).toEqual([]);
  });

  test('a timer that runs on keeps its due time and fires on return when it is past', () => {
    const run = open(compile(INTERRUPTED(true)));
    run.act(4000, 'sit');
    run.act(26_000, 'report_lead');
    run.advance(26_000);
    expect(run.entries.find((entry) => entry.type === 'TIMER' && entry.timer === 'one/patience')?.t).toBe(26_000);
  });

  const SILENT = smallDocument({
    moments: `
  one:
    timers: { mute: { after: 10s, silence: true } }
    rules:
      - { when: timer("mute"), do: [${say('怎么不吭声')}] }
      - { when: did("sit"), goto: phone }
      - { when: did("stand"), goto: fine }`,
    interruptions: `
  phone:
    rules:
      - { when: did("report_lead"), goto: back }`,
  });

  test('a timer of silence starts anew with every word and act, and fires after so much silence', () => {
    const run = open(compile(SILENT));
    run.say(6000, '您好');
    run.say(14_000, '请稍等');
    run.advance(23_999);
    expect(heard(run)).toEqual([]);
    run.advance(24_000);
    expect(heard(run)).toEqual(['怎么不吭声']);
    // Once it was felt it is over with, until the moment begins again.
    run.advance(60_000);
    expect(heard(run)).toHaveLength(1);
    expect(replayed(run).problems).toEqual([]);
  });

  test('after an interruption silence begins when the trainee comes back', () => {
    const run = open(compile(SILENT));
    run.act(9000, 'sit');
    run.act(15_000, 'report_lead');
    run.advance(24_999);
    expect(heard(run)).toEqual([]);
    run.advance(25_000);
    expect(heard(run)).toEqual(['怎么不吭声']);
  });

  test('the limit ends the encounter as time up, and nothing is taken after the end', () => {
    const run = open(compile(smallDocument()));
    run.advance(1_000_000);
    expect(run.view().ending).toBe('time_up');
    const before = run.entries.length;
    expect(run.act(1_000_001, 'stand')).toEqual([]);
    expect(run.end(1_000_002)).toEqual([]);
    expect(run.entries.length).toBe(before);
  });

  test('the trainee may end at any time', () => {
    const run = open(compile(smallDocument()));
    run.end(1234);
    expect(run.entries.at(-1)).toMatchObject({ type: 'END', by: 'trainee', ending: 'left', t: 1234 });
    expect(replayed(run).problems).toEqual([]);
  });

  test('silence is felt again and again until somebody speaks or acts', () => {
    const run = open(
      compile(
        smallDocument({
          tempers: '\n  shy: { from: even, silence: 7, silence_after: 10s }',
          cast: '\n  li: { name: { zh: 李, en: Li }, role: { zh: 群众, en: citizen }, age: 40, look: { figure: man }, temper: shy, mood: 20 }',
        }),
      ),
    );
    run.advance(10_000);
    expect(run.view().moods.li).toBe(27);
    run.act(15_000, 'sit');
    run.advance(24_999);
    expect(run.view().moods.li).toBe(27);
    run.advance(25_000);
    expect(run.view().moods.li).toBe(34);
  });

  test('times must be whole milliseconds', () => {
    const run = open(compile(smallDocument()));
    expect(() => run.advance(1.5)).toThrow(/E-RUN-TIME/);
    expect(() => run.act(-1, 'stand')).toThrow(/E-RUN-TIME/);
  });
});

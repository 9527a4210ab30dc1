import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creditsBySeq } from '../../src/app/marks/credits';
import {
  everyNth,
  placeCallout,
  placeMarks,
  spread,
  type TimelineMark,
  timelineModel,
  wrapped,
} from '../../src/app/sheet/timeline-model';
import { facing, moodCourse, transcript, turns } from '../../src/app/trainee/transcript';
import { scoreSheet } from '../../src/scoring';
import { libraryEncounter, logOf, open } from '../support/encounters';

const compiled = libraryEncounter('s04-third-trip');
const { encounter } = compiled;

function rudeRun() {
  const run = open(compiled);
  run.say(3_000, '您好，请坐，让您久等了。');
  run.say(9_000, '急什么，没看我正忙着吗！');
  run.act(12_000, encounter.actions[0]?.id ?? '');
  run.end(21_000);
  const sheet = scoreSheet(encounter, logOf(run), run.steps);
  return { run, sheet };
}

describe('an attempt as a picture', () => {
  const { run, sheet } = rudeRun();
  const model = timelineModel(sheet, encounter, run.steps);

  test('courtesy and forbidden language stand where they were said, in the words said', () => {
    const forbidden = model.phrases.filter(({ kind }) => kind === 'forbidden');
    expect(forbidden.length).toBeGreaterThan(0);
    expect(forbidden.every(({ t, quote }) => t === 9_000 && '急什么，没看我正忙着吗！'.includes(quote ?? '?'))).toBe(
      true,
    );
    expect(model.phrases.some(({ kind, t }) => kind === 'phrase' && t === 3_000)).toBe(true);
  });

  test('the sharpest rise of a mood is named with its cause', () => {
    expect(model.peak?.t).toBe(9_000);
    expect(model.peak?.by).toBeGreaterThan(0);
    expect(model.peak?.why.zh).not.toBe('');
  });

  test('the axis covers the whole attempt, and a mood holds until its end', () => {
    expect(model.end).toBeGreaterThanOrEqual(21_000);
    expect(model.ticks.at(-1)).toBe(model.end);
    expect(model.curves[0]?.points.at(-1)?.[0]).toBe(21_000);
  });

  test('a mood holds and then steps', () => {
    for (const { points } of model.curves)
      for (const [index, [t, mood]] of points.entries()) {
        const [before, was] = points[index - 1] ?? [t, mood];
        expect(t === before || mood === was).toBe(true);
      }
  });

  test('callers are drawn from when they ring until the next one does', () => {
    const calls = libraryEncounter('s10-three-calls');
    const call = open(calls);
    call.say(4_000, '您好，这里是政务中心综合窗口，工号018，请讲。');
    call.end(30_000);
    const { curves } = timelineModel(scoreSheet(calls.encounter, logOf(call), call.steps), calls.encounter, call.steps);
    expect(curves.map(({ who }) => who)).toEqual([calls.encounter.cast[0]?.id]);
    expect(curves[0]?.points[0]?.[0]).toBeGreaterThan(0);
    expect(curves[0]?.points.at(-1)?.[0]).toBe(30_000);
  });

  test('credited words slice the utterance', () => {
    const credits = creditsBySeq(sheet);
    const first = run.entries.find((entry) => entry.type === 'SAY');
    const spans = credits.get(first?.seq ?? 0) ?? [];
    expect(spans.length).toBeGreaterThan(0);
    for (const { start, end } of spans) expect('您好，请坐，让您久等了。'.slice(start, end)).not.toBe('');
  });

  test('the transcript tells own words, deeds and answers in order', () => {
    const lines = transcript(encounter, run.steps);
    expect(turns(lines)).toBe(2);
    expect(lines.map(({ t }) => t)).toEqual(lines.map(({ t }) => t).sort((a, b) => a - b));
    expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
    expect(facing(encounter, run.steps, run.view().present)).toBe(encounter.cast[0]?.id);
    expect(moodCourse(encounter, run.steps, encounter.cast[0]?.id ?? '').length).toBeGreaterThan(1);
  });
});

const mark = (t: number, key: string): TimelineMark => ({
  key,
  kind: 'phrase',
  t,
  quote: key,
  deed: null,
  text: { zh: key, en: key },
  late: 0,
});

const EDGES = { from: 62, to: 600 };
const place = (marks: readonly TimelineMark[], most: number, letter = 13) =>
  placeMarks(
    marks,
    { ...EDGES, xOf: (t) => t, nameOf: ({ key }) => key, widthOf: (name) => letter * name.length },
    most,
  );

describe('names on the timeline', () => {
  test('stand right of their marks where there is room, else left', () => {
    expect(place([mark(100, '您好'), mark(300, '再见')], 1)?.map(({ side }) => side)).toEqual(['right', 'right']);
    expect(place([mark(560, '为久等致歉')], 1)?.[0]).toMatchObject({ side: 'left', row: 0, name: '为久等致歉' });
  });

  test('take as many rows as they need and no more', () => {
    const crowd = [100, 110, 120, 500].map((t) => mark(t, '为久等致歉'));
    expect(place(crowd, 1)).toBeNull();
    expect(place(crowd, 4)?.map(({ row }) => row)).toEqual([0, 1, 2, 0]);
    expect(place([], 4)).toEqual([]);
  });

  test('take more room where letters are larger', () => {
    const marks = [mark(100, '别着急'), mark(180, '再见')];
    expect(place(marks, 1)).not.toBeNull();
    expect(place(marks, 1, 26)).toBeNull();
  });

  test('are whole, never meet and never leave the picture, or there are none at all', () => {
    const names = fc.array(
      fc.record({ t: fc.integer({ min: 62, max: 600 }), name: fc.string({ minLength: 1, maxLength: 30 }) }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(names, fc.integer({ min: 1, max: 6 }), (list, most) => {
        const marks = list.map(({ t, name }) => mark(t, name)).sort((a, b) => a.t - b.t);
        const placed = place(marks, most);
        if (!placed) return;
        expect(placed.map(({ x, name }) => [x, name])).toEqual(marks.map(({ t, key }) => [t, key]));
        for (const [index, { row, side, x, from, to, name }] of placed.entries()) {
          expect(row).toBeLessThan(most);
          expect(side === 'right' ? to - x : x - from).toBe(14 + 13 * name.length);
          expect(side === 'right' ? to : EDGES.to).toBeLessThanOrEqual(EDGES.to);
          expect(side === 'left' ? from : EDGES.from).toBeGreaterThanOrEqual(EDGES.from);
          for (const other of placed.slice(index + 1))
            expect(other.row !== row || other.from >= to + 12 || other.to + 12 <= from).toBe(true);
        }
      }),
    );
  });

  test('numbers always find room', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 62, max: 600 }), { maxLength: 40 }), (times) => {
        const marks = times.sort((a, b) => a - b).map((t, index) => mark(t, String(index + 1)));
        expect(place(marks, marks.length)).toHaveLength(marks.length);
      }),
    );
  });

  test('of the times on the axis only so many are written as have room', () => {
    expect(everyNth(130, 42)).toBe(1);
    expect(everyNth(37, 84)).toBe(3);
  });

  test('marks with room stand at their times', () => {
    expect(spread([], 0, 300)).toEqual([]);
    expect(spread([0, 40, 58, 300], 0, 300)).toEqual([0, 40, 58, 300]);
  });

  test('a crowd is centred on its times and pushes no one who has room', () => {
    expect(spread([20, 100, 100, 100, 200], 0, 300)).toEqual([20, 82, 100, 118, 200]);
    expect(spread([100, 104, 120], 0, 300)).toEqual([90, 108, 126]);
  });

  test('a crowd at either end stays inside', () => {
    expect(spread([100, 298, 300, 300], 0, 300)).toEqual([100, 264, 282, 300]);
    expect(spread([10, 10, 12], 10, 300)).toEqual([10, 28, 46]);
  });

  test('more than fit stay inside, in order and evenly', () => {
    expect(spread([5, 6, 7, 90, 95], 0, 40)).toEqual([0, 10, 20, 30, 40]);
  });
});

describe('words about the peak', () => {
  const rest = {
    own: [
      [100, 80],
      [200, 80],
      [200, 50],
      [300, 50],
    ] as const,
    others: [],
    area: { left: 62, top: 0, right: 400, bottom: 160 },
    lineHeight: 17,
    widthOf: (text: string) => 13 * text.length,
  };

  test('stand beside their dot, off its own curve', () => {
    expect(placeCallout('听到了伤人的话', [200, 50], rest)).toMatchObject({ side: 'right', x: 210, top: 25 });
    expect(placeCallout('听到了伤人的话', [300, 50], rest)).toMatchObject({ side: 'left', x: 290, top: 25 });
  });

  test('keep away from what others went through', () => {
    const others = [
      [
        [240, 20],
        [240, 70],
      ],
    ] as const;
    expect(placeCallout('听到了骂，升 17', [300, 50], { ...rest, others })).toMatchObject({
      side: 'right',
      lines: ['听到了骂，', '升 17'],
    });
    expect(
      placeCallout('听到了骂，升 17', [300, 50], { ...rest, others, area: { ...rest.area, right: 330 } }),
    ).toBeNull();
  });

  test('break between words, evenly', () => {
    const widthOf = (text: string) => text.length;
    expect(wrapped('The man on the line: heard hurtful words, up 26', 3, widthOf)).toEqual([
      'The man on the',
      'line: heard hurtful',
      'words, up 26',
    ]);
    expect(wrapped('来电的男子：听到了伤人的话，升 26', 2, widthOf)).toEqual(['来电的男子：', '听到了伤人的话，升 26']);
    expect(wrapped('去', 3, widthOf)).toEqual(['去']);
  });
});

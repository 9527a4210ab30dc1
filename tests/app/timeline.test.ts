import { describe, expect, test } from 'vitest';
import { creditsBySeq } from '../../src/app/marks/credits';
import {
  beside,
  everyNth,
  inLanes,
  placeMarks,
  spread,
  type TimelineMark,
  timelineModel,
  topBetween,
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

describe('labels on the timeline', () => {
  const mark = (t: number, key: string): TimelineMark => ({
    key,
    kind: 'phrase',
    t,
    quote: key,
    text: { zh: key, en: key },
    late: 0,
  });
  const place = (marks: readonly TimelineMark[]) =>
    placeMarks(
      marks,
      (t) => t,
      ({ key }) => key,
      600,
    );

  test('stand right of their marks where there is room, else left, else not at all', () => {
    expect(place([mark(100, '您好'), mark(300, '再见')]).map(({ side, label }) => [side, label])).toEqual([
      ['right', '您好'],
      ['right', '再见'],
    ]);
    expect(place([mark(560, '为久等致歉')])[0]).toMatchObject({ side: 'left', label: '为久等致歉' });
    expect(place([mark(4, '为久等致歉'), mark(30, '劝阻吸烟')])[0]?.label).toBeNull();
  });

  test('never meet, or two would be read as one', () => {
    const second = (x: number) => place([mark(100, '别着急'), mark(x, '给大家添麻烦了'), mark(x + 40, '再见')])[1];
    expect(second(258)?.label).toBeNull();
    expect(second(280)).toMatchObject({ side: 'left', label: '给大家添麻烦了' });
  });

  test('are cut where only their beginning has room', () => {
    expect(place([mark(4, '为给大家添的麻烦致歉'), mark(130, '再见')])[0]?.label).toMatch(/^为给大家.*…$/);
  });

  test('take further lines where one leaves marks without a name or off their times', () => {
    const crowd = [100, 110, 120, 500].map((t) => mark(t, '为久等致歉'));
    const { lanes, marks } = inLanes(
      crowd,
      (t) => t,
      ({ key }) => key,
      600,
    );
    expect(lanes).toBe(2);
    expect(marks.every(({ x, t, label }) => x === t && label === '为久等致歉')).toBe(true);
    expect(
      inLanes(
        [mark(100, '您好')],
        (t) => t,
        () => '您好',
        600,
      ).lanes,
    ).toBe(1);
  });

  test('take more room where letters are larger', () => {
    const marks = [mark(60, '别着急'), mark(130, '再见')];
    const labels = (scale: number) =>
      placeMarks(
        marks,
        (t) => t,
        ({ key }) => key,
        600,
        scale,
      ).map(({ label }) => label);
    expect(labels(1)).toEqual(['别着急', '再见']);
    expect(labels(2)[0]).toBeNull();
  });

  test('stand beside a point without leaving the picture on either side', () => {
    expect(beside(100, 80, 0, 358)).toBe(110);
    expect(beside(210, 154, 0, 358)).toBe(46);
    expect(beside(150, 240, 62, 358)).toBe(62);
    expect(beside(200, 200, 62, 358)).toBe(100);
    // Longer than the picture, it is written elsewhere.
    expect(beside(150, 300, 62, 358)).toBeNull();
    // A point beyond the edge, where the names stand: left of them all the same.
    expect(beside(300, 100, 62, 250)).toBe(150);
  });

  test('keep above every curve that runs where they are written', () => {
    const line = [
      [0, 100],
      [100, 50],
      [200, 80],
    ] as const;
    expect(topBetween([line], 0, 50)).toBe(75);
    expect(topBetween([line], 50, 150)).toBe(50);
    expect(topBetween([line], 300, 400)).toBe(Number.POSITIVE_INFINITY);
    expect(topBetween([line, [[10, 20]]], 0, 20)).toBe(20);
  });

  test('of the times on the axis only so many are written as have room', () => {
    expect(everyNth(130, 42)).toBe(1);
    expect(everyNth(37, 84)).toBe(3);
  });

  test('marks of one instant stand side by side', () => {
    const [a, b] = place([mark(100, 'a'), mark(100, 'b')]);
    expect((b?.x ?? 0) - (a?.x ?? 0)).toBeGreaterThanOrEqual(18);
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
    const placed = placeMarks(
      Array.from({ length: 9 }, (_, index) => mark(90 + index, `${index}`)),
      (t) => t + 20,
      ({ key }) => key,
      130,
      1,
      100,
    );
    expect(placed.map(({ x }) => x)).toEqual([20, 30, 40, 50, 60, 70, 80, 90, 100]);
  });
});

import type { Encounter, Millis, Step } from '../../encounter';
import type { Text } from '../../norms';
import type { DutyMark, ScoreSheet } from '../../scoring';
import { quoted } from '../marks/quote';

export type TimelineKind = 'phrase' | 'forbidden' | 'step' | 'late';

export interface TimelineMark {
  readonly key: string;
  readonly kind: TimelineKind;
  readonly t: Millis;
  /** The words that earned or cost the mark, as said; for what was done, the duty. */
  readonly quote: string | null;
  readonly text: Text;
  readonly late: Millis;
}

/** The greatest rise of a mood in one instant, and what caused it. */
export interface Peak {
  readonly who: string;
  readonly t: Millis;
  readonly mood: number;
  readonly by: number;
  readonly why: Text;
}

export interface TimelineModel {
  readonly curves: readonly { readonly who: string; readonly points: readonly (readonly [Millis, number])[] }[];
  readonly phrases: readonly TimelineMark[];
  readonly steps: readonly TimelineMark[];
  readonly peak: Peak | null;
  readonly end: Millis;
  readonly ticks: readonly Millis[];
}

const MINUTE = 60_000;
/** Rises smaller than this are not worth a line across the picture. */
const NOTABLE = 5;

export function timelineModel(sheet: ScoreSheet, encounter: Encounter, steps: readonly Step[]): TimelineModel {
  const step = tickStep(sheet.duration);
  const end = Math.max(step, Math.ceil(sheet.duration / step) * step);
  const marks = sheet.duties.filter((mark) => mark.state !== 'inactive' && !mark.beyond);
  return {
    curves:
      encounter.kind === 'phone'
        ? callers(sheet, encounter, steps)
        : // The first of the cast is the case; bystanders are drawn once something has moved them.
          encounter.cast
            .filter(({ id }, index) => index === 0 || (sheet.moods[id]?.length ?? 0) > 1)
            .map(({ id }) => ({ who: id, points: held(sheet.moods[id] ?? [], 0, sheet.duration) })),
    phrases: onePerPlace([
      ...marks.filter(({ dimension }) => dimension === 'etiquette').flatMap((mark) => earnedMarks(mark, 'phrase')),
      ...marks.filter(({ dimension, state }) => dimension === 'forbidden' && state === 'violated').flatMap(brokenMarks),
    ]),
    steps: onePerPlace(
      marks.filter(({ dimension }) => dimension === 'procedure').flatMap((mark) => earnedMarks(mark, 'step')),
    ),
    peak: peakOf(steps),
    end,
    ticks: Array.from({ length: end / step + 1 }, (_, index) => index * step),
  };
}

/** Ticks far enough apart to be read: at most about ten. */
function tickStep(duration: Millis): Millis {
  if (duration <= 2 * MINUTE) return MINUTE / 4;
  if (duration <= 4 * MINUTE) return MINUTE / 2;
  return duration <= 12 * MINUTE ? MINUTE : 2 * MINUTE;
}

/** Callers come one after the other: each from when they are first heard of until the next one is. */
function callers(sheet: ScoreSheet, encounter: Encounter, steps: readonly Step[]): TimelineModel['curves'] {
  const calls = encounter.cast
    .flatMap(({ id }) => {
      const first = steps.find(({ cues }) =>
        cues.some((cue) => (cue.cue === 'say' || cue.cue === 'mood') && cue.who === id),
      );
      return first ? [{ who: id, from: first.t }] : [];
    })
    .sort((a, b) => a.from - b.from);
  return calls.map(({ who, from }, index) => ({
    who,
    points: held(sheet.moods[who] ?? [], from, calls[index + 1]?.from ?? sheet.duration),
  }));
}

/** A mood holds until it changes, and until the end: a curve of level stretches and upright steps. */
function held(
  points: readonly (readonly [Millis, number])[],
  from: Millis,
  end: Millis,
): readonly (readonly [Millis, number])[] {
  const before = points.findLast(([t]) => t < from) ?? points[0];
  if (!before) return [];
  let [, mood] = before;
  const curve: (readonly [Millis, number])[] = [[from, mood]];
  for (const [t, to] of points) {
    if (t < from || t > end || to === mood) continue;
    curve.push([t, mood], [t, to]);
    mood = to;
  }
  if (curve.at(-1)?.[0] !== end) curve.push([end, mood]);
  return curve;
}

function earnedMarks(mark: DutyMark, kind: 'phrase' | 'step'): readonly TimelineMark[] {
  if (mark.state !== 'met' && mark.state !== 'partly' && mark.state !== 'late') return [];
  const first = mark.evidence[0];
  if (!first) return [];
  const late = mark.late ?? 0;
  const said =
    first.said !== undefined && first.start !== undefined
      ? quoted(first.said, first.start, first.end ?? first.said.length)
      : null;
  return [
    {
      key: mark.duty,
      kind: late > 0 ? 'late' : kind,
      t: first.t,
      quote: kind === 'phrase' ? said : null,
      text: mark.text,
      late,
    },
  ];
}

function brokenMarks(mark: DutyMark): readonly TimelineMark[] {
  return mark.evidence.map((evidence, index) => ({
    key: `${mark.duty}.${index}`,
    kind: 'forbidden',
    t: evidence.t,
    quote:
      evidence.said !== undefined && evidence.start !== undefined
        ? quoted(evidence.said, evidence.start, evidence.end ?? evidence.said.length)
        : null,
    text: mark.text,
    late: 0,
  }));
}

/** Two duties that the same words met are one mark; what was forbidden is never covered by what was courteous. */
function onePerPlace(marks: readonly TimelineMark[]): readonly TimelineMark[] {
  const seen = new Map<string, TimelineMark>();
  for (const mark of marks) {
    const place = `${mark.t} ${mark.quote ?? mark.key} ${mark.kind === 'forbidden'}`;
    if (!seen.has(place)) seen.set(place, mark);
  }
  return [...seen.values()].sort((a, b) => a.t - b.t);
}

function peakOf(steps: readonly Step[]): Peak | null {
  let peak: Peak | null = null;
  for (const { cues, t } of steps) {
    for (const cue of cues) {
      if (cue.cue !== 'mood') continue;
      const by = cue.to - cue.from;
      if (by >= NOTABLE && by > (peak?.by ?? 0)) peak = { who: cue.who, t, mood: cue.to, by, why: cue.why };
    }
  }
  return peak;
}

export interface PlacedMark extends TimelineMark {
  readonly x: number;
  /** Which line of its row, from the top. */
  readonly lane: number;
  readonly label: string | null;
  readonly side: 'left' | 'right';
}

/** Half a mark, and the air beside it. */
const HALF = 9;
const GAP = 5;

/** Room a label takes; `scale` is how much larger than usual the letters are. */
export const widthOf = (label: string, scale = 1): number =>
  scale * [...label].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e7f ? 13 : 6.5), 0);

/** The highest place, as the smallest y, that lines through points in order of x reach between two x; Infinity outside them. */
export function topBetween(
  lines: readonly (readonly (readonly [x: number, y: number])[])[],
  from: number,
  to: number,
): number {
  let top = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    for (const [index, [x, y]] of line.entries()) {
      const [before, height] = line[index - 1] ?? [x, y];
      const [a, b] = [Math.max(before, from), Math.min(x, to)];
      if (a > b) continue;
      const at = (one: number) => (x === before ? y : height + ((y - height) * (one - before)) / (x - before));
      top = Math.min(top, at(a), at(b));
    }
  }
  return top;
}

/** Of marks that stand so far apart, every how many have room for a label. */
export const everyNth = (apart: number, needs: number): number => Math.max(1, Math.ceil(needs / Math.max(1, apart)));

/**
 * Where a label beside a point begins: right of the point where it fits, else left, else above it as far as the room between two
 * edges goes; null where it is longer than that.
 */
export function beside(x: number, needs: number, from: number, to: number): number | null {
  if (x + 2 * GAP + needs <= to) return Math.max(from, x + 2 * GAP);
  if (x - 2 * GAP - needs >= from) return Math.min(to, x - 2 * GAP) - needs;
  return needs <= to - from ? Math.max(from, Math.min(x - needs / 2, to - needs)) : null;
}

/**
 * Marks of one instant stand side by side. Each stands as near its time as its neighbours let it, so that a crowd is centred on its
 * times; between two edges, with less room for each where there are more of them than fit.
 */
export function spread(times: readonly number[], from: number, to: number): readonly number[] {
  const apart = Math.min(2 * HALF, (to - from) / Math.max(1, times.length - 1));
  // Without the room each takes they only must not change their order: who would is pooled with the one before, at their mean.
  const pools: { sum: number; count: number }[] = [];
  const mean = ({ sum, count }: { sum: number; count: number }): number => sum / count;
  for (const [index, time] of times.entries()) {
    let pool = { sum: time - index * apart, count: 1 };
    for (let before = pools.at(-1); before && mean(before) > mean(pool); before = pools.at(-1)) {
      pools.pop();
      pool = { sum: before.sum + pool.sum, count: before.count + pool.count };
    }
    pools.push(pool);
  }
  const last = Math.max(from, to - (times.length - 1) * apart);
  return pools
    .flatMap((pool) => Array.from({ length: pool.count }, () => Math.min(last, Math.max(from, mean(pool)))))
    .map((x, index) => x + index * apart);
}

/** Shorter than this nothing of a label can be understood, in px of the usual size. */
const SHORTEST = 5 * 13;

/** As much of a label as has room, if that is enough to be understood. */
function cutTo(label: string, room: number, scale: number): string | null {
  if (room < SHORTEST * scale) return null;
  let cut = [...label];
  while (cut.length > 0 && widthOf(`${cut.join('')}…`, scale) > room) cut = cut.slice(0, -1);
  return `${cut.join('').replace(/[\s，。？！、；：,.?!;:]+$/, '')}…`;
}

/**
 * Gives each mark its label where there is room for it, right before left, whole before cut; without room the table below names it.
 * Marks stand on the axis up to its end, labels may go on to the picture's edge.
 */
export function placeMarks(
  marks: readonly TimelineMark[],
  xOf: (t: Millis) => number,
  labelOf: (mark: TimelineMark) => string,
  width: number,
  scale = 1,
  end = width,
): readonly PlacedMark[] {
  const xs = spread(
    marks.map(({ t }) => xOf(t)),
    xOf(0),
    end,
  );
  // Left of the axis stands the name of the row.
  let free = xOf(0);
  return marks.map((mark, index) => {
    const x = xs[index] ?? 0;
    const label = labelOf(mark);
    const needs = widthOf(label, scale) + GAP;
    const limit = (xs[index + 1] ?? width + HALF) - HALF - GAP;
    if (x + HALF + needs <= limit) {
      // Two labels that meet are read as one.
      free = x + HALF + needs + 4 * GAP;
      return { ...mark, x, lane: 0, label, side: 'right' };
    }
    if (x - HALF - needs >= free) {
      free = x + HALF;
      return { ...mark, x, lane: 0, label, side: 'left' };
    }
    const cut = cutTo(label, limit - x - HALF - GAP, scale);
    free = cut ? limit : x + HALF;
    return { ...mark, x, lane: 0, label: cut, side: 'right' };
  });
}

/** Lines one row of marks may take. */
const LANES = 3;
/** A mark further from its time than this, in px, misleads. */
const OFF = 4;

/** The marks of one row, on as many lines as they need to stand at their times with their names. */
export function inLanes(
  marks: readonly TimelineMark[],
  xOf: (t: Millis) => number,
  ...rest: [labelOf: (mark: TimelineMark) => string, width: number, scale?: number, end?: number]
): { readonly lanes: number; readonly marks: readonly PlacedMark[] } {
  let best = { lanes: 1, marks: placeMarks(marks, xOf, ...rest) };
  const faults = ({ marks: placed }: typeof best): number =>
    placed.reduce(
      (sum, { x, t, label }) =>
        sum + (Math.abs(x - xOf(t)) > OFF ? 4 : 0) + (label === null ? 2 : label.endsWith('…') ? 1 : 0),
      0,
    );
  for (let lanes = 2; lanes <= Math.min(LANES, marks.length) && faults(best) > 0; lanes += 1) {
    const each = Array.from({ length: lanes }, (_, lane) =>
      placeMarks(
        marks.filter((_, index) => index % lanes === lane),
        xOf,
        ...rest,
      ).map((mark) => ({ ...mark, lane })),
    );
    const next = { lanes, marks: each.flat() };
    if (faults(next) < faults(best)) best = next;
  }
  return best;
}

import type { Encounter, Millis, Step } from '../../encounter';
import type { Text } from '../../norms';
import type { DutyMark, ScoreSheet } from '../../scoring';
import { quoted } from '../marks/quote';

export type TimelineKind = 'phrase' | 'forbidden' | 'step' | 'late';

export interface TimelineMark {
  readonly key: string;
  readonly kind: TimelineKind;
  readonly t: Millis;
  /** The words that earned or cost the mark, as said. */
  readonly quote: string | null;
  /** What was done against a rule. */
  readonly deed: Text | null;
  /** The duty. */
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
      ...marks
        .filter(({ dimension, state }) => dimension === 'forbidden' && state === 'violated')
        .flatMap((mark) => brokenMarks(mark, encounter)),
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
      deed: null,
      text: mark.text,
      late,
    },
  ];
}

function brokenMarks(mark: DutyMark, { actions }: Encounter): readonly TimelineMark[] {
  const deedOf = (did: string | undefined): Text | null => {
    const action = actions.find(({ id }) => id === did);
    return action ? (action.report ?? action.label) : null;
  };
  return mark.evidence.map((evidence, index) => ({
    key: `${mark.duty}.${index}`,
    kind: 'forbidden',
    t: evidence.t,
    quote:
      evidence.said !== undefined && evidence.start !== undefined
        ? quoted(evidence.said, evidence.start, evidence.end ?? evidence.said.length)
        : null,
    deed: deedOf(evidence.did),
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

/** Of marks that stand so far apart, every how many have room for a label. */
export const everyNth = (apart: number, needs: number): number => Math.max(1, Math.ceil(needs / Math.max(1, apart)));

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

/** Half a mark, and from its middle to its name. */
const HALF = 9;
export const TO_NAME = 14;
/** Between what stands in one row: nearer, a name would seem to belong to the next mark. */
const AIR = 12;

export interface PlacedMark extends TimelineMark {
  readonly x: number;
  /** Which line of its lane, from the top. */
  readonly row: number;
  readonly name: string;
  readonly side: 'left' | 'right';
  /** What the mark and its name take of the row. */
  readonly from: number;
  readonly to: number;
}

interface Lane {
  readonly xOf: (t: Millis) => number;
  readonly nameOf: (mark: TimelineMark) => string;
  readonly widthOf: (name: string, mark: TimelineMark) => number;
  /** Where its names begin and end. */
  readonly from: number;
  readonly to: number;
}

/** The marks of a lane at their times, each with its whole name, on as few rows as do; null if more than `most` were needed. */
export function placeMarks(marks: readonly TimelineMark[], lane: Lane, most: number): readonly PlacedMark[] | null {
  for (let rows = 1; rows <= most; rows += 1) {
    const placed = onRows(marks, lane, rows);
    if (placed) return placed;
  }
  return marks.length === 0 ? [] : null;
}

function onRows(marks: readonly TimelineMark[], lane: Lane, rows: number): readonly PlacedMark[] | null {
  const placed: PlacedMark[] = [];
  const free = ({ row, from, to }: PlacedMark): boolean =>
    placed.every((other) => other.row !== row || other.to + AIR <= from || to + AIR <= other.from);
  for (const mark of marks) {
    const x = lane.xOf(mark.t);
    const name = lane.nameOf(mark);
    const needs = TO_NAME + lane.widthOf(name, mark);
    const sides = [
      { side: 'right', from: x - HALF, to: x + needs, fits: x + needs <= lane.to },
      { side: 'left', from: x - needs, to: x + HALF, fits: x - needs >= lane.from },
    ] as const;
    const place = sides
      .filter(({ fits }) => fits)
      .flatMap(({ side, from, to }) =>
        Array.from({ length: rows }, (_, row): PlacedMark => ({ ...mark, x, row, name, side, from, to })),
      )
      .find(free);
    if (!place) return null;
    placed.push(place);
  }
  return placed;
}

type Line = readonly (readonly [x: number, y: number])[];

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Whether a curve of level stretches and upright steps runs through a box. */
const runsThrough = (line: Line, { left, top, right, bottom }: Box): boolean =>
  line.some(([x, y], index) => {
    const [before, height] = line[index - 1] ?? [x, y];
    return before <= right && x >= left && Math.min(y, height) <= bottom && Math.max(y, height) >= top;
  });

/** A text in as many lines as given, none longer than it must be. */
export function wrapped(text: string, lines: number, widthOf: (text: string) => number): readonly string[] {
  const words = piecesOf(text);
  const whole = widthOf(text);
  for (let room = whole / lines; room < whole; room += whole / 40) {
    const filled: string[] = [];
    for (const word of words) {
      const last = filled.at(-1);
      if (last !== undefined && widthOf((last + word).trimEnd()) <= room) filled[filled.length - 1] = last + word;
      else filled.push(word);
    }
    if (filled.length <= lines) return filled.map((line) => line.trimEnd());
  }
  return [text];
}

/** Chinese breaks at its own marks only, whose clauses are short: no list of words knows every name. */
const piecesOf = (text: string): readonly string[] =>
  (/[\u4e00-\u9fff]/.test(text) ? text.match(/[^：，；]+[：，；]*/g) : text.match(/\S+\s*/g)) ?? [text];

export interface Callout {
  readonly lines: readonly string[];
  readonly side: 'left' | 'right';
  readonly x: number;
  readonly top: number;
}

/** Lines a callout may take. */
const LINES = 3;
/** Px from a dot to its callout. */
const BESIDE = 10;
const ABOVE = 8;

/**
 * Where the words about a dot on a curve stand: beside it, where its own curve does not run through them and no other one is nearer to
 * them than their dot; null where there is no such place.
 */
export function placeCallout(
  text: string,
  [x, y]: readonly [x: number, y: number],
  {
    own,
    others,
    area,
    lineHeight,
    widthOf,
  }: {
    readonly own: Line;
    readonly others: readonly Line[];
    readonly area: Box;
    readonly lineHeight: number;
    readonly widthOf: (text: string) => number;
  },
): Callout | null {
  for (let count = 1; count <= LINES; count += 1) {
    const lines = wrapped(text, count, widthOf);
    const width = Math.max(...lines.map(widthOf));
    const height = lines.length * lineHeight;
    for (const side of ['right', 'left'] as const) {
      const left = side === 'right' ? x + BESIDE : x - BESIDE - width;
      for (const top of [y - ABOVE - height, y - height / 2, y + ABOVE]) {
        const box = { left, top, right: left + width, bottom: top + height };
        const inside =
          box.left >= area.left && box.right <= area.right && box.top >= area.top && box.bottom <= area.bottom;
        const near = { ...box, top: top - ABOVE + 1, bottom: box.bottom + ABOVE - 1 };
        if (inside && !runsThrough(own, box) && !others.some((line) => runsThrough(line, near)))
          return { lines, side, x: side === 'right' ? box.left : box.right, top };
      }
    }
  }
  return null;
}

import { useEffect, useRef, useState } from 'react';
import type { Encounter, Step } from '../../encounter';
import type { Text } from '../../norms';
import type { ScoreSheet } from '../../scoring';
import { clockTime } from '../format';
import { useTranslation } from '../i18n';
import { MarkShape } from '../marks/mark-shape';
import classes from './timeline.module.css';
import {
  beside,
  everyNth,
  type PlacedMark,
  placeMarks,
  type TimelineKind,
  type TimelineMark,
  type TimelineModel,
  timelineModel,
  topBetween,
  widthOf,
} from './timeline-model';

interface TimelineProps {
  readonly sheet: ScoreSheet;
  readonly encounter: Encounter;
  readonly steps: readonly Step[];
  readonly read: (text: Text) => string;
}

/** Where things stand under letters of the usual size; larger letters move all of it apart. */
const LEFT = 62;
const RIGHT = 24;
const MOODS_TOP = 30;
const MOODS_HEIGHT = 118;
const PHRASES_Y = 184;
const STEPS_Y = 220;
const AXIS_Y = 244;
const HEIGHT = 268;
/** Between the end of a curve and the name of whose it is. */
const NAME_GAP = 8;
const NAME_HEIGHT = 15;
/** As much of the picture as the names at the ends of the curves may take. */
const NAMES_SHARE = 0.4;
/** Px of a letter of the usual size. */
const USUAL = 16;
/** Agitation at which each mood word stands beside the curve. */
const LEVELS = [
  { face: 'angry', mood: 88, colour: 'var(--mood-angry)' },
  { face: 'uneasy', mood: 45, colour: 'var(--mood-uneasy)' },
  { face: 'calm', mood: 20, colour: 'var(--mood-calm)' },
] as const;

/** The attempt as a picture: mood above, words and steps below, on one axis of time. */
export function Timeline({ sheet, encounter, steps, read }: TimelineProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const [{ width, scale }, setSize] = useState({ width: 0, scale: 1 });
  useEffect(() => {
    if (!frame.current) return;
    const watcher = new ResizeObserver(([entry]) =>
      setSize({
        width: Math.floor(entry?.contentRect.width ?? 0),
        scale: Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL,
      }),
    );
    watcher.observe(frame.current);
    return () => watcher.disconnect();
  }, []);

  const model = timelineModel(sheet, encounter, steps);
  const nameOf = (who: string): string => {
    const citizen = encounter.cast.find(({ id }) => id === who);
    return citizen ? read(citizen.name) : '';
  };
  const left = LEFT * scale;
  const several = model.curves.length > 1;
  const longest = Math.max(0, ...model.curves.map(({ who }) => widthOf(nameOf(who), scale) + NAME_GAP));
  // Where the names would take the picture from the curves they stand below it.
  const named = several && longest <= (width - left) * NAMES_SHARE;
  const right = named ? Math.max(RIGHT, longest) : RIGHT;
  const xOf = (time: number): number => left + (time / model.end) * Math.max(1, width - left - right);
  const yOf = (y: number): number => y * scale;
  const moodY = (mood: number): number => yOf(MOODS_TOP + ((100 - mood) / 100) * MOODS_HEIGHT);
  const label = (mark: TimelineMark): string =>
    mark.kind === 'late'
      ? t('timeline.late', { text: read(mark.text), seconds: Math.ceil(mark.late / 1000) })
      : mark.quote && mark.quote.length <= 14
        ? mark.quote
        : read(mark.text);
  const phrases = placeMarks(model.phrases, xOf, label, width, scale, width - right);
  const doings = placeMarks(model.steps, xOf, label, width, scale, width - right);
  const nth = everyNth(xOf(model.ticks[1] ?? model.end) - xOf(model.ticks[0] ?? 0), widthOf('0:00  ', scale));
  const ticks = model.ticks.filter((_, index) => index % nth === 0);
  const peak = model.peak ? t('timeline.peak', { why: read(model.peak.why), by: model.peak.by }) : '';
  const peakNeeds = widthOf(peak, scale);
  const ends = named ? endsOf(model.curves, xOf, moodY, scale) : [];
  // Right of the mood words and, where curves are named at their ends, left of the names; where it does not fit, below the picture.
  const peakFrom = beside(
    xOf(model.peak?.t ?? 0),
    peakNeeds,
    left,
    Math.min(width, ...ends.map(({ x }) => x - NAME_GAP)),
  );
  const lines = model.curves.map(({ points }) => points.map(([time, mood]) => [xOf(time), moodY(mood)] as const));
  // Above its point, and above every curve that runs where it is written.
  const peakY = Math.min(moodY(model.peak?.mood ?? 0), topBetween(lines, peakFrom ?? 0, (peakFrom ?? 0) + peakNeeds));
  return (
    <section aria-labelledby="timeline">
      <div className={classes.head}>
        <h2 id="timeline" className={classes.title}>
          {t('timeline.title')}
        </h2>
        <Legend />
      </div>
      <div ref={frame} className={classes.frame}>
        {width > 0 ? (
          <svg
            width={width}
            height={yOf(HEIGHT)}
            viewBox={`0 0 ${width} ${yOf(HEIGHT)}`}
            role="img"
            aria-label={t('timeline.summary', {
              phrases: phrases.filter(({ kind }) => kind !== 'forbidden').length,
              forbidden: phrases.filter(({ kind }) => kind === 'forbidden').length,
              steps: doings.length,
              duration: clockTime(sheet.duration),
            })}
          >
            <defs>
              <linearGradient id="mood" gradientUnits="userSpaceOnUse" x1="0" x2="0" y1={moodY(88)} y2={moodY(15)}>
                <stop offset="0" style={{ stopColor: 'var(--mood-angry)' }} />
                <stop offset="0.35" style={{ stopColor: 'var(--mood-displeased)' }} />
                <stop offset="0.65" style={{ stopColor: 'var(--mood-uneasy)' }} />
                <stop offset="1" style={{ stopColor: 'var(--mood-calm)' }} />
              </linearGradient>
            </defs>
            {LEVELS.map(({ face, mood, colour }) => (
              <g key={face}>
                <path d={`M${left} ${moodY(mood)}H${width - right}`} className={classes.guide} />
                <text x="0" y={moodY(mood) + yOf(4)} className={classes.level} style={{ fill: colour }}>
                  {t(`mood.face.${face}`)}
                </text>
              </g>
            ))}
            <Row y={yOf(PHRASES_Y)} label={t('timeline.phrases')} from={left} to={width - right} drop={yOf(4)} />
            <Row y={yOf(STEPS_Y)} label={t('timeline.steps')} from={left} to={width - right} drop={yOf(4)} />
            {model.curves.map(({ who }, index) => (
              <g key={who} className={index === 0 ? undefined : classes.others}>
                <polyline
                  points={lines[index]?.map((point) => point.join()).join(' ')}
                  fill="none"
                  // A level line has no height, and a gradient over it would not be drawn in some browsers.
                  stroke="url(#mood)"
                  strokeLinejoin="round"
                  {...strokeOf(index)}
                />
              </g>
            ))}
            {ends.map(({ who, x, y }) => (
              <text key={who} x={x} y={y} className={classes.who}>
                {nameOf(who)}
              </text>
            ))}
            {model.peak ? (
              <g>
                <path d={`M${xOf(model.peak.t)} ${moodY(model.peak.mood)}V${yOf(AXIS_Y)}`} className={classes.drop} />
                <circle
                  cx={xOf(model.peak.t)}
                  cy={moodY(model.peak.mood)}
                  r="6"
                  style={{ fill: 'var(--bad)' }}
                  stroke="#FCFAF6"
                  strokeWidth="2"
                />
                {peakFrom === null ? null : (
                  <text x={peakFrom} y={Math.max(yOf(14), peakY - 14)} className={classes.peak}>
                    {peak}
                  </text>
                )}
              </g>
            ) : null}
            {phrases.map((mark) => (
              <Mark key={mark.key} mark={mark} y={yOf(PHRASES_Y)} drop={yOf(4.5)} />
            ))}
            {doings.map((mark) => (
              <Mark key={mark.key} mark={mark} y={yOf(STEPS_Y)} drop={yOf(4.5)} />
            ))}
            <Axis ticks={ticks} xOf={xOf} y={yOf(AXIS_Y)} drop={yOf(18)} from={left} to={width - right} />
          </svg>
        ) : null}
      </div>
      {several && !named && width > 0 ? (
        <ul className={classes.names}>
          {model.curves.map(({ who }, index) => (
            <li key={who}>
              <svg width="26" height="8" aria-hidden="true">
                <path d="M2 4h22" style={{ stroke: 'var(--mood-displeased)' }} {...strokeOf(index)} />
              </svg>
              {nameOf(who)}
            </li>
          ))}
        </ul>
      ) : null}
      {model.peak && peakFrom === null ? (
        <p className={classes.below}>
          <span className={classes.when}>{clockTime(model.peak.t).replace(/^0/, '')}</span> {peak}
        </p>
      ) : null}
    </section>
  );
}

/** The case is drawn in a firm line, those who stand by in broken ones that can be told apart. */
const strokeOf = (index: number) =>
  ({
    strokeWidth: index === 0 ? 3.2 : 2,
    strokeLinecap: 'round',
    strokeDasharray: index === 0 ? undefined : index % 2 === 1 ? '2 5' : '8 5',
  }) as const;

/** Where the names of several people stand: behind the ends of their curves, none over another. */
function endsOf(
  curves: TimelineModel['curves'],
  xOf: (t: number) => number,
  moodY: (mood: number) => number,
  scale: number,
) {
  if (curves.length < 2) return [];
  let last = Number.NEGATIVE_INFINITY;
  return curves
    .flatMap(({ who, points }) => {
      const end = points.at(-1);
      return end ? [{ who, x: xOf(end[0]) + NAME_GAP, y: moodY(end[1]) + 4 * scale }] : [];
    })
    .sort((a, b) => a.y - b.y)
    .map(({ who, x, y }) => {
      last = Math.max(y, last + NAME_HEIGHT * scale);
      return { who, x, y: last };
    });
}

interface RowProps {
  readonly y: number;
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** How far below the line the feet of its letters stand. */
  readonly drop: number;
}

function Row({ y, label, from, to, drop }: RowProps) {
  return (
    <g>
      <path d={`M${from} ${y}H${to}`} className={classes.track} />
      <text x="0" y={y + drop} className={classes.row}>
        {label}
      </text>
    </g>
  );
}

function Mark({ mark, y, drop }: { readonly mark: PlacedMark } & Pick<RowProps, 'y' | 'drop'>) {
  const right = mark.side === 'right';
  return (
    <g transform={`translate(${mark.x} ${y})`}>
      {mark.label ? (
        <text
          x={right ? 14 : -14}
          y={drop}
          textAnchor={right ? 'start' : 'end'}
          className={classes.label}
          data-kind={mark.kind}
        >
          {mark.label}
        </text>
      ) : null}
      <MarkShape kind={mark.kind} />
    </g>
  );
}

function Axis({
  ticks,
  xOf,
  y,
  drop,
  from,
  to,
}: Omit<RowProps, 'label'> & { readonly ticks: readonly number[]; readonly xOf: (t: number) => number }) {
  return (
    <g>
      <path d={`M${from} ${y}H${to}`} className={classes.axis} />
      {ticks.map((time) => (
        <g key={time}>
          <path d={`M${xOf(time)} ${y - 3}v6`} className={classes.axis} />
          <text x={xOf(time)} y={y + drop} textAnchor="middle" className={classes.tick}>
            {clockTime(time).replace(/^0/, '')}
          </text>
        </g>
      ))}
    </g>
  );
}

function Legend() {
  const { t } = useTranslation();
  const items: readonly TimelineKind[] = ['phrase', 'forbidden', 'step', 'late'];
  return (
    <ul className={classes.legend}>
      <li>
        <svg width="26" height="8" aria-hidden="true">
          <path d="M2 4h22" style={{ stroke: 'var(--mood-displeased)' }} strokeWidth="3" strokeLinecap="round" />
        </svg>
        {t('timeline.legend.mood')}
      </li>
      {items.map((kind) => (
        <li key={kind}>
          <svg width="20" height="20" viewBox="-10 -10 20 20" aria-hidden="true">
            <MarkShape kind={kind} />
          </svg>
          {t(`timeline.legend.${kind}`)}
        </li>
      ))}
    </ul>
  );
}

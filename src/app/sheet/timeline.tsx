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
  inLanes,
  type PlacedMark,
  type TimelineKind,
  type TimelineMark,
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
/** Between two lines of marks in one row. */
const LANE = 22;
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
  const xOf = (time: number): number => left + (time / model.end) * Math.max(1, width - left - RIGHT);
  const yOf = (y: number): number => y * scale;
  const moodY = (mood: number): number => yOf(MOODS_TOP + ((100 - mood) / 100) * MOODS_HEIGHT);
  const label = (mark: TimelineMark): string =>
    mark.kind === 'late'
      ? t('timeline.late', { text: read(mark.text), seconds: Math.ceil(mark.late / 1000) })
      : mark.quote && mark.quote.length <= 14
        ? mark.quote
        : read(mark.text);
  const nameOfMark = (mark: TimelineMark): string => `${clockTime(mark.t)} ${mark.quote ?? label(mark)}`;
  const phrases = inLanes(model.phrases, xOf, label, width, scale, width - RIGHT);
  const doings = inLanes(model.steps, xOf, label, width, scale, width - RIGHT);
  const stepsY = STEPS_Y + (phrases.lanes - 1) * LANE;
  const lower = (phrases.lanes + doings.lanes - 2) * LANE;
  const axisY = AXIS_Y + lower;
  const height = yOf(HEIGHT + lower);
  const nth = everyNth(xOf(model.ticks[1] ?? model.end) - xOf(model.ticks[0] ?? 0), widthOf('0:00  ', scale));
  const ticks = model.ticks.filter((_, index) => index % nth === 0);
  const peak = model.peak
    ? t(several ? 'timeline.peakOf' : 'timeline.peak', {
        who: nameOf(model.peak.who),
        why: read(model.peak.why),
        by: model.peak.by,
      })
    : '';
  const peakNeeds = widthOf(peak, scale);
  // Right of the mood words; where it does not fit, below the picture.
  const peakFrom = beside(xOf(model.peak?.t ?? 0), peakNeeds, left, width);
  const lines = model.curves.map(({ points }) => points.map(([time, mood]) => [xOf(time), moodY(mood)] as const));
  // Above its point, and above every curve that runs where it is written.
  const peakY = Math.min(moodY(model.peak?.mood ?? 0), topBetween(lines, peakFrom ?? 0, (peakFrom ?? 0) + peakNeeds));
  return (
    <section aria-labelledby="timeline">
      <div className={classes.head}>
        <h2 id="timeline" className={classes.title}>
          {t('timeline.title')}
        </h2>
        <Legend mood={!several} kinds={[...model.phrases, ...model.steps].map(({ kind }) => kind)} />
      </div>
      {several ? (
        <ul className={classes.names}>
          <li>{t('timeline.legend.mood')}</li>
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
      <div ref={frame} className={classes.frame}>
        {width > 0 ? (
          <svg
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            role="img"
            aria-label={t('timeline.summary', {
              phrases: model.phrases.filter(({ kind }) => kind !== 'forbidden').length,
              forbidden: model.phrases.filter(({ kind }) => kind === 'forbidden').length,
              steps: model.steps.length,
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
                <path d={`M${left} ${moodY(mood)}H${width - RIGHT}`} className={classes.guide} />
                <text x="0" y={moodY(mood) + yOf(4)} className={classes.level} style={{ fill: colour }}>
                  {t(`mood.face.${face}`)}
                </text>
              </g>
            ))}
            {[
              { y: PHRASES_Y, name: t('timeline.phrases'), lanes: phrases.lanes },
              { y: stepsY, name: t('timeline.steps'), lanes: doings.lanes },
            ].map(({ y, name, lanes }) => (
              <Row
                key={y}
                ys={Array.from({ length: lanes }, (_, lane) => yOf(y + lane * LANE))}
                label={name}
                from={left}
                to={width - RIGHT}
                drop={yOf(4)}
              />
            ))}
            {model.curves.map(({ who }, index) => (
              <g key={who} className={index === 0 || encounter.kind === 'phone' ? undefined : classes.others}>
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
            {model.peak ? (
              <g>
                <path d={`M${xOf(model.peak.t)} ${moodY(model.peak.mood)}V${yOf(axisY)}`} className={classes.drop} />
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
            {phrases.marks.map((mark) => (
              <Mark
                key={mark.key}
                mark={mark}
                y={yOf(PHRASES_Y + mark.lane * LANE)}
                scale={scale}
                name={nameOfMark(mark)}
              />
            ))}
            {doings.marks.map((mark) => (
              <Mark
                key={mark.key}
                mark={mark}
                y={yOf(stepsY + mark.lane * LANE)}
                scale={scale}
                name={nameOfMark(mark)}
              />
            ))}
            <Axis ticks={ticks} xOf={xOf} y={yOf(axisY)} drop={yOf(18)} from={left} to={width - RIGHT} />
          </svg>
        ) : null}
      </div>
      {model.peak && peakFrom === null ? (
        <p className={classes.below}>
          <span className={classes.when}>{clockTime(model.peak.t).replace(/^0/, '')}</span> {peak}
        </p>
      ) : null}
    </section>
  );
}

const DASHES = ['2 5', '8 5', '9 5 1 5'] as const;

/** The case is drawn in a firm line, those who stand by in broken ones that can be told apart. */
const strokeOf = (index: number) =>
  ({
    strokeWidth: index === 0 ? 3.2 : 2,
    strokeLinecap: 'round',
    strokeDasharray: index === 0 ? undefined : DASHES[(index - 1) % DASHES.length],
  }) as const;

interface RowProps {
  /** Of each of its lines. */
  readonly ys: readonly number[];
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** How far below the line the feet of its letters stand. */
  readonly drop: number;
}

function Row({ ys, label, from, to, drop }: RowProps) {
  return (
    <g>
      {ys.map((y) => (
        <path key={y} d={`M${from} ${y}H${to}`} className={classes.track} />
      ))}
      <text x="0" y={(ys[0] ?? 0) + drop} className={classes.row}>
        {label}
      </text>
    </g>
  );
}

interface MarkProps {
  readonly mark: PlacedMark;
  readonly y: number;
  readonly scale: number;
  /** All that the label may not have had room for. */
  readonly name: string;
}

/** From the middle of a mark to its label. */
const LABEL = 14;

function Mark({ mark, y, scale, name }: MarkProps) {
  const right = mark.side === 'right';
  const needs = widthOf(mark.label ?? '', scale);
  return (
    <g transform={`translate(${mark.x} ${y})`}>
      <title>{name}</title>
      {mark.label ? (
        <>
          {/* Its ground is one box: between letters neither the row's line nor a dashed one shows. */}
          <rect
            x={right ? LABEL - 3 : -LABEL - needs - 3}
            y={-9 * scale}
            width={needs + 6}
            height={18 * scale}
            className={classes.ground}
          />
          <text
            x={right ? LABEL : -LABEL}
            y={4.5 * scale}
            textAnchor={right ? 'start' : 'end'}
            className={classes.label}
            data-kind={mark.kind}
          >
            {mark.label}
          </text>
        </>
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
}: Omit<RowProps, 'label' | 'ys'> & {
  readonly y: number;
  readonly ticks: readonly number[];
  readonly xOf: (t: number) => number;
}) {
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

const KINDS: readonly TimelineKind[] = ['phrase', 'forbidden', 'step', 'late'];

/** What the picture shows; of what did not happen nobody need know the mark. */
function Legend({ mood, kinds }: { readonly mood: boolean; readonly kinds: readonly TimelineKind[] }) {
  const { t } = useTranslation();
  const items = KINDS.filter((kind) => kinds.includes(kind));
  return (
    <ul className={classes.legend}>
      {mood ? (
        <li>
          <svg width="26" height="8" aria-hidden="true">
            <path d="M2 4h22" style={{ stroke: 'var(--mood-displeased)' }} strokeWidth="3" strokeLinecap="round" />
          </svg>
          {t('timeline.legend.mood')}
        </li>
      ) : null}
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

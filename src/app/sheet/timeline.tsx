import { useEffect, useRef, useState } from 'react';
import type { Encounter, Step } from '../../encounter';
import type { Text } from '../../norms';
import type { ScoreSheet } from '../../scoring';
import { clockTime } from '../format';
import { useTranslation } from '../i18n';
import { MarkShape } from '../marks/mark-shape';
import classes from './timeline.module.css';
import {
  type PlacedMark,
  placeMarks,
  type TimelineKind,
  type TimelineMark,
  type TimelineModel,
  timelineModel,
} from './timeline-model';

interface TimelineProps {
  readonly sheet: ScoreSheet;
  readonly encounter: Encounter;
  readonly steps: readonly Step[];
  readonly read: (text: Text) => string;
}

const LEFT = 62;
const RIGHT = 24;
const MOODS_TOP = 30;
const MOODS_HEIGHT = 118;
const PHRASES_Y = 184;
const STEPS_Y = 220;
const AXIS_Y = 244;
const HEIGHT = 268;
/** Agitation at which each mood word stands beside the curve. */
const LEVELS = [
  { face: 'angry', mood: 88, colour: 'var(--mood-angry)' },
  { face: 'uneasy', mood: 45, colour: 'var(--mood-uneasy)' },
  { face: 'calm', mood: 20, colour: 'var(--mood-calm)' },
] as const;

const moodY = (mood: number): number => MOODS_TOP + ((100 - mood) / 100) * MOODS_HEIGHT;

/** The attempt as a picture: mood above, words and steps below, on one axis of time. */
export function Timeline({ sheet, encounter, steps, read }: TimelineProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!frame.current) return;
    const watcher = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    watcher.observe(frame.current);
    return () => watcher.disconnect();
  }, []);

  const model = timelineModel(sheet, encounter, steps);
  const span = Math.max(1, width - LEFT - RIGHT);
  const xOf = (time: number): number => LEFT + (time / model.end) * span;
  const label = (mark: TimelineMark): string =>
    mark.kind === 'late'
      ? t('timeline.late', { text: read(mark.text), seconds: Math.ceil(mark.late / 1000) })
      : mark.quote && mark.quote.length <= 14
        ? mark.quote
        : read(mark.text);
  const nameOf = (who: string): string => {
    const citizen = encounter.cast.find(({ id }) => id === who);
    return citizen ? read(citizen.name) : '';
  };
  const phrases = placeMarks(model.phrases, xOf, label, width);
  const doings = placeMarks(model.steps, xOf, label, width);
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
            height={HEIGHT}
            viewBox={`0 0 ${width} ${HEIGHT}`}
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
                <stop offset="0" stopColor="#B3261E" />
                <stop offset="0.35" stopColor="#AF4A0C" />
                <stop offset="0.65" stopColor="#8A5A00" />
                <stop offset="1" stopColor="#2E7080" />
              </linearGradient>
            </defs>
            {LEVELS.map(({ face, mood, colour }) => (
              <g key={face}>
                <path d={`M${LEFT} ${moodY(mood)}H${width - RIGHT}`} className={classes.guide} />
                <text x="0" y={moodY(mood) + 4} className={classes.level} style={{ fill: colour }}>
                  {t(`mood.face.${face}`)}
                </text>
              </g>
            ))}
            <Row y={PHRASES_Y} label={t('timeline.phrases')} width={width} />
            <Row y={STEPS_Y} label={t('timeline.steps')} width={width} />
            {model.curves.map(({ who, points }, index) => (
              <g key={who} opacity={index === 0 ? 1 : 0.55}>
                <polyline
                  points={points.map(([time, mood]) => `${xOf(time)},${moodY(mood)}`).join(' ')}
                  fill="none"
                  // A level line has no height, and a gradient over it would not be drawn in some browsers.
                  stroke="url(#mood)"
                  strokeWidth={index === 0 ? 3.2 : 2}
                  strokeLinejoin="round"
                  strokeLinecap="round"
                  strokeDasharray={index === 0 ? undefined : '2 5'}
                />
              </g>
            ))}
            {endsOf(model.curves, xOf, width).map(({ who, x, y, anchor }) => (
              <text key={who} x={x} y={y} className={classes.who} textAnchor={anchor}>
                {nameOf(who)}
              </text>
            ))}
            {model.peak ? (
              <g>
                <path d={`M${xOf(model.peak.t)} ${moodY(model.peak.mood)}V${AXIS_Y}`} className={classes.drop} />
                <circle
                  cx={xOf(model.peak.t)}
                  cy={moodY(model.peak.mood)}
                  r="6"
                  fill="#B3261E"
                  stroke="#FCFAF6"
                  strokeWidth="2"
                />
                <text
                  x={xOf(model.peak.t) + (xOf(model.peak.t) > width * 0.6 ? -10 : 10)}
                  y={Math.max(14, moodY(model.peak.mood) - 14)}
                  textAnchor={xOf(model.peak.t) > width * 0.6 ? 'end' : 'start'}
                  className={classes.peak}
                >
                  {t('timeline.peak', { why: read(model.peak.why), by: model.peak.by })}
                </text>
              </g>
            ) : null}
            {phrases.map((mark) => (
              <Mark key={mark.key} mark={mark} y={PHRASES_Y} />
            ))}
            {doings.map((mark) => (
              <Mark key={mark.key} mark={mark} y={STEPS_Y} />
            ))}
            <Axis ticks={model.ticks} xOf={xOf} width={width} />
          </svg>
        ) : null}
      </div>
    </section>
  );
}

/** Height of a name, and the room it takes behind the end of its curve. */
const NAME = { height: 15, width: 84, gap: 8 };

/** Where the names of several people stand: behind the ends of their curves, none over another. */
function endsOf(curves: TimelineModel['curves'], xOf: (t: number) => number, width: number) {
  if (curves.length < 2) return [];
  let last = Number.NEGATIVE_INFINITY;
  return curves
    .flatMap(({ who, points }) => {
      const end = points.at(-1);
      return end ? [{ who, x: xOf(end[0]), y: moodY(end[1]) + 4 }] : [];
    })
    .sort((a, b) => a.y - b.y)
    .map(({ who, x, y }) => {
      last = Math.max(y, last + NAME.height);
      const behind = x + NAME.gap + NAME.width < width;
      return behind
        ? { who, x: x + NAME.gap, y: last, anchor: 'start' as const }
        : { who, x: x - NAME.gap / 2, y: last - 12, anchor: 'end' as const };
    });
}

function Row({ y, label, width }: { readonly y: number; readonly label: string; readonly width: number }) {
  return (
    <g>
      <path d={`M${LEFT} ${y}H${width - RIGHT}`} className={classes.track} />
      <text x="0" y={y + 4} className={classes.row}>
        {label}
      </text>
    </g>
  );
}

function Mark({ mark, y }: { readonly mark: PlacedMark; readonly y: number }) {
  const right = mark.side === 'right';
  return (
    <g transform={`translate(${mark.x} ${y})`}>
      {mark.label ? (
        <text
          x={right ? 14 : -14}
          y="4.5"
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
  width,
}: {
  readonly ticks: readonly number[];
  readonly xOf: (t: number) => number;
  readonly width: number;
}) {
  return (
    <g>
      <path d={`M${LEFT} ${AXIS_Y}H${width - RIGHT}`} className={classes.axis} />
      {ticks.map((time) => (
        <g key={time}>
          <path d={`M${xOf(time)} ${AXIS_Y - 3}v6`} className={classes.axis} />
          <text x={xOf(time)} y={AXIS_Y + 18} textAnchor="middle" className={classes.tick}>
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
          <path d="M2 4h22" stroke="#AF4A0C" strokeWidth="3" strokeLinecap="round" />
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

import { useEffect, useRef, useState } from 'react';
import type { Encounter, Step } from '../../encounter';
import type { Text } from '../../norms';
import type { ScoreSheet } from '../../scoring';
import { clockTime, shortTime } from '../format';
import { useTranslation } from '../i18n';
import { MarkShape } from '../marks/mark-shape';
import classes from './timeline.module.css';
import { Legend, strokeOf } from './timeline-legend';
import {
  everyNth,
  type PlacedMark,
  placeCallout,
  placeMarks,
  type TimelineMark,
  timelineModel,
} from './timeline-model';
import { Axis, Lane, Mark } from './timeline-parts';

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
/** Between two rows of one lane. */
const ROW = 22;
/** Rows the names of a lane may take; where that is not enough the marks bear numbers. */
const ROWS = 4;
/** Between two lines of the words about the peak. */
const LINE = 17;
/** Words said that take no more than this, in px of the usual size, name their mark themselves. */
const QUOTE = 190;
/** Px of a letter of the usual size. */
const USUAL = 16;
/** Agitation at which each mood word stands beside the curve. */
const LEVELS = [
  { face: 'angry', mood: 88, colour: 'var(--mood-angry)' },
  { face: 'uneasy', mood: 45, colour: 'var(--mood-uneasy)' },
  { face: 'calm', mood: 20, colour: 'var(--mood-calm)' },
] as const;

const canvas = document.createElement('canvas').getContext('2d');

/** Room a text takes in the picture, in px. */
function widthOf(text: string, scale: number, weight: 400 | 600 = 400): number {
  if (!canvas) return 13 * scale * text.length;
  canvas.font = `${weight} ${13 * scale}px ${getComputedStyle(document.body).fontFamily}`;
  return Math.ceil(canvas.measureText(text).width);
}

const weightOf = ({ kind }: TimelineMark): 400 | 600 => (kind === 'late' || kind === 'forbidden' ? 600 : 400);

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
    // Letters that come later are not as wide as those that stood in for them.
    const again = () => setSize((size) => ({ ...size }));
    document.fonts.addEventListener('loadingdone', again);
    return () => {
      watcher.disconnect();
      document.fonts.removeEventListener('loadingdone', again);
    };
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
  const label = (mark: TimelineMark): string => {
    if (mark.kind === 'late')
      return t('timeline.late', { text: read(mark.text), seconds: Math.ceil(mark.late / 1000) });
    if (mark.quote && widthOf(mark.quote, 1) <= QUOTE) return mark.quote;
    if (mark.deed) return read(mark.deed);
    return mark.kind === 'forbidden' ? t('timeline.broken', { rule: read(mark.text) }) : read(mark.text);
  };
  const all = [...model.phrases, ...model.steps].sort((one, other) => one.t - other.t);
  const numberOf = (mark: TimelineMark): string => String(all.indexOf(mark) + 1);
  const place = (marks: readonly TimelineMark[], nameOf: (mark: TimelineMark) => string, rows: number) =>
    placeMarks(
      marks,
      {
        xOf,
        nameOf,
        widthOf: (name, mark) => widthOf(name, scale, weightOf(mark)),
        from: left,
        to: width - RIGHT,
      },
      rows,
    );
  const named = [place(model.phrases, label, ROWS), place(model.steps, label, ROWS)];
  const numbered = named.includes(null);
  const [phrases = [], doings = []] = numbered
    ? [place(model.phrases, numberOf, all.length) ?? [], place(model.steps, numberOf, all.length) ?? []]
    : named.map((marks) => marks ?? []);
  const rowsOf = (marks: readonly PlacedMark[]): number => Math.max(1, ...marks.map(({ row }) => row + 1));
  const stepsY = STEPS_Y + (rowsOf(phrases) - 1) * ROW;
  const lower = (rowsOf(phrases) + rowsOf(doings) - 2) * ROW;
  const axisY = AXIS_Y + lower;
  const height = yOf(HEIGHT + lower);
  const nth = everyNth(xOf(model.ticks[1] ?? model.end) - xOf(model.ticks[0] ?? 0), widthOf('00:00', scale));
  const ticks = model.ticks.filter((_, index) => index % nth === 0);
  const { peak } = model;
  const peakWords = peak
    ? t(several ? 'timeline.peakOf' : 'timeline.peak', {
        who: nameOf(peak.who),
        why: read(peak.why),
        by: peak.by,
      })
    : '';
  const lines = model.curves.map(({ points }) => points.map(([time, mood]) => [xOf(time), moodY(mood)] as const));
  // Where it finds no place it stands below the picture.
  const callout =
    peak && width > 0
      ? placeCallout(peakWords, [xOf(peak.t), moodY(peak.mood)], {
          own: lines[model.curves.findIndex(({ who }) => who === peak.who)] ?? [],
          others: lines.filter((_, index) => model.curves[index]?.who !== peak.who),
          area: { left, top: 0, right: width, bottom: yOf(MOODS_TOP + MOODS_HEIGHT) },
          lineHeight: LINE * scale,
          widthOf: (text) => widthOf(text, scale, 600),
        })
      : null;
  return (
    <section aria-labelledby="timeline">
      <div className={classes.head}>
        <h2 id="timeline" className={classes.title}>
          {t('timeline.title')}
        </h2>
        <Legend names={several ? model.curves.map(({ who }) => nameOf(who)) : []} kinds={all.map(({ kind }) => kind)} />
      </div>
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
              { y: PHRASES_Y, name: t('timeline.phrases'), rows: rowsOf(phrases) },
              { y: stepsY, name: t('timeline.steps'), rows: rowsOf(doings) },
            ].map(({ y, name, rows }) => (
              <Lane
                key={y}
                ys={Array.from({ length: rows }, (_, row) => yOf(y + row * ROW))}
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
            {peak ? (
              <g>
                <path d={`M${xOf(peak.t)} ${moodY(peak.mood)}V${yOf(axisY)}`} className={classes.drop} />
                <circle
                  cx={xOf(peak.t)}
                  cy={moodY(peak.mood)}
                  r="6"
                  style={{ fill: 'var(--bad)' }}
                  stroke="#FCFAF6"
                  strokeWidth="2"
                />
                {callout ? (
                  <text textAnchor={callout.side === 'right' ? 'start' : 'end'} className={classes.peak}>
                    {callout.lines.map((line, index) => (
                      <tspan key={line} x={callout.x} y={callout.top + ((index + 1) * LINE - 4) * scale}>
                        {line}
                      </tspan>
                    ))}
                  </text>
                ) : null}
              </g>
            ) : null}
            {phrases.map((mark) => (
              <Mark key={mark.key} mark={mark} y={yOf(PHRASES_Y + mark.row * ROW)} scale={scale} />
            ))}
            {doings.map((mark) => (
              <Mark key={mark.key} mark={mark} y={yOf(stepsY + mark.row * ROW)} scale={scale} />
            ))}
            <Axis ticks={ticks} xOf={xOf} y={yOf(axisY)} drop={yOf(18)} from={left} to={width - RIGHT} />
          </svg>
        ) : null}
      </div>
      {peak && !callout ? (
        <p className={classes.below}>
          <span className={classes.when}>{shortTime(peak.t)}</span> {peakWords}
        </p>
      ) : null}
      {numbered ? (
        <ol className={classes.list}>
          {all.map((mark) => (
            <li key={mark.key}>
              <span className={classes.number}>{numberOf(mark)}</span>
              <svg width="20" height="20" viewBox="-10 -10 20 20" aria-hidden="true">
                <MarkShape kind={mark.kind} />
              </svg>
              <time className={classes.when}>{shortTime(mark.t)}</time>
              <span className={classes.name} data-kind={mark.kind}>
                {label(mark)}
              </span>
            </li>
          ))}
        </ol>
      ) : null}
    </section>
  );
}

import { shortTime } from '../format';
import { MarkShape } from '../marks/mark-shape';
import classes from './timeline.module.css';
import { type PlacedMark, TO_NAME } from './timeline-model';

interface LaneProps {
  /** Of each of its lines. */
  readonly ys: readonly number[];
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** How far below the line the feet of its letters stand. */
  readonly drop: number;
}

export function Lane({ ys, label, from, to, drop }: LaneProps) {
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
}

export function Mark({ mark, y, scale }: MarkProps) {
  const right = mark.side === 'right';
  return (
    <g transform={`translate(0 ${y})`}>
      {/* Its ground is one box: between letters neither the row's line nor a dashed one shows. */}
      <rect
        x={mark.from - 3}
        y={-9 * scale}
        width={mark.to - mark.from + 6}
        height={18 * scale}
        className={classes.ground}
      />
      <text
        x={right ? mark.x + TO_NAME : mark.x - TO_NAME}
        y={4.5 * scale}
        textAnchor={right ? 'start' : 'end'}
        className={classes.label}
        data-kind={mark.kind}
      >
        {mark.name}
      </text>
      <g transform={`translate(${mark.x} 0)`}>
        <MarkShape kind={mark.kind} />
      </g>
    </g>
  );
}

export function Axis({
  ticks,
  xOf,
  y,
  drop,
  from,
  to,
}: Omit<LaneProps, 'label' | 'ys'> & {
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
            {shortTime(time)}
          </text>
        </g>
      ))}
    </g>
  );
}

import { useEffect, useState } from 'react';
import telephone from '../../../assets/hall/prop-desk_phone.svg';
import counterFile from '../../../assets/still/counter.svg';
import hall from '../../../assets/still/hall.svg';
import { EXIT_SIGN, exitX, hasCounter, isPhoneDesk, queueBoard, seesBoard, signLeft } from '../../stage';
import { useLanguage } from '../i18n/use-text';
import { useLayout } from '../trainee/use-layout';
import { useRested } from '../use-rested';
import classes from './hall-backdrop.module.css';
import { PAINTED, roomPicture } from './room-picture';
import { CLERK, CLERK_STANDING, type Still, StillFigure } from './still-figure';

/** The plain hall and its counter, which stands before the clerk; world coordinates as on the stage. */
const HALL = { href: hall, x: -400, y: -200, width: 1760, height: 960 } as const;
const COUNTER = { href: counterFile, x: -400, y: 280, width: 1000, height: 480 } as const;
/** At the worker's hand, as on the stage. */
const TELEPHONE = { href: telephone, x: 268, y: 349, width: 92, height: 46 } as const;
/** Where the stage sets the words of the queue screen, from its corner; the called number stands in the middle. */
const BOARD = { x: 724, y: 58, row: 43.5, step: 24 } as const;
/** Wall over the painted screen, the clock and the emergency lamp, and over the way out. */
const BARE_BOARD = 'M722 37h218v139H722zM738 12h17v22h-17z';
const BARE = 'M722 36h218v140H722zM565 56h50v52h-50zM492 66h48v30h-48z';
const bareExit = (place: string | undefined) => `M${exitX(place) - 4} 36h94v64h-94z`;
const USUAL_CROWD = 18;

/** Part of the hall in a strip, up to its counter; on a phone the clerk and whoever stands at the window. */
const STRIP = { wide: '-400 50 1760 346', narrow: '14 40 708 356' } as const;
/** The same where nobody stands at the window: on a phone the sign, the clerk and the first of those who wait. */
const FOOT = { wide: '-400 -40 1760 446', narrow: '6 -40 610 446' } as const;

interface HallBackdropProps {
  readonly window: string;
  readonly sign: { readonly zh: string; readonly en: string };
  /** How many wait, as the queue screen says. */
  readonly crowd?: number;
  /** Part of the hall in view, `x y width height`. */
  readonly view?: string;
  /** Whoever stands before the clerk. */
  readonly citizen?: Still | undefined;
  /** The room with the people waiting in it, as the stage draws it: laid over the plain hall when it has arrived. */
  readonly place?: string | undefined;
  readonly className?: string | undefined;
}

/**
 * The hall, still, and at first empty: its pictures, the people waiting in it and what is written on its walls come when the
 * page rests. Each picture is a document of its own to the browser, and of letters drawn to scale each size a font of its
 * own, asked of another process one by one: more than all letters of the page.
 */
export function HallBackdrop({
  window,
  sign,
  crowd = USUAL_CROWD,
  view = '0 52 960 448',
  citizen,
  place,
  className,
}: HallBackdropProps) {
  const counter = place === undefined || hasCounter(place);
  const rested = useRested();
  const walls = place === undefined ? hall : roomPicture(place);
  const papered = usePicture(rested ? (walls ?? null) : null);
  // The hall is there before a picture of the room with its people: where the room is another, it would be a wrong one.
  const elsewhere = place !== undefined && place !== 'hall';
  const [x = 0, , width = 0] = view.split(' ').map(Number);
  const seen = { x, width };
  const board = place === undefined || place === 'hall' || place === 'phone_desk';
  return (
    <svg
      className={className}
      viewBox={view}
      width="100%"
      height="100%"
      style={{ overflow: 'visible', display: 'block' }}
      aria-hidden="true"
      focusable="false"
    >
      {rested ? (
        <>
          {elsewhere ? null : <image {...HALL} />}
          {place === undefined ? null : <image href={walls} {...PAINTED} />}
          <path className={classes.bare} d={(board ? BARE : '') + bareExit(place)} fill="#F1EBE1" />
          {board && !seesBoard(seen) ? <path d={BARE_BOARD} fill="#F1EBE1" /> : null}
          <g className={classes.hung} visibility={papered ? undefined : 'hidden'}>
            {board && seesBoard(seen) ? <Board window={window} crowd={crowd} /> : null}
            {place === undefined ? null : <WayOut x={exitX(place)} />}
            <Sign window={window} sign={sign} left={signLeft(seen)} />
          </g>
          <StillFigure figure={counter ? CLERK : CLERK_STANDING} />
          {counter ? <image {...COUNTER} /> : null}
          {place !== undefined && isPhoneDesk(place) ? <image {...TELEPHONE} /> : null}
          {citizen ? <StillFigure figure={citizen} /> : null}
        </>
      ) : null}
    </svg>
  );
}

/** Whether a picture has come, or cannot: words without the boards they stand on would hang in the air. */
function usePicture(file: string | null): boolean {
  const [come, setCome] = useState<string | null>(null);
  useEffect(() => {
    if (file === null) return;
    let left = false;
    const there = () => {
      if (!left) setCome(file);
    };
    const picture = new Image();
    picture.src = file;
    picture.decode().then(there, there);
    return () => {
      left = true;
    };
  }, [file]);
  return come !== null && come === file;
}

interface HallStripProps extends Omit<HallBackdropProps, 'view' | 'className'> {
  /** At the foot of a page, and nobody at the window. */
  readonly foot?: boolean;
  /** Sets the height. */
  readonly className?: string | undefined;
}

/** The hall as a strip across the page, however low. */
export function HallStrip({ foot = false, className, ...hall }: HallStripProps) {
  const width = useLayout() === 'narrow' ? 'narrow' : 'wide';
  return (
    <div className={`${foot ? classes.foot : classes.strip} ${className}`} aria-hidden="true">
      <HallBackdrop {...hall} view={(foot ? FOOT : STRIP)[width]} />
    </div>
  );
}

/** The words of the painted sign, whose left edge is at `x`. */
function WayOut({ x }: { readonly x: number }) {
  return (
    <g fontFamily="var(--font)" fontWeight="700" fill="#fff" textAnchor="middle">
      <text x={x + 56} y="80.5" fontSize="12.5">
        {EXIT_SIGN.zh}
      </text>
      <text x={x + 56} y="92" fontSize="9">
        {EXIT_SIGN.en}
      </text>
    </g>
  );
}

function Board({ window, crowd }: { readonly window: string; readonly crowd: number }) {
  const board = queueBoard({ window, crowd }, useLanguage());
  return (
    <g transform={`translate(${BOARD.x} ${BOARD.y})`} fontFamily="var(--font)" dominantBaseline="central">
      <text x="16" y="20" fontSize="13" fontWeight="600" fill="#BFE3E0">
        {board.heading}
      </text>
      <text x="196" y="20" fontSize="12" textAnchor="end" fill="#9CC4C4">
        {board.waiting}
      </text>
      {board.rows.map(({ number, window: at }, n) => (
        <g key={number} fill={n === 1 ? '#1D1407' : '#E8F6F4'}>
          <text x="22" y={BOARD.row + n * BOARD.step} fontSize="15" fontWeight="700">
            {number}
          </text>
          <text x="190" y={BOARD.row + n * BOARD.step} fontSize="14" fontWeight={n === 1 ? 700 : 400} textAnchor="end">
            {at}
          </text>
        </g>
      ))}
    </g>
  );
}

type SignProps = Pick<HallBackdropProps, 'window' | 'sign'>;

function Sign({ window, sign, left }: SignProps & { readonly left: number }) {
  return (
    <g transform={`translate(${left} 60)`} fontFamily="var(--font)">
      <path d="M26-44h5v46h-5zM183-44h5v46h-5zM20-48h17v4H20zM177-48h17v4h-17z" fill="#9AA3A6" />
      <rect width="214" height="52" rx="7" fill="#1E4E5C" />
      <rect x="6" y="6" width="52" height="40" rx="4" fill="#FFF7E8" />
      <SignWords window={window} sign={sign} />
    </g>
  );
}

/** As the stage writes it: Chinese first whatever the page speaks, English small below. */
function SignWords({ window, sign }: SignProps) {
  return (
    <>
      <text x="32" y="38" fontSize="32" fontWeight="700" fill="#1E4E5C" textAnchor="middle">
        {window}
      </text>
      <text x="72" y="26" fontSize="19" fontWeight="700" fill="#fff" {...within(sign.zh, 7)}>
        {sign.zh}
      </text>
      <text x="72" y="43" fontSize="12" fill="#BFD8DB" {...within(sign.en, 22)}>
        {sign.en}
      </text>
    </>
  );
}

/** More letters than the plate has room for are drawn closer. */
const within = (words: string, letters: number) =>
  words.length > letters ? { textLength: 134, lengthAdjust: 'spacingAndGlyphs' as const } : {};

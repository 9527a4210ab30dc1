import counterFile from '../../../assets/still/counter.svg';
import hall from '../../../assets/still/hall.svg';
import { hasCounter } from '../../stage';
import { useLanguage } from '../i18n/use-text';
import { useRested } from '../use-rested';
import { PAINTED, roomPicture } from './room-picture';
import { CLERK, CLERK_STANDING, type Still, StillFigure } from './still-figure';

/** The plain hall and its counter, which stands before the clerk; world coordinates as on the stage. */
const HALL = { href: hall, x: -400, y: -200, width: 1760, height: 960 } as const;
const COUNTER = { href: counterFile, x: -400, y: 280, width: 1000, height: 480 } as const;
/** Tickets on the queue screen with the windows they are called to. */
const CALLED = [
  { ticket: 'A083', window: '2', y: 49 },
  { ticket: 'A084', window: '3', y: 73 },
  { ticket: 'B027', window: '5', y: 97 },
];

interface HallBackdropProps {
  readonly window: string;
  readonly sign: { readonly zh: string; readonly en: string };
  /** Part of the hall in view, `x y width height`. */
  readonly view?: string;
  readonly align?: string;
  /** Whoever stands before the clerk. */
  readonly citizen?: Still | undefined;
  /** The room with the people waiting in it, as the stage draws it: laid over the plain hall when it has arrived. */
  readonly place?: string | undefined;
  readonly className?: string | undefined;
}

/** The hall, still, and at first empty: the pictures of the room and of who is in it come when the page rests. */
export function HallBackdrop({
  window,
  sign,
  view = '0 52 960 448',
  align = 'xMidYMid meet',
  citizen,
  place,
  className,
}: HallBackdropProps) {
  const counter = place === undefined || hasCounter(place);
  const rested = useRested();
  const board = place === undefined || place === 'hall' || place === 'phone_desk';
  return (
    <svg
      className={className}
      viewBox={view}
      preserveAspectRatio={align}
      width="100%"
      height="100%"
      style={{ overflow: 'visible', display: 'block' }}
      aria-hidden="true"
      focusable="false"
    >
      <image {...HALL} />
      {place !== undefined && rested ? <image href={roomPicture(place)} {...PAINTED} /> : null}
      {board ? <Called /> : null}
      {place === undefined ? null : <WayOut />}
      <Sign window={window} sign={sign} />
      <StillFigure figure={counter ? CLERK : CLERK_STANDING} />
      {counter ? <image {...COUNTER} /> : null}
      {citizen ? <StillFigure figure={citizen} /> : null}
    </svg>
  );
}

/** The national wording of the sign, whatever the page speaks. */
function WayOut() {
  return (
    <text x="784" y="201.5" fontFamily="var(--font)" fontSize="12.5" fontWeight="700" fill="#fff">
      安全出口
    </text>
  );
}

function Called() {
  return (
    <g transform="translate(724 58)">
      {CALLED.map(({ ticket, window, y }) => (
        <g key={ticket} fontFamily="var(--font)" fontSize="15" fontWeight="700" fill={y === 73 ? '#1D1407' : '#E8F6F4'}>
          <text x="22" y={y}>
            {ticket}
          </text>
          <text x="190" y={y} textAnchor="end">
            {window}
          </text>
        </g>
      ))}
    </g>
  );
}

function Sign({ window, sign }: Pick<HallBackdropProps, 'window' | 'sign'>) {
  const language = useLanguage();
  const second = language === 'zh' ? sign.en : sign.zh;
  return (
    <g transform="translate(22 60)" fontFamily="var(--font)">
      <path d="M26-70h5v72h-5zM183-70h5v72h-5z" fill="#9AA3A6" />
      <rect width="214" height="52" rx="7" fill="#1E4E5C" />
      <rect x="6" y="6" width="52" height="40" rx="4" fill="#FFF7E8" />
      <text x="32" y="38" fontSize="32" fontWeight="700" fill="#1E4E5C" textAnchor="middle">
        {window}
      </text>
      <text
        x="72"
        y="26"
        fontSize={language === 'zh' ? 19 : 15}
        fontWeight="700"
        fill="#fff"
        {...(sign[language].length > 15 ? { textLength: 134, lengthAdjust: 'spacingAndGlyphs' as const } : {})}
      >
        {sign[language]}
      </text>
      <text x="72" y="43" fontSize="12" fill="#BFD8DB">
        {second}
      </text>
    </g>
  );
}

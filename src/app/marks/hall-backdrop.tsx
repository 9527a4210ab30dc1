import { hasCounter } from '../../stage';
import { useLanguage } from '../i18n/use-text';
import { PAINTED, roomPicture } from './room-picture';
import { CLERK, CLERK_STANDING, type Still, StillFigure } from './still-figure';

/** World coordinates of the hall, the same as the stage's: painted from x −400 to 1360, y −200 to 760. */
const LEFT = -400;
const WIDTH = 1760;
const WINDOWS = [-510, -330, -150, 330];
const LAMPS = [-330, -120, 90, 300, 510, 720, 930, 1140];
const BOOKS = ['#7F9FA3', '#C9B08A', '#A9B7BC', '#B98D7B', '#D9CBB3'];
const SHELVES = [0, 1, 2];
const COLUMNS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const CHAIRS = [400, 454, 508, 562, 722, 776, 830, 884, 938];
/** Tickets on the queue screen with the windows they are called to. */
const CALLED = [
  { ticket: 'A083', window: '2', y: 49 },
  { ticket: 'A084', window: '3', y: 73 },
  { ticket: 'B027', window: '5', y: 97 },
];
/** Tips of a plant's leaves. */
const LEAVES = [
  [-30, -62],
  [-18, -92],
  [0, -104],
  [18, -90],
  [32, -60],
] as const;
const FLOOR_LINES = [-6, -4, -2, 0, 2, 4, 6, 8, 10, 12, 14];

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

/** The hall, still, and at first empty: light enough for the first paint. */
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
      <Walls />
      <Shelf />
      <rect x="296" y="36" width="22" height="306" fill="#E9E0D2" />
      <rect x="296" y="36" width="5" height="306" fill="#F5EFE5" />
      <Furniture />
      {place === undefined ? null : <image href={roomPicture(place)} {...PAINTED} />}
      {board ? <Called /> : null}
      {place === undefined ? null : <WayOut />}
      <Sign window={window} sign={sign} />
      <StillFigure figure={counter ? CLERK : CLERK_STANDING} />
      {counter ? <Counter /> : null}
      {citizen ? <StillFigure figure={citizen} /> : null}
    </svg>
  );
}

function Walls() {
  return (
    <>
      <rect x={LEFT} y="-200" width={WIDTH} height="540" fill="#F1EBE1" />
      <rect x={LEFT} y="-200" width={WIDTH} height="236" fill="#FAF7F1" />
      <rect x={LEFT} y="34" width={WIDTH} height="3" fill="#E2D9CB" />
      {LAMPS.map((x) => (
        <path key={x} d={`M${x} 8h150l-10 14h-130z`} fill="#FFFDF6" stroke="#E4DCCF" strokeWidth="1.5" />
      ))}
      {WINDOWS.map((x) => (
        <g key={x} transform={`translate(${x} 66)`}>
          <rect width="150" height="214" rx="3" fill="#DCE9EA" />
          <path d="M0 214V150l24-26h26v-34h30v54h22v-22h48v92z" fill="#C5D8D9" />
          <path d="M70 214V120l26-16 30 16v94z" fill="#B7CDCF" />
          <path d="M0 0h60L0 120z" fill="#fff" opacity=".45" />
          <path d="M72 0h5v214h-5zM0 98h150v5H0z" fill="#F7F3EB" />
          <rect width="150" height="214" rx="3" fill="none" stroke="#CFC6B7" strokeWidth="3" />
        </g>
      ))}
      <rect x={LEFT} y="288" width={WIDTH} height="52" fill="#E3DACB" />
      <rect x={LEFT} y="286" width={WIDTH} height="4" fill="#D2C7B5" />
      <rect x={LEFT} y="340" width={WIDTH} height="420" fill="#E9E3D8" />
      <path d={`M${LEFT} 340h${WIDTH}v10H${LEFT}z`} fill="#DCD4C5" />
      <path
        d={`${FLOOR_LINES.map((i) => `M${480 + i * 90} 350L${480 + i * 230} 760`).join('')}M${LEFT} 400h${WIDTH}M${LEFT} 480h${WIDTH}`}
        stroke="#DFD7C9"
        strokeWidth="1.5"
      />
    </>
  );
}

function Shelf() {
  return (
    <g transform="translate(60 96)">
      <rect x="-6" y="-6" width="230" height="246" fill="#E6DCCB" />
      <rect width="218" height="234" fill="#F3ECE0" />
      {SHELVES.map((row) => (
        <g key={row}>
          <rect y={row * 62 + 56} width="218" height="7" fill="#D6C5A9" />
          {COLUMNS.map((column) => {
            const height = 30 + ((column * 7 + row * 5) % 4) * 4;
            return (
              <rect
                key={column}
                x={8 + column * 19}
                y={row * 62 + 56 - height}
                width="14"
                height={height}
                rx="1.5"
                fill={BOOKS[(column * 3 + row * 2) % BOOKS.length]}
              />
            );
          })}
        </g>
      ))}
    </g>
  );
}

function Plant({ x, y, size }: { readonly x: number; readonly y: number; readonly size: number }) {
  return (
    <g transform={`translate(${x} ${y}) scale(${size})`}>
      {LEAVES.map(([a, b], index) => (
        <path
          key={a}
          d={`M0-6Q${a * 0.2} ${b * 0.5} ${a} ${b}Q${a * 1.1 + 10} ${b * 0.45} 4-4Z`}
          fill={index % 2 ? '#5E8C6A' : '#79A480'}
        />
      ))}
      <path d="M-22-8h44l-6 44h-32z" fill="#D8CFC2" />
      <path d="M-22-8h44l-1.4 10h-41.2z" fill="#C6BBAB" />
    </g>
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

function Furniture() {
  return (
    <>
      <g transform="translate(664 82)">
        <circle r="21" fill="#fff" stroke="#8C9195" strokeWidth="4" />
        <path d="M0 0L-11 5" stroke="#2B2E36" strokeWidth="3.5" strokeLinecap="round" />
        <path d="M0 0L4 -15" stroke="#2B2E36" strokeWidth="2.4" strokeLinecap="round" />
      </g>
      <g transform="translate(724 58)">
        <path d="M20-40h5v42h-5zM187-40h5v42h-5z" fill="#9AA3A6" />
        <rect width="212" height="112" rx="6" fill="#2A3036" />
        <rect x="6" y="6" width="200" height="100" rx="3" fill="#0E2B33" />
        <path d="M12 33h188v21H12zM12 81h188v21H12z" fill="#14414A" />
        <path d="M12 57h188v21H12z" fill="#D98E32" />
      </g>
      <g transform="translate(854 178)">
        <rect width="110" height="164" fill="#D2C8B8" />
        <path d="M8 8h46v156H8z" fill="#C6CED0" />
        <path d="M56 8h46v156H56z" fill="#BEC7C9" />
      </g>
      <g transform="translate(752 184)">
        <rect width="86" height="26" rx="3" fill="#17704C" />
        <g fill="none" stroke="#fff" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round">
          <circle cx="18" cy="6.8" r="1.6" fill="#fff" />
          <path d="M16 11l-5 1M16 11l3 4-3 5-4 1M19 15l5 5M16 11l5 1 3-2M40 13h34M68 7l6 6-6 6" />
        </g>
      </g>
      {CHAIRS.map((x) => (
        <g key={x} transform={`translate(${x} 318)`}>
          <rect width="48" height="44" rx="7" fill="#86A6A8" />
          <rect width="48" height="12" rx="6" fill="#6E8A8C" />
        </g>
      ))}
      <Plant x={348} y={366} size={0.95} />
      <Plant x={-60} y={400} size={1.2} />
      <Plant x={1120} y={420} size={1.15} />
      <path d="M394 362h222v6H394zM716 362h276v6H716z" fill="#8C9195" />
      <path d="M414 368h6v26h-6zM586 368h6v26h-6zM736 368h6v26h-6zM962 368h6v26h-6z" fill="#8C9195" />
    </>
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

function Counter() {
  return (
    <>
      <g transform="translate(14 306)">
        <path d="M38 66h22l4 18H34z" fill="#6E777C" />
        <rect width="98" height="68" rx="6" fill="#3A4247" />
        <rect x="3" y="3" width="92" height="62" rx="4" fill="#50595F" />
      </g>
      <rect x={LEFT} y="404" width="952" height="360" fill="#FBF8F2" />
      <rect x={LEFT} y="404" width="952" height="16" fill="#E6DDCE" />
      <rect x={LEFT} y="470" width="952" height="8" fill="#2A6572" />
      <rect x={LEFT} y="484" width="952" height="3" fill="#D9A35B" />
      <path d={`M${LEFT} 384H566q8 0 8 8v6q0 8-8 8H${LEFT}z`} fill="#CF9F6C" />
      <path d={`M${LEFT} 384H566q6 0 7.5 6H${LEFT}z`} fill="#E0B789" />
      <g transform="translate(448 352)">
        <path d="M4 30h34l6 12H-2z" fill="#59636A" />
        <rect width="42" height="32" rx="4" fill="#39434A" />
        <rect x="3" y="3" width="36" height="26" rx="2" fill="#DDECEC" />
        <circle cx="13" cy="16" r="6" fill="#5E9C76" />
        <circle cx="29" cy="16" r="6" fill="#D9A35B" />
      </g>
    </>
  );
}

// @ts-check
/** Rooms other than the hall, drawn behind the same counter: a guide's desk, a reception table, an office desk. */
import { bustContent } from './figures.mjs';
import {
  at,
  BEHIND_CLERK,
  BOARD,
  CLOCK,
  EMERGENCY_LAMP,
  FLOOR,
  PAINTED,
  PLANT,
  POSTER,
  veil,
  WAINSCOT,
  WALL,
  WINDOW,
} from './hall-room.mjs';

const { left: L, top: T, width: W } = PAINTED;
const I = 'stroke="#2B2E36" stroke-width="2.400" stroke-linejoin="round" stroke-linecap="round"';

/** @param {number[]} xs */
const windows = (xs) => xs.map((x) => at(x, 66, WINDOW)).join('');
const plants = (/** @type {[number, number, number][]} */ ...spots) =>
  spots.map(([x, y, scale]) => at(x, y, PLANT, scale)).join('');

/** One car of the lobby, doors and frame; the lamp above is the floor indicator and goes out with the power. */
const CAR =
  '<rect x="-14" y="-14" width="174" height="246" fill="#D2C8B8"/><rect width="146" height="232" fill="#B9C2C4"/><rect width="72" height="232" fill="#C6CED0"/>' +
  '<rect x="74" width="72" height="232" fill="#BEC7C9"/><path d="M12 26l40 180M92 20l36 172" stroke="#DDE3E4" stroke-width="7" opacity=".6"/><path d="M73 0v232" stroke="#8C9195" stroke-width="2"/>' +
  '<rect x="40" y="-44" width="66" height="26" rx="4" fill="#2A3036"/><path class="floor" d="M58-38h5v14h-4.500v-9l-3.500 1.200v-4zM78-24h16l-8-12z"/>' +
  '<rect x="172" y="128" width="20" height="40" rx="4" fill="#EDE7DC"/><path class="button" d="M182 134l6 9h-12zM182 162l6-9h-12z"/>';

/** Moving stairs seen from the side, going up to the right. */
const ESCALATOR =
  `<path fill="#8C9195" d="M0 150h60L250 0h60v26h-50L74 176H0z"/><path fill="#B9C2C4" d="M0 96h52L242-58h68v58h-60L60 150H0z" fill-opacity=".55"/>` +
  `<path d="M0 92h52L242-62h68" fill="none" stroke="#39434A" stroke-width="9" stroke-linecap="round"/>` +
  `<path d="M60 146h20v-16h20v-16h20v-16h20V82h20V66h20V50h20V34h20V18h20V2" fill="none" stroke="#596166" stroke-width="3"/>`;

/** @param {string} colour */
const DOOR = (colour) =>
  `<rect x="-9" y="-9" width="128" height="238" fill="#D2C7B5"/><rect width="110" height="229" fill="${colour}"/><rect x="14" y="18" width="34" height="90" rx="2" fill="#DCE9EA"/>` +
  `<path d="M14 18l34 60" stroke="#fff" stroke-width="5" opacity=".5"/><circle cx="96" cy="128" r="6" fill="#8C9195"/><rect x="62" y="34" width="34" height="20" rx="2" fill="#FDFBF6" stroke="#CFC6B7"/>`;

const NOTICES =
  '<rect width="150" height="98" rx="3" fill="#C9B08A"/><rect x="5" y="5" width="140" height="88" fill="#E6DCCB"/>' +
  [
    [12, 12, '#FDFBF6'],
    [58, 16, '#E3EFF0'],
    [102, 11, '#FCF1D9'],
    [14, 54, '#FCF1D9'],
    [60, 56, '#FDFBF6'],
    [104, 54, '#E4F1E8'],
  ]
    .map(([x, y, fill]) => `<rect x="${x}" y="${y}" width="34" height="34" fill="${fill}"/>`)
    .join('');

const SOFA =
  '<path fill="#6F8F92" d="M0 40q0-40 40-40h190q40 0 40 40v60H0z"/><path fill="#86A6A8" d="M-16 64q0-18 20-18t20 18v34h222V64q0-18 20-18t20 18v66H-16z"/><path fill="#9DB8B9" d="M26 66h108v36H26zM138 66h108v36H138z"/><path d="M0 130v16M254 130v16" stroke="#596166" stroke-width="8"/>';

const TEA_TABLE = `<path fill="#CF9F6C" d="M0 0h150l10 10H-10z"/><path fill="#B98555" d="M4 10h10v40H4zM136 10h10v40h-10z"/><path fill="#fff" ${I} d="M50-20h20l-3 19H53zM90-20h20l-3 19H93z"/>`;

const CURTAINS =
  '<path fill="#C9B7A6" d="M-24-12h54q-6 120 6 236h-60zM174-12h-54q6 120-6 236h60z"/><path fill="#B5A18E" d="M-34-18h218v9H-34z"/>';

const COPIER = `<path fill="#B9C2C4" d="M0 60h150v150H0z"/><path fill="#D8DEDF" d="M-8 30h166v34H-8z"/><path fill="#8C9195" d="M0 22h150v10H0z"/><rect class="screen" x="100" y="2" width="46" height="26" rx="3"/><path fill="#fff" d="M-34 74h40v6h-40z"/><path fill="#EDE7DC" d="M12 90h126v30H12zM12 128h126v30H12zM12 166h126v30H12z"/><path d="M60 105h30M60 143h30M60 181h30" stroke="#8C9195" stroke-width="4"/>`;

const PAPER_RACK =
  '<rect width="160" height="230" fill="#E6DCCB"/>' +
  [10, 66, 122, 178]
    .map(
      (y) =>
        `<rect x="8" y="${y}" width="144" height="46" fill="#F3ECE0"/><rect x="16" y="${y + 20}" width="38" height="26" fill="#fff" stroke="#CFC6B7"/><rect x="60" y="${y + 12}" width="38" height="34" fill="#fff" stroke="#CFC6B7"/><rect x="104" y="${y + 24}" width="38" height="22" fill="#A9C4B4"/>`,
    )
    .join('');

/** Low walls of felt between desks, with what people pin to them. */
const PARTITION =
  '<path fill="#9DB8B9" d="M0 0h230v150H0z"/><path fill="#86A6A8" d="M0 0h230v10H0z"/><path fill="#596166" d="M-4-4h6v154h-6zM228-4h6v154h-6z"/><rect x="30" y="28" width="36" height="44" fill="#FDFBF6"/><rect x="80" y="34" width="36" height="30" fill="#FCF1D9"/><rect x="150" y="26" width="52" height="60" fill="#FDFBF6"/><path d="M156 38h40M156 48h40M156 58h28M156 68h36" stroke="#B9C2C4" stroke-width="3"/>';

/** A colleague's place before a partition, its screen seen from behind. @param {string} who */
const workplace = (who) =>
  who +
  '<path fill="#6E777C" d="M122 96h14l3 14h-20z"/><rect x="94" y="62" width="70" height="42" rx="5" fill="#3A4247"/><rect x="97" y="65" width="64" height="36" rx="3" fill="#50595F"/><circle cx="129" cy="83" r="5" fill="#5E686E"/>' +
  '<path fill="#F3ECE0" d="M6 116h178v58H6z"/><path fill="#E2D9CB" d="M6 116h178v8H6z"/><path fill="#CF9F6C" d="M0 108h190v10H0z"/><path fill="#fff" stroke="#CFC6B7" d="M18 108l8-7h30l4 7z"/>';

/** @param {Parameters<typeof bustContent>[0]} look @param {number} n */
const colleague = (look, n) =>
  `<clipPath id="desk${n}"><path d="M0 0h190v110H0z"/></clipPath><g clip-path="url(#desk${n})">${at(66, 28, `<g transform="translate(-430 0)">${bustContent(look, n)}</g>`, 0.112)}</g>`;

/** A button panel of a lift car; the number above goes dark with the power, the bell stays lit. */
const PANEL =
  '<rect width="58" height="176" rx="6" fill="#8C9195"/><rect x="5" y="5" width="48" height="166" rx="4" fill="#D8DEDF"/><rect x="11" y="11" width="36" height="26" rx="3" fill="#2A3036"/><path class="floor" d="M20 17h5v14h-4.500v-9l-3.500 1.200v-4zM32 31h12l-6-12z"/>' +
  [0, 1, 2, 3]
    .map(
      (row) =>
        `<circle class="button" cx="19" cy="${54 + row * 24}" r="7.500" stroke="#8C9195" stroke-width="2"/><circle class="button" cx="39" cy="${54 + row * 24}" r="7.500" stroke="#8C9195" stroke-width="2"/>`,
    )
    .join('') +
  '<circle cx="29" cy="154" r="9.500" fill="#F6EBD3" stroke="#B3261E" stroke-width="2.500"/><path d="M24.500 157q1.500-1 1.500-5a3 3 0 0 1 6 0q0 4 1.500 5zM27.500 159h3" fill="#B3261E" stroke="#B3261E" stroke-width="1.200"/>';

/** Inside a lift car: brushed walls, a rail to hold, the shut doors, and a lamp that sinks with the power. */
const LIFT_CAR =
  `<path fill="#D2CBBF" d="M${L} ${T}h${W}v${PAINTED.height}H${L}z"/>` +
  `<path fill="#EFEAE0" d="M${L} ${T}h${W}V30H${L}z"/><path fill="#BDB4A6" d="M${L} 30h${W}v6H${L}z"/>` +
  [-1140, -860, -580, -300, -20, 260, 700, 980, 1260, 1540, 1820]
    .map(
      (x) =>
        `<rect x="${x}" y="48" width="262" height="316" rx="4" fill="#C6BEB1"/><path d="M${x + 30} 64l70 284M${x + 120} 64l36 150" stroke="#DAD3C7" stroke-width="12" stroke-linecap="round" opacity=".55"/>`,
    )
    .join('') +
  [-1100, -700, -300, 100, 500, 900, 1300, 1700]
    .map(
      (x) => `<rect class="lamp" x="${x}" y="4" width="190" height="15" rx="7" stroke="#D8D0C3" stroke-width="1.500"/>`,
    )
    .join('') +
  at(
    330,
    58,
    '<rect x="-16" y="-14" width="312" height="340" fill="#A79F93"/><rect width="139" height="326" fill="#DCD7CD"/><rect x="141" width="139" height="326" fill="#D5CFC4"/><path d="M20 24l60 280M168 24l50 230" stroke="#EAE6DE" stroke-width="11" stroke-linecap="round" opacity=".7"/><path d="M140 0v326" stroke="#596166" stroke-width="3"/>',
  ) +
  at(248, 130, PANEL) +
  '<path fill="#7F888C" d="M-160 300h396v9h-396zM626 300h494v9H626z"/><path fill="#E6EAEA" d="M-160 299h396v3h-396zM626 299h494v3H626z"/>' +
  `<path fill="#A2988A" d="M${L} 384h${W}V${T + PAINTED.height}H${L}z"/><path fill="#877E72" d="M${L} 376h${W}v9H${L}z"/>` +
  `<g stroke="#938A7D" stroke-width="1.500">${Array.from({ length: 34 }, (_, i) => i - 16)
    .map((i) => `<path d="M${480 + i * 96} 385L${480 + i * 320} 1500"/>`)
    .join('')}<path d="M${L} 440h${W}M${L} 520h${W}M${L} 640h${W}M${L} 820h${W}"/></g>` +
  // The walls on both sides, running towards whoever looks: however wide the picture, a car is no corridor.
  [`M-160 30L${L}-594V1000L-160 376z`, `M1120 30L${L + W}-594V1000L1120 376z`]
    .map((wall) => `<path fill="#B5ACA0" stroke="#938A7D" stroke-width="3" d="${wall}"/>`)
    .join('');

const ROOM = WALL + WAINSCOT + FLOOR;

/** @type {Record<string, string>} */
export const PLACES = {
  lift_lobby:
    ROOM +
    windows([-1050, -870, -690, -510, 1480, 1660, 1840]) +
    at(-260, 120, POSTER) +
    at(-120, 204, ESCALATOR, 0.9) +
    at(330, 110, CAR) +
    at(600, 110, CAR) +
    at(870, 110, CAR) +
    at(1200, 106, POSTER) +
    plants([-330, 400, 1.2], [556, 366, 0.6], [1130, 424, 1.15]) +
    // Each between two cars; the way out where a phone sees it, too.
    veil(496, 268),
  lift_car:
    LIFT_CAR +
    `<path class="veil" fill-opacity=".2" d="M${L} ${T}h${W}v${PAINTED.height}H${L}z"/>` +
    at(-236, -2, EMERGENCY_LAMP),
  corridor:
    ROOM +
    at(-640, 112, DOOR('#B98D5C')) +
    at(-330, 112, DOOR('#B98D5C')) +
    at(-40, 112, DOOR('#B98D5C')) +
    at(330, 112, DOOR('#B98D5C')) +
    at(504, 112, NOTICES) +
    at(1010, 112, DOOR('#B98D5C')) +
    at(1320, 112, DOOR('#B98D5C')) +
    CLOCK +
    plants([-180, 400, 1.1], [880, 400, 1.1]) +
    veil(),
  reception:
    ROOM +
    windows([-870, -330]) +
    at(300, 66, WINDOW) +
    at(300, 66, CURTAINS) +
    at(-330, 66, CURTAINS) +
    CLOCK +
    at(760, 90, POSTER, 1.2) +
    at(690, 262, SOFA) +
    at(1050, 330, TEA_TABLE) +
    at(40, 112, POSTER, 1.1) +
    plants([540, 366, 1], [1280, 424, 1.15], [-60, 400, 1.2]) +
    veil(),
  printer_room:
    ROOM +
    windows([-690, 1480]) +
    at(40, 104, PAPER_RACK) +
    at(360, 150, COPIER) +
    at(700, 104, PAPER_RACK) +
    at(930, 150, COPIER) +
    CLOCK +
    plants([610, 366, 0.9], [-120, 400, 1.1]) +
    veil(),
  phone_desk:
    ROOM +
    windows([-1050, -870, -690, -510, -330, -150, 330, 1180, 1360, 1540, 1720]) +
    BEHIND_CLERK +
    at(724, 58, BOARD) +
    at(520, 206, PARTITION) +
    at(770, 206, PARTITION) +
    at(1020, 206, PARTITION) +
    at(
      540,
      206,
      workplace(colleague({ body: 'ButtonShirt', top: '#8798A8', hair: 'MediumShort', face: 'Serious' }, 1)),
    ) +
    at(
      790,
      206,
      workplace(colleague({ body: 'Shirt', top: '#9AA6A0', hair: 'ShortVolumed', face: 'Smile', mouthOf: 'Tired' }, 2)),
    ) +
    at(1040, 206, workplace('')) +
    plants([348, 366, 0.95], [-60, 400, 1.2]) +
    veil(),
};

export const PLACE_BOX = `${L} ${T} ${W} ${PAINTED.height}`;

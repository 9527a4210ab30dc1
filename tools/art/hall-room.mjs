// @ts-check
/** The hall behind the counter, back to front, in world units (960 × 540 with a margin painted all round). */

/** Painted far beyond the widest camera, so that no screen shape shows an edge. */
export const PAINTED = { left: -1200, top: -900, width: 3360, height: 2400 };
const { left: L, top: T, width: W, height: H } = PAINTED;
const RIGHT = L + W;
const BOTTOM = T + H;

/** @param {number} x @param {number} y @param {string} content @param {number} [scale] */
export const at = (x, y, content, scale = 1) =>
  `<g transform="translate(${x} ${y})${scale === 1 ? '' : ` scale(${scale})`}">${content}</g>`;

export const WALL =
  `<path fill="#F1EBE1" d="M${L} ${T}h${W}V340H${L}z"/><path fill="#FAF7F1" d="M${L} ${T}h${W}V34H${L}z"/><path fill="#E2D9CB" d="M${L} 34h${W}v3H${L}z"/>` +
  Array.from({ length: 15 }, (_, i) => -1170 + i * 210)
    .map((x) => `<path class="lamp" stroke="#E4DCCF" stroke-width="1.5" d="M${x} 8h150l-10 14h-130z"/>`)
    .join('');

/** Rain runs down the panes, dusk colours them, where the stage says so. */
export const WINDOW =
  '<rect width="150" height="214" rx="3" fill="#DCE9EA"/><path d="M0 214V150l24-26h26v-34h30v54h22v-22h48v92z" fill="#C5D8D9"/>' +
  '<path d="M70 214V120l26-16 30 16v94z" fill="#B7CDCF"/><path d="M0 214v-26q20-16 38-4 12-18 32-8 14-14 30-2 22-10 30 10l20-4v34z" fill="#A9C4B4"/>' +
  '<path d="M0 0h60L0 120z" fill="#fff" opacity=".45"/><path class="dusk" fill-opacity=".42" d="M0 0h150v214H0z"/><g class="rain"><path fill="#6E8791" fill-opacity=".34" d="M0 0h150v214H0z"/><path d="M14 10l-6 26M40 30l-6 26M66 8l-6 26M96 26l-6 26M122 6l-6 26M142 40l-6 26M22 76l-6 26M52 92l-6 26M88 74l-6 26M114 96l-6 26M140 112l-6 26M16 140l-6 26M46 158l-6 26M80 138l-6 26M108 160l-6 26M134 172l-6 26" stroke="#fff" stroke-width="2.400" stroke-linecap="round" opacity=".8"/></g><rect x="72" width="5" height="214" fill="#F7F3EB"/><rect y="98" width="150" height="5" fill="#F7F3EB"/>' +
  '<rect width="150" height="214" rx="3" fill="none" stroke="#CFC6B7" stroke-width="3"/><path d="M-8 214h166v8H-8z" fill="#E6DECF"/>';
const WINDOWS = [-1050, -870, -690, -510, -330, -150, 330, 1180, 1360, 1540, 1720, 1900]
  .map((x) => at(x, 66, WINDOW))
  .join('');

export const WAINSCOT = `<path fill="#E3DACB" d="M${L} 288h${W}v52H${L}z"/><path fill="#D2C7B5" d="M${L} 286h${W}v4H${L}z"/>`;

/** Joints of the floor slabs; the desk draws them again below the counter, where it hides the clerk's legs. */
export const JOINTS =
  '<g stroke="#DFD7C9" stroke-width="1.5">' +
  Array.from({ length: 40 }, (_, i) => i - 19)
    .map((i) => `<path d="M${480 + i * 90} 350L${480 + i * 340} ${BOTTOM}"/>`)
    .join('') +
  `<path d="M${L} 400H${RIGHT}M${L} 480H${RIGHT}M${L} 590H${RIGHT}M${L} 750H${RIGHT}M${L} 980H${RIGHT}"/></g>`;
export const FLOOR = `<path fill="#E9E3D8" d="M${L} 340h${W}V${BOTTOM}H${L}z"/><path fill="#DCD4C5" d="M${L} 340h${W}v10H${L}z"/>${JOINTS}`;

/** The service hotline and the process, as framed posters without lettering: the stage draws no words but signs. */
export const POSTER =
  '<rect width="60" height="84" rx="2" fill="#FDFBF6" stroke="#CFC6B7" stroke-width="2.5"/><path d="M9 12h42v7H9z" fill="#5E9199"/>' +
  '<path d="M9 30h42M9 38h42M9 46h30M9 62h42M9 70h24" stroke="#CFC6B7" stroke-width="3"/>';

const LIFT = at(
  862,
  186,
  '<rect x="-10" y="-10" width="134" height="200" fill="#D2C8B8"/><rect width="114" height="190" fill="#B9C2C4"/><rect width="56" height="190" fill="#C6CED0"/>' +
    '<rect x="58" width="56" height="190" fill="#BEC7C9"/><path d="M10 20l30 150" stroke="#DDE3E4" stroke-width="6" opacity=".7"/>' +
    '<rect x="36" y="-34" width="42" height="18" rx="3" fill="#2A3036"/><path class="floor" d="M48.500-29.500h3.500v10h-3.200v-6.500l-2.300 .8v-2.700zM60-20.500h11l-5.500-8z"/>' +
    '<rect x="132" y="48" width="14" height="26" rx="3" fill="#EDE7DC"/><circle class="button" cx="139" cy="57" r="3"/><circle cx="139" cy="66" r="3" fill="#B9B1A4"/>',
  0.82,
);

/** Hung from the ceiling, above every head. */
const EXIT =
  '<path fill="#9AA3A6" d="M14-26h4V2h-4zM68-26h4V2h-4zM9-30h14v4H9zM63-30h14v4H63z"/><rect class="halo" fill-opacity=".28" x="-6" y="-6" width="98" height="44" rx="8"/><rect class="exit" width="86" height="32" rx="3"/>' +
  '<g fill="none" stroke="#fff" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round" transform="translate(0 3)"><circle cx="18" cy="6.800" r="1.600" fill="#fff"/>' +
  '<path d="M16 11l-5 1M16 11l3 4-3 5-4 1M19 15l5 5M16 11l5 1 3-2"/></g>';

export const EMERGENCY_LAMP = at(
  496,
  70,
  '<rect width="40" height="22" rx="5" fill="#DAD2C5" stroke="#B3A998" stroke-width="2"/><g stroke="#B3A998"><circle class="glow" fill-opacity=".3" cx="11" cy="11" r="15" stroke="none"/>' +
    '<circle class="glow" fill-opacity=".3" cx="29" cy="11" r="15" stroke="none"/><circle class="emergency" cx="11" cy="11" r="7"/><circle class="emergency" cx="29" cy="11" r="7"/></g>',
);

export const CLOCK = at(
  590,
  82,
  '<circle r="21" fill="#fff" stroke="#8C9195" stroke-width="4"/><g stroke="#8C9195" stroke-width="1.600"><path d="M0-17v3M0 17v-3M-17 0h3M17 0h-3"/></g>' +
    '<path d="M0 0L-9 7" stroke="#2B2E36" stroke-width="3.500" stroke-linecap="round"/><path d="M0 0L4-15" stroke="#2B2E36" stroke-width="2.400" stroke-linecap="round"/><circle r="2" fill="#2B2E36"/>',
);

/** The board alone: what is called stands on it in words, or nothing. */
export const BOARD =
  '<g class="board"><path fill="#9AA3A6" d="M20-42h5V2h-5zM187-42h5V2h-5zM14-46h17v4H14zM181-46h17v4h-17z"/><rect width="212" height="112" rx="6" fill="#2A3036"/><rect class="screen" x="6" y="6" width="200" height="100" rx="3"/>' +
  '<g class="row"><rect x="12" y="33" width="188" height="21" rx="2"/><rect x="12" y="81" width="188" height="21" rx="2"/></g><rect class="called" x="12" y="57" width="188" height="21" rx="2"/>' +
  '<path class="glare" fill="#fff" fill-opacity=".04" d="M6 6h120l-60 100H6z"/><circle class="standby" cx="196" cy="98" r="2.500"/><rect x="166" y="112" width="34" height="4" rx="2" fill="#2A3036"/></g>';
const SCREEN = at(724, 58, BOARD);

const SHELF = at(
  60,
  96,
  '<rect x="-6" y="-6" width="230" height="246" fill="#E6DCCB"/><rect width="218" height="234" fill="#F3ECE0"/>' +
    [0, 1, 2]
      .map((row) => {
        const spines = Array.from({ length: 11 }, (_, i) => {
          const height = 30 + ((i * 7 + row * 5) % 4) * 4;
          const colour = ['#7F9FA3', '#C9B08A', '#A9B7BC', '#B98D7B', '#D9CBB3'][(i * 3 + row * 2) % 5];
          return `<rect x="${8 + i * 19}" y="${row * 62 + 56 - height}" width="14" height="${height}" rx="1.500" fill="${colour}"/><rect x="${11 + i * 19}" y="${row * 62 + 64 - height}" width="8" height="7" fill="#fff" opacity=".4"/>`;
        });
        return `<rect y="${row * 62 + 56}" width="218" height="7" fill="#D6C5A9"/>${spines.join('')}`;
      })
      .join(''),
);

const PILLAR =
  '<rect x="296" y="36" width="22" height="306" fill="#E9E0D2"/><rect x="296" y="36" width="5" height="306" fill="#F5EFE5"/>';

const LEAVES = [
  [-30, -62],
  [-18, -92],
  [0, -104],
  [18, -90],
  [32, -60],
  [-10, -60],
  [12, -58],
];
export const PLANT =
  LEAVES.map(([x, y], i) => {
    const bend = Math.round(x * 0.2);
    return `<path d="M0-6Q${bend} ${y * 0.5} ${x} ${y}Q${Math.round(x * 1.1 + 10)} ${Math.round(y * 0.45)} 4-4Z" fill="${i % 2 ? '#5E8C6A' : '#79A480'}"/>`;
  }).join('') +
  '<path d="M-22-8h44l-6 44h-32z" fill="#D8CFC2"/><path d="M-22-8h44l-1.400 10h-41.200z" fill="#C6BBAB"/>';

export const ROOM = WALL + WINDOWS + WAINSCOT + FLOOR + at(1090, 106, POSTER) + LIFT + CLOCK + SCREEN;
export const BEHIND_CLERK = SHELF + PILLAR;
export const PLANTS = at(348, 366, PLANT, 0.95) + at(-60, 400, PLANT, 1.2) + at(1212, 424, PLANT, 1.15);

/** A row of seats; people in front of it would hide it, people on it are drawn first. @param {number} x @param {number} count */
export function seats(x, count, y = 318, step = 54) {
  const colour = ['#86A6A8', '#9DB8B9'];
  const backs = Array.from({ length: count }, (_, i) => {
    const left = x + i * step;
    return `<rect x="${left}" y="${y}" width="${step - 6}" height="44" rx="7" fill="${colour[0]}"/><rect x="${left}" y="${y}" width="${step - 6}" height="12" rx="6" fill="${colour[1]}"/>`;
  });
  const width = count * step;
  return `${backs.join('')}<g fill="#8C9195"><rect x="${x - 6}" y="${y + 44}" width="${width + 6}" height="6" rx="3"/><rect x="${x + 14}" y="${y + 50}" width="6" height="26"/><rect x="${x + width - 28}" y="${y + 50}" width="6" height="26"/></g>`;
}

/** The veil of a power cut, over everything behind the figures save what shines by itself; `x` of the way out, `lamp` right of its usual place. */
export const veil = (x = 622, lamp = 0) =>
  `<path class="veil" fill-opacity=".2" d="M${L} ${T}h${W}v${H}H${L}z"/><path class="daylight" fill-opacity=".1" d="M330 66h150l120 330H240z"/>` +
  at(x, 64, EXIT) +
  at(lamp, 0, EMERGENCY_LAMP);

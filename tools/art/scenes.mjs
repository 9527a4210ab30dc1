// @ts-check
/** What lies over the room and behind the people at the counter: a crowd that came in, the far end of a telephone line. */

import { CROWD } from './crowd.mjs';
import { at, PAINTED } from './hall-room.mjs';

const BOTTOM = PAINTED.top + PAINTED.height;
const RIGHT = PAINTED.left + PAINTED.width;

/** The room at the other end: evening colours, a lamp, a window, somebody's wall; cut off from the hall by a slanted line. */
const CUT = { top: 700, bottom: 420 };
const edge = (/** @type {number} */ y) =>
  Math.round(CUT.top + ((CUT.bottom - CUT.top) * (y - PAINTED.top)) / PAINTED.height + 12);

const HOME =
  `<path fill="#EBD9BE" d="M0 -900H3000V350H0z"/><path fill="#E2CBA9" d="M0 -900h3000v12H0z"/>` +
  Array.from({ length: 60 }, (_, i) => `<path fill="#E5D0B0" d="M${i * 46} -900h3V350h-3z"/>`).join('') +
  '<path fill="#C9AE86" d="M0 338H3000v12H0z"/><path fill="#D3B48A" d="M0 350H3000V1500H0z"/><path d="M0 400H3000M0 470H3000M0 560H3000M0 700H3000" stroke="#C5A377" stroke-width="2"/>';

const NIGHT_WINDOW =
  '<rect width="128" height="150" rx="3" fill="#C7DCDD"/><path d="M0 150v-44l22-18h24V60h30v46h20V88h32v62z" fill="#A9C6C6"/><path d="M0 0h52L0 96z" fill="#fff" opacity=".4"/>' +
  '<path d="M62 0h5v150h-5zM0 70h128v5H0z" fill="#F7EFE0"/><rect width="128" height="150" rx="3" fill="none" stroke="#A9855A" stroke-width="5"/>' +
  '<path fill="#C97B5A" d="M-22-10h46q-4 92 4 184h-50zM150-10h-46q4 92-4 184h50z" opacity=".85"/><path fill="#A9855A" d="M-32-16h192v7H-32z"/>';

const FRAMES =
  '<rect width="58" height="46" fill="#FDFBF6" stroke="#A9855A" stroke-width="5"/><circle cx="22" cy="22" r="8" fill="#D9A67C"/><circle cx="38" cy="24" r="7" fill="#E3B48C"/><path d="M10 42q12-18 24-4 10-10 16 4z" fill="#8FA79B"/>' +
  '<g transform="translate(70 12)"><rect width="34" height="42" fill="#FDFBF6" stroke="#A9855A" stroke-width="4"/><path d="M5 34l9-14 7 8 6-6 4 12z" fill="#8FB7BD"/></g>';

const LAMP_AND_TABLE =
  '<path fill="#9C774C" d="M0 96h150l8 10H-8z"/><path fill="#86633D" d="M6 106h10v120H6zM134 106h10v120h-10z"/><path fill="#fff" fill-opacity=".35" d="M52 30l-60 66h150L88 30z"/>' +
  '<path fill="#7D6450" d="M66 40h8v46h-8zM54 86h32v8H54z"/><path fill="#E9B872" d="M48 0h44l16 42H32z"/>' +
  '<path fill="#FDFBF6" d="M108 72h22l-3 24h-16z"/><path fill="none" stroke="#FDFBF6" stroke-width="4" d="M130 78q10 2 7 10-2 6-9 6"/>';

const CALLER =
  `<clipPath id="line"><path d="M${edge(PAINTED.top)} ${PAINTED.top}H${RIGHT}V${BOTTOM}H${edge(BOTTOM)}z"/></clipPath>` +
  `<g clip-path="url(#line)">${at(0, 0, HOME)}${at(752, 92, NIGHT_WINDOW)}${at(930, 118, FRAMES)}${at(1070, 92, NIGHT_WINDOW)}${at(912, 244, LAMP_AND_TABLE)}${at(1230, 118, FRAMES)}</g>` +
  `<path d="M${edge(PAINTED.top)} ${PAINTED.top}L${edge(BOTTOM)} ${BOTTOM}" stroke="#FDFBF6" stroke-width="16"/><path d="M${edge(PAINTED.top)} ${PAINTED.top}L${edge(BOTTOM)} ${BOTTOM}" stroke="#2B2E36" stroke-width="2.4" transform="translate(-9)"/><path d="M${edge(PAINTED.top)} ${PAINTED.top}L${edge(BOTTOM)} ${BOTTOM}" stroke="#2B2E36" stroke-width="2.4" transform="translate(9)"/>`;

/** @type {Record<string, { box: string, svg: string }>} */
export const SCENES = {
  crowd: CROWD,
  caller: { box: `${edge(BOTTOM) - 20} ${PAINTED.top} ${RIGHT - edge(BOTTOM) + 20} ${PAINTED.height}`, svg: CALLER },
};

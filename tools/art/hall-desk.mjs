// @ts-check
/** The counter and what stands on it, drawn over the clerk. */
import { at, JOINTS, PAINTED } from './hall-room.mjs';

const LEFT = PAINTED.left;
const BOTTOM = PAINTED.top + PAINTED.height;
const END = 566;

const FRONT =
  `<path fill="#FBF8F2" d="M${LEFT} 404H${END - 14}V${BOTTOM}H${LEFT}z"/><path fill="#E6DDCE" d="M${LEFT} 404H${END - 14}v16H${LEFT}z"/>` +
  [-1000, -760, -560, -340, -120, 120, 340]
    .map((x) => `<path fill="#EAE2D5" d="M${x} 420h2V${BOTTOM}h-2z"/>`)
    .join('') +
  `<path fill="#2A6572" d="M${LEFT} 470H${END - 14}v8H${LEFT}z"/><path fill="#D9A35B" d="M${LEFT} 484H${END - 14}v3H${LEFT}z"/>` +
  `<path fill="#DDD3C2" d="M${LEFT} 706H${END - 14}v24H${LEFT}z"/><clipPath id="below"><path d="M${LEFT} 730H${END - 14}V${BOTTOM}H${LEFT}z"/></clipPath>` +
  `<g clip-path="url(#below)"><path fill="#E9E3D8" d="M${LEFT} 730H${END}V${BOTTOM}H${LEFT}z"/>${JOINTS}</g>`;
const TOP = `<path d="M${LEFT} 384H${END}q8 0 8 8v6q0 8-8 8H${LEFT}z" fill="#CF9F6C"/><path d="M${LEFT} 384H${END}q6 0 7.500 6H${LEFT}z" fill="#E0B789"/>`;

const MONITOR = at(
  14,
  306,
  '<path d="M38 66h22l4 18H34z" fill="#6E777C"/><rect x="22" y="82" width="54" height="5" rx="2.500" fill="#596166"/><rect width="98" height="68" rx="6" fill="#3A4247"/>' +
    '<rect x="3" y="3" width="92" height="62" rx="4" fill="#50595F"/><circle cx="49" cy="34" r="7" fill="#5E686E"/><circle class="power" cx="88" cy="60" r="2"/>',
);
const PAPERS = at(
  300,
  374,
  '<path d="M0 14L10 0h64l6 14z" fill="#fff" stroke="#CFC6B7"/><path d="M14 5h40M11 9h46" stroke="#B9C2C4" stroke-width="1.600"/><path d="M54 13l8-11h10l2 11z" fill="#F4E1C3"/>',
);
const PENS =
  '<path d="M0-22l6 22M10-26l0 26M18-20l-5 20" stroke="#2A6572" stroke-width="3" stroke-linecap="round"/><path d="M-3-12h22l-2 22H-1z" fill="#B9C2C4"/><path d="M-3-12h22l-.400 5h-21.200z" fill="#9FABAE"/>';
const RATER = at(
  448,
  352,
  '<path d="M4 30h34l6 12H-2z" fill="#59636A"/><rect width="42" height="32" rx="4" fill="#39434A"/><rect class="rater" x="3" y="3" width="36" height="26" rx="2"/>' +
    '<g class="marks"><circle cx="13" cy="16" r="6" fill="#5E9C76"/><circle cx="29" cy="16" r="6" fill="#D9A35B"/></g>',
);

export const DESK = MONITOR + FRONT + TOP + at(-30, 374, PENS) + PAPERS + RATER;

/** The window's sign; number and name are set by the stage. */
export const SIGN =
  '<path fill="#9AA3A6" d="M26-44h5V2h-5zM183-44h5V2h-5zM20-48h17v4H20zM177-48h17v4h-17z"/><rect width="214" height="52" rx="7" fill="#1E4E5C"/><rect class="plate" x="6" y="6" width="52" height="40" rx="4"/>';

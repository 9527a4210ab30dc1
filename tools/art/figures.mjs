// @ts-check
/** Bodies, heads, faces and things worn as layered SVG in one coordinate system: the head's centre line is x 430. */
import { APRON_POSES, apronContent } from './apron.mjs';
import { ARMS, LAP, SIDE_ARM, SIDE_BODY } from './arms.mjs';
import { FACES, faceContent } from './faces.mjs';
import { loopsOf } from './outline.mjs';
import { styleBlock } from './palette.mjs';
import { bodyParts, headParts } from './peeps.mjs';
import { UNIFORM } from './uniform.mjs';
import { WARDROBE } from './wardrobe.mjs';

/** @typedef {{ name: string, svg: string, precision?: number }} Picture `precision`: digits of its paths, where they differ from the folder's. */

/** Boxes in figure units, wide enough for every arm, bun and shoe. */
const BODY_BOX = '-60 320 1420 2690';
const UPPER_BOX = '-60 180 1420 1260';
const HEAD_BOX = '100 -110 700 800';
const FACE_BOX = '380 200 300 300';

/** @param {string} box @param {string} content @param {string} [style] */
export const picture = (box, content, style = styleBlock()) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">${style}${content}</svg>`;

/** @param {string} cls @param {string} d */
const paint = (cls, d) => `<path class="${cls}" fill-rule="evenodd" d="${d}"/>`;

/** A patch under the ink, a little larger than its hole, so that no light shows along the line. @param {string} cls @param {string} d */
const patch = (cls, d) => `<path class="${cls} ${cls}-edge" stroke-width="7" d="${d}"/>`;

/**
 * A standing body: skin-coloured ground, garments, ink over them; the trousers last, since the outline draws them solid.
 * @param {string} pose
 * @param {number[]} [pocketed] Hands painted as trousers, because other arms take their place.
 */
export function bodyContent(pose, pocketed = []) {
  const garments = WARDROBE[pose];
  const light = bodyParts(garments.light);
  const dark = garments.dark ? bodyParts(garments.dark) : light;
  const layers = light.ground.map((d) => paint('skin', d));
  for (const [part, d] of Object.entries(garments.drawn ?? {})) layers.push(patch(part, d));
  for (const part of /** @type {const} */ (['top', 'collar', 'gap', 'skin', 'shoe', 'sock'])) {
    for (const n of garments[part] ?? []) {
      if (light.regions[n]) layers.push(patch(pocketed.includes(n) ? 'trousers' : part, light.regions[n].outer));
    }
  }
  layers.push(...light.ink.map((d) => paint('ink', d)));
  for (const n of garments.trousers ?? []) layers.push(paint('trousers', dark.regions[n].d));
  return layers.join('');
}

/** The buttoned shirt with other arms. @param {import('./arms.mjs').Arms} arms */
function armedContent(arms) {
  const body = `<clipPath id="cut"><path clip-rule="evenodd" d="${arms.cut}"/></clipPath><g clip-path="url(#cut)">${bodyContent('shirt', arms.pocketed)}</g>`;
  return (arms.behind ?? '') + body + arms.hip + (arms.overHead ? '' : (arms.front ?? ''));
}

/** Grey heads are outlines with fillable hair, a bald one is an outline alone; the numbers are loops of the outline by size. */
const FILLABLE = { GrayBun: [1, 2], GrayShort: [1], GrayMedium: [1] };

/** @param {string} name */
export function hairContent(name) {
  const parts = headParts('hair', name);
  const fillable = FILLABLE[/** @type {keyof typeof FILLABLE} */ (name)];
  const outline = parts.find((part) => part.role === 'ink');
  const fills = fillable && outline ? fillable.map((n) => loopsOf(outline.d)[n]).filter(Boolean) : [];
  return parts
    .map((part) => {
      if (part.role === 'ground') return paint('skin', part.d);
      if (part !== outline) return paint('ink', part.d);
      return (
        fills.map((loop) => patch('hair', loop.d)).join('') +
        paint(fills.length > 0 || name === 'BaldSides' ? 'ink' : 'hair', part.d)
      );
    })
    .join('');
}

/** Name used by authors and the stage → Open Peeps hair. */
const HAIRS = {
  bun: 'GrayBun',
  neat: 'GrayShort',
  wavy: 'GrayMedium',
  bob: 'MediumShort',
  straight: 'MediumStraight',
  curled: 'Medium',
  fringe: 'BangsFilled',
  short: 'Short',
  messy: 'ShortMessy',
  volume: 'ShortVolumed',
  side: 'ShortScratch',
  balding: 'BaldSides',
};
const WORN = {
  moustache: /** @type {const} */ (['facialHair', 'MoustacheThin']),
};

/** Round ones of our own: the far lens stays within the line of the face, the side-piece ends under the hair. */
const GLASSES =
  '<path class="ink-line" stroke-width="9" stroke-linecap="round" d="M422 305Q394 296 366 294M524 306Q540 292 557 300"/>' +
  '<ellipse class="ink-line" stroke-width="9" cx="473" cy="312" rx="51" ry="50" transform="rotate(-4 473 312)"/>' +
  '<ellipse class="ink-line" stroke-width="9" cx="592" cy="304" rx="36" ry="48"/>';

/** A stick, and the fist of the shirt pose closed over its crook. */
const STICK_LINE = 'M146 1640C132 1580 170 1556 220 1570Q258 1582 246 1640L196 2860';
const STICK =
  `<path class="ink-line" stroke-width="44" stroke-linecap="round" d="${STICK_LINE}"/>` +
  `<path fill="none" stroke="#8A5F3C" stroke-width="22" stroke-linecap="round" d="${STICK_LINE}"/>` +
  '<path class="skin" d="M154 1520C152 1610 164 1672 196 1700Q240 1716 262 1712L300 1692V1590L254 1522Z"/>' +
  '<path class="ink-line" stroke-width="14" stroke-linecap="round" stroke-linejoin="round" d="M152 1524C150 1620 168 1676 192 1702Q216 1722 234 1702Q254 1722 270 1700Q288 1710 306 1692"/>' +
  '<path class="ink-line" stroke-width="9" stroke-linecap="round" d="M236 1702Q228 1676 230 1650M270 1700Q262 1674 264 1650"/>';

const SITTING_LEGS =
  '<path class="trousers ink-stroke" stroke-width="14" stroke-linejoin="round" d="M250 1330C240 1480 260 1560 330 1570L930 1590L950 2040L1090 2040L1110 1500C1110 1420 1060 1380 980 1376L800 1330Z"/>' +
  '<path class="shoe ink-stroke" stroke-width="14" stroke-linejoin="round" d="M940 2040L1100 2040L1240 2090C1260 2110 1250 2130 1220 2130L930 2130Z"/>';
/** Below it sitting legs take the place of standing ones. */
const TO_THE_LAP = 'M-400 -400H1800V1400H-400Z';

const SITTING_BODY = `<clipPath id="lap"><path d="${TO_THE_LAP}"/></clipPath><clipPath id="cut"><path clip-rule="evenodd" d="${LAP.cut}"/></clipPath><g clip-path="url(#lap)"><g clip-path="url(#cut)">${bodyContent('shirt', LAP.pocketed)}</g></g>`;

/** Sitting in a wheelchair: the buttoned shirt down to the lap, legs and chair of our own in the same ink. */
export const SEATED = (() => {
  const ink = 'class="ink-line" stroke-width="14" stroke-linejoin="round" stroke-linecap="round"';
  const chair =
    `<path ${ink} d="M210 1600L900 1640L960 2150L1160 2150"/><path class="device" d="M150 1560h760v44H150z"/>` +
    `<circle cx="400" cy="1790" r="330" fill="none" stroke="#596166" stroke-width="40"/><circle cx="400" cy="1790" r="330" ${ink}/><circle cx="400" cy="1790" r="50" class="device"/>` +
    `<path ${ink} d="M400 1740V1470M400 1840V2110M350 1790H80M450 1790H720"/><circle cx="930" cy="2060" r="74" fill="none" stroke="#596166" stroke-width="30"/>` +
    '<path class="device" d="M300 1250h420q24 0 24 24t-24 24H300z"/>';
  const back = `<path ${ink} d="M180 860L210 1600M60 880h120"/>`;
  return back + LAP.behind + SITTING_BODY + SITTING_LEGS + chair + LAP.front;
})();

/** Sitting on a bench of the hall, hands on the thighs. */
const ON_BENCH = (() => {
  const steel = (/** @type {string} */ d) =>
    `<path fill="none" class="ink-stroke" stroke-width="46" stroke-linecap="round" d="${d}"/><path fill="none" stroke="#7F8A90" stroke-width="22" stroke-linecap="round" d="${d}"/>`;
  const plank = (/** @type {string} */ d) =>
    `<path fill="#B08A5E" class="ink-stroke" stroke-width="14" stroke-linejoin="round" d="${d}"/>`;
  const behind = steel('M150 1600V2110M760 1600V2110') + plank('M60 900L130 880L190 1590L110 1600Z');
  const seat = plank('M70 1572H900V1640H70Z');
  return behind + LAP.behind + SITTING_BODY + seat + SITTING_LEGS + LAP.front;
})();

/** A child of some months on the arm, wrapped up, asleep against the shoulder. */
const INFANT =
  '<path class="extra ink-stroke" stroke-width="14" stroke-linejoin="round" d="M420 800C520 720 700 740 770 850C830 960 800 1090 690 1146C560 1190 420 1150 390 1050C370 960 370 850 420 800Z"/>' +
  '<circle class="skin ink-stroke" stroke-width="12" cx="600" cy="760" r="116"/><path class="hair" d="M487 735A116 116 0 0 1 713 735C650 690 560 690 487 735Z"/>' +
  '<path class="ink-line" stroke-width="9" stroke-linecap="round" d="M610 772q18 12 36 0M560 776q-16 10-30 0M580 820q16 10 32 0M430 900C520 960 680 960 770 900"/>' +
  '<path class="top" d="M166 1000L250 876L290 872C280 950 330 1012 420 1016C520 1020 620 1010 690 988L702 1090C520 1138 320 1124 190 1092L166 1086Z"/>' +
  '<path class="ink-line" stroke-width="12" stroke-linecap="round" stroke-linejoin="round" d="M289 876C282 950 330 1012 420 1016C520 1020 620 1010 690 988M168 1086L190 1092C320 1124 520 1138 702 1090"/>' +
  '<path class="skin ink-stroke" stroke-width="12" stroke-linejoin="round" d="M690 988C728 964 780 952 816 962C838 970 838 990 826 999C842 1008 840 1030 824 1037C834 1050 824 1070 804 1072C774 1084 738 1090 702 1090Z"/>' +
  '<path class="ink-line" stroke-width="9" stroke-linecap="round" d="M826 999Q800 996 774 1002M824 1037Q800 1036 776 1042"/>';

/** Things worn on the head, over the hair. */
const HEADWEAR = {
  rider_helmet:
    '<path fill="#D9A32E" class="ink-stroke" stroke-width="14" stroke-linejoin="round" d="M232 300C200 60 330 -70 470 -70C620 -70 720 40 712 214L600 206C560 150 480 150 420 190L400 330L330 380C280 370 240 350 232 300Z"/>' +
    '<path fill="#39434A" class="ink-stroke" stroke-width="12" d="M600 150L740 190L736 226L596 214Z"/><path class="ink-line" stroke-width="14" d="M392 330Q440 470 520 520"/><path d="M300 60Q380 -10 480 -10" fill="none" stroke="#fff" stroke-width="22" stroke-linecap="round" opacity=".6"/>',
  cap:
    '<path fill="#5C6B45" class="ink-stroke" stroke-width="14" stroke-linejoin="round" d="M240 160C230 20 360 -50 480 -46C610 -40 690 40 690 150L560 170Q400 150 240 160Z"/>' +
    '<path fill="#39434A" class="ink-stroke" stroke-width="12" stroke-linejoin="round" d="M540 150C640 150 730 180 770 226L590 216Z"/><circle cx="600" cy="70" r="30" fill="#C8372D" stroke="#E6BD80" stroke-width="9"/>',
  hearing_aid:
    '<path fill="#E8E2D8" class="ink-stroke" stroke-width="9" d="M372 262C340 250 330 290 346 320C356 342 380 340 380 318L376 290Z"/><path fill="none" stroke="#8FB7BD" stroke-width="8" d="M378 320Q400 338 404 310"/>',
};

/** @returns {Picture[]} */
export function figurePictures() {
  return [
    ...Object.keys(WARDROBE).map((pose) => ({ name: `body-${pose}`, svg: picture(BODY_BOX, bodyContent(pose)) })),
    ...Object.entries(ARMS).map(([name, arms]) => ({
      name: `body-${name}`,
      svg: picture(BODY_BOX, armedContent(arms)),
    })),
    { name: 'body-seated', svg: picture(BODY_BOX, SEATED) },
    { name: 'body-bench', svg: picture(BODY_BOX, ON_BENCH) },
    { name: 'worn-infant', svg: picture('160 600 720 640', INFANT) },
    ...Object.entries(HEADWEAR).map(([name, svg]) => ({ name: `head-${name}`, svg: picture(HEAD_BOX, svg) })),
    { name: 'body-side', svg: picture(UPPER_BOX, SIDE_BODY + SIDE_ARM) },
    { name: 'front-call', svg: picture(UPPER_BOX, ARMS.call.front ?? '') },
    { name: 'worn-uniform', svg: picture('320 540 360 280', UNIFORM) },
    { name: 'worn-stick', svg: picture('120 1440 200 1460', STICK) },
    ...APRON_POSES.map((pose) => ({
      name: `worn-apron-${pose}`,
      svg: picture('-20 560 900 1480', apronContent(pose)),
    })),
    ...Object.entries(HAIRS).map(([name, hair]) => ({
      name: `hair-${name}`,
      svg: picture(HEAD_BOX, hairContent(hair)),
    })),
    ...Object.entries(FACES).map(([name, face]) => ({
      name: `face-${name}`,
      svg: picture(FACE_BOX, faceContent(face)),
    })),
    { name: 'face-glasses', svg: picture('300 200 400 340', GLASSES) },
    ...Object.entries(WORN).map(([name, [layer, part]]) => ({
      name: `face-${name}`,
      svg: picture(
        '300 200 400 340',
        headParts(layer, part)
          .map(({ role, d }) => paint(role === 'ink' ? 'ink' : 'skin', d))
          .join(''),
      ),
    })),
  ];
}

const DULL = {
  '#D9A32E': '#C8B078',
  '#39434A': '#84878A',
  '#5C6B45': '#929A83',
  '#C8372D': '#B98078',
  '#E6BD80': '#D8CBB0',
};

/** Things worn by people in the background have lost their colours too. @param {string} svg */
const greyed = (svg) => Object.entries(DULL).reduce((so, [from, to]) => so.replaceAll(from, to), svg);

/** Busts for the people waiting, drawn in grey ink so that the eye goes to the speaker. @param {{ body: string, hair: string, face: string, mouthOf?: string, top: string, hairColour?: string, onHead?: keyof typeof HEADWEAR }} look */
export function bustContent({ body, hair, face, mouthOf, top, hairColour = '#4B4846', onHead }, n = 0) {
  const parts = bodyParts(body);
  const ground = parts.ground.map((d) => `<path d="${d}"/>`).join('');
  const neck =
    body === 'ButtonShirt'
      ? '<path d="M330 430L545 430L545 530L470 640L330 530Z"/>'
      : '<ellipse cx="435" cy="500" rx="132" ry="72"/>';
  const own = { skin: '#E9C4A4', ink: '#6D6A66', hair: hairColour, top };
  const style = `${Object.entries(own)
    .map(([name, colour]) => `.b${n} .${name}{fill:${colour}}`)
    .join('')}.b${n} .eye{fill:#6D6A66}.b${n} .ink-stroke{stroke:#6D6A66}.b${n} .ink-line{fill:none;stroke:#6D6A66}`;
  return (
    `<g class="b${n}"><style>${style}</style><clipPath id="neck${n}">${ground}</clipPath>` +
    `<g class="top">${ground}</g><g class="skin" clip-path="url(#neck${n})">${neck}</g>` +
    parts.ink.map((d) => paint('ink', d)).join('') +
    hairContent(hair) +
    faceContent({ from: face, mouthOf }) +
    (onHead ? greyed(HEADWEAR[onHead]) : '') +
    '</g>'
  );
}

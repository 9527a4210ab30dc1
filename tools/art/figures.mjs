// @ts-check
/** Bodies, heads, faces and things worn as layered SVG in one coordinate system: the head's centre line is x 430. */
import { APRON_POSES, apronContent } from './apron.mjs';
import { ARMS, SIDE_ARM, SIDE_BODY } from './arms.mjs';
import { FACES, faceContent } from './faces.mjs';
import { loopsOf } from './outline.mjs';
import { styleBlock } from './palette.mjs';
import { bodyParts, headParts } from './peeps.mjs';
import { UNIFORM } from './uniform.mjs';
import { WARDROBE } from './wardrobe.mjs';

/** @typedef {{ name: string, svg: string }} Picture */

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

/** Grey heads are outlines with fillable hair; the numbers are loops of the outline by size. */
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
      return fills.map((loop) => patch('hair', loop.d)).join('') + paint(fills.length > 0 ? 'ink' : 'hair', part.d);
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
  glasses: /** @type {const} */ (['accessory', 'GlassRound']),
  moustache: /** @type {const} */ (['facialHair', 'MoustacheThin']),
};

/** A stick held in the fist of the shirt pose. */
const STICK =
  '<path class="ink-line" stroke-width="44" stroke-linecap="round" d="M176 1508Q236 1470 262 1520L238 1700L196 2860"/>' +
  '<path fill="none" stroke="#8A5F3C" stroke-width="22" stroke-linecap="round" d="M176 1508Q236 1470 262 1520L238 1700L196 2860"/>';

/** @returns {Picture[]} */
export function figurePictures() {
  return [
    ...Object.keys(WARDROBE).map((pose) => ({ name: `body-${pose}`, svg: picture(BODY_BOX, bodyContent(pose)) })),
    ...Object.entries(ARMS).map(([name, arms]) => ({
      name: `body-${name}`,
      svg: picture(BODY_BOX, armedContent(arms)),
    })),
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

/** Busts for the people waiting, drawn in grey ink so that the eye goes to the speaker. @param {{ body: string, hair: string, face: string, top: string, hairColour?: string }} look */
export function bustContent({ body, hair, face, top, hairColour = '#4B4846' }, n = 0) {
  const parts = bodyParts(body);
  const ground = parts.ground.map((d) => `<path d="${d}"/>`).join('');
  const neck =
    body === 'ButtonShirt'
      ? '<path d="M330 430L545 430L545 530L470 640L330 530Z"/>'
      : '<ellipse cx="435" cy="500" rx="132" ry="72"/>';
  const own = { skin: '#E9C4A4', ink: '#6D6A66', hair: hairColour, top };
  const style = `${Object.entries(own)
    .map(([name, colour]) => `.b${n} .${name}{fill:${colour}}`)
    .join('')}.b${n} .eye{fill:#6D6A66}`;
  return (
    `<g class="b${n}"><style>${style}</style><clipPath id="neck${n}">${ground}</clipPath>` +
    `<g class="top">${ground}</g><g class="skin" clip-path="url(#neck${n})">${neck}</g>` +
    parts.ink.map((d) => paint('ink', d)).join('') +
    hairContent(hair) +
    faceContent({ from: face }) +
    '</g>'
  );
}

// @ts-check
/** Assembles the hall. Lights, screens and the size of the crowd are classes, set by the stage through the style block. */

import { faceContent } from './faces.mjs';
import { bodyContent, bustContent, hairContent, picture, SEATED } from './figures.mjs';
import { DESK, SIGN } from './hall-desk.mjs';
import { BEHIND_CLERK, PAINTED, PLANTS, ROOM, seats, veil } from './hall-room.mjs';
import { PLACE_BOX, PLACES } from './places.mjs';
import { PROPS } from './props.mjs';
import { SCENES } from './scenes.mjs';

const SCALE = 0.098;

/** Who waits, in the order the seats fill. @type {[number, number, Parameters<typeof bustContent>[0]][]} */
const WAITING = [
  [428, 252, { body: 'ButtonShirt', top: '#AEBFC6', hair: 'ShortVolumed', face: 'Tired' }],
  [750, 256, { body: 'Sweater', top: '#C9B7A6', hair: 'GrayBun', face: 'OldAged', hairColour: '#D3CEC6' }],
  [912, 258, { body: 'Shirt', top: '#C6B0A4', hair: 'Medium', face: 'Serious' }],
  [538, 258, { body: 'Hoodie', top: '#B7C2A8', hair: 'MediumStraight', face: 'Suspicious' }],
  [804, 252, { body: 'ButtonShirt', top: '#A9B094', hair: 'Short', face: 'Tired', onHead: 'cap' }],
  [
    484,
    255,
    { body: 'Shirt', top: '#CDBB93', hair: 'ShortMessy', face: 'Smile', mouthOf: 'Tired', onHead: 'rider_helmet' },
  ],
  [966, 254, { body: 'Hoodie', top: '#A9B8AC', hair: 'MediumShort', face: 'Tired' }],
];

/** @param {number} x @param {number} y @param {string} content @param {number} scale */
const figure = (x, y, content, scale) =>
  `<g transform="translate(${x} ${y}) scale(${scale}) translate(-430 0)">${content}</g>`;

function crowd() {
  const seated = WAITING.map(
    ([x, y, look], i) => `<g class="w${i + 1}">${figure(x, y, bustContent(look, i), SCALE)}</g>`,
  ).join('');
  return `<clipPath id="seats"><path d="M${PAINTED.left} 0h${PAINTED.width}v362h-${PAINTED.width}z"/></clipPath><g clip-path="url(#seats)">${seated}</g>`;
}

const GREY_PAINTS = {
  skin: '#E9C4A4',
  ink: '#6D6A66',
  hair: '#4B4846',
  trousers: '#7C7A78',
  shoe: '#8B857C',
  sock: '#C9C2B8',
  collar: '#EEE',
  device: '#8C9195',
};

/** Somebody drawn whole, in grey. @param {string} name @param {Record<string, string>} own @param {string} transform @param {string} content */
function greyFigure(name, own, transform, content) {
  const style = Object.entries({ ...GREY_PAINTS, ...own })
    .map(([paint, colour]) => `.${name} .${paint}{fill:${colour}}.${name} .${paint}-edge{stroke:${colour}}`)
    .join('');
  const lines = `.${name} .eye{fill:#6D6A66}.${name} .ink-stroke{stroke:#6D6A66}.${name} .ink-line{fill:none;stroke:#6D6A66}.${name} .top-line{fill:none;stroke:${own.top}}.lid{display:none}`;
  return `<g class="w4"><g class="${name}" transform="${transform}"><style>${style}${lines}</style>${content}</g></g>`;
}

/** One more stands by the wall with a grey shirt and folded arms, one sits in a wheelchair at the end of the row. */
const STANDING =
  greyFigure(
    'ws',
    { top: '#A9B6C4', gap: '#8E9AA7' },
    'translate(1112 158) scale(-.112 .112) translate(-430 0)',
    bodyContent('crossed') + hairContent('MediumShort') + faceContent({ from: 'Suspicious' }),
  ) +
  greyFigure(
    'wc',
    { top: '#B9B0A2', gap: '#9C9386' },
    'translate(1034 222) scale(-.1 .1) translate(-430 0)',
    SEATED + hairContent('GrayShort') + faceContent({ from: 'Smile', mouthOf: 'Tired' }),
  );

/** Lights and screens on, everybody in; the stage writes its own rules in this block. */
const LIT =
  '.lamp{fill:#FFFDF6}.floor{fill:#F2B45C}.button{fill:#D98E32}.halo{display:none}.exit{fill:#17704C}.glow{display:none}.emergency{fill:#EDE7DC}' +
  '.screen{fill:#0E2B33}.row{fill:#14414A}.called{fill:#D98E32}.glare,.standby{display:none}.veil,.daylight,.rain,.dusk{display:none}' +
  '.power{fill:#79A480}.rater{fill:#DDECEC}.plate{fill:#FFF7E8}';
const style = `<style>${LIT}</style>`;
const PAINTED_BOX = `${PAINTED.left} ${PAINTED.top} ${PAINTED.width} ${PAINTED.height}`;

/** @returns {import('./figures.mjs').Picture[]} */
export function hallPictures() {
  return [
    {
      name: 'back',
      svg: picture(
        PAINTED_BOX,
        ROOM + crowd() + seats(400, 4) + seats(722, 5) + STANDING + BEHIND_CLERK + PLANTS + veil(),
        style,
      ),
    },
    ...Object.entries(PLACES).map(([name, svg]) => ({ name: `back-${name}`, svg: picture(PLACE_BOX, svg, style) })),
    { name: 'desk', svg: picture(PAINTED_BOX, DESK, style) },
    { name: 'sign', svg: picture('0 -48 214 102', SIGN, style) },
    ...Object.entries(SCENES).map(([name, scene]) => ({
      name: `scene-${name}`,
      svg: picture(scene.box, scene.svg, ''),
      // Figures are drawn in units of their own, ten to one of the world's.
      precision: 0,
    })),
    ...Object.entries(PROPS).map(([name, prop]) => ({ name: `prop-${name}`, svg: picture(prop.box, prop.svg, '') })),
  ];
}

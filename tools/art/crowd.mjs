// @ts-check
/** People who come in a body: two rows behind whoever speaks, with a cloth held up in front of them. */
import { FACES, faceContent } from './faces.mjs';
import { bodyContent, hairContent } from './figures.mjs';

/** Figure units to world units; the second row stands further back. */
const FRONT = 0.112;
const BACK = 0.102;
const STEP = 55;
const FROM = 350;
const PEOPLE_IN_ROW = 15;

/** Everyone is put together from a body and a head; each part is drawn once and used again. */
const BODIES = { crossed: bodyContent('crossed'), pointing: bodyContent('pointing'), resting: bodyContent('resting') };
const HEADS = {
  short: hairContent('Short') + faceContent({ from: 'Serious' }),
  bob: hairContent('MediumShort') + faceContent(FACES.displeased),
  messy: hairContent('ShortMessy') + faceContent({ from: 'VeryAngry' }),
  straight: hairContent('MediumStraight') + faceContent({ from: 'Suspicious' }),
  neat: hairContent('GrayShort') + faceContent(FACES.displeased),
  bun: hairContent('GrayBun') + faceContent({ from: 'Tired' }),
  side: hairContent('ShortScratch') + faceContent({ from: 'VeryAngry' }),
};

/** Muted clothes: the eye goes to who speaks. */
const TOPS = ['#A9B6C4', '#C3B09A', '#A8B8A6', '#BDAAB8', '#B5A79E', '#9FB0B3', '#C7B48F'];
const SKINS = ['#E9C4A4', '#E2B894', '#DFB08C'];
const LEGS = ['#77767A', '#6E7480', '#7F776E', '#83807A'];
const HAIR = ['#4B4846', '#4B4846', '#C9C2B8', '#57504A'];

/** The order of the parts never repeats within a row, so that no two neighbours are twins. */
const bodies = Object.keys(BODIES);
const heads = Object.keys(HEADS);

/** @param {number} n @param {number} row */
function person(n, row) {
  const scale = row === 0 ? BACK : FRONT;
  const x = FROM + n * STEP + (row === 0 ? STEP / 2 : 0);
  const y = (row === 0 ? 174 : 197) + ((n * 5 + row * 3) % 4) * 4;
  const pick = (/** @type {readonly string[]} */ list, /** @type {number} */ by, /** @type {number} */ off) =>
    list[(n * by + row * off) % list.length];
  const paints = `--top:${pick(TOPS, 3, 2)};--skin:${pick(SKINS, 2, 1)};--hair:${pick(HAIR, 3, 1)};--legs:${pick(LEGS, 3, 2)}`;
  return (
    `<g style="${paints}" transform="translate(${x} ${y}) scale(-${scale} ${scale}) translate(-430 0)">` +
    `<use href="#body-${pick(bodies, 2, 1)}"/><use href="#head-${pick(heads, 3, 2)}"/></g>`
  );
}

const PARTS =
  '<defs>' +
  Object.entries(BODIES)
    .map(([name, content]) => `<g id="body-${name}">${content}</g>`)
    .join('') +
  Object.entries(HEADS)
    .map(([name, content]) => `<g id="head-${name}">${content}</g>`)
    .join('') +
  '</defs>';

const rowOf = (/** @type {number} */ row) => Array.from({ length: PEOPLE_IN_ROW }, (_, n) => person(n, row)).join('');

/** A red cloth between two poles; its words are set by the stage. */
const CLOTH =
  '<path d="M338 150V392M606 150V392" stroke="#8A5F3C" stroke-width="6" stroke-linecap="round"/>' +
  '<path d="M338 262Q404 268 472 263T606 264V310Q540 305 472 310T338 309Z" fill="#B3261E" stroke="#57534F" stroke-width="2" stroke-linejoin="round"/>' +
  '<path d="M352 270q60 6 120 1M480 303q60-4 112 0" fill="none" stroke="#fff" stroke-opacity=".22" stroke-width="2"/>';

const STYLE =
  '<style>.skin{fill:var(--skin)}.top,.gap{fill:var(--top)}.top-edge,.gap-edge{stroke:var(--top)}.skin-edge{stroke:var(--skin)}.hair,.hair-edge{fill:var(--hair)}' +
  '.ink,.eye{fill:#57534F}.trousers{fill:var(--legs)}.shoe{fill:#8B857C}.sock{fill:#C9C2B8}.collar{fill:#EFEAE2}.lid{display:none}</style>';

export const CROWD = { box: '300 140 900 430', svg: STYLE + PARTS + rowOf(0) + rowOf(1) + CLOTH };

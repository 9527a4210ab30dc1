// @ts-check
/** Reads the parts of Open Peeps out of react-peeps as plain paths in one coordinate system. */
import { createRequire } from 'node:module';
import { holesOf, place } from './outline.mjs';

const require = createRequire(import.meta.url);
const peeps = require('react-peeps');
const { createElement } = require('react');
const { renderToStaticMarkup } = require('react-dom/server');

/** @typedef {{ d: string, role: 'ground' | 'ink' }} Part */
/** @typedef {{ d: string, size: number, cx: number, cy: number }} Region */

const INK = '#STK';
const GROUND = '#BG';

/** @param {string} body @param {string} face @param {string} hair @param {string} accessory @param {string} facialHair */
function markup(body, face, hair, accessory = 'None', facialHair = 'None') {
  return renderToStaticMarkup(
    createElement(peeps.default, {
      body,
      face,
      hair,
      accessory,
      facialHair,
      strokeColor: INK,
      backgroundColor: GROUND,
    }),
  );
}

/**
 * Walks the markup, adding up the translations of the groups around every path.
 * @param {string} svg @returns {(Part & { group: number })[]}
 */
function partsOf(svg) {
  const stack = [{ x: 0, y: 0, group: 0 }];
  /** @type {(Part & { group: number })[]} */
  const parts = [];
  let group = 0;
  for (const [tag] of svg.matchAll(/<\/?(?:g|path|svg)\b[^>]*>/g)) {
    if (tag.startsWith('</g')) stack.pop();
    if (tag.startsWith('</') || tag.startsWith('<svg')) continue;
    const [, tx = '0', ty = '0'] = /translate\(([-\d.]+)[ ,]*([-\d.]*)\)/.exec(tag) ?? [];
    const above = stack.at(-1) ?? { x: 0, y: 0, group: 0 };
    const here = { x: above.x + Number(tx), y: above.y + (Number(ty) || 0), group: above.group };
    if (tag.startsWith('<g')) {
      if (stack.length <= 3) here.group = ++group;
      if (!tag.endsWith('/>')) stack.push(here);
      continue;
    }
    const d = /\sd="([^"]*)"/.exec(tag)?.[1];
    const fill = /fill="([^"]*)"/.exec(tag)?.[1];
    if (d && (fill === INK || fill === GROUND)) {
      parts.push({ d: place(d, here.x, here.y), role: fill === INK ? 'ink' : 'ground', group: here.group });
    }
  }
  return parts;
}

/** Groups of the composed markup: 2 is the body, 4 to 7 are hair with skull, face, facial hair, glasses. */
const BODY = 2;
const HEAD = { hair: 4, face: 5, facialHair: 6, accessory: 7 };

/** @param {string} name */
export function bodyParts(name) {
  const parts = partsOf(markup(name, 'Calm', 'Short')).filter((part) => part.group === BODY);
  const regions = parts
    .filter((part) => part.role === 'ink')
    .flatMap((part) => holesOf(part.d))
    .sort((a, b) => b.size - a.size);
  return {
    ground: parts.filter((part) => part.role === 'ground').map((part) => part.d),
    ink: parts.filter((part) => part.role === 'ink').map((part) => part.d),
    regions,
  };
}

/** @param {keyof typeof HEAD} layer @param {string} name @returns {Part[]} */
export function headParts(layer, name) {
  const names = { hair: 'Short', face: 'Calm', facialHair: 'None', accessory: 'None', [layer]: name };
  const svg = markup('Shirt', names.face, names.hair, names.accessory, names.facialHair);
  return partsOf(svg).filter((part) => part.group === HEAD[layer]);
}

// @ts-check
/** Class names of the paints in every baked picture; the stage swaps the style block for a citizen's own colours. */
export const PAINTS = {
  skin: '#F2C9A4',
  top: '#A5574A',
  collar: '#FFFFFF',
  gap: '#7C4138',
  trousers: '#3B4654',
  shoe: '#5A5148',
  sock: '#E8E2D8',
  ink: '#2B2E36',
  hair: '#2A2D34',
  extra: '#FBF7EE',
  device: '#39434A',
};

/** @param {Partial<typeof PAINTS>} [own] */
export function styleBlock(own = {}) {
  const paints = { ...PAINTS, ...own };
  const fills = Object.entries(paints).map(
    ([name, colour]) => `.${name}{fill:${colour}}.${name}-edge{stroke:${colour}}`,
  );
  const lines = `.ink-stroke{stroke:${paints.ink}}.ink-line{fill:none;stroke:${paints.ink}}.top-line{fill:none;stroke:${paints.top}}.extra-line{fill:none;stroke:${paints.extra}}`;
  return `<style>${fills.join('')}${lines}.eye{fill:${paints.ink}}.lid{display:none;fill:none;stroke:${paints.ink};stroke-width:11;stroke-linecap:round}</style>`;
}

// @ts-check
/** Writes every picture of the stage to assets/. Run after `npm ci --ignore-scripts` here: `npm run bake`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { optimize } from 'svgo';
import { figurePictures } from './figures.mjs';
import { hallPictures } from './hall.mjs';

const ASSETS = new URL('../../assets/', import.meta.url);

/** Keeps class names and the style block, on which the stage relies; shortens paths. @param {string} svg @param {number} precision */
const shorten = (svg, precision) =>
  optimize(svg, {
    multipass: true,
    plugins: [
      'removeEmptyContainers',
      { name: 'convertPathData', params: { floatPrecision: precision, utilizeAbsolute: true } },
      { name: 'convertTransform', params: { floatPrecision: 2 } },
      { name: 'convertShapeToPath', params: { convertArcs: false } },
      'collapseGroups',
    ],
  }).data;

/** @param {string} folder @param {import('./figures.mjs').Picture[]} pictures @param {number} usual */
function write(folder, pictures, usual) {
  const target = new URL(`${folder}/`, ASSETS);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  let bytes = 0;
  for (const { name, svg, precision = usual } of pictures) {
    const short = `${shorten(svg, precision)}\n`;
    bytes += gzipSync(short).length;
    writeFileSync(new URL(`${name}.svg`, target), short);
  }
  console.log(`assets/${folder}: ${pictures.length} pictures, ${(bytes / 1024).toFixed(0)} KiB gzipped`);
}

write('figures', figurePictures(), 0);
write('hall', hallPictures(), 1);

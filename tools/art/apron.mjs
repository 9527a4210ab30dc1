// @ts-check
/** A shopkeeper's apron, cut to each body so that folds, arms and hands stay in front of it. */
import { bodyParts } from './peeps.mjs';
import { WARDROBE } from './wardrobe.mjs';

/**
 * Cloth, straps, the edges that get a line, and the skirt below the hands, where nothing is in front of the cloth, and its line. Body units.
 */
const CUT = {
  resting: {
    cloth: 'M330 760H640L700 930L812 1460L806 1950Q480 2010 175 1950V1460H480L500 1400L440 1280L240 1115L290 960Z',
    edges: 'M290 960L330 760H640L700 930L812 1460',
    straps: 'M346 770L296 590M624 770L650 590',
    skirt: 'M190 1640H790L812 1950Q480 2010 170 1950Z',
    sides: 'M790 1640L812 1950Q480 2010 170 1950L190 1640',
  },
  pointing: {
    cloth:
      'M360 760H640L716 920L733 1000L815 1250L812 1340L800 1950Q520 2010 170 1950L160 1420L250 1400L180 1290L262 1100L304 920Z',
    edges: 'M262 1100L304 920L360 760H640L716 920',
    straps: 'M376 770L310 600M624 770L660 590',
    skirt: 'M216 1400L810 1360L806 1570L762 1950Q480 2005 186 1950L176 1580L216 1560Z',
    sides: 'M808 1400L806 1570L762 1950Q480 2005 186 1950L176 1580',
  },
  crossed: {
    cloth:
      'M336 770H604L625 894L541 874L486 858L472 870L423 856L386 842L345 836L322 839Z' +
      'M245 1061L377 1071L389 1076L402 1058L414 1013L468 1008L495 1001L527 1058L541 1079H559L570 1065L662 1069L698 1176Q440 1198 192 1174Z' +
      'M100 1164Q440 1200 800 1168V1214Q440 1246 100 1210Z',
    edges:
      'M322 839L336 770H604L625 892M245 1064Q218 1122 190 1172M660 1070Q676 1124 698 1174M100 1164Q440 1200 800 1168M100 1210Q440 1246 800 1214',
    straps: 'M374 790L352 540M576 790L622 540',
    skirt: 'M176 1218Q440 1242 706 1220L728 1395L748 1950Q430 2010 96 1950L166 1400Z',
    sides: 'M176 1217Q440 1242 706 1219L728 1395L748 1950Q430 2010 96 1950L166 1400Z',
  },
  shirt: {
    cloth: 'M330 800H700L760 900L850 1300L872 1480L860 1950Q500 2010 200 1950L350 1720V1500L304 1400L322 1100L304 900Z',
    edges: 'M304 900L330 800H700L760 900L850 1300',
    straps: 'M346 810L300 600M684 810L680 600',
    skirt: 'M352 1560H806L800 1950Q500 2010 200 1950L250 1740Z',
    sides: 'M806 1560L800 1950Q500 2010 200 1950L250 1740',
  },
  walking: {
    cloth: 'M340 780H630L690 900L700 1300L770 1480L760 1950Q450 2010 120 1950L150 1500H440L300 1250L196 1110L240 950Z',
    edges: 'M240 950L340 780H630L690 900L700 1300L770 1480',
    straps: 'M356 790L330 590M614 790L640 590',
    skirt: 'M180 1640H780L770 1950Q450 2010 150 1950Z',
    sides: 'M780 1640L770 1950Q450 2010 150 1950L180 1640',
  },
};

export const APRON_POSES = /** @type {(keyof typeof CUT)[]} */ (Object.keys(CUT));

/** @param {keyof typeof CUT} pose */
export function apronContent(pose) {
  const garments = WARDROBE[pose];
  const light = bodyParts(garments.light);
  const dark = bodyParts(garments.dark ?? garments.light);
  const holes = [
    ...(garments.top ?? []).map((n) => light.regions[n]),
    ...(garments.trousers ?? []).map((n) => dark.regions[n]),
  ].map((region) => `<path clip-rule="evenodd" d="${region.d}"/>`);
  const { cloth, edges, straps, skirt, sides } = CUT[pose];
  return (
    `<clipPath id="cut">${holes.join('')}</clipPath><g clip-path="url(#cut)">` +
    `<path class="ink-line" stroke-width="52" d="${straps}"/><path class="extra-line" stroke-width="34" d="${straps}"/>` +
    `<path class="extra" d="${cloth}"/><path class="ink-line" stroke-width="12" stroke-linejoin="round" d="${edges}"/></g>` +
    `<path class="extra" d="${skirt}"/><path class="ink-line" stroke-width="13" stroke-linejoin="round" d="${sides}"/>` +
    '<path class="ink-line" stroke-width="8" stroke-linecap="round" d="M400 1650V1760Q520 1790 640 1760V1650M390 1650H650"/>'
  );
}

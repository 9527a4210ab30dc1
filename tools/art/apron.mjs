// @ts-check
/** A shopkeeper's apron, cut to each body so that folds, arms and hands stay in front of it. */
import { bodyParts } from './peeps.mjs';
import { WARDROBE } from './wardrobe.mjs';

/**
 * Cloth, straps, the edges that get a line, and the skirt, which lies over the hem, and its line; hands in front of the skirt
 * by their holes of the outline. Body units.
 * @type {Record<'resting' | 'pointing' | 'crossed' | 'shirt' | 'walking', { cloth?: string, edges?: string, straps: string, skirt: string, sides: string, hands?: number[] }>}
 */
const CUT = {
  resting: {
    cloth:
      'M330 760H640L700 930L768 1400L770 1480H500L525 1458L483 1421L450 1383L421 1325L379 1283L325 1229L275 1187L246 1155L240 1137L246 1070L240 1003L254 955Z' +
      'M308 1212Q560 1240 800 1203V1247Q560 1284 352 1256Z',
    edges:
      'M254 955L330 760H640L700 930L739 1206M745 1254L768 1400M308 1212Q560 1240 800 1203M352 1256Q560 1284 800 1247',
    straps: 'M360 780L306 580M610 780L640 580',
    skirt:
      'M200 1376L271 1429L310 1408L421 1330L450 1383L483 1421L530 1440L768 1396L786 1640L800 1950Q480 2010 175 1950L190 1640Z',
    sides: 'M768 1396L786 1640L800 1950Q480 2010 175 1950L190 1640L200 1380',
    hands: [3, 6],
  },
  pointing: {
    cloth:
      'M360 760H640L716 920L733 1000L815 1272L808 1294L790 1330L500 1390L246 1330L256 1118L304 920Z' +
      'M176 1112Q470 1150 760 1100L775 1142Q470 1196 150 1156Z',
    edges:
      'M256 1122L304 920L360 760H640L716 920L726 960M252 1168L246 1300M176 1112Q470 1150 760 1100M150 1156Q470 1196 775 1142',
    straps: 'M390 780L330 580M610 780L648 580',
    skirt: 'M246 1280Q520 1350 786 1270L802 1300V1400L792 1570L750 1950Q480 2005 190 1950L226 1560L240 1400Z',
    sides: 'M247 1262L240 1400L226 1560L190 1950Q480 2005 750 1950L792 1570L804 1400V1290',
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
  // No arm crosses it here, and under it go the buttons.
  shirt: {
    straps: 'M378 790L304 540M706 790L688 540',
    skirt:
      'M350 766H742L748 960L770 1130L808 1342V1560L800 1950Q500 2010 232 1950L264 1716L290 1700L305 1690L314 1665L312 1640L316 1614L340 1606L347 1597L343 1584L296 1545L306 1400L316 1150L312 960Z' +
      'M292 1126Q560 1160 814 1120L820 1160Q560 1200 288 1166Z',
    sides:
      'M315 1130L312 960L350 766H742L748 960L768 1124M776 1166L808 1342V1560L800 1950Q500 2010 232 1950L262 1722M296 1543L306 1400L314 1170M292 1126Q560 1160 814 1120M288 1166Q560 1200 820 1160',
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
  const { cloth, edges, straps, skirt, sides, hands = [] } = CUT[pose];
  const bib = cloth
    ? `<path class="extra" d="${cloth}"/><path class="ink-line" stroke-width="12" stroke-linejoin="round" d="${edges}"/>`
    : '';
  const over = hands.map(
    (n) =>
      `<path class="skin ink-stroke" stroke-width="28" stroke-linejoin="round" paint-order="stroke" d="${light.regions[n].outer}"/>`,
  );
  return (
    `<clipPath id="cut">${holes.join('')}</clipPath><g clip-path="url(#cut)">` +
    `<path class="ink-line" stroke-width="52" d="${straps}"/><path class="extra-line" stroke-width="34" d="${straps}"/>` +
    `${bib}</g>` +
    `<path class="extra" d="${skirt}"/><path class="ink-line" stroke-width="13" stroke-linejoin="round" d="${sides}"/>` +
    '<path class="ink-line" stroke-width="8" stroke-linecap="round" d="M400 1650V1760Q520 1790 640 1760V1650M390 1650H650"/>' +
    over.join('')
  );
}

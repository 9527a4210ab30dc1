// @ts-check
/**
 * Arms drawn by us over the buttoned shirt of Open Peeps, in the same ink: sleeve, cuff, hand. Coordinates are those of the body.
 * `bare` cuts the hanging arm away along the edge of the torso, so that nobody has three.
 */
const INK = 12;

/** @param {string} d @param {number} width Sleeve with an even ink line; `d` runs from shoulder to wrist. */
const sleeve = (d, width) =>
  `<path class="ink-line" stroke-width="${width + INK}" stroke-linejoin="round" stroke-linecap="round" d="${d}"/>` +
  `<path class="top-line" stroke-width="${width - INK}" stroke-linejoin="round" stroke-linecap="round" d="${d}"/>`;

/** @param {string} d */
const skin = (d) => `<path class="skin ink-stroke" stroke-width="${INK}" stroke-linejoin="round" d="${d}"/>`;

/** @param {string} d @param {string} cls */
const thing = (d, cls) => `<path class="${cls} ink-stroke" stroke-width="${INK}" stroke-linejoin="round" d="${d}"/>`;

/** @param {string} d */
const line = (d, width = 9) =>
  `<path class="ink-line" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" d="${d}"/>`;

/** @param {number} x @param {number} y @param {number} turn @param {string} content */
const at = (x, y, turn, content) => `<g transform="translate(${x} ${y}) rotate(${turn})">${content}</g>`;

/** Wrist at the origin, fingers to +x, palm up, four fingers together as the norm asks. */
const OPEN_PALM =
  skin(
    'M-14 -42C30 -56 52 -58 78 -62C92 -88 112 -104 130 -100C140 -92 132 -76 120 -58L214 -62C240 -60 246 -40 226 -30C238 -14 226 0 208 2C206 18 188 24 168 24C110 48 50 46 -14 40Z',
  ) +
  line('M226 -30C200 -26 176 -24 152 -24') +
  line('M208 2C186 4 168 4 146 2');

/** A hand that holds something edgewise: thumb above, three finger lines. */
const GRIP =
  skin(
    'M-14 -40C24 -58 60 -62 92 -52C112 -46 118 -28 106 -18C118 -8 116 8 102 12C108 26 100 38 84 38C50 50 16 46 -14 38Z',
  ) +
  line('M106 -18C90 -16 76 -16 64 -18') +
  line('M102 12C88 12 76 10 64 8');

/** Four fingers around a receiver at the ear, seen from outside. */
const EAR_HAND =
  skin(
    'M-14 -42C20 -52 46 -66 84 -60C122 -60 158 -52 160 -34C174 -22 172 -4 158 4C162 20 148 32 130 30C118 44 90 46 66 40C40 46 12 44 -14 40Z',
  ) +
  line('M160 -34C142 -28 122 -26 104 -28') +
  line('M158 4C140 8 122 8 104 4');

/** A raised palm, fingers together and up when turned by −90. */
const RAISED_PALM =
  skin(
    'M-14 -42C24 -56 60 -58 92 -56L196 -58C214 -54 214 -38 200 -32C220 -28 222 -10 204 -4C216 4 212 20 196 22C200 34 188 42 170 40C140 48 116 50 96 50C112 70 116 92 100 98C80 100 62 74 44 50C20 46 4 42 -14 40Z',
  ) +
  line('M200 -32L120 -30') +
  line('M204 -4L122 -4') +
  line('M196 22L122 20');

const POINTING_HAND =
  skin(
    'M-14 -42C20 -58 56 -64 88 -58L200 -66C220 -62 220 -42 200 -38L112 -24C126 -14 124 0 110 4C118 16 112 28 96 30C60 48 20 46 -14 38Z',
  ) +
  line('M112 -24C94 -22 82 -22 70 -24') +
  line('M110 4C94 4 82 2 70 0');

const CUFF = '<path class="collar ink-stroke" stroke-width="10" d="M-40 -48H-10V46H-40Z"/>';

/** A sleeve piece that grows out of a part of the drawn body: filled shape, inked only where it has an edge. @param {string} shape @param {string} edges */
const grown = (shape, edges) =>
  `<path class="top" d="${shape}"/><path class="ink-line" stroke-width="${INK}" stroke-linejoin="round" stroke-linecap="round" d="${edges}"/>`;

/** Cuts, as even-odd holes over everything: the near arm below the elbow (left in the picture) and the far arm. */
const ALL = 'M-400 -400H1800V3200H-400Z';
const WITHOUT_NEAR = 'M-200 990L262 990L276 935L293 1098L281 1240L272 1400L242 1736L-200 1736Z';
const WITHOUT_FAR =
  'M1400 770L768 770L769 850L776 920L785 1001L809 1132L842 1251L857 1309L866 1348V1440L822 1716L1400 1716Z';

/** Trousers where a hand hung, with their own edge. */
const NEAR_HIP = `<path class="trousers" d="M276 1470L352 1540L356 1660L300 1730L250 1730Z"/>${line('M277 1396L250 1742', 14)}`;
const FAR_HIP = `<path class="trousers" d="M866 1440L800 1470L792 1720L822 1716Z"/>${line('M867 1380L820 1722', 14)}`;

/** Holes of the shirt's outline that are hands; see WARDROBE.shirt. */
const NEAR_HAND = 4;
const FAR_HAND = 11;

/** @typedef {{ cut: string, behind?: string, front?: string, overHead?: boolean, pocketed: number[], hip: string }} Arms */

/** @type {Record<string, Arms>} */
export const ARMS = {
  guide: {
    cut: ALL + WITHOUT_FAR,
    pocketed: [FAR_HAND],
    hip: FAR_HIP,
    behind: sleeve('M740 760L858 1040L1060 935', 116) + at(1092, 918, -16, OPEN_PALM + CUFF),
  },
  greet: {
    cut: ALL + WITHOUT_FAR,
    pocketed: [FAR_HAND],
    hip: FAR_HIP,
    behind: sleeve('M740 760L900 1010L946 700', 110) + at(950, 656, -82, CUFF + RAISED_PALM),
  },
  point: {
    cut: ALL + WITHOUT_FAR,
    pocketed: [FAR_HAND],
    hip: FAR_HIP,
    behind: sleeve('M740 760L850 1000L1040 860', 112) + at(1076, 836, -30, CUFF + POINTING_HAND),
  },
  hands: {
    cut: ALL + WITHOUT_NEAR + WITHOUT_FAR,
    pocketed: [NEAR_HAND, FAR_HAND],
    hip: NEAR_HIP + FAR_HIP,
    behind:
      sleeve('M740 760L880 1090L1010 1040', 112) +
      at(1042, 1024, -36, CUFF + GRIP) +
      thing('M940 770L1168 742L1206 960L978 992Z', 'extra') +
      line('M982 826L1138 806M990 868L1146 848M998 910L1100 897', 7),
    front:
      grown(
        'M107 950C98 1070 122 1136 206 1126L880 1016L866 908L330 972L292 940L276 890L200 890Z',
        'M107 962C98 1070 122 1136 206 1126L880 1016L866 908L318 974C296 960 282 930 270 890',
      ) + at(905, 958, -8, CUFF + GRIP),
  },
  call: {
    cut: ALL + WITHOUT_NEAR,
    pocketed: [NEAR_HAND],
    // The elbow, for a child on the arm; the arm with the handset lies over it.
    hip:
      NEAR_HIP +
      grown(
        'M120 920L108 980C104 1040 120 1090 190 1090C252 1082 272 1030 280 960L276 920Z',
        'M109 945C98 1000 104 1090 190 1090',
      ),
    overHead: true,
    front:
      grown(
        'M180 552L146 860L109 945C98 1000 104 1090 190 1090C252 1082 272 1030 280 960L290 566Z',
        'M182 552L150 840M109 945C98 1000 104 1090 190 1090C252 1082 272 1030 280 960L290 566',
      ) +
      thing(
        'M236 206C262 186 292 196 300 224L318 262L300 300L312 372L352 408C368 428 362 452 338 462C290 470 252 430 240 372C224 310 222 250 236 206Z',
        'device',
      ) +
      at(238, 520, -74, CUFF + EAR_HAND),
  },
  bang: {
    cut: ALL + WITHOUT_FAR,
    pocketed: [FAR_HAND],
    hip: FAR_HIP,
    behind:
      sleeve('M740 760L930 960L1120 1130', 112) +
      at(1146, 1160, 24, CUFF + GRIP) +
      line('M1210 1040L1250 990M1270 1090L1330 1060M1290 1160L1350 1170', 12),
  },
  film: {
    cut: ALL + WITHOUT_FAR,
    pocketed: [FAR_HAND],
    hip: FAR_HIP,
    behind:
      sleeve('M740 760L900 1030L1004 660', 108) +
      thing('M958 340L1074 360L1046 600L930 580Z', 'device') +
      '<circle fill="#C9D2D4" cx="988" cy="376" r="12"/>' +
      at(1016, 610, -80, CUFF + GRIP),
  },
};

/** Both hands on the thighs of somebody who sits. */
export const LAP = {
  cut: ALL + WITHOUT_NEAR + WITHOUT_FAR,
  pocketed: [NEAR_HAND, FAR_HAND],
  behind: sleeve('M740 760L868 1070L890 1260', 112),
  front:
    at(905, 1330, 34, CUFF + GRIP) +
    grown(
      'M107 950C98 1090 130 1190 220 1236L560 1376L612 1270L340 1130C304 1096 286 1040 276 930L276 890L200 890Z',
      'M107 962C98 1090 130 1190 220 1236L560 1376L612 1270L340 1130C304 1096 286 1040 276 930L272 890',
    ) +
    at(620, 1338, 22, CUFF + GRIP),
};

/** The body from the side, for a bow: it turns about the hip at (430, 1300), which the counter hides. Hands rest one on the other. */
export const SIDE_BODY =
  skin('M352 470L352 610L486 650L492 520Z') +
  `<path class="top ink-stroke" stroke-width="16" stroke-linejoin="round" d="M338 566C262 600 214 706 204 842C198 960 226 1130 232 1420L606 1420C616 1280 640 1130 634 990C630 860 606 730 560 668C536 636 508 622 484 616C440 640 384 610 338 566Z"/>` +
  thing(
    'M340 540C326 556 326 578 340 596C388 640 436 656 486 648C500 640 506 624 500 606C452 610 396 586 340 540Z',
    'collar',
  ) +
  `<path class="ink-stroke" fill="#D9A35B" stroke-width="${INK}" stroke-linejoin="round" d="M372 610C410 634 446 646 490 642L560 690L556 720C500 700 420 680 372 640Z"/>` +
  `<path class="ink-stroke" fill="#E6BD80" stroke-width="${INK}" stroke-linejoin="round" d="M528 690L520 796L566 806L566 700Z"/>` +
  '<g transform="translate(500 860) rotate(6)"><rect class="ink-stroke" width="84" height="50" rx="7" fill="#fff" stroke-width="8"/><path d="M14 16h24v18H14z" fill="#2A6572"/></g>' +
  line('M548 690C606 800 622 1000 606 1420', 10);

/** The near arm of {@link SIDE_BODY}, over scarf and badge. */
export const SIDE_ARM =
  at(566, 1148, -2, GRIP + CUFF) +
  grown(
    'M262 700C296 640 380 640 404 706C420 800 402 900 396 976L548 1090L512 1196L300 1112C246 1084 240 1010 246 930C244 850 238 770 262 700Z',
    'M270 690C246 760 240 850 246 930C240 1010 246 1084 300 1112L512 1196L548 1090L396 976C402 900 414 830 410 760',
  );

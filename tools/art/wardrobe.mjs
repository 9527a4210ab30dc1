// @ts-check
/**
 * Which hole of an outline is which garment. Holes are numbered by size, largest first, in the `WB` twin (white top);
 * the trousers are hole 0 of the `BW` twin. Found by eye: outline the holes of a body in colours and number them.
 */

/**
 * @typedef {{ light: string, dark?: string, top?: number[], collar?: number[], inner?: number[], gap?: number[], skin?: number[],
 *   shoe?: number[], sock?: number[], trousers?: number[], metal?: number[], drawn?: Record<string, string> }} Garments `drawn`: a garment whose outline is not closed.
 */

/** @type {Record<string, Garments>} */
export const WARDROBE = {
  resting: {
    light: 'RestingWB',
    dark: 'RestingBW',
    top: [0, 7],
    gap: [8],
    skin: [3, 6],
    shoe: [1, 2],
    sock: [4, 5],
    trousers: [0],
    drawn: { ink: 'M794 1608L800 1624L804 1644L815 1733L825 1855L837 1969L841 2004L825 1960L798 1700Z' },
  },
  pointing: {
    light: 'PointingFingerWB',
    dark: 'PointingFingerBW',
    top: [0],
    gap: [3],
    skin: [1],
    shoe: [2, 4],
    trousers: [0],
  },
  crossed: {
    light: 'CrossedArmsWB',
    dark: 'CrossedArmsBW',
    top: [0, 1, 3],
    skin: [6],
    shoe: [2, 4, 5],
    trousers: [0],
    drawn: {
      shoe: 'M546 2732L542 2792L553 2814L650 2851L730 2874L780 2882L826 2870L842 2848L835 2820L822 2800L770 2780L740 2755L705 2730L678 2690L660 2688L625 2702L600 2732L575 2742Z',
    },
  },
  shirt: {
    light: 'ShirtPantsWB',
    dark: 'ShirtPantsBW',
    top: [0, 1, 6],
    collar: [7, 13],
    gap: [5],
    skin: [4, 11],
    shoe: [2, 3],
    sock: [9, 10],
    trousers: [0],
  },
  walking: { light: 'WalkingWB', dark: 'WalkingBW', top: [0, 6], skin: [1, 4], shoe: [2, 3], trousers: [0] },
};

// @ts-check
/** Every sound of the stage. Quiet by design: they accompany, they never startle; the alarm too stays below a shout. */
import { chance, filter, level, loop, make, mix, noise, pluck, RATE, room, shape, silence, tone } from './synth.mjs';

/** @typedef {import('./synth.mjs').Samples} Samples */

/** A struck bar: fundamental with two overtones that die sooner. @param {number} pitch @param {number} fall */
const bar = (pitch, fall) =>
  mix(
    fall * 5,
    [0, shape(tone(fall * 5, pitch), pluck(0.003, fall))],
    [0, shape(tone(fall * 5, pitch * 2.76), pluck(0.002, fall * 0.4)), 0.22],
    [0, shape(tone(fall * 5, pitch * 5.4), pluck(0.001, fall * 0.15)), 0.08],
  );

/** A blow on something heavy. @param {number} pitch @param {number} fall @param {number} seed */
const thump = (pitch, fall, seed) =>
  mix(
    fall * 6,
    [
      0,
      shape(
        tone(fall * 6, (t) => pitch * (1 + Math.exp(-t * 40))),
        pluck(0.002, fall),
      ),
    ],
    [0, shape(filter(noise(0.05, seed), 'low', 1800), pluck(0.001, 0.012)), 0.5],
  );

/** @param {number} seed @param {number} pitch */
const click = (seed, pitch) => shape(filter(noise(0.04, seed), 'band', pitch, 2), pluck(0.0008, 0.007));

/**
 * One far voice: a buzzing throat through two vowels, in syllables of changing length, with pauses.
 * @param {number} seconds @param {number} seed @param {number} pitch
 */
function voice(seconds, seed, pitch) {
  const next = chance(seed);
  const gains = silence(seconds);
  const tunes = silence(seconds);
  for (let at = 0; at < gains.length; ) {
    const pause = next() > 0.62;
    const length = Math.round((pause ? 0.35 + Math.abs(next()) * 0.5 : 0.11 + Math.abs(next()) * 0.12) * RATE);
    const loud = pause ? 0 : 0.5 + Math.abs(next()) * 0.5;
    const tune = 1 + next() * 0.14;
    for (let i = 0; i < length && at + i < gains.length; i++) {
      gains[at + i] = loud * Math.sin((Math.PI * i) / length) ** 0.7;
      tunes[at + i] = tune;
    }
    at += length;
  }
  let phase = 0;
  const throat = make(seconds, (t) => {
    phase += (pitch * (tunes[Math.min(tunes.length - 1, Math.round(t * RATE))] || 1)) / RATE;
    return (phase % 1) * 2 - 1;
  });
  const mouth = mix(
    seconds,
    [0, filter(throat, 'band', 480 + (seed % 5) * 60, 4)],
    [0, filter(throat, 'band', 1150 + (seed % 7) * 90, 6), 0.5],
  );
  return mouth.map((value, i) => value * gains[i]);
}

/** @param {readonly number[]} pitches @param {number} seed */
function crowd(pitches, seed) {
  const seconds = 9;
  const voices = pitches.map(
    (pitch, i) =>
      /** @type {[number, Samples, number]} */ ([0, voice(seconds, seed + i * 31, pitch), 1 / (1 + i * 0.25)]),
  );
  const air = filter(noise(seconds, seed + 999), 'low', 260);
  return loop(filter(room(mix(seconds, ...voices, [0, air, 0.9]), 0.5), 'low', 1500), 1, 0.42);
}

/** @param {number} times @param {number} every @param {(n: number) => Samples} one @param {number} [tail] */
const repeat = (times, every, one, tail = 0.3) =>
  mix(
    times * every + tail,
    ...Array.from({ length: times }, (_, n) => /** @type {[number, Samples]} */ ([n * every, one(n)])),
  );

/** @type {Record<string, () => Samples>} */
export const RECIPES = {
  hall: () => crowd([118, 196, 132, 221, 104], 7),
  hall_dark: () => crowd([124, 208, 141, 233, 110, 187, 162], 57),
  queue_chime: () => level(room(mix(1.6, [0, bar(659.3, 0.26)], [0.34, bar(523.3, 0.32)])), 0.6),
  power_cut: () => {
    const dying = (/** @type {number} */ t) => Math.exp(-t * 1.5);
    const fan = shape(filter(noise(1.8, 21), 'band', 420, 0.8), (t) => dying(t) * (1 - t / 1.8));
    const hum = shape(
      tone(1.8, (t) => 118 * (0.35 + 0.65 * dying(t))),
      (t) => dying(t) * (1 - t / 1.8),
    );
    return level(
      mix(2, [0, thump(70, 0.06, 3), 1.4], [0, click(5, 2600), 1], [0.05, fan, 0.7], [0.05, hum, 0.5]),
      0.75,
    );
  },
  power_on: () => {
    const rising = (/** @type {number} */ t) => 1 - Math.exp(-t * 3);
    const hum = shape(
      tone(1.4, (t) => 60 + 58 * rising(t)),
      (t) => rising(t) * (1 - t / 1.4),
    );
    const fan = shape(filter(noise(1.4, 23), 'band', 420, 0.8), (t) => rising(t) * (1 - t / 1.4));
    return level(
      mix(
        1.7,
        [0, click(9, 2200), 1],
        [0, thump(82, 0.04, 4), 0.8],
        [0.05, hum, 0.4],
        [0.05, fan, 0.5],
        [0.9, bar(880, 0.09), 0.35],
      ),
      0.55,
    );
  },
  phone_ring: () => {
    const trill = () =>
      shape(
        make(0.42, (t) => Math.sin(2 * Math.PI * (Math.floor(t * 26) % 2 ? 1046 : 830) * t)),
        (t) => Math.min(1, t / 0.01, (0.42 - t) / 0.03),
      );
    return level(room(filter(repeat(2, 0.62, trill, 0.2), 'low', 3200), 0.15), 0.5);
  },
  door: () => {
    const swing = shape(filter(noise(0.6, 33), 'band', 320, 0.7), (t) => Math.sin((Math.PI * t) / 0.6) ** 2);
    return level(
      room(
        mix(
          1.1,
          [0, click(31, 1500), 0.9],
          [0.05, swing, 0.35],
          [0.6, thump(78, 0.05, 35), 0.8],
          [0.62, click(37, 1200), 0.5],
        ),
      ),
      0.55,
    );
  },
  paper: () => {
    const next = chance(41);
    const rustle = (/** @type {number} */ n) =>
      shape(
        filter(filter(noise(0.16, 43 + n), 'high', 1900), 'low', 6500),
        (t) => Math.sin((Math.PI * t) / 0.16) * (0.5 + 0.5 * Math.abs(next())),
      );
    return level(repeat(4, 0.11, rustle, 0.15), 0.34);
  },
  printer: () => {
    const step = (/** @type {number} */ n) =>
      mix(
        0.2,
        [0, shape(tone(0.16, n % 3 ? 196 : 174), (t) => Math.sin((Math.PI * t) / 0.16)), 0.6],
        [0, shape(filter(noise(0.16, 50 + n), 'band', 1400, 1.2), (t) => Math.sin((Math.PI * t) / 0.16)), 0.5],
      );
    return level(repeat(8, 0.19, step), 0.38);
  },
  stamp: () => level(room(mix(0.5, [0, thump(96, 0.045, 61)], [0, click(63, 900), 0.8])), 0.7),
  keyboard: () => {
    const next = chance(71);
    const beats = Array.from({ length: 9 }, (_, n) => n * 0.11 + next() * 0.025 + 0.03);
    return level(
      mix(
        1.2,
        ...beats.map(
          (at, n) =>
            /** @type {[number, Samples, number]} */ ([
              at,
              click(72 + n, 1900 + (n % 4) * 260),
              0.7 + 0.3 * Math.abs(next()),
            ]),
        ),
      ),
      0.4,
    );
  },
  alarm: () => {
    const horn = (/** @type {number} */ n) =>
      shape(
        filter(
          make(0.3, (t) => Math.sign(Math.sin(2 * Math.PI * (n % 2 ? 740 : 932) * t))),
          'low',
          2200,
        ),
        (t) => Math.min(1, t / 0.02, (0.3 - t) / 0.03),
      );
    return level(room(repeat(6, 0.31, horn, 0.15)), 0.5);
  },
  footsteps: () => {
    const step = (/** @type {number} */ n) =>
      mix(0.3, [0, thump(105 + (n % 2) * 12, 0.03, 81 + n), 0.8], [0.012, click(91 + n, 1400), 0.3]);
    return level(room(repeat(4, 0.3, step), 0.3), 0.4);
  },
  mood_up: () => level(mix(0.9, [0, bar(523.3, 0.13)], [0.12, bar(659.3, 0.16)]), 0.34),
  mood_down: () => level(mix(0.9, [0, bar(293.7, 0.14)], [0.13, bar(233.1, 0.17)]), 0.42),
  step_ok: () => level(mix(0.5, [0, bar(784, 0.09)], [0, click(101, 2000), 0.3]), 0.32),
};

// @ts-check
/** A small synthesiser: every sound is a list of samples, and the same recipe gives the same bytes on every machine. */
export const RATE = 22050;

/** @typedef {Float64Array} Samples */

/** @param {number} seconds @returns {Samples} */
export const silence = (seconds) => new Float64Array(Math.round(seconds * RATE));

/** Seeded noise source, −1 to 1. @param {number} seed */
export function chance(seed) {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2147483648 - 1;
  };
}

/** @param {number} seconds @param {(t: number) => number} sample @returns {Samples} */
export function make(seconds, sample) {
  const out = silence(seconds);
  for (let i = 0; i < out.length; i++) out[i] = sample(i / RATE);
  return out;
}

/** @param {number} seconds @param {number} seed */
export function noise(seconds, seed) {
  const next = chance(seed);
  return make(seconds, () => next());
}

/** Tone whose pitch may glide; phase is summed so that glides do not click. @param {number} seconds @param {number | ((t: number) => number)} pitch */
export function tone(seconds, pitch) {
  let phase = 0;
  return make(seconds, (t) => {
    phase += (typeof pitch === 'number' ? pitch : pitch(t)) / RATE;
    return Math.sin(phase * 2 * Math.PI);
  });
}

/** Two-pole filter after Robert Bristow-Johnson's cookbook. @param {Samples} input @param {'low' | 'high' | 'band'} kind @param {number} frequency @param {number} [q] */
export function filter(input, kind, frequency, q = Math.SQRT1_2) {
  const w = (2 * Math.PI * frequency) / RATE;
  const alpha = Math.sin(w) / (2 * q);
  const cos = Math.cos(w);
  const b = {
    low: [(1 - cos) / 2, 1 - cos, (1 - cos) / 2],
    high: [(1 + cos) / 2, -(1 + cos), (1 + cos) / 2],
    band: [alpha, 0, -alpha],
  }[kind];
  const a0 = 1 + alpha;
  const out = new Float64Array(input.length);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let i = 0; i < input.length; i++) {
    const y = (b[0] * input[i] + b[1] * x1 + b[2] * x2 + 2 * cos * y1 - (1 - alpha) * y2) / a0;
    [x2, x1, y2, y1] = [x1, input[i], y1, y];
    out[i] = y;
  }
  return out;
}

/** @param {Samples} input @param {(t: number) => number} gain */
export const shape = (input, gain) => input.map((value, i) => value * gain(i / RATE));

/** Quick rise, exponential fall; times in seconds. @param {number} rise @param {number} fall */
export const pluck = (rise, fall) => (/** @type {number} */ t) => (t < rise ? t / rise : Math.exp(-(t - rise) / fall));

/** Adds parts, each from its own second on. @param {number} seconds @param {...[number, Samples, number?]} parts */
export function mix(seconds, ...parts) {
  const out = silence(seconds);
  for (const [from, samples, gain = 1] of parts) {
    const start = Math.round(from * RATE);
    for (let i = 0; i < samples.length && start + i < out.length; i++) out[start + i] += samples[i] * gain;
  }
  return out;
}

/** A little of the hall around a sound: three early reflections, dulled. @param {Samples} dry @param {number} [amount] */
export function room(dry, amount = 0.22) {
  const dull = filter(dry, 'low', 2400);
  return mix(
    dry.length / RATE + 0.2,
    [0, dry],
    [0.031, dull, amount],
    [0.067, dull, amount * 0.6],
    [0.113, dull, amount * 0.35],
  );
}

/** Loudest sample at `peak`, with soft edges so that nothing clicks. @param {Samples} input @param {number} peak */
export function level(input, peak) {
  const loudest = input.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
  const edge = Math.round(0.004 * RATE);
  return input.map((value, i) => (value / loudest) * peak * Math.min(1, i / edge, (input.length - 1 - i) / edge));
}

/** Cross-fades the end into the beginning, so that a loop has no seam. @param {Samples} input @param {number} overlap seconds */
export function loop(input, overlap, peak = 0.5) {
  const fade = Math.round(overlap * RATE);
  const out = input.slice(0, input.length - fade);
  for (let i = 0; i < fade; i++) {
    const x = i / fade;
    out[i] = input[i] * Math.sqrt(x) + input[input.length - fade + i] * Math.sqrt(1 - x);
  }
  const loudest = out.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
  return out.map((value) => (value / loudest) * peak);
}

import { judgeSettled } from './judge-host';

/** A judge or an encounter that does not arrive keeps nothing waiting longer, ms. */
const PATIENCE = 8000;
/** Who reads the briefing so long will read on, ms. */
const REST = 1500;
const ENCOUNTER = /^#\/encounter\//;

let begun = false;
let show = () => {};
const shown = new Promise<void>((resolve) => {
  show = resolve;
});

/** The trainee has pressed start: now the first words count, and nothing else. */
export function wordsAwaited(): void {
  begun = true;
}

/** The first words are on the screen. */
export function wordsShown(): void {
  requestAnimationFrame(() => setTimeout(show));
}

/** Resolves when words of an encounter have been on the screen. */
export const firstWords = (): Promise<void> => shown;

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Safari has no idle callback: there a frame and a moment must do. */
const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: REST });
    else requestAnimationFrame(() => setTimeout(resolve, 50));
  });

/** Resolves when the page has been painted and has nothing to do, and no first words are being waited for. */
export function atRest(): Promise<unknown> {
  return Promise.race([idle().then(() => (begun ? shown : undefined)), after(PATIENCE)]);
}

/** Resolves while nobody waits for the first words of an encounter. */
function undisturbed(): Promise<void> {
  return after(REST).then(() => (begun ? shown : undefined));
}

/**
 * Resolves when what can wait may come (the database, the stage, sound, fonts): the trainee can read and be judged, or is
 * reading the briefing, or is on another page.
 */
export function calm(): Promise<unknown> {
  const ready = judgeSettled().then(() =>
    ENCOUNTER.test(location.hash) ? Promise.race([shown, undisturbed()]) : undefined,
  );
  return Promise.race([ready, after(PATIENCE)]);
}

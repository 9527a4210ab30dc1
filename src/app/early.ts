import { loadEncounter } from 'virtual:encounters';
import type { Tongue } from '../language';
import { archive } from './archive-host';
import { fetchTexts } from './i18n/texts';
import { warmJudge } from './judge-host';

const ENCOUNTER = /^#\/encounter\/([\w-]+)$/;
/** On the other pages the first frames come first, ms. */
const REST = 1200;

/**
 * Fetches what the next minute needs before anything asks for it: at an encounter's address all at once, where one would
 * otherwise wait for the other; elsewhere when the page rests. What fails here fails again, visibly, where it is needed.
 */
export function fetchEarly(hash: string, tongue: Tongue): void {
  const id = ENCOUNTER.exec(hash)?.[1];
  if (id === undefined) {
    quietly(fetchTexts(tongue));
    setTimeout(() => fetchPlay(tongue), REST);
    return;
  }
  // First what takes longest and runs beside all the rest.
  quietly(warmJudge(tongue));
  quietly(fetchTexts(tongue));
  quietly(loadEncounter(id));
  fetchPlay(tongue);
}

function fetchPlay(tongue: Tongue): void {
  quietly(import('./trainee/encounter-page'));
  quietly(archive());
  quietly(warmJudge(tongue));
}

function quietly(work: Promise<unknown>): void {
  work.catch(() => {});
}

import { loadEncounter } from 'virtual:encounters';
import type { Tongue } from '../language';
import { archive } from './archive-host';
import { fetchTexts } from './i18n/texts';
import { startJudge, warmJudge } from './judge-host';

const ENCOUNTER = /^#\/encounter\/([\w-]+)$/;
/** On the other pages the first frames come first, ms. */
const REST = 1200;

/**
 * Fetches what the next minute needs before anything asks for it: at an encounter's address all at once, where one would
 * otherwise wait for the other; elsewhere when the page rests. What fails here fails again, visibly, where it is needed.
 */
export async function fetchEarly(hash: string, preferred: () => Tongue): Promise<void> {
  const id = ENCOUNTER.exec(hash)?.[1];
  // Asking what the person prefers is the first use of the browser's storage, and waits for that: what is needed in either
  // language is asked for before.
  if (id !== undefined) {
    quietly(loadEncounter(id));
    startJudge();
    // An import sets out after what runs now.
    await null;
    quietly(archive());
  }
  const tongue = preferred();
  quietly(fetchTexts(tongue));
  if (id !== undefined) quietly(warmJudge(tongue));
  else
    setTimeout(() => {
      quietly(archive());
      quietly(warmJudge(tongue));
    }, REST);
}

function quietly(work: Promise<unknown>): void {
  work.catch(() => {});
}

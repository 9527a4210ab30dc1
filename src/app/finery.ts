import iconUrl from '../../assets/icon.svg?no-inline';
import { currentPerson } from './path/person-host';

/** Whoever types nothing is shown nothing but the program's own words for so long, ms. */
const REST = 30_000;

let rest = () => {
  rest = () => {};
  import('./fonts-rest').catch(() => {});
};

/**
 * Fonts and the icon of the tab. Font faces by unicode range are half a megabyte for a page of Chinese; until they come the
 * system's own Chinese font stands in. Letters that only a person can have written come when somebody writes, at once for
 * whoever has written a name. The icon is a document of its own to the browser, made on the page's thread.
 */
export async function dressUp(): Promise<void> {
  document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.setAttribute('href', iconUrl);
  addEventListener('input', () => rest(), { once: true });
  setTimeout(() => rest(), REST);
  await import('./fonts');
  if (currentPerson()) rest();
}

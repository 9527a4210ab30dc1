import { useSyncExternalStore } from 'react';
import { isCalm, onCalm } from '../path/apply-settings';
import { useSettings } from '../path/settings-store';

export type Layout = 'wide' | 'middle' | 'narrow';

/** A media query as a store: the breaks are those of the stylesheets. */
function watched(query: string): { readonly get: () => boolean; readonly subscribe: (tell: () => void) => () => void } {
  let list: MediaQueryList | null = null;
  const media = (): MediaQueryList => {
    list ??= matchMedia(query);
    return list;
  };
  return {
    get: () => media().matches,
    subscribe: (tell) => {
      media().addEventListener('change', tell);
      return () => media().removeEventListener('change', tell);
    },
  };
}

const narrow = watched('(max-width: 600px)');
const middle = watched('(max-width: 900px)');
const modest = watched('(max-width: 1200px)');
const small = watched('(max-width: 1400px)');
const low = watched('(max-height: 800px)');
const grand = watched('(min-width: 1800px) and (min-height: 901px)');

const useWatched = ({ get, subscribe }: ReturnType<typeof watched>): boolean => useSyncExternalStore(subscribe, get);

/** From here on letters need the room of a second column. */
const LARGE_TEXT = 150;

export const useLargeText = (): boolean => useSettings().textSize >= LARGE_TEXT;

/** Wide: everything at once. Middle: the record is a tab. Narrow: one thing at a time. */
export function useLayout(): Layout {
  const isNarrow = useWatched(narrow);
  const isMiddle = useWatched(middle);
  const large = useLargeText();
  return isNarrow ? 'narrow' : isMiddle || large ? 'middle' : 'wide';
}

/** Whether the desk uses its smaller letters. */
export const useSmallDesk = (): boolean => useWatched(small);

export const useLowScreen = (): boolean => useWatched(low);

/** Whether the header has no room for a page's own tools beside its own. */
export function useShortHeader(): boolean {
  const isNarrow = useWatched(narrow);
  const isModest = useWatched(modest);
  const large = useLargeText();
  return isNarrow || (large && isModest);
}

/** Letter size of the speech bubble in px. */
export function useLetterSize(): number {
  const flat = useWatched(low);
  const isGrand = useWatched(grand);
  const isNarrow = useWatched(narrow);
  if (flat || isNarrow) return 16;
  return isGrand ? 22 : 18;
}

export const useReducedMotion = (): boolean => useSyncExternalStore(onCalm, isCalm);

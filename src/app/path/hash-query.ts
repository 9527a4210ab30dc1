import { useCallback, useMemo, useSyncExternalStore } from 'react';

/** An address longer than this was not written by this program. */
const LONGEST = 2000;

export function queryOf(hash: string): URLSearchParams {
  const at = hash.indexOf('?');
  return new URLSearchParams(at < 0 || hash.length > LONGEST ? '' : hash.slice(at + 1));
}

/** The address of a page with what is not empty of a query. */
export function hashWith(path: string, query: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
  return search ? `#${path}?${search}` : `#${path}`;
}

function subscribe(tell: () => void): () => void {
  addEventListener('hashchange', tell);
  return () => removeEventListener('hashchange', tell);
}

/** The query behind the hash (`#/norms?q=…`). A step taken on purpose is a place to come back to; typing is not. */
export function useHashQuery(
  path: string,
): readonly [URLSearchParams, (query: Readonly<Record<string, string>>, how: 'push' | 'replace') => void] {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  const query = useMemo(() => queryOf(hash), [hash]);
  const go = useCallback(
    (next: Readonly<Record<string, string>>, how: 'push' | 'replace') => {
      const oldURL = location.href;
      const target = hashWith(path, next);
      if (target === location.hash) return;
      if (how === 'push') history.pushState(null, '', target);
      else history.replaceState(history.state, '', target);
      dispatchEvent(new HashChangeEvent('hashchange', { oldURL, newURL: location.href }));
    },
    [path],
  );
  return [query, go];
}

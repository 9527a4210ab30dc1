import { useCallback, useState } from 'react';

const key = (attempt: string, part: string): string => `yingsheng.draft.${attempt}.${part}`;

function read(name: string): string {
  try {
    return localStorage.getItem(name) ?? '';
  } catch {
    return '';
  }
}

/** Words not yet said, or a paper not yet handed over, kept through a reload. */
export function useDraft(attempt: string, part: string): readonly [string, (draft: string) => void] {
  const name = key(attempt, part);
  const [draft, setDraft] = useState(() => read(name));
  const keep = useCallback(
    (next: string) => {
      setDraft(next);
      try {
        if (next) localStorage.setItem(name, next);
        else localStorage.removeItem(name);
      } catch {
        // The draft then lives as long as the page.
      }
    },
    [name],
  );
  return [draft, keep];
}

/** Drafts of an attempt that is over. */
export function dropDrafts(attempt: string): void {
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(key(attempt, ''))) localStorage.removeItem(name);
    }
  } catch {
    // Nothing was kept where storage is blocked.
  }
}

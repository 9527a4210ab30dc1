import { useEffect, useState } from 'react';
import type * as Library from '../../norms/library';
import { indexNorms, type NormIndex } from './norms-search';

export interface NormData {
  readonly library: typeof Library;
  readonly index: NormIndex;
  /** By clause: ids of the encounters that train it. */
  readonly trained: Readonly<Record<string, readonly string[]>>;
}

let loading: Promise<NormData> | null = null;

/** All 855 clauses and what is known of their training, fetched when a page first needs them. */
function loadNorms(): Promise<NormData> {
  loading ??= Promise.all([import('../../norms/library'), import('virtual:training')]).then(
    ([library, { initials, trained }]) => ({ library, trained, index: indexNorms(library.allNorms.clauses, initials) }),
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

/** Undefined while loading; what fails is thrown to the crash boundary, which knows what to do. */
export function useNorms(): NormData | undefined {
  const [state, setState] = useState<{ readonly data?: NormData; readonly error?: unknown }>({});
  useEffect(() => {
    let left = false;
    loadNorms().then(
      (data) => left || setState({ data }),
      (error: unknown) => left || setState({ error }),
    );
    return () => {
      left = true;
    };
  }, []);
  if (state.error !== undefined) throw state.error;
  return state.data;
}

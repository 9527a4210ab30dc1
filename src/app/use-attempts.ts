import { useCallback, useEffect, useMemo, useState } from 'react';
import type { AttemptSummary } from '../archive';
import { archive } from './archive-host';
import { isTheirs, usePerson } from './path/person-host';

/** The attempts of who sits here, as the archive has them; `reload` after a change of one's own. */
export function useAttempts(): {
  readonly attempts: readonly AttemptSummary[];
  readonly loaded: boolean;
  readonly reload: () => void;
} {
  const person = usePerson();
  const [all, setAll] = useState<readonly AttemptSummary[] | null>(null);
  const reload = useCallback(() => {
    void archive()
      .then((room) => room.list())
      .then(setAll);
  }, []);
  useEffect(reload, [reload]);
  const attempts = useMemo(() => (all ?? []).filter((attempt) => isTheirs(attempt, person)), [all, person]);
  return { attempts, loaded: all !== null, reload };
}

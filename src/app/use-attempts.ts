import { useCallback, useEffect, useState } from 'react';
import type { AttemptSummary } from '../archive';
import { archive } from './archive-host';
import { isTheirs, type Present, usePerson } from './path/person-host';

type Attempts = readonly AttemptSummary[];

const NONE: Attempts = [];

/**
 * The attempts of who sits here, as the archive has them; `reload` after a change of one's own. `keep` leaves out what the
 * page does not show: an archive of years need not lie in its memory.
 */
export function useAttempts(keep?: (all: Attempts) => Attempts): {
  readonly attempts: Attempts;
  readonly loaded: boolean;
  readonly reload: () => void;
} {
  const person = usePerson();
  const [read, setRead] = useState<{ readonly of: Present | null; readonly attempts: Attempts } | null>(null);
  const load = useCallback(
    async (wanted: () => boolean) => {
      const theirs = (await (await archive()).list()).filter((attempt) => isTheirs(attempt, person));
      if (wanted()) setRead({ of: person, attempts: keep ? keep(theirs) : theirs });
    },
    [person, keep],
  );
  useEffect(() => {
    let left = false;
    void load(() => !left);
    return () => {
      left = true;
    };
  }, [load]);
  const reload = useCallback(() => void load(() => true), [load]);
  const known = read !== null && read.of === person;
  return { attempts: known ? read.attempts : NONE, loaded: known, reload };
}

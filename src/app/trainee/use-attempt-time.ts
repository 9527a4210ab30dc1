import { useEffect, useState } from 'react';
import type { Session } from './session';

const SECOND = 1000;
/** Past the second by so much: a timer may come a fraction early. */
const LATE = 5;

/** Whole seconds of attempt time, for display. Between two seconds, and while the attempt stands still, nothing runs. */
export function useAttemptTime(session: Session): number {
  const [second, setSecond] = useState(() => Math.floor(session.t / SECOND));
  useEffect(() => {
    let handle: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      clearTimeout(handle);
      const { t } = session;
      const { ended, paused } = session.state();
      setSecond(Math.floor(t / SECOND));
      if (!ended && paused === null) handle = setTimeout(tick, SECOND - (t % SECOND) + LATE);
    };
    tick();
    const deaf = session.subscribe(tick);
    return () => {
      clearTimeout(handle);
      deaf();
    };
  }, [session]);
  return second * SECOND;
}

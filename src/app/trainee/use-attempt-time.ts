import { useEffect, useState } from 'react';
import type { Session } from './session';

/** Whole seconds of attempt time, for display. */
export function useAttemptTime(session: Session): number {
  const [second, setSecond] = useState(() => Math.floor(session.t / 1000));
  useEffect(() => {
    const tick = () => setSecond(Math.floor(session.t / 1000));
    tick();
    const handle = setInterval(tick, 250);
    return () => clearInterval(handle);
  }, [session]);
  return second * 1000;
}

import { useEffect, useState } from 'react';
import { atRest } from './calm';

let rested = false;

/** Whether the page has come to rest once since it was opened; what is only looked at is fetched from then on. */
export function useRested(): boolean {
  const [now, setNow] = useState(rested);
  useEffect(() => {
    if (now) return;
    let left = false;
    void atRest().then(() => {
      rested = true;
      if (!left) setNow(true);
    });
    return () => {
      left = true;
    };
  }, [now]);
  return now;
}

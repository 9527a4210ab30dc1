import { useEffect, useRef, useState } from 'react';
import type { CitizenLine, Line } from './transcript';

/** How long a line stands before the next speaker's takes its place: time to read it. */
const reading = (line: CitizenLine): number => 900 + 60 * Math.max(line.text.zh.length, line.text.en.length / 3);

/** The line in the bubble. Several lines of one instant are shown one after another. */
export function useBubble(lines: readonly Line[]): CitizenLine | null {
  const spoken = lines.filter((line): line is CitizenLine => line.kind === 'citizen');
  // A resumed attempt starts with what was said last.
  const [shown, setShown] = useState(Math.max(0, spoken.length - 1));
  const since = useRef(0);
  const current = spoken[Math.min(shown, spoken.length - 1)];
  const waiting = spoken.length - 1 - shown;
  const key = current?.key;

  useEffect(() => {
    if (key !== undefined) since.current = performance.now();
  }, [key]);

  useEffect(() => {
    if (waiting <= 0 || !current) return;
    const next = spoken[shown + 1];
    // A new instant interrupts; only lines of the same instant wait for each other.
    const sameInstant = next !== undefined && next.key.split('.')[0] === current.key.split('.')[0];
    const rest = sameInstant ? Math.max(0, reading(current) - (performance.now() - since.current)) : 0;
    const handle = setTimeout(() => setShown((index) => index + 1), rest);
    return () => clearTimeout(handle);
  });

  return current ?? null;
}

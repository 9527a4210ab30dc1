const collect = (globalThis as { gc?: () => void }).gc ?? (() => {});

/** What the heap holds once garbage is gone. */
export const megabytes = (): number => {
  collect();
  return process.memoryUsage().heapUsed / 1e6;
};

export const seconds = (work: () => void): number => {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
};

/** Best of so many rounds, so that a busy machine counts less. */
export const best = (rounds: number, work: () => void): number =>
  Math.min(...Array.from({ length: rounds }, () => seconds(work)));

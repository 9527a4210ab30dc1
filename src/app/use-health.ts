import { useSyncExternalStore } from 'react';
import type { Archive, Health } from '../archive';
import { archive } from './archive-host';

let opened: Archive | null = null;
const WELL: Health = { kept: true };

function subscribe(tell: () => void): () => void {
  let stop = () => {};
  let left = false;
  void archive().then((room) => {
    opened = room;
    if (left) return;
    stop = room.health.subscribe(tell);
    tell();
  });
  return () => {
    left = true;
    stop();
  };
}

/** Whether what is being done would outlive this tab. */
export function useHealth(): Health {
  return useSyncExternalStore(subscribe, () => opened?.health.get() ?? WELL);
}

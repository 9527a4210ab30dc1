import { useSyncExternalStore } from 'react';
import type { Archive, Health } from '../archive';

let opening: Promise<Archive> | null = null;
let opened: Archive | null = null;
const WELL: Health = { kept: true };

/** The machine's archive, fetched and opened once, when something first asks for it. */
export function archive(): Promise<Archive> {
  opening ??= import('../archive')
    .then(({ openArchive }) => openArchive())
    .then((room) => {
      opened = room;
      return room;
    });
  return opening;
}

function subscribe(tell: () => void): () => void {
  let stop = () => {};
  let left = false;
  void archive().then((room) => {
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

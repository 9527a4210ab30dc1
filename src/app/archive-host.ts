import { useSyncExternalStore } from 'react';
import type { Archive, Health } from '../archive';
import { judgeSettled } from './judge-host';

let opening: Promise<Archive> | null = null;
let opened: Archive | null = null;
const WELL: Health = { kept: true };

/** A judge that does not arrive keeps nobody waiting longer, ms. */
const PATIENCE = 8000;

/** The first words come before the database: until then the journal keeps what is done. */
const calm = (): Promise<unknown> =>
  Promise.race([judgeSettled(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);

/** The machine's archive, fetched and opened once, when something first asks for it. */
export function archive(): Promise<Archive> {
  opening ??= import('../archive')
    .then(({ openArchive }) => openArchive(undefined, calm()))
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

import type { Archive } from '../archive';
import { judgeSettled } from './judge-host';

let opening: Promise<Archive> | null = null;

/** A judge that does not arrive keeps nobody waiting longer, ms. */
const PATIENCE = 8000;

/** The first words come before the database: until then the journal keeps what is done. */
const calm = (): Promise<unknown> =>
  Promise.race([judgeSettled(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);

/** The machine's archive, fetched and opened once, when something first asks for it. */
export function archive(): Promise<Archive> {
  opening ??= import('../archive').then(({ openArchive }) => openArchive(undefined, calm()));
  return opening;
}

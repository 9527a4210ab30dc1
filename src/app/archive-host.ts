import { type Archive, openArchive } from '../archive';
import { calm } from './calm';

let opening: Promise<Archive> | null = null;

/**
 * The machine's archive, opened once, when something first asks for it. The first words come before its database: until then
 * the journal keeps what is done.
 */
export function archive(): Promise<Archive> {
  opening ??= openArchive(undefined, calm());
  return opening;
}

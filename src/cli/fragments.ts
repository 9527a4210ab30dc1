import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { FragmentLibrary } from '../encounter/authoring';
import type { Io } from './io';

/** Shared parts that documents name: `scenarios/fragments/<id>.yaml` of the project. */
export function fragmentLibrary(io: Io): FragmentLibrary {
  return {
    fragment: (id) => {
      // Ids are plain words; anything else could name a file outside the folder.
      if (!/^[a-z][a-z0-9_-]*$/.test(id)) return undefined;
      const path = join(io.root, 'scenarios', 'fragments', `${id}.yaml`);
      return existsSync(path) ? { text: readFileSync(path, 'utf8'), file: relative(process.cwd(), path) } : undefined;
    },
  };
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FragmentLibrary } from '../src/encounter/authoring.ts';

/** The fragments of a folder, one file `<id>.yaml` each; `name` says how messages name a file. */
export function folderFragments(folder: string, name: (file: string) => string = (file) => file): FragmentLibrary {
  return {
    fragment: (id) => {
      // Ids are plain words; anything else could name a file outside the folder.
      if (!/^[a-z][a-z0-9_]*$/.test(id)) return undefined;
      const file = join(folder, `${id}.yaml`);
      return existsSync(file) ? { text: readFileSync(file, 'utf8'), file: name(file) } : undefined;
    },
  };
}

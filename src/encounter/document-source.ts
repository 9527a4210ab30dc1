import type { Position } from './problem';

export type Path = readonly (string | number)[];

/** A position with its file: a document and the fragments it uses lie in several. */
export interface Place extends Position {
  readonly file: string;
}

/** A parsed value with the way back from a path to its place in a file. */
export interface Source {
  readonly value: unknown;
  /** Place of the value at the path; of its nearest existing ancestor if it is missing. */
  at(path: Path): Place;
  /** Place of the key itself, for unknown or duplicate keys. */
  atKey(path: Path): Place;
  /** Place of a character of the string at the path, e.g. of an error inside an expression. */
  inside(path: Path, offset: number): Place;
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );
}

interface Mount {
  readonly source: Source;
  readonly path: Path;
}

/** A source in which some subtrees come from elsewhere: what a fragment brings points into the fragment. */
export class MountedSource implements Source {
  readonly #mounts = new Map<string, Mount>();

  constructor(
    readonly value: unknown,
    readonly host: Source,
  ) {}

  mount(path: Path, source: Source, origin: Path): void {
    this.#mounts.set(JSON.stringify(path), { source, path: origin });
  }

  at(path: Path): Place {
    const { source, path: origin } = this.#origin(path);
    return source.at(origin);
  }

  atKey(path: Path): Place {
    const { source, path: origin } = this.#origin(path);
    return source.atKey(origin);
  }

  inside(path: Path, offset: number): Place {
    const { source, path: origin } = this.#origin(path);
    return source.inside(origin, offset);
  }

  #origin(path: Path): Mount {
    for (let length = path.length; length > 0; length -= 1) {
      const mount = this.#mounts.get(JSON.stringify(path.slice(0, length)));
      if (mount) return { source: mount.source, path: [...mount.path, ...path.slice(length)] };
    }
    return { source: this.host, path };
  }
}

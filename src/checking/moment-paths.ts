import type { Encounter, Moment } from '../encounter';
import type { Path } from '../encounter/authoring';

/** Where each moment stands in the document. */
export function momentPaths(encounter: Encounter): ReadonlyMap<string, Path> {
  const paths = new Map<string, Path>();
  const list = (moments: readonly Moment[], path: Path): void => {
    for (const moment of moments) {
      paths.set(moment.id, [...path, moment.id]);
      list(moment.moments, [...path, moment.id, 'moments']);
    }
  };
  list(encounter.moments, ['moments']);
  list(encounter.interruptions, ['interruptions']);
  return paths;
}

import { type Document, isMap, isScalar, type Pair, type Scalar, visit } from 'yaml';
import { documentProblem } from './document-problems';
import type { Place } from './document-source';
import type { Problem } from './problem';

/** A step from one version of the format to the next, done on the parsed tree, so that every place stays where it was. */
type Migration = (document: Document) => void;

interface Format {
  readonly name: string;
  /** The first version that ever was. */
  readonly oldest: number;
  /** One step for each older version, from the oldest on. */
  readonly steps: readonly Migration[];
}

/** Version 0 wrote `then:` for `do:` and `{{draw}}` for `<draw>`; braces collided with YAML's own in short forms. */
const encounterFrom0: Migration = (document) => {
  visit(document, {
    Pair(_, pair: Pair, path) {
      const map = path.at(-1);
      if (!isScalar(pair.key) || pair.key.value !== 'then' || !isEffects(pair.value)) return;
      if (isMap(map) && !map.has('do')) pair.key.value = 'do';
    },
    Scalar(_, node: Scalar) {
      if (typeof node.value === 'string' && node.value.includes('{{')) {
        node.value = node.value.replace(/\{\{([a-z][a-z0-9_]*)\}\}/g, '<$1>');
      }
    },
  });
  document.setIn(['format'], 'yingsheng-encounter/1');
};

/** A choice or a moment may be called “then”; effects are always a list. */
function isEffects(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'items' in value && !isMap(value);
}

const FORMATS: Readonly<Record<'encounter' | 'fragment', Format>> = {
  encounter: { name: 'yingsheng-encounter', oldest: 0, steps: [encounterFrom0] },
  // Fragments came when encounters were at version 1 already.
  fragment: { name: 'yingsheng-fragment', oldest: 1, steps: [] },
};

/** Brings the tree to today's version. A warning says from which one; what cannot be brought here is an error. */
export function migrate(
  document: Document,
  kind: 'encounter' | 'fragment',
  place: (offset: number) => Place,
): readonly Problem[] {
  const { name, oldest, steps } = FORMATS[kind];
  const current = oldest + steps.length;
  const node = isMap(document.contents) ? document.contents.get('format', true) : undefined;
  if (!isScalar(node)) return [];
  const at = place(node.range?.[0] ?? 0);
  const expected = `${name}/${current}`;
  const [, given, digits] = /^([a-z-]+)\/(\d{1,6})$/.exec(String(node.value)) ?? [];
  const version = Number(digits ?? -1);
  if (given !== name || version < oldest) {
    return [documentProblem('E-FORMAT', at, { found: String(node.value), expected })];
  }
  if (version > current) return [documentProblem('E-FORMAT-FUTURE', at, { found: String(node.value), expected })];
  if (version === current) return [];
  for (const step of steps.slice(version - oldest)) step(document);
  return [documentProblem('W-FORMAT-OLD', at, { found: `${name}/${version}`, expected })];
}

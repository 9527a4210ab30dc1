/** Second door of the room: YAML, schema and checks for authors. Never part of the trainee's page. */
import type { Norms } from '../norms';
import { allNorms } from '../norms/library';
import { canonicalJson, sha256Hex } from './canonical';
import { hostOf } from './document-fragment-check';
import { type FragmentLibrary, mountFragments } from './document-fragments';
import { schemaProblems } from './document-issues';
import { resolveDocument } from './document-resolve';
import { documentSchema } from './document-schema';
import type { Path, Place } from './document-source';
import { readYaml } from './document-yaml';
import type { Problem } from './problem';
import type { Encounter, EncounterHash } from './types';

export type { FragmentLibrary } from './document-fragments';
export { documentJsonSchema, fragmentJsonSchema, type JsonSchema } from './document-json-schema';
export { DOCUMENT_PROBLEMS, type DocumentCode } from './document-problems';
export type { Path, Place } from './document-source';
export { migratedText } from './document-yaml';
export { ATOM_WORDS } from './expression-words';
export { keepRun, type LiveEdit } from './live-edit';
export { LIVE_EDIT_PROBLEMS } from './live-edit-problems';

export interface Compiled {
  readonly encounter?: Encounter;
  readonly hash?: EncounterHash;
  readonly problems: readonly Problem[];
  /** Place of a part of the encounter in the files it was written in, for checks of the encounter as a whole. */
  readonly at?: (path: Path) => Place;
}

const NO_FRAGMENTS: FragmentLibrary = { fragment: () => undefined };

/**
 * Reads, checks and resolves an encounter document. `encounter` and `hash` are present when there is no error;
 * warnings may come with them. Never throws for bad input. Fragments that the document uses come from `fragments`.
 */
export function compileDocument(
  text: string,
  file: string,
  fragments: FragmentLibrary = NO_FRAGMENTS,
  norms: Norms = allNorms,
): Compiled {
  const read = readYaml(text, file, 'encounter');
  if (!read.source) return { problems: read.problems };
  const parsed = documentSchema.safeParse(read.source.value);
  if (!parsed.success) {
    const found = schemaProblems(parsed.error.issues, read.source.value, documentSchema, read.source);
    return { problems: inOrder([...read.problems, ...found], file) };
  }
  const whole = mountFragments(parsed.data, read.source, norms, fragments);
  const before = [...read.problems, ...whole.problems];
  if (hasErrors(before)) return { problems: inOrder(before, file) };
  const { encounter, problems } = resolveDocument(whole.document, whole.source, norms);
  const found = inOrder([...before, ...problems], file);
  if (hasErrors(found)) return { problems: found };
  return { encounter, hash: encounterHash(encounter), problems: found, at: (path) => whole.source.atKey(path) };
}

/** Checks a fragment by itself: used once, in the smallest encounter, with stand-ins for what it must be given. */
export function checkFragment(text: string, file: string): readonly Problem[] {
  const { source, problems } = readYaml(text, file, 'fragment');
  if (!source) return problems;
  const { host, library } = hostOf(source, text, file);
  return compileDocument(host, '', library).problems.filter((problem) => problem.file === file);
}

/** Covers the canonical JSON of the resolved document: fragments, tempers, standard actions and defaults included. */
function encounterHash(encounter: Encounter): EncounterHash {
  return sha256Hex(canonicalJson(encounter)) as EncounterHash;
}

function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

/** The document's own problems first, then those of each fragment, in the order of the lines; each told once. */
function inOrder(problems: readonly Problem[], file: string): readonly Problem[] {
  const rank = (problem: Problem) => (problem.file === file ? '' : (problem.file ?? ''));
  const key = ({ code, file: at, line, column, message }: Problem) => JSON.stringify([code, at, line, column, message]);
  return [...new Map(problems.map((problem) => [key(problem), problem])).values()].sort(
    (a, b) =>
      (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  );
}

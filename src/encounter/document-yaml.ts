import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Text } from '../norms';
import { migrate } from './document-migrate';
import { documentProblem } from './document-problems';
import { scalarOffset } from './document-scalar';
import type { Path, Place, Source } from './document-source';
import { bracketsTooDeep, syntaxText, UNRESOLVED_ALIAS } from './document-yaml-errors';
import { slipNear } from './document-yaml-slips';
import type { Problem } from './problem';

/** Caps on a document that anyone may hand in. */
const MAX_DOCUMENT = 512 * 1024;
const MAX_ALIASES = 50;
const MAX_DEPTH = 24;
const MAX_SYNTAX_PROBLEMS = 20;

const NOTHING: Text = { zh: '是空的', en: 'it is empty' };
const ONE_TEXT: Text = { zh: '只有一段文字', en: 'it is one piece of text' };
const ONE_LIST: Text = { zh: '只有一个列表', en: 'it is a list' };

export type DocumentKind = 'encounter' | 'fragment';

/**
 * Reads YAML, brings documents of older format versions up to date, and keeps the way from every value to its place.
 * Problems may come with a source: then they are warnings.
 */
export function readYaml(
  text: string,
  file: string,
  kind: DocumentKind,
): { readonly source?: Source; readonly problems: readonly Problem[] } {
  const top: Place = { file, line: 1, column: 1 };
  if (text.length > MAX_DOCUMENT) {
    const found = `${Math.ceil(text.length / 1024)} KiB`;
    return { problems: [documentProblem('E-DOC-SIZE', top, { found, expected: `${MAX_DOCUMENT / 1024} KiB` })] };
  }
  // Old Macintosh line ends; one character for one, so that every offset stays.
  const written = text.toWellFormed().replace(/\r(?!\n)/g, '\n');
  const lines = new LineCounter();
  const document = parse(written, lines);
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (document === null || document.errors.some((error) => error.code === 'RESOURCE_EXHAUSTION')) {
    const deep = place(bracketsTooDeep(written, MAX_DEPTH));
    return { problems: [documentProblem('E-DOC-DEPTH', deep, { expected: String(MAX_DEPTH) })] };
  }
  if (document.errors.length > 0) return { problems: syntaxProblems(document, written, place) };
  const deep = tooDeep(document);
  if (deep !== null)
    return { problems: [documentProblem('E-DOC-DEPTH', place(deep), { expected: String(MAX_DEPTH) })] };
  const root = document.contents;
  if (!isMap(root)) return { problems: [notEvenADocument(root, place)] };
  const proto = prototypeKey(document);
  if (proto !== null) return { problems: [documentProblem('E-KEY-RESERVED', place(proto), { found: PROTOTYPE })] };
  const migrated = migrate(document, kind, place);
  if (migrated.some((problem) => problem.severity === 'error')) return { problems: migrated };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch {
    return { problems: [aliasProblem(document, place)] };
  }
  return { source: new YamlSource(value, document, written, place), problems: migrated };
}

/** The document as text in today's format, comments and order kept; null if it cannot be read or is of today already. */
export function migratedText(text: string, kind: DocumentKind): string | null {
  const document = parse(text.toWellFormed(), new LineCounter());
  if (document === null || document.errors.length > 0) return null;
  const problems = migrate(document, kind, () => ({ file: '', line: 1, column: 1 }));
  return problems.length > 0 && problems.every((problem) => problem.severity === 'warning')
    ? document.toString({ lineWidth: 0 })
    : null;
}

/** Null if the document is nested so deeply that the parser's own stack overflows. */
function parse(text: string, lineCounter: LineCounter): Document | null {
  try {
    return parseDocument(text, {
      lineCounter,
      uniqueKeys: true,
      prettyErrors: false,
      version: '1.2',
      merge: false,
      // Anything the parser would only warn about is told as what it leads to.
      logLevel: 'error',
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function syntaxProblems(document: Document, text: string, place: (offset: number) => Place): readonly Problem[] {
  // One syntax error drags others behind it; only the first tells where to look.
  const duplicates = document.errors.filter((error) => error.code === 'DUPLICATE_KEY');
  const syntax = document.errors.filter((error) => error.code !== 'DUPLICATE_KEY').slice(0, 1);
  return [...syntax, ...duplicates].slice(0, MAX_SYNTAX_PROBLEMS).map((error) => {
    const [offset] = error.pos;
    if (error.code === 'DUPLICATE_KEY')
      return documentProblem('E-KEY-DUPLICATE', place(offset), { found: keyAt(text, offset) });
    const slip = slipNear(text, offset);
    return slip
      ? documentProblem('E-YAML-SYNTAX', place(slip.offset), { found: slip.found, mend: slip.mend })
      : documentProblem('E-YAML-SYNTAX', place(offset), { found: syntaxText(error.code, error.message) });
  });
}

const keyAt = (text: string, offset: number): string => /^[^:\n]{1,60}/.exec(text.slice(offset))?.[0].trim() ?? '';

/** An alias to nothing, or aliases that multiply; told at the alias, or at the first of them. */
function aliasProblem(document: Document, place: (offset: number) => Place): Problem {
  let first: number | undefined;
  let unresolved: number | undefined;
  visit(document, {
    Alias: (_, alias) => {
      const offset = alias.range?.[0] ?? 0;
      first ??= offset;
      if (unresolved === undefined && alias.resolve(document) === undefined) unresolved = offset;
    },
  });
  return unresolved === undefined
    ? documentProblem('E-YAML-ALIASES', place(first ?? 0), { expected: String(MAX_ALIASES) })
    : documentProblem('E-YAML-SYNTAX', place(unresolved), { found: UNRESOLVED_ALIAS });
}

class YamlSource implements Source {
  constructor(
    readonly value: unknown,
    readonly document: Document,
    readonly text: string,
    readonly place: (offset: number) => Place,
  ) {}

  at(path: Path): Place {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = this.#node(path.slice(0, length));
      if (node && typeof node === 'object' && 'range' in node && node.range) {
        return this.place((node as { range: readonly number[] }).range[0] ?? 0);
      }
    }
    return this.place(0);
  }

  atKey(path: Path): Place {
    const parent = this.#node(path.slice(0, -1));
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(path.at(-1)));
      if (pair && isScalar(pair.key) && pair.key.range) return this.place(pair.key.range[0]);
    }
    return this.at(path);
  }

  inside(path: Path, offset: number): Place {
    const node = this.#node(path);
    if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return this.at(path);
    return this.place(scalarOffset(this.text, node, node.value, offset) ?? node.range[0]);
  }

  /** Follows aliases to what they stand for, so that an error in a shared part is shown where it is written. */
  #node(path: Path): unknown {
    let node: unknown = this.document.contents;
    for (const key of path) {
      if (isAlias(node)) node = node.resolve(this.document);
      if (typeof node !== 'object' || node === null || !('get' in node)) return undefined;
      node = (node as { get(key: unknown, keep: true): unknown }).get(key, true);
    }
    return isAlias(node) ? (node.resolve(this.document) ?? node) : node;
  }
}

/** An empty file, a list, a sentence: there is nothing in it to compare with what is expected. */
function notEvenADocument(root: unknown, place: (offset: number) => Place): Problem {
  const found = isScalar(root) && root.value !== null ? ONE_TEXT : isSeq(root) ? ONE_LIST : NOTHING;
  const offset = (root as { range?: readonly number[] } | null)?.range?.[0] ?? 0;
  return documentProblem('E-DOC-EMPTY', place(found === NOTHING ? 0 : offset), { found });
}

/** The one key that objects keep for themselves: schemas pass over it in silence. */
const PROTOTYPE = '__proto__';

function prototypeKey(document: Document): number | null {
  let found: number | null = null;
  visit(document, {
    Pair(_, { key }) {
      if (!isScalar(key) || key.value !== PROTOTYPE) return undefined;
      found = key.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return found;
}

/** Offset of the first node that lies too deep, or null. Iterative, so that depth itself cannot overflow the stack. */
function tooDeep(document: Document): number | null {
  const stack: { node: unknown; depth: number }[] = [{ node: document.contents, depth: 0 }];
  while (stack.length > 0) {
    const { node, depth } = stack.pop() as { node: unknown; depth: number };
    if (typeof node !== 'object' || node === null || !('items' in node)) continue;
    if (depth > MAX_DEPTH) return (node as { range?: readonly number[] }).range?.[0] ?? 0;
    for (const item of (node as { items: readonly unknown[] }).items) {
      const pair = item && typeof item === 'object' && 'value' in item && 'key' in item ? item : null;
      if (pair) stack.push({ node: pair.key, depth: depth + 1 });
      stack.push({ node: pair ? pair.value : item, depth: depth + 1 });
    }
  }
  return null;
}

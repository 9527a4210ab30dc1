import { parseAst } from 'vite';

/** Of a syntax tree: what has a type, a place, and other nodes below. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [part: string]: unknown;
}

/** A method, or a property with a getter and a setter, of one of the engine's classes. */
interface Method {
  readonly name: string;
  readonly owner: Method | null;
  readonly cuts: readonly [number, number];
  /** How often its own text says each word. */
  readonly says: Map<string, number>;
}

/** The language calls these without their being named. */
const BY_THE_LANGUAGE = new Set(['toString', 'valueOf', 'toJSON']);
const WORD = /[\w$]+/g;

/**
 * Leaves out of sources every method whose name no other of them says, nor `caller`: nobody can call it. What only such
 * methods name goes with them. The engine composes no name of a method from parts; whatever is said in a text counts as named.
 */
export function withoutUnnamed(sources: ReadonlyMap<string, string>, caller: string): ReadonlyMap<string, string> {
  const said = new Map<string, number>();
  const add = (word: string, times: number) => said.set(word, (said.get(word) ?? 0) + times);
  for (const [word] of caller.matchAll(WORD)) add(word, 1);
  const methods = new Map([...sources].map(([name, source]) => [name, methodsOf(source, add)]));

  const gone = new Set<Method>();
  for (let more = true; more; ) {
    more = false;
    for (const method of [...methods.values()].flat()) {
      if (gone.has(method) || isWithin(gone, method)) continue;
      if ((said.get(method.name) ?? 0) > (method.says.get(method.name) ?? 0)) continue;
      gone.add(method);
      for (const [word, times] of method.says) add(word, -times);
      more = true;
    }
  }
  const kept = ([name, source]: readonly [string, string]) => {
    const dead = (methods.get(name) ?? []).filter((method) => gone.has(method));
    return [
      name,
      withoutIdleRequires(
        cutOut(
          source,
          dead.map(({ cuts }) => cuts),
        ),
      ),
    ] as const;
  };
  return new Map([...sources].map(kept));
}

/** Leaves out `var Name = require('…')` where the source no longer says the name: what nothing else asks for is not reached. */
function withoutIdleRequires(source: string): string {
  const said = new Map<string, number>();
  const look = (node: Node): void => {
    const name = node.type === 'Identifier' ? String(node.name) : null;
    if (name !== null) said.set(name, (said.get(name) ?? 0) + 1);
    below(node).forEach(look);
  };
  const program = parseAst(source) as unknown as Node;
  look(program);
  const idle = below(program).filter((line) => {
    const made = line.type === 'VariableDeclaration' ? below(line) : [];
    const [id, init] = made.length === 1 && made[0] ? [made[0].id, made[0].init] : [];
    if (!isNode(id) || !isNode(init) || init.type !== 'CallExpression') return false;
    const { callee } = init;
    return isNode(callee) && callee.name === 'require' && said.get(String(id.name)) === 1;
  });
  return cutOut(
    source,
    idle.map(({ start, end }) => [start, end]),
  );
}

function isWithin(gone: ReadonlySet<Method>, { owner }: Method): boolean {
  return owner !== null && (gone.has(owner) || isWithin(gone, owner));
}

function cutOut(source: string, cuts: readonly (readonly [number, number])[]): string {
  let kept = '';
  let from = 0;
  for (const [start, end] of [...cuts].sort(([a], [b]) => a - b)) {
    kept += source.slice(from, Math.max(from, start));
    from = Math.max(from, end);
  }
  return kept + source.slice(from);
}

/** The methods of a source; every word that it says is told, and written down with the methods that say it. */
function methodsOf(source: string, tell: (word: string, times: number) => void): readonly Method[] {
  const methods: Method[] = [];
  const say = (text: string, within: Method | null) => {
    for (const [word] of text.matchAll(WORD)) {
      tell(word, 1);
      for (let one = within; one; one = one.owner) one.says.set(word, (one.says.get(word) ?? 0) + 1);
    }
  };
  const look = (node: Node, within: Method | null): void => {
    say(wordsIn(node, source), within);
    const table = tableOf(node);
    for (const part of below(node)) if (part !== table) look(part, within);
    const entries = table ? below(table) : [];
    for (const [n, entry] of entries.entries()) {
      const name = methodName(entry);
      if (name === null) {
        look(entry, within);
        continue;
      }
      const [before, after] = [entries[n - 1], entries[n + 1]];
      const cuts = after ? ([entry.start, after.start] as const) : ([before?.end ?? entry.start, entry.end] as const);
      const method: Method = { name, owner: within, cuts, says: new Map() };
      methods.push(method);
      look(entry.value as Node, method);
    }
  };
  look(parseAst(source) as unknown as Node, null);
  return methods;
}

/** What a node itself says: a name, or a text that may hold names. */
function wordsIn({ type, name, value, start, end }: Node, source: string): string {
  if (type === 'Identifier') return String(name);
  if (type === 'Literal' && typeof value === 'string') return value;
  return type === 'TemplateElement' ? source.slice(start, end) : '';
}

const isNode = (part: unknown): part is Node =>
  typeof part === 'object' && part !== null && typeof (part as Partial<Node>).type === 'string';

const below = (node: Node): readonly Node[] => Object.values(node).flat().filter(isNode);

/** The table of methods in `new Class({…})` and, of what is mixed into classes, in `var Name = {…}`. */
function tableOf(node: Node): Node | null {
  const { callee, arguments: given, init } = node;
  const isClass = node.type === 'NewExpression' && isNode(callee) && callee.name === 'Class';
  const table: unknown = isClass ? (given as readonly unknown[])[0] : node.type === 'VariableDeclarator' ? init : null;
  return isNode(table) && table.type === 'ObjectExpression' ? table : null;
}

/** The name under which a table has a method; `null` for what else stands in it. */
function methodName({ type, computed, key, value }: Node): string | null {
  if (type !== 'Property' || computed || !isNode(key) || !isNode(value)) return null;
  const name = key.name;
  if (typeof name !== 'string' || BY_THE_LANGUAGE.has(name)) return null;
  const accessor = value.type === 'ObjectExpression' && below(value).some(isAccessor);
  return accessor || value.type === 'FunctionExpression' ? name : null;
}

const isAccessor = ({ key, value }: Node): boolean =>
  isNode(key) && /^[gs]et$/.test(String(key.name)) && isNode(value) && value.type === 'FunctionExpression';

import { Environment } from '@marcbachmann/cel-js';
import { ATOMS, type Reference } from './expression';
import type { Expr } from './types';

/** Names an expression may use, with their types. */
export interface Names {
  readonly vars: Readonly<Record<string, 'bool' | 'int' | 'string'>>;
}

export interface GuardProblem {
  readonly code: 'E-EXPR' | 'E-EXPR-OPERATOR' | 'E-EXPR-LITERAL';
  readonly found: string;
  /** UTF-16 offset inside the expression. */
  readonly offset: number;
}

/** A literal that names something, for the reference check. */
export interface Named {
  /** What it names; `option`: what a draw or a string variable is compared with. */
  readonly reference: Reference | 'option';
  readonly value: string;
  /** The arguments before it, e.g. the form of a field; the name that an option belongs to. */
  readonly before: readonly string[];
  readonly offset: number;
}

export type Guard =
  | { readonly expr: Expr; readonly named: readonly Named[]; readonly problem?: undefined }
  | { readonly problem: GuardProblem };

interface Node {
  readonly op: string;
  readonly args: unknown;
  readonly start: number;
  readonly end: number;
}

const OPERATORS: Readonly<Record<string, string>> = {
  '&&': '&&',
  '||': '||',
  '==': '==',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '+': '+',
  '-': '-',
  '*': '*',
  in: 'in',
  '!_': '!',
  '-_': 'neg',
};

/** The environment is typed and small: no member calls, no macros, no maps, no `matches`, no time, no division. */
function environment(names: Names): Environment {
  const env = new Environment({
    limits: { maxAstNodes: 200, maxDepth: 24, maxListElements: 30, maxMapEntries: 0, maxCallArguments: 4 },
  });
  for (const [name, atom] of Object.entries(ATOMS)) {
    const type = name === 'mood' ? 'int' : 'bool';
    for (let count = atom.arity[0]; count <= atom.arity[1]; count += 1) {
      env.registerFunction(`${name}(${Array(count).fill('string').join(', ')}): ${type}`, () =>
        type === 'int' ? 0n : false,
      );
    }
  }
  for (const [name, type] of Object.entries(names.vars)) env.registerVariable(name, type);
  return env;
}

/** Parses and type-checks restricted CEL, and turns it into plain data that the engine evaluates without a CEL library. */
export function createGuardParser(names: Names): (source: string, want?: 'bool' | 'int' | 'string') => Guard {
  const env = environment(names);
  return (source, want = 'bool') => {
    try {
      const parsed = env.parse(source);
      // Translated before the type check, which hangs its own notes onto the tree.
      const found: Named[] = [];
      const translated = translate(parsed.ast as unknown as Node, found);
      if ('problem' in translated) return translated;
      const checked = parsed.check();
      if (!checked.valid) return { problem: asProblem(checked.error) };
      const misused = textArithmetic(parsed.ast as unknown as Node, names);
      if (misused)
        return { problem: { code: 'E-EXPR-OPERATOR', found: `string ${misused.op}`, offset: misused.start } };
      if (String(checked.type) !== want) {
        return { problem: { code: 'E-EXPR', found: `${checked.type}, expected ${want}`, offset: 0 } };
      }
      return { expr: translated.expr, named: found };
    } catch (error) {
      return { problem: otherTongue(source) ?? asProblem(error) };
    }
  };
}

/** Operators of other languages, outside quotes; the parser would only say which letter it did not expect. */
const FOREIGN = /\b(and|or|not|AND|OR|NOT)\b|(?<![=!<>])=(?!=)|(?<!&)&(?!&)|(?<!\|)\|(?!\|)|<>/;

function otherTongue(source: string): GuardProblem | null {
  const bare = source.replace(/"[^"]*"|'[^']*'/g, (quoted) => '"'.repeat(quoted.length));
  const found = FOREIGN.exec(bare);
  return found ? { code: 'E-EXPR-OPERATOR', found: found[0], offset: found.index } : null;
}

function asProblem(error: unknown): GuardProblem {
  const { summary, message, range } = error as { summary?: string; message?: string; range?: { start?: number } };
  return {
    code: 'E-EXPR',
    found: (summary ?? message ?? String(error)).split('\n')[0] ?? '',
    offset: range?.start ?? 0,
  };
}

type Translated = { readonly expr: Expr } | { readonly problem: GuardProblem };

function translate(node: Node, named: Named[]): Translated {
  switch (node.op) {
    case 'value':
      return typeof node.args === 'bigint'
        ? { expr: Number(node.args) }
        : typeof node.args === 'string' || typeof node.args === 'boolean'
          ? { expr: node.args }
          : refuse(node, String(node.args));
    case 'id':
      return { expr: ['var', node.args as string] };
    case 'call':
      return translateCall(node, named);
    case 'list':
      return combine('list', node.args as Node[], named);
    case '?:':
      return combine('?:', node.args as Node[], named);
    default: {
      const op = OPERATORS[node.op];
      if (op === undefined)
        return refuse(node, node.op === 'rcall' ? `.${(node.args as [string])[0]}()` : node.op.replaceAll('_', ''));
      nameOptions(node, named);
      return combine(op, operands(node), named);
    }
  }
}

const ARITHMETIC = new Set(['+', '<', '<=', '>', '>=']);

/** CEL joins and orders strings; the engine does neither, so such an expression would silently be false. */
function textArithmetic(node: Node, names: Names): Node | null {
  const args = operands(node);
  if (ARITHMETIC.has(node.op) && args.some((arg) => isText(arg, names))) return node;
  return args.map((arg) => textArithmetic(arg, names)).find((found) => found !== null) ?? null;
}

/** CEL has made sure that both sides have one type; one look at the first leaf of a string tells. */
function isText(node: Node, names: Names): boolean {
  if (node.op === 'value') return typeof node.args === 'string';
  if (node.op === 'id') return names.vars[node.args as string] === 'string';
  return node.op === '?:' && isText(operands(node)[1] ?? node, names);
}

function operands(node: Node): readonly Node[] {
  if (node.op === 'value' || node.op === 'id' || node.op === 'call') return [];
  return Array.isArray(node.args) ? (node.args as Node[]) : [node.args as Node];
}

/** Literals that a name is compared with: `paper == "deed"`, `cause in ["trip", "works"]`. */
function nameOptions(node: Node, named: Named[]): void {
  const [left, right] = operands(node);
  if (!left || !right) return;
  const note = (name: Node, literal: Node): void => {
    if (name.op !== 'id' || literal.op !== 'value' || typeof literal.args !== 'string') return;
    named.push({ reference: 'option', value: literal.args, before: [name.args as string], offset: literal.start });
  };
  if (node.op === 'in' && right.op === 'list') for (const item of right.args as Node[]) note(left, item);
  else if (node.op === '==' || node.op === '!=') {
    note(left, right);
    note(right, left);
  }
}

function refuse(node: Node, found: string): Translated {
  return { problem: { code: 'E-EXPR-OPERATOR', found, offset: node.start } };
}

function combine(op: string, nodes: readonly Node[], named: Named[]): Translated {
  const args: Expr[] = [];
  for (const node of nodes) {
    const part = translate(node, named);
    if ('problem' in part) return part;
    args.push(part.expr);
  }
  return { expr: [op, ...args] };
}

function translateCall(node: Node, named: Named[]): Translated {
  const [name, args] = node.args as [string, Node[]];
  const atom = Object.hasOwn(ATOMS, name) ? ATOMS[name] : undefined;
  if (!atom) return { problem: { code: 'E-EXPR', found: `${name}()`, offset: node.start } };
  const values: string[] = [];
  for (const [i, arg] of args.entries()) {
    if (arg.op !== 'value' || typeof arg.args !== 'string') {
      return { problem: { code: 'E-EXPR-LITERAL', found: name, offset: arg.start } };
    }
    const reference = atom.names[i];
    if (reference) named.push({ reference, value: arg.args, before: [...values], offset: arg.start });
    values.push(arg.args);
  }
  return { expr: ['call', name, ...values] };
}

/** A name inside an expression with its place, without quotes. */
export interface NameInExpression {
  readonly reference: Reference | 'variable';
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Every name in an expression, whether it is valid otherwise or not; none if it does not even parse. */
export function namesInExpression(source: string): readonly NameInExpression[] {
  const found: NameInExpression[] = [];
  const visit = (node: Node): void => {
    if (node.op === 'id') {
      found.push({ reference: 'variable', value: node.args as string, start: node.start, end: node.end });
    } else if (node.op === 'call') {
      const [name, args] = node.args as [string, Node[]];
      const atom = Object.hasOwn(ATOMS, name) ? ATOMS[name] : undefined;
      for (const [i, arg] of args.entries()) {
        const reference = atom?.names[i];
        // A literal with escapes in it names nothing: ids have none.
        const plain = source.slice(arg.start + 1, arg.end - 1) === arg.args;
        if (reference && plain) {
          found.push({ reference, value: arg.args as string, start: arg.start + 1, end: arg.end - 1 });
        }
      }
    } else for (const part of operands(node)) if (isNode(part)) visit(part);
  };
  try {
    visit(environment({ vars: {} }).parse(source).ast as unknown as Node);
  } catch {
    return [];
  }
  return found;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'op' in value;
}

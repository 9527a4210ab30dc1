import type { EventType, Expr, MachineEvent } from './types';

/** What one step shows to an expression: the input event, and what the machine raised and entered because of it. */
export interface Observation {
  readonly event: MachineEvent | null;
  readonly raised: readonly string[];
  readonly entered: readonly string[];
}

/** Values of names. Rules see the machine as it stood before the event. */
export interface Scope {
  readonly vars: Readonly<Record<string, boolean | number | string>>;
  readonly draws: Readonly<Record<string, string>>;
  readonly moods: Readonly<Record<string, number>>;
  readonly remembered: { has(key: string): boolean };
  readonly moments: { has(moment: string): boolean };
}

type Value = boolean | number | string | readonly Value[];

interface Atom {
  /** Event type the atom speaks of; null for what does not depend on the event. */
  readonly on: EventType | null;
  /** Smallest and largest number of string arguments an author may write. */
  readonly arity: readonly [number, number];
  /** What the arguments name, for the reference check. */
  readonly names: readonly Reference[];
  test(args: readonly string[], observation: Observation, scope: Scope): boolean | number;
}

export type Reference =
  | 'act'
  | 'clause'
  | 'forbidden'
  | 'fact'
  | 'action'
  | 'target'
  | 'form'
  | 'field'
  | 'timer'
  | 'event'
  | 'moment'
  | 'citizen';

const certain = (event: MachineEvent | null, kind: string, label?: string): boolean =>
  event?.type === 'SAY' &&
  event.findings.some(
    (f) => f.certainty === 'certain' && f.kind === kind && (label === undefined || f.label === label),
  );

/** Naming a fact of the case answers too, even where no speech act was recognised. */
const understood = (event: MachineEvent | null): boolean =>
  certain(event, 'act') || certain(event, 'forbidden') || certain(event, 'fact');

const filed = (event: MachineEvent | null, form: string | undefined) =>
  event?.type === 'FILE' && event.form === form ? event : null;

/** The vocabulary of expressions. Field checks: all fields of the form where none is named. */
export const ATOMS: Readonly<Record<string, Atom>> = {
  said: {
    on: 'SAY',
    arity: [1, 4],
    names: ['act', 'act', 'act', 'act'],
    test: (args, { event }) => args.every((label) => certain(event, 'act', label)),
  },
  // The compiler appends equivalent clauses to the arguments, so that no norm library is needed here. A phrase can be made
  // of parts that are no speech act by themselves: “I am sorry, you may have the wrong number”.
  phrase: {
    on: 'SAY',
    arity: [1, 1],
    names: ['clause'],
    test: (args, { event }) =>
      event?.type === 'SAY' &&
      event.findings.some(
        (f) =>
          f.certainty === 'certain' &&
          (f.kind === 'act' || f.kind === 'part') &&
          f.clauses.some((clause) => args.includes(clause)),
      ),
  },
  forbidden: {
    on: 'SAY',
    arity: [0, 1],
    names: ['forbidden'],
    test: ([label], { event }) => certain(event, 'forbidden', label),
  },
  told: { on: 'SAY', arity: [1, 1], names: ['fact'], test: ([id], { event }) => certain(event, 'fact', id) },
  recognised: {
    on: 'SAY',
    arity: [0, 0],
    names: [],
    test: (_, { event }) => understood(event),
  },
  unrecognised: {
    on: 'SAY',
    arity: [0, 0],
    names: [],
    test: (_, { event }) => event?.type === 'SAY' && !understood(event),
  },
  did: {
    on: 'DO',
    arity: [1, 2],
    names: ['action', 'target'],
    test: ([action, target], { event }) =>
      event?.type === 'DO' && event.action === action && (target === undefined || event.target === target),
  },
  filed: { on: 'FILE', arity: [1, 1], names: ['form'], test: ([form], { event }) => filed(event, form) !== null },
  filed_ok: {
    on: 'FILE',
    arity: [1, 2],
    names: ['form', 'field'],
    test: ([form, field], { event }) => {
      const filing = filed(event, form);
      if (!filing) return false;
      return field === undefined
        ? Object.values(filing.checks).every((check) => check === 'right')
        : filing.checks[field] === 'right';
    },
  },
  filed_wrong: {
    on: 'FILE',
    arity: [1, 2],
    names: ['form', 'field'],
    test: ([form, field], { event }) => {
      const filing = filed(event, form);
      if (!filing) return false;
      return field === undefined
        ? Object.values(filing.checks).some((check) => check !== 'right')
        : filing.checks[field] !== undefined && filing.checks[field] !== 'right';
    },
  },
  timer: {
    on: 'TIMER',
    arity: [1, 1],
    names: ['timer'],
    test: ([name], { event }) => event?.type === 'TIMER' && event.timer === name,
  },
  event: { on: null, arity: [1, 1], names: ['event'], test: ([name], { raised }) => raised.includes(name ?? '') },
  entered: {
    on: null,
    arity: [1, 1],
    names: ['moment'],
    test: ([moment], { entered }) => entered.includes(moment ?? ''),
  },
  at: { on: null, arity: [1, 1], names: ['moment'], test: ([moment], _, { moments }) => moments.has(moment ?? '') },
  has_said: { on: null, arity: [1, 1], names: ['act'], test: ([a], _, { remembered }) => remembered.has(`said:${a}`) },
  has_told: { on: null, arity: [1, 1], names: ['fact'], test: ([a], _, { remembered }) => remembered.has(`told:${a}`) },
  has_done: {
    on: null,
    arity: [1, 1],
    names: ['action'],
    test: ([a], _, { remembered }) => remembered.has(`did:${a}`),
  },
  has_filed: {
    on: null,
    arity: [1, 1],
    names: ['form'],
    test: ([a], _, { remembered }) => remembered.has(`filed:${a}`),
  },
  has_offended: { on: null, arity: [0, 0], names: [], test: (_, __, { remembered }) => remembered.has('forbidden') },
  mood: { on: null, arity: [1, 1], names: ['citizen'], test: ([who], _, { moods }) => moods[who ?? ''] ?? 0 },
};

/** Key under which the machine remembers what a `has_…` atom asks about. */
export function rememberedKey(atom: string, arg: string | undefined): string | null {
  if (atom === 'has_offended') return 'forbidden';
  return atom.startsWith('has_')
    ? `${{ has_said: 'said', has_told: 'told', has_done: 'did', has_filed: 'filed' }[atom]}:${arg}`
    : null;
}

const args = new WeakMap<object, readonly string[]>();

function argumentsOf(call: readonly unknown[]): readonly string[] {
  let known = args.get(call);
  if (!known) {
    known = call.slice(2) as string[];
    args.set(call, known);
  }
  return known;
}

/** Evaluates a checked expression. A name or an operand of the wrong type cannot occur after the static check; it reads as false. */
export function evaluate(expr: Expr, observation: Observation, scope: Scope): Value {
  if (!Array.isArray(expr)) return expr as Value;
  // Read in place: expressions are evaluated more often than anything else.
  const [op, a = false, b = false, c = false] = expr as readonly [string, Expr?, Expr?, Expr?];
  switch (op) {
    case 'call':
      return ATOMS[a as string]?.test(argumentsOf(expr), observation, scope) ?? false;
    case 'var':
      return scope.vars[a as string] ?? scope.draws[a as string] ?? false;
    case '&&':
      return evaluate(a, observation, scope) === true && evaluate(b, observation, scope) === true;
    case '||':
      return evaluate(a, observation, scope) === true || evaluate(b, observation, scope) === true;
    case '!':
      return evaluate(a, observation, scope) !== true;
    case '?:':
      return evaluate(evaluate(a, observation, scope) === true ? b : c, observation, scope);
    case '==':
      return evaluate(a, observation, scope) === evaluate(b, observation, scope);
    case '!=':
      return evaluate(a, observation, scope) !== evaluate(b, observation, scope);
    case 'in': {
      const list = evaluate(b, observation, scope);
      return Array.isArray(list) && list.includes(evaluate(a, observation, scope));
    }
    case 'list':
      return (expr.slice(1) as readonly Expr[]).map((item) => evaluate(item, observation, scope));
    default:
      return arithmetic(op, evaluate(a, observation, scope), expr.length > 2 ? evaluate(b, observation, scope) : 0);
  }
}

function arithmetic(op: string, a: Value, b: Value): Value {
  if (typeof a !== 'number' || typeof b !== 'number') return false;
  switch (op) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case 'neg':
      return -a;
    default:
      return false;
  }
}

export function holds(expr: Expr, observation: Observation, scope: Scope): boolean {
  return evaluate(expr, observation, scope) === true;
}

type Calls = readonly (readonly [string, readonly string[]])[];

const callsOf = new WeakMap<object, Calls>();
const NO_CALLS: Calls = [];

/** Every call in the expression, outermost first: [name, arguments]. */
export function calls(expr: Expr): Calls {
  if (!Array.isArray(expr)) return NO_CALLS;
  let known = callsOf.get(expr);
  if (!known) {
    const [op, ...args] = expr as readonly [string, ...Expr[]];
    if (op === 'call') known = [[args[0] as string, args.slice(1) as string[]]];
    else known = op === 'var' ? NO_CALLS : args.flatMap(calls);
    callsOf.set(expr, known);
  }
  return known;
}

/** Event types the expression speaks of. */
export function eventTypes(expr: Expr): readonly EventType[] {
  const types = new Set(calls(expr).map(([name]) => ATOMS[name]?.on));
  return (['SAY', 'DO', 'FILE', 'TIMER'] as const).filter((type) => types.has(type));
}

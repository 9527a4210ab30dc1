import type { Encounter, EventType, Expr } from '../encounter';

/** What an expression may count on: everything that is not certain is left open, so that “cannot hold” is never wrong. */
export interface World {
  readonly encounter: Encounter;
  /** Values a variable or draw can take; null where there is no bound to list. */
  readonly domains: ReadonlyMap<string, readonly Value[] | null>;
  /** Events that something raises. Rules look at the machine before it raises any. */
  readonly raised: ReadonlySet<string>;
  /** Moments that an `entered` can speak of. */
  readonly entered: ReadonlySet<string>;
  /** Moments that are active for certain; with `mayBeActive` they answer `at`. */
  readonly active: ReadonlySet<string>;
  readonly mayBeActive: ReadonlySet<string>;
  readonly timers: readonly string[];
}

type Value = boolean | number | string;
/** What happens while the expression is read; `none` is the opening, where only the machine speaks. */
export type Occasion = EventType | 'none';

/** Nodes searched per question. Past it the answer is “yes”, and the gate says that the bound was reached. */
const MOST_NODES = 20_000;

const OPEN = Symbol('open');
/** undefined: depends on something not settled yet; OPEN: a number or text without a list of values. */
type Reading = Value | readonly Value[] | typeof OPEN | undefined;

interface Search {
  readonly settled: Map<string, Value>;
  readonly occasion: Occasion;
  readonly world: World;
  /** First thing met that has to be settled next. */
  pending: { readonly key: string; readonly values: readonly Value[] } | null;
  nodes: number;
}

const EITHER: readonly Value[] = [false, true];

function ask(search: Search, key: string, values: readonly Value[] = EITHER): Value | undefined {
  const known = search.settled.get(key);
  if (known !== undefined) return known;
  if (values.length === 1) return values[0];
  search.pending ??= { key, values };
  return undefined;
}

const settledTrue = (search: Search, ...prefixes: readonly string[]): boolean => {
  for (const [key, value] of search.settled) if (value === true && prefixes.some((p) => key.startsWith(p))) return true;
  return false;
};

/** All of them: false wins over open, open over true. */
function every(readings: Iterable<boolean | undefined>): boolean | undefined {
  let all: boolean | undefined = true;
  for (const reading of readings) {
    if (reading === false) return false;
    if (reading === undefined) all = undefined;
  }
  return all;
}

const SAYS = ['act:', 'phrase:', 'forbidden'];

/** A label is heard; nothing is, once it is settled that nothing was recognised. */
function heard(search: Search, key: string): boolean | undefined {
  if (search.settled.get('recognised') === false) return false;
  return ask(search, key) as boolean | undefined;
}

function recognised(search: Search): boolean | undefined {
  return settledTrue(search, ...SAYS) ? true : (ask(search, 'recognised') as boolean | undefined);
}

function anyForbidden(search: Search): boolean | undefined {
  if (settledTrue(search, 'forbidden:')) return true;
  return heard(search, 'forbidden');
}

const same = (reading: Value | undefined, wanted: string): boolean | undefined =>
  reading === undefined ? undefined : reading === wanted;

function fieldsOf(world: World, form: string, field: string | undefined): readonly string[] {
  const all = world.encounter.forms.find(({ id }) => id === form)?.fields.map(({ id }) => id) ?? [];
  return field === undefined ? all : all.filter((id) => id === field);
}

const fieldRight = (search: Search, form: string, field: string): boolean | undefined =>
  ask(search, `field:${form}/${field}`) as boolean | undefined;

/** Remembered things, names and clocks of the vocabulary, read on one occasion. */
function readCall(search: Search, name: string, args: readonly string[]): Reading {
  const { occasion, world } = search;
  const [first = '', second] = args;
  const on = (type: EventType): boolean => occasion === type;
  const action = () =>
    ask(
      search,
      'action',
      world.encounter.actions.map(({ id }) => id),
    );
  const form = () =>
    ask(
      search,
      'form',
      world.encounter.forms.map(({ id }) => id),
    );
  switch (name) {
    case 'said':
      return on('SAY') && every(args.map((label) => heard(search, `act:${label}`)));
    case 'phrase':
      return on('SAY') && heard(search, `phrase:${first}`);
    case 'forbidden':
      if (!on('SAY')) return false;
      if (args.length === 0) return anyForbidden(search);
      return search.settled.get('forbidden') === false ? false : heard(search, `forbidden:${first}`);
    case 'told':
      return on('SAY') && ask(search, `fact:${first}`);
    case 'recognised':
      return on('SAY') && recognised(search);
    case 'unrecognised': {
      if (!on('SAY')) return false;
      const known = recognised(search);
      return known === undefined ? undefined : !known;
    }
    case 'did': {
      if (!on('DO')) return false;
      const whom = () => same(ask(search, 'target', ['', ...world.encounter.cast.map(({ id }) => id)]), second ?? '');
      return second === undefined ? same(action(), first) : every([same(action(), first), whom()]);
    }
    case 'filed':
      return on('FILE') && same(form(), first);
    case 'filed_ok':
      if (!on('FILE')) return false;
      return every([
        same(form(), first),
        ...fieldsOf(world, first, second).map((field) => fieldRight(search, first, field)),
      ]);
    case 'filed_wrong': {
      if (!on('FILE')) return false;
      const right = every(fieldsOf(world, first, second).map((field) => fieldRight(search, first, field)));
      return every([same(form(), first), right === undefined ? undefined : !right]);
    }
    case 'timer':
      return on('TIMER') && world.timers.includes(first) && same(ask(search, 'timer', world.timers), first);
    case 'event':
      return world.raised.has(first) && ask(search, `event:${first}`);
    case 'entered':
      return world.entered.has(first) && ask(search, `entered:${first}`);
    case 'at':
      return world.active.has(first) || (world.mayBeActive.has(first) && ask(search, `at:${first}`));
    case 'mood':
      return OPEN;
    default:
      return ask(search, `${name}:${first}`);
  }
}

function readVariable(search: Search, name: string): Reading {
  const domain = search.world.domains.get(name);
  if (domain === undefined || domain === null) return OPEN;
  return ask(search, `var:${name}`, domain);
}

function compare(op: string, a: Value | readonly Value[], b: Value | readonly Value[]): Reading {
  switch (op) {
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case 'in':
      return Array.isArray(b) && b.includes(a as Value);
    default:
      return OPEN;
  }
}

function read(expr: Expr, search: Search): Reading {
  if (!Array.isArray(expr)) return expr as Value;
  const [op, ...args] = expr as readonly [string, ...Expr[]];
  const part = (i: number): Reading => read(args[i] ?? false, search);
  /** What has no list of values, such as a mood against a number, may go either way. */
  const truth = (i: number): boolean | undefined => {
    const reading = part(i);
    if (reading === OPEN) return ask(search, `open:${JSON.stringify(args[i])}`) as boolean | undefined;
    return reading === undefined ? undefined : reading === true;
  };
  switch (op) {
    case 'call':
      return readCall(search, String(args[0]), args.slice(1) as readonly string[]);
    case 'var':
      return readVariable(search, String(args[0]));
    case '&&':
      return every([truth(0), truth(1)]);
    case '||': {
      const [a, b] = [truth(0), truth(1)];
      if (a === true || b === true) return true;
      return a === undefined || b === undefined ? undefined : false;
    }
    case '!': {
      const inner = truth(0);
      return inner === undefined ? undefined : !inner;
    }
    case '?:': {
      const chosen = truth(0);
      return chosen === undefined ? undefined : part(chosen ? 1 : 2);
    }
    case 'list': {
      const items = args.map((_, i) => part(i));
      if (items.some((item) => item === OPEN)) return OPEN;
      return items.some((item) => item === undefined) ? undefined : (items as Value[]);
    }
    default: {
      const a = part(0);
      const b = part(1);
      if (a === OPEN || b === OPEN)
        return ['+', '-', '*', 'neg'].includes(op) ? OPEN : ask(search, `open:${JSON.stringify(expr)}`);
      if (a === undefined || b === undefined) return undefined;
      if (op === 'neg' || op === '+' || op === '-' || op === '*') return OPEN;
      return compare(op, a, b);
    }
  }
}

function truthOf(expr: Expr, search: Search): boolean | undefined {
  const reading = read(expr, search);
  if (reading === OPEN) return ask(search, `open:${JSON.stringify(expr)}`) as boolean | undefined;
  return reading === undefined ? undefined : reading === true;
}

function takePending(search: Search): Search['pending'] {
  const { pending } = search;
  search.pending = null;
  return pending;
}

function solve(must: readonly Expr[], mustNot: readonly Expr[], search: Search): boolean {
  search.nodes += 1;
  if (search.nodes > MOST_NODES) return true;
  search.pending = null;
  if (must.some((expr) => truthOf(expr, search) === false)) return false;
  if (mustNot.some((expr) => truthOf(expr, search) === true)) return false;
  const pending = takePending(search);
  if (pending === null) return true;
  for (const value of pending.values) {
    search.settled.set(pending.key, value);
    if (solve(must, mustNot, search)) return true;
    search.settled.delete(pending.key);
  }
  return false;
}

/**
 * Whether some event of this kind makes all of `must` true and all of `mustNot` false. A “no” is certain; a “yes” allows
 * for moods and memories that may never come about. Searches by settling one open name after the other.
 */
export function canHold(
  must: readonly Expr[],
  mustNot: readonly Expr[],
  occasion: Occasion,
  world: World,
): { readonly possible: boolean; readonly bounded: boolean } {
  const search: Search = { settled: new Map(), occasion, world, pending: null, nodes: 0 };
  const possible = solve(must, mustNot, search);
  return { possible, bounded: search.nodes > MOST_NODES };
}

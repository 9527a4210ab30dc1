import { allMoments, calls, type Duty, type Effect, type Encounter, type Expr, rememberedKey } from '../../encounter';

/** Every expression of the encounter that can look at an event, each once. */
export function ruleExprs(encounter: Encounter): readonly Expr[] {
  let found = written.get(encounter);
  if (!found) {
    const all = allMoments(encounter).flatMap((moment) => [
      ...moment.rules.map((rule) => rule.when),
      ...[...moment.enter, ...moment.rules.flatMap((rule) => rule.do)].flatMap(setExprs),
    ]);
    found = [...new Map(all.map((expr) => [JSON.stringify(expr), expr])).values()];
    written.set(encounter, found);
  }
  return found;
}

const written = new WeakMap<Encounter, readonly Expr[]>();

function setExprs(effect: Effect): readonly Expr[] {
  return 'set' in effect ? [effect.set.to] : [];
}

/** Every expression of a duty, in a fixed order. */
export function dutyExprs(duty: Duty): readonly Expr[] {
  return [
    ...duty.operands,
    ...(duty.parts ?? []).map((part) => part.expr),
    ...(duty.since === undefined ? [] : [duty.since]),
  ];
}

/** Keys of `has_…` that the duty asks about. */
export function memoriesOf(duty: Duty): readonly string[] {
  return dutyExprs(duty)
    .flatMap(calls)
    .flatMap(([name, [arg]]) => rememberedKey(name, arg) ?? []);
}

/** A call with its arguments, e.g. `['said', 'greet']`. */
export type Term = readonly [string, readonly string[]];

const MAX_TERMS = 24;

/** Ways to make the expression true: each a list of calls that must hold together. Negations and the state are left aside. */
export function waysOf(expr: Expr): readonly (readonly Term[])[] {
  if (!Array.isArray(expr)) return expr === false ? [] : [[]];
  const [op, ...args] = expr as readonly [string, ...Expr[]];
  if (op === 'call') return [calls(expr).map(([name, list]) => [name, list] as const)];
  if (op === '||') return args.flatMap(waysOf).slice(0, MAX_TERMS);
  if (op === '&&') {
    return args
      .map(waysOf)
      .reduce((all, more) => all.flatMap((one) => more.map((other) => [...one, ...other])).slice(0, MAX_TERMS), [[]]);
  }
  if (op === '?:') return [...waysOf(args[1] ?? false), ...waysOf(args[2] ?? false)].slice(0, MAX_TERMS);
  return [[]];
}

/** Names in the expression, e.g. of variables and draws. */
export function namesIn(expr: Expr): readonly string[] {
  if (!Array.isArray(expr)) return [];
  const [op, ...args] = expr as readonly [string, ...Expr[]];
  if (op === 'var') return [args[0] as string];
  return op === 'call' ? [] : args.flatMap(namesIn);
}

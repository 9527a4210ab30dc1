import {
  BACK,
  calls,
  type Encounter,
  type Expr,
  evaluate,
  type ModelState,
  type ModelTree,
  rememberedKey,
} from '../../encounter';
import { namesIn } from './terms';

/** What the rest of a run can still ask about, once everything settled for good is worked in. */
export interface Future {
  /** The same for two states exactly if what is left to ask is the same. */
  readonly id: number;
  readonly vars: readonly string[];
  readonly memories: ReadonlySet<string>;
  readonly moods: ReadonlySet<string>;
}

type Value = boolean | number | string;
type Settled = (expr: Expr) => boolean | null;

interface Assignment {
  readonly id: string;
  readonly to: Expr;
}

/** What one node of the tree asks of the state, and where it leads. */
interface Asker {
  readonly guards: readonly { readonly rule: number; readonly when: Expr; readonly to: readonly number[] }[];
  readonly assignments: readonly Assignment[];
  /** Nodes that can follow whatever the state. */
  readonly next: readonly number[];
}

/** Values of one variable that are followed; beyond, it may be anything. */
const MOST_VALUES = 64;
const NOTHING = { event: null, raised: [], entered: [] };
const NOBODY = { moods: {}, remembered: { has: () => false }, moments: { has: () => false } };

/**
 * Memory only grows, draws never change, and a variable comes only to values that rules still ahead can give it. So
 * parts of guards are settled long before they are asked; what only those asked about no longer tells runs apart.
 */
export function futureOf(
  encounter: Encounter,
  tree: ModelTree,
  draws: Readonly<Record<string, string>>,
): (state: ModelState) => Future {
  const askers = askersOf(tree);
  const declared = new Map(encounter.vars.map((variable) => [variable.id, variable]));
  const isDraw = (name: string): boolean => !declared.has(name) && draws[name] !== undefined;
  const ids = new Map<string, number>();
  const cache = new Map<string, Future>();
  const coming = new Map<string, readonly Assignment[]>();

  /** Assignments of every moment that can still come. */
  const assignmentsFrom = (from: readonly number[]): readonly Assignment[] => {
    const key = from.join();
    let found = coming.get(key);
    if (!found) {
      const nodes = spread(from, (index) => {
        const { next = [], guards = [] } = askers[index] ?? {};
        return [...next, ...guards.flatMap(({ to }) => to)];
      });
      found = nodes.flatMap((index) => askers[index]?.assignments ?? []);
      coming.set(key, found);
    }
    return found;
  };

  /** Everything the variable can be from now on; null if that is not known. */
  const valuesOf = (id: string, now: Value, assignments: readonly Assignment[]): ReadonlySet<Value> | null => {
    const variable = declared.get(id);
    const values = new Set<Value>([now]);
    for (const value of values) {
      for (const { id: target, to } of assignments) {
        if (target !== id) continue;
        if (calls(to).length > 0 || namesIn(to).some((name) => name !== id && !isDraw(name))) return null;
        let next = evaluate(to, NOTHING, { ...NOBODY, draws, vars: { [id]: value } });
        if (typeof next === 'number') next = Math.max(variable?.min ?? next, Math.min(variable?.max ?? next, next));
        if (typeof next === typeof now) values.add(next as Value);
      }
      if (values.size > MOST_VALUES) return null;
    }
    return values;
  };

  /** Whether a condition about draws and at most one variable has the same answer from now on. */
  const settler = (state: ModelState, assignments: readonly Assignment[]): Settled => {
    const { vars } = state.context;
    const possible = new Map<string, ReadonlySet<Value> | null>();
    return (expr) => {
      if (calls(expr).length > 0) return null;
      const [name, ...others] = new Set(namesIn(expr).filter((id) => !isDraw(id)));
      if (others.length > 0) return null;
      if (name === undefined) return evaluate(expr, NOTHING, { ...NOBODY, draws, vars: {} }) === true;
      let values = possible.get(name);
      if (values === undefined) {
        values = valuesOf(name, vars[name] ?? false, assignments);
        possible.set(name, values);
      }
      const answers = new Set<boolean>();
      for (const value of values ?? [])
        answers.add(evaluate(expr, NOTHING, { ...NOBODY, draws, vars: { [name]: value } }) === true);
      return answers.size === 1 ? answers.has(true) : null;
    };
  };

  const make = (state: ModelState, from: readonly number[]): Future => {
    const assignments = assignmentsFrom(from);
    const seen = new Set(state.context.seen);
    const settled = settler(state, assignments);
    const left: string[] = [];
    const asked: Expr[] = [];
    spread(from, (index) => {
      const { next = [], guards = [] } = askers[index] ?? {};
      const open = guards.flatMap(({ rule, when, to }) => {
        const rest = fold(when, seen, settled);
        if (rest === false) return [];
        left.push(`${rule}${JSON.stringify(rest)}`);
        asked.push(rest);
        return to;
      });
      return [...next, ...open];
    });
    // What feeds a variable that is still asked about is asked about too.
    const needed = new Set(asked.flatMap(namesIn));
    const feeding = new Set<Assignment>();
    for (let size = -1; size !== feeding.size; ) {
      size = feeding.size;
      for (const assignment of assignments) {
        if (!needed.has(assignment.id) || feeding.has(assignment)) continue;
        feeding.add(assignment);
        const to = recall(assignment.to, seen);
        asked.push(to);
        left.push(`=${JSON.stringify(to)}`);
        for (const name of namesIn(to)) needed.add(name);
      }
    }
    const name = left.join();
    const id = ids.get(name) ?? ids.size;
    ids.set(name, id);
    const memories = new Set<string>();
    const moods = new Set<string>();
    for (const [call, [arg]] of asked.flatMap(calls)) {
      if (call === 'mood') moods.add(arg ?? '');
      const key = rememberedKey(call, arg);
      if (key !== null) memories.add(key);
    }
    return { id, vars: [...needed].filter((one) => declared.has(one)).sort(), memories, moods };
  };

  const curious = curiousOf(askers);
  const nothing: Future = { id: -1, vars: [], memories: new Set(), moods: new Set() };
  return (state) => {
    const aside = state.active.some((index) => (tree.nodes[index]?.parent ?? -1) === 0);
    const from = aside ? [...state.active, ...state.history] : state.active;
    // Nothing that asks about the state lies ahead, whatever the state.
    if (!from.some((index) => curious.has(index))) return nothing;
    const { vars, seen } = state.context;
    const key = `${from.join()};${seen.join()};${encounter.vars.map(({ id }) => vars[id]).join()}`;
    let future = cache.get(key);
    if (!future) {
      future = make(state, from);
      cache.set(key, future);
    }
    return future;
  };
}

/** Nodes from which something that asks about the state, or changes a variable, can still come. */
function curiousOf(askers: readonly Asker[]): ReadonlySet<number> {
  const before = new Map<number, number[]>();
  const found = new Set<number>();
  for (const [index, { next, guards, assignments }] of askers.entries()) {
    if (guards.length > 0 || assignments.length > 0) found.add(index);
    for (const to of [...next, ...guards.flatMap((guard) => guard.to)]) {
      const list = before.get(to);
      if (list) list.push(index);
      else before.set(to, [index]);
    }
  }
  for (const index of found) for (const from of before.get(index) ?? []) found.add(from);
  return found;
}

/** Everything that can be come to, each once, in order of arrival. */
function spread(from: readonly number[], next: (index: number) => readonly number[]): readonly number[] {
  const found = new Set(from);
  for (const index of found) for (const to of next(index)) found.add(to);
  return [...found];
}

function askersOf(tree: ModelTree): readonly Asker[] {
  const story = tree.nodes.slice(2, (tree.nodes[1]?.last ?? 1) + 1);
  return tree.nodes.map((node): Asker => {
    if (node.index === 1) return { guards: [], assignments: [], next: story.map(({ index }) => index) };
    if (node.kind !== 'moment') return { guards: [], assignments: [], next: [] };
    const next = [...node.children];
    for (let at = node.parent; at > 1; at = tree.nodes[at]?.parent ?? -1) next.push(at);
    const guards: Asker['guards'][number][] = [];
    for (const { index, rule, target } of node.rules) {
      // The way back may lead to any moment of the story.
      const to = target >= 0 ? [target] : target === BACK ? [1] : [];
      if (asksState(rule.when)) guards.push({ rule: index, when: rule.when, to });
      else next.push(...to);
    }
    const effects = [...(node.moment?.enter ?? []), ...node.rules.flatMap(({ rule }) => rule.do)];
    const assignments = effects.flatMap((effect) => ('set' in effect ? [effect.set] : []));
    return { guards, assignments, next };
  });
}

const asksState = (when: Expr): boolean =>
  namesIn(when).length > 0 || calls(when).some(([name, [arg]]) => name === 'mood' || rememberedKey(name, arg) !== null);

/** Memory that is there already reads as true. */
function recall(expr: Expr, seen: ReadonlySet<string>): Expr {
  if (!Array.isArray(expr)) return expr;
  const [op, ...args] = expr as readonly [string, ...Expr[]];
  if (op === 'var') return expr;
  if (op !== 'call') return [op, ...args.map((arg) => recall(arg, seen))];
  const key = rememberedKey(args[0] as string, args[1] as string | undefined);
  return key !== null && seen.has(key) ? true : expr;
}

/** What is left of a condition when all that is settled is worked in. */
function fold(expr: Expr, seen: ReadonlySet<string>, settled: Settled): Expr {
  if (!Array.isArray(expr)) return expr;
  const [op, ...args] = expr as readonly [string, ...Expr[]];
  if (op === 'call') return recall(expr, seen);
  const known = settled(expr);
  if (known !== null) return known;
  if (op !== '&&' && op !== '||' && op !== '!') return recall(expr, seen);
  const [a = false, b = false] = args.map((arg) => fold(arg, seen, settled));
  if (op === '!') return typeof a === 'boolean' ? !a : [op, a];
  const stop = op === '||';
  if (a === stop || b === stop) return stop;
  if (a === !stop) return b;
  return b === !stop ? a : [op, a, b];
}

import { ATOMS, evaluate, holds as holdsIn, type Observation, type Scope } from './expression';
import { observe } from './machine-memory';
import type { ModelRule, ModelTree } from './model-tree';
import type { Expr, MachineEvent } from './types';

export interface Guards {
  /** Rules of the node that this event could still take, in order. */
  candidates(event: MachineEvent, node: number): readonly ModelRule[];
  holds(event: MachineEvent, rule: ModelRule, scope: Scope): boolean;
  /** What is left of the guard; `false` if the event alone rules it out. */
  rest(event: MachineEvent, rule: ModelRule): Expr;
}

const NOBODY: Scope = {
  vars: {},
  draws: {},
  moods: {},
  remembered: { has: () => false },
  moments: { has: () => false },
};

/** Guards with the event already worked in: what is left asks about the state alone. Memory is kept per event object. */
export function keptGuards(tree: ModelTree): Guards {
  const memory = new WeakMap<MachineEvent, Map<number, readonly { rule: ModelRule; rest: Expr }[]>>();
  const worked = (event: MachineEvent, node: number) => {
    let byNode = memory.get(event);
    if (!byNode) {
      byNode = new Map();
      memory.set(event, byNode);
    }
    let found = byNode.get(node);
    if (!found) {
      const observation = observe(event);
      const left: { rule: ModelRule; rest: Expr }[] = [];
      for (const rule of tree.nodes[node]?.rules ?? []) {
        const rest = rule.rule.on.includes(event.type) ? specialise(rule.rule.when, observation) : false;
        if (rest !== false) left.push({ rule, rest });
      }
      found = left;
      byNode.set(node, found);
    }
    return found;
  };
  const candidates = new WeakMap<readonly { rule: ModelRule; rest: Expr }[], readonly ModelRule[]>();
  const rest = (event: MachineEvent, rule: ModelRule): Expr =>
    worked(event, rule.source).find((one) => one.rule === rule)?.rest ?? false;
  return {
    candidates(event, node) {
      const list = worked(event, node);
      let rules = candidates.get(list);
      if (!rules) {
        rules = list.map((one) => one.rule);
        candidates.set(list, rules);
      }
      return rules;
    },
    rest,
    holds(event, rule, scope) {
      const left = rest(event, rule);
      return left === true || holdsIn(left, { event: null, raised: [], entered: [] }, scope);
    },
  };
}

/** Rules of each node that listen to a type of event, found once for a tree. */
type Listening = Map<MachineEvent['type'], readonly (readonly ModelRule[])[]>;
const listening = new WeakMap<ModelTree, Listening>();

/** Guards asked as they are written, for events that come once. */
export function passingGuards(tree: ModelTree): Guards {
  const byType: Listening = listening.get(tree) ?? new Map();
  listening.set(tree, byType);
  let last: { readonly event: MachineEvent; readonly observation: Observation } | null = null;
  const seen = (event: MachineEvent): Observation => {
    if (last?.event !== event) last = { event, observation: observe(event) };
    return last.observation;
  };
  return {
    candidates({ type }, node) {
      let byNode = byType.get(type);
      if (!byNode) {
        byNode = tree.nodes.map(({ rules }) => rules.filter(({ rule }) => rule.on.includes(type)));
        byType.set(type, byNode);
      }
      return byNode[node] ?? [];
    },
    rest: (event, { rule }) => specialise(rule.when, seen(event)),
    holds: (event, { rule }, scope) => holdsIn(rule.when, seen(event), scope),
  };
}

/**
 * Replaces every atom that asks about the event by its value, and folds what follows from it. Atoms that ask about the
 * machine's answer (`event`, `entered`) read as false, as they do for rules, unless `open` keeps them.
 */
export function specialise(expr: Expr, observation: Observation, open = false): Expr {
  if (!Array.isArray(expr)) return expr;
  const [op, ...args] = expr as readonly [string, ...Expr[]];
  if (op === 'call') {
    const name = args[0] as string;
    const answers = name === 'event' || name === 'entered';
    const later = answers ? open : (ATOMS[name]?.on ?? null) === null;
    return later ? expr : evaluate(expr, observation, NOBODY) === true;
  }
  if (op === 'var') return expr;
  const parts = args.map((arg) => specialise(arg, observation, open));
  const [a = false, b = false, c = false] = parts;
  if (op === '&&') return a === false || b === false ? false : a === true ? b : b === true ? a : [op, ...parts];
  if (op === '||') return a === true || b === true ? true : a === false ? b : b === false ? a : [op, ...parts];
  if (op === '!') return typeof a === 'boolean' ? !a : [op, ...parts];
  if (op === '?:' && typeof a === 'boolean') return a ? b : c;
  return [op, ...parts];
}

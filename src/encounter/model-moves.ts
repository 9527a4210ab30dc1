import { BACK, type ModelRule, type ModelTree, STAY } from './model-tree';

/** Where rules that are taken together lead: states left, innermost first, states entered, outermost first. */
export interface Move {
  readonly exits: readonly number[];
  readonly entries: readonly number[];
  /** What is active then. */
  readonly active: readonly number[];
  /** Innermost moments of the story, to come back to; null where nothing interrupts it. */
  readonly history: readonly number[] | null;
  readonly ending: string | null;
}

/** One list object for every set of states that is ever active, so that what is known of it is found by the object. */
function sameList(tree: ModelTree, list: readonly number[]): readonly number[] {
  const name = list.join();
  const known = tree.lists.get(name);
  if (known) return known;
  tree.lists.set(name, list);
  return list;
}

const NO_STATES: readonly number[] = [];

export function moveOf(
  tree: ModelTree,
  active: readonly number[],
  history: readonly number[],
  taken: readonly Transition[],
): Move {
  const [first] = taken;
  if (!first || taken.every(({ rule }) => rule.target === STAY))
    return { exits: NO_STATES, entries: NO_STATES, active, history: null, ending: endingAt(tree, active) };
  if (taken.length > 1 || first.rule.target === BACK) return makeMove(tree, active, history, taken);
  // A rule is mostly taken where it was taken before.
  const { rule } = first;
  if (rule.last?.from === active) return rule.last.move;
  const move = makeMove(tree, active, history, taken);
  rule.last = { from: active, move };
  return move;
}

function makeMove(
  tree: ModelTree,
  before: readonly number[],
  history: readonly number[],
  taken: readonly Transition[],
): Move {
  const gone = new Set<number>();
  for (const { exits } of taken) for (const index of exits) gone.add(index);
  // The story is left as a whole only when something outside it is entered.
  const interrupted = gone.size > 0 && taken.some(({ domain }) => domain === 0) && isWithin(tree, before, 1);
  const leaves = before.filter((index) => isDescendant(tree, index, 1) && tree.nodes[index]?.children.length === 0);
  const entered = new Set<number>();
  for (const transition of taken) addEntries(tree, transition, interrupted ? leaves : history, entered);
  const entries = [...entered].sort((a, b) => a - b);
  const now = new Set([...before.filter((index) => !gone.has(index)), ...entries.filter((index) => index > 1)]);
  const active = sameList(
    tree,
    [...now].sort((a, b) => a - b),
  );
  return {
    exits: [...gone].sort((a, b) => b - a),
    entries,
    active,
    history: interrupted ? sameList(tree, leaves) : null,
    ending: endingAt(tree, active),
  };
}

/** What is entered at the opening. */
export function openingMove(tree: ModelTree): Move {
  const first = tree.nodes[1]?.children[0];
  const entered = first === undefined ? new Set<number>() : withDescendants(tree, first, new Set([first]));
  const active = sameList(
    tree,
    [...entered].sort((a, b) => a - b),
  );
  return { exits: NO_STATES, entries: active, active, history: null, ending: null };
}

function endingAt(tree: ModelTree, active: readonly number[]): string | null {
  for (const index of active) {
    const node = tree.nodes[index];
    if (node?.kind === 'ending') return node.id;
  }
  return null;
}

/** Whether anything of the subtree is active. */
export function isWithin(tree: ModelTree, active: readonly number[], root: number): boolean {
  const last = tree.nodes[root]?.last ?? root;
  for (const index of active) if (index >= root && index <= last) return true;
  return false;
}

const isDescendant = (tree: ModelTree, index: number, ancestor: number): boolean =>
  index > ancestor && index <= (tree.nodes[ancestor]?.last ?? ancestor);

/** States a rule leaves, with what it leads to. */
export interface Transition {
  readonly rule: ModelRule;
  readonly domain: number;
  readonly exits: readonly number[];
}

export function transitionOf(
  tree: ModelTree,
  active: readonly number[],
  history: readonly number[],
  rule: ModelRule,
): Transition {
  if (rule.target === STAY) return { rule, domain: -1, exits: NO_STATES };
  const targets = rule.target === BACK ? history : [rule.target];
  const { source } = rule;
  const inside = !rule.reenter && targets.every((target) => target === source || isDescendant(tree, target, source));
  const domain = inside ? source : commonAncestor(tree, [...targets, source]);
  return { rule, domain, exits: active.filter((index) => isDescendant(tree, index, domain)) };
}

function commonAncestor(tree: ModelTree, indexes: readonly number[]): number {
  const [head = 0, ...tail] = indexes;
  let ancestor = tree.nodes[head]?.parent ?? 0;
  while (ancestor > 0 && !tail.every((index) => isDescendant(tree, index, ancestor)))
    ancestor = tree.nodes[ancestor]?.parent ?? 0;
  return ancestor;
}

/** Of rules that would leave the same state the inner one wins, else the one that stands first. */
export function settleConflicts(tree: ModelTree, transitions: readonly Transition[]): readonly Transition[] {
  if (transitions.length < 2) return transitions;
  let kept: Transition[] = [];
  for (const one of transitions) {
    const rivals = kept.filter((other) => one.exits.some((index) => other.exits.includes(index)));
    if (rivals.some((other) => !isDescendant(tree, one.rule.source, other.rule.source))) continue;
    kept = [...kept.filter((other) => !rivals.includes(other)), one];
  }
  return kept;
}

function addEntries(
  tree: ModelTree,
  { rule, domain }: Transition,
  history: readonly number[],
  entered: Set<number>,
): void {
  if (rule.target === STAY) return;
  const targets = rule.target === BACK ? history : [rule.target];
  for (const target of targets) entered.add(target);
  for (const target of targets) withDescendants(tree, target, entered);
  for (const target of targets) withAncestors(tree, target, domain, entered);
}

/** First child of a compound moment, every child of a parallel one. */
function withDescendants(tree: ModelTree, index: number, entered: Set<number>): ReadonlySet<number> {
  const node = tree.nodes[index];
  if (!node || node.children.length === 0) return entered;
  if (node.parallel) {
    for (const child of node.children) addRegion(tree, child, entered);
    return entered;
  }
  const first = node.children[0] as number;
  entered.add(first);
  return withDescendants(tree, first, entered);
}

function addRegion(tree: ModelTree, child: number, entered: Set<number>): void {
  for (const index of entered) if (isDescendant(tree, index, child)) return;
  entered.add(child);
  withDescendants(tree, child, entered);
}

function withAncestors(tree: ModelTree, index: number, domain: number, entered: Set<number>): void {
  for (let at = tree.nodes[index]?.parent ?? -1; at > domain; at = tree.nodes[at]?.parent ?? -1) {
    entered.add(at);
    const node = tree.nodes[at];
    if (node?.parallel) for (const child of node.children) addRegion(tree, child, entered);
  }
  const above = tree.nodes[domain];
  if (above?.parallel) for (const child of above.children) addRegion(tree, child, entered);
}

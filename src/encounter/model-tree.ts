import { allMoments, ENDED_BY_LIMIT, ENDED_BY_TRAINEE } from './machine';
import type { Move } from './model-moves';
import type { Encounter, Moment, Rule } from './types';

/** One state of the compiled machine below its story region, numbered in document order. */
export interface ModelNode {
  readonly index: number;
  readonly kind: 'story' | 'main' | 'moment' | 'ending';
  /** Id of the moment or ending. */
  readonly id: string;
  readonly moment: Moment | null;
  readonly parent: number;
  /** Last index of the subtree: descendants are `index + 1 … last`. */
  readonly last: number;
  readonly children: readonly number[];
  readonly parallel: boolean;
  readonly rules: readonly ModelRule[];
}

export interface ModelRule {
  /** Number of the rule in the whole encounter. */
  readonly index: number;
  readonly rule: Rule;
  readonly source: number;
  /** Index of the target, `BACK` out of an interruption, `STAY` without goto. */
  readonly target: number;
  readonly reenter: boolean;
  /** Leads from the author's moments into an interruption. */
  readonly interrupts: boolean;
  /** The rule in a list by itself. */
  readonly alone: readonly ModelRule[];
  /** Where it led when it was taken last, from what was active then. */
  last: { readonly from: readonly number[]; readonly move: Move } | null;
}

export const BACK = -2;
export const STAY = -1;

export interface ModelTree {
  readonly encounter: Encounter;
  readonly nodes: readonly ModelNode[];
  readonly rules: readonly ModelRule[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly moments: ReadonlyMap<string, Moment>;
  readonly momentLists: WeakMap<readonly number[], readonly string[]>;
  /** See `sameList`. */
  readonly lists: Map<string, readonly number[]>;
  readonly left: number;
  readonly timeUp: number;
  /** What the engine itself does when the trainee leaves, and when the time is up. */
  readonly leftRules: readonly ModelRule[];
  readonly timeUpRules: readonly ModelRule[];
}

/** Ids of the moments that are active, in document order. The same list for the same object. */
export function momentsAt(tree: ModelTree, active: readonly number[]): readonly string[] {
  let known = tree.momentLists.get(active);
  if (!known) {
    known = active.flatMap((index) => {
      const node = tree.nodes[index];
      return node?.moment ? [node.id] : [];
    });
    tree.momentLists.set(active, known);
  }
  return known;
}

export function modelTree(encounter: Encounter): ModelTree {
  const nodes: { -readonly [K in keyof ModelNode]: ModelNode[K] }[] = [];
  const indexOf = new Map<string, number>();
  const add = (kind: ModelNode['kind'], id: string, moment: Moment | null, parent: number): number => {
    const index = nodes.length;
    nodes.push({
      index,
      kind,
      id,
      moment,
      parent,
      last: index,
      children: [],
      parallel: moment?.parallel ?? false,
      rules: [],
    });
    if (kind === 'moment' || kind === 'ending') indexOf.set(id, index);
    const children = (moment?.moments ?? []).map((child) => add('moment', child.id, child, index));
    return close(index, children);
  };
  const close = (index: number, children: readonly number[]): number => {
    const node = nodes[index];
    if (node) {
      node.children = children;
      node.last = nodes.length - 1;
    }
    return index;
  };
  add('story', '', null, -1);
  add('main', '', null, 0);
  close(
    1,
    encounter.moments.map((moment) => add('moment', moment.id, moment, 1)),
  );
  const rest = [
    ...encounter.interruptions.map((moment) => add('moment', moment.id, moment, 0)),
    ...encounter.endings.map((ending) => add('ending', ending.id, null, 0)),
  ];
  close(0, [1, ...rest]);

  const interruptions = new Set(encounter.interruptions.map((moment) => moment.id));
  const rules: ModelRule[] = [];
  for (const node of nodes) {
    node.rules = (node.moment?.rules ?? []).map((rule) => {
      const target = rule.goto === undefined ? STAY : rule.goto === 'back' ? BACK : (indexOf.get(rule.goto) ?? STAY);
      const made = ruleOf({
        index: rules.length,
        rule,
        source: node.index,
        target,
        reenter: rule.goto === node.id,
        interrupts: rule.goto !== undefined && interruptions.has(rule.goto),
      });
      rules.push(made);
      return made;
    });
  }
  const own = (target: number): readonly ModelRule[] =>
    ruleOf({
      index: -1,
      rule: { id: '@story', when: true, on: [], do: [], goto: nodes[target]?.id ?? '' },
      source: 0,
      target,
      reenter: false,
      interrupts: false,
    }).alone;
  const left = indexOf.get(ENDED_BY_TRAINEE) ?? -1;
  const timeUp = indexOf.get(ENDED_BY_LIMIT) ?? -1;
  return {
    encounter,
    nodes,
    rules,
    indexOf,
    moments: new Map(allMoments(encounter).map((moment) => [moment.id, moment])),
    momentLists: new WeakMap(),
    lists: new Map(),
    left,
    timeUp,
    leftRules: own(left),
    timeUpRules: own(timeUp),
  };
}

/** Written out: a spread that adds a property gives every rule a shape of its own, and asking rules is most of a step. */
function ruleOf(parts: Omit<ModelRule, 'alone' | 'last'>): ModelRule {
  const { index, rule, source, target, reenter, interrupts } = parts;
  const alone: ModelRule[] = [];
  const made: ModelRule = { index, rule, source, target, reenter, interrupts, alone, last: null };
  alone.push(made);
  return made;
}

import type { ModelNode, ModelTree } from '../../encounter';

/** Nodes whose rules ask the same in the same order are of one kind: a long story has few. */
interface Kinds {
  readonly kindOf: readonly number[];
  /** A node of each kind. */
  readonly examples: readonly ModelNode[];
}

const known = new WeakMap<ModelTree, Kinds>();

export function kindsOf(tree: ModelTree): Kinds {
  const found = known.get(tree) ?? makeKinds(tree);
  known.set(tree, found);
  return found;
}

function makeKinds(tree: ModelTree): Kinds {
  const numbers = new Map<string, number>();
  const examples: ModelNode[] = [];
  const kindOf = tree.nodes.map((node) => {
    const name = JSON.stringify(node.rules.map(({ rule }) => [rule.on, rule.when]));
    let kind = numbers.get(name);
    if (kind === undefined) {
      kind = examples.length;
      numbers.set(name, kind);
      examples.push(node);
    }
    return kind;
  });
  return { kindOf, examples };
}

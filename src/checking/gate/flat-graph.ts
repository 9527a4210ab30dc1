import type { Graph, GraphNode, InputEdge } from './explore';

/** The graph as whole numbers in flat arrays, for following many duties through it one after the other. */
export interface FlatGraph {
  /** By node: where its inputs begin in the lists by edge; one more than there are nodes. */
  readonly starts: Int32Array;
  /** By edge. */
  readonly to: Int32Array;
  readonly group: Int32Array;
  readonly edges: readonly InputEdge[];
  readonly groups: number;
  /** By node: number of its situation, and of its ending (0 is none). */
  readonly situations: Int32Array;
  readonly endings: Int32Array;
  /** By moment: the nodes in which it is active. */
  readonly nodesIn: ReadonlyMap<string, readonly number[]>;
  /** By what is raised (with a `!` before) or entered: an edge of every kind of showing in which it is. */
  readonly showing: ReadonlyMap<string, readonly InputEdge[]>;
  readonly situationOf: readonly GraphNode['situation'][];
  readonly endingOf: readonly (string | null)[];
}

const made = new WeakMap<readonly GraphNode[], FlatGraph>();

/** Variants that share their nodes share it. */
export function flatGraph({ nodes }: Graph): FlatGraph {
  const known = made.get(nodes);
  if (known) return known;
  const size = nodes.reduce((sum, { inputs }) => sum + inputs.length, 0);
  const edges: InputEdge[] = [];
  const starts = new Int32Array(nodes.length + 1);
  const lists = { to: new Int32Array(size), group: new Int32Array(size) };
  let groups = 0;
  const nodesIn = new Map<string, number[]>();
  const showing = new Map<string, InputEdge[]>();
  const shown = new Set<number>();
  const list = <T>(lists: Map<string, T[]>, name: string, one: T): void => {
    const known = lists.get(name);
    if (known) known.push(one);
    else lists.set(name, [one]);
  };
  const situations = new Numbers<GraphNode['situation']>((one) => one ?? '');
  const endings = new Numbers<string | null>((one) => one ?? '');
  endings.of(null);
  const by = (number: (node: GraphNode) => number): Int32Array => Int32Array.from(nodes, number);
  for (const { id, inputs, moments } of nodes) {
    starts[id] = edges.length;
    for (const moment of moments) list(nodesIn, moment, id);
    for (const edge of inputs) {
      lists.to[edges.length] = edge.to;
      lists.group[edges.length] = edge.group;
      groups = Math.max(groups, edge.group + 1);
      edges.push(edge);
      if (shown.has(edge.shown)) continue;
      shown.add(edge.shown);
      for (const name of edge.raised) list(showing, `!${name}`, edge);
      for (const id of edge.entered) list(showing, id, edge);
    }
  }
  starts[nodes.length] = edges.length;
  const flat: FlatGraph = {
    starts,
    ...lists,
    edges,
    groups,
    situations: by((node) => situations.of(node.situation)),
    endings: by((node) => endings.of(node.state.ending)),
    nodesIn,
    showing,
    situationOf: situations.list,
    endingOf: endings.list,
  };
  made.set(nodes, flat);
  return flat;
}

/** Numbers for what has the same name. */
class Numbers<T> {
  readonly list: T[] = [];
  readonly #byName = new Map<string, number>();

  constructor(readonly name: (one: T) => string) {}

  of(one: T): number {
    const name = this.name(one);
    let number = this.#byName.get(name);
    if (number === undefined) {
      number = this.list.length;
      this.#byName.set(name, number);
      this.list.push(one);
    }
    return number;
  }
}

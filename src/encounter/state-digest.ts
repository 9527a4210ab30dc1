import { canonicalJson, keptCanonicalJson as kept, sha256Hex } from './canonical';
import { endingState as endingName, MAIN, type MachineContext } from './machine';
import type { ModelTree } from './model-tree';
import type { Timers } from './scheduler';

const DIGEST_LENGTH = 32;

/**
 * Digest of canonical JSON of the machine's value, memory and timers. Written out member by member, since a step changes
 * little of the memory, and nothing in place.
 */
export function digestOf(value: string, context: MachineContext, timers: Timers): string {
  const { active, calmed, draws, moods, places, resuming, seen, vars } = context;
  const memory =
    `{"active":${kept(active)},"calmed":${kept(calmed)},"draws":${kept(draws)},"moods":${kept(moods)},` +
    `"places":${kept(places)},"resuming":${resuming},"seen":${kept(seen)},"vars":${kept(vars)}}`;
  const state = `{"context":${memory},"timers":${canonicalJson(timers)},"value":${value}}`;
  return sha256Hex(state).slice(0, DIGEST_LENGTH);
}

/** Canonical JSON of the machine's value. The first machines had a region for people; old attempts are still replayed. */
export const playedValue = (value: object | string): string => `{"people":{},"story":${canonicalJson(value)}}`;

const values = new WeakMap<readonly number[], string>();

/** The same for the value that XState gives the machine with these nodes active. */
export function valueText(tree: ModelTree, active: readonly number[]): string {
  let known = values.get(active);
  if (known === undefined) {
    known = playedValue(storyValue(tree, active));
    values.set(active, known);
  }
  return known;
}

type StateValue = string | { readonly [key: string]: StateValue };

function storyValue(tree: ModelTree, active: readonly number[]): StateValue {
  const below = (parent: number) => active.filter((index) => tree.nodes[index]?.parent === parent);
  const nameOf = (index: number): string => {
    const node = tree.nodes[index];
    return node?.kind === 'ending' ? endingName(node.id) : (node?.id ?? '');
  };
  const valueAt = (index: number): StateValue => {
    const children = below(index);
    const [only] = children;
    if (only === undefined) return {};
    if (tree.nodes[index]?.parallel) return Object.fromEntries(children.map((id) => [nameOf(id), valueAt(id)]));
    return below(only).length === 0 ? nameOf(only) : { [nameOf(only)]: valueAt(only) };
  };
  const [aside] = below(0);
  if (aside === undefined) return { [MAIN]: valueAt(1) };
  return below(aside).length === 0 ? nameOf(aside) : { [nameOf(aside)]: valueAt(aside) };
}

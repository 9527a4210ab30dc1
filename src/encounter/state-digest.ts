import { canonicalJson, keyText, sha256Hex } from './canonical';
import { endingState as endingName, MAIN } from './machine';
import type { MachineContext } from './machine-memory';
import type { ModelTree } from './model-tree';
import type { Timers } from './scheduler';

const DIGEST_LENGTH = 32;

export type Digester = (value: string, context: MachineContext, timers: Timers) => string;

/**
 * Digest of canonical JSON of the machine's value, memory and timers. Written out member by member, since a step changes
 * little of the memory, and nothing in place: what is the same object as in the step before is the same text.
 */
export function createDigester(): Digester {
  const calmed = lastText();
  const draws = lastText();
  const moods = lastText();
  const places = lastText();
  const seen = lastText();
  const vars = lastText();
  const shelved = lastText();
  let last = { text: '', digest: '' };
  return (value, context, timers) => {
    const memory =
      `{"active":[${context.active.map(keyText).join()}],"calmed":${calmed(context.calmed)},` +
      `"draws":${draws(context.draws)},"moods":${moods(context.moods)},"places":${places(context.places)},` +
      `"resuming":${context.resuming},"seen":${seen(context.seen)},"vars":${vars(context.vars)}}`;
    const clocks = `{"armed":[${armedText(timers)}],"nextOrder":${timers.nextOrder},"shelved":${shelved(timers.shelved)}}`;
    const text = `{"context":${memory},"timers":${clocks},"value":${value}}`;
    // Draws and notes leave everything as it is.
    if (text !== last.text) last = { text, digest: sha256Hex(text).slice(0, DIGEST_LENGTH) };
    return last.digest;
  };
}

function lastText(): (value: object) => string {
  let last: object | null = null;
  let known = '';
  return (value) => {
    if (value !== last) {
      known = canonicalJson(value);
      last = value;
    }
    return known;
  };
}

function armedText({ armed }: Timers): string {
  let list = '';
  for (const { due, id, moment, order } of armed) {
    if (list !== '') list += ',';
    list += `{"due":${due},"id":${keyText(id)},"moment":${moment === null ? null : keyText(moment)},"order":${order}}`;
  }
  return list;
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

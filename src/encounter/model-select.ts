import { LIMIT } from './dynamics';
import type { Scope } from './expression';
import { type MachineContext, scopeOf } from './machine-memory';
import type { Guards } from './model-guards';
import { isWithin } from './model-moves';
import type { ModelRule, ModelTree } from './model-tree';
import type { MachineEvent } from './types';

const NO_RULES: readonly ModelRule[] = [];

/** Innermost first, then outwards; within one moment the first rule that holds. Parallel moments each have their say. */
export function select(
  tree: ModelTree,
  guards: Guards,
  active: readonly number[],
  context: MachineContext,
  event: MachineEvent,
): readonly ModelRule[] {
  const asked: Asked = { tree, guards, active, event, context, scope: null };
  let taken = isWithin(tree, active, 1) ? visit(asked, 1) : NO_RULES;
  for (const root of active) {
    if (tree.nodes[root]?.parent === 0) taken = both(taken, visit(asked, root));
  }
  if (taken.length > 0) return taken;
  return event.type === 'TIMER' && event.timer === LIMIT ? tree.timeUpRules : NO_RULES;
}

interface Asked {
  readonly tree: ModelTree;
  readonly guards: Guards;
  readonly active: readonly number[];
  readonly event: MachineEvent;
  readonly context: MachineContext;
  scope: Scope | null;
}

const both = (one: readonly ModelRule[], other: readonly ModelRule[]): readonly ModelRule[] =>
  other.length === 0 ? one : one.length === 0 ? other : [...one, ...other];

/** Children of a node by what is active, so that a step costs what is active and not what there is. */
function visit(asked: Asked, index: number): readonly ModelRule[] {
  const { nodes } = asked.tree;
  let found = NO_RULES;
  for (const child of asked.active) {
    if (nodes[child]?.parent === index) found = both(found, visit(asked, child));
  }
  return found.length > 0 ? found : own(asked, index);
}

function own(asked: Asked, index: number): readonly ModelRule[] {
  const { guards, event } = asked;
  for (const rule of guards.candidates(event, index)) {
    asked.scope ??= scopeOf(asked.context);
    if (guards.holds(event, rule, asked.scope)) return rule.alone;
  }
  return NO_RULES;
}

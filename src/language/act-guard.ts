import type { Span } from './guards';
import type { Template } from './lexicon';
import type { TurnReader } from './turn-reader';

/** Log odds: an act that its turn reads so unlike is none; its words stand there in another sense. */
const UNLIKELY = -4.25;
/** Fewer known runs say nothing against an act. */
const ENOUGH = 3;
/** The guard's name. */
export const UNLIKE = 'unlike';

/**
 * What the overtone of a turn says against acts. It never makes one: a template must have matched, and one of a norm pack's
 * own is not doubted, nor one that is all that was said.
 */
export function guardActs<C extends Span & { readonly template: Template; readonly guards: readonly string[] }>(
  said: readonly C[],
  turn: TurnReader,
): readonly C[] {
  return said.map((candidate) => {
    const { template, guards } = candidate;
    const { kind, label } = template.group;
    if (kind !== 'act' || guards.length > 0 || template.possible || !template.builtIn) return candidate;
    const { known, like } = turn.around(candidate);
    const unlike = known >= ENOUGH && like(label) < UNLIKELY && !turn.isAll(candidate);
    return unlike ? { ...candidate, guards: [UNLIKE] } : candidate;
  });
}

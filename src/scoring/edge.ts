import { type Credit, creditOf } from './credit';
import { anatomy } from './expressions';
import { type Family, outcomeOf } from './outcome';
import { anyHolds, operandHolds } from './sight';
import { isTrainee } from './trace';

/** `init` and `end`: what the trainee does first, or last, in the moments of the duty. */
export interface EdgeState {
  readonly family: 'edge';
  /** Line of the trainee's first (`init`) or latest (`end`) event in scope. */
  readonly at: number | null;
  /** Null if that event was something else. */
  readonly credit: Credit | null;
}

export const edgeStart = (): EdgeState => ({ family: 'edge', at: null, credit: null });

export const edge: Family<EdgeState> = {
  step(state, sight) {
    if (!isTrainee(sight.step) || !sight.inScope) return state;
    if (sight.duty.template === 'init' && state.at !== null) return state;
    const right = operandHolds(sight, 0);
    const exact = right && sight.duty.fixedWording && anyHolds(sight, anatomy(sight.duty).wording[0] ?? []);
    return { family: 'edge', at: sight.step.seq, credit: right ? creditOf(sight, exact) : null };
  },
  verdict(state, duty) {
    if (duty.template === 'end' || state.at === null) return 'pending';
    return state.credit === null ? 'violated' : 'satisfied';
  },
  end(state, duty) {
    const { credit } = state;
    return outcomeOf({
      satisfied: credit !== null,
      broken: credit === null && state.at !== null,
      worth: credit?.worth ?? 0,
      credits: credit === null ? [] : [credit],
      refs: state.at === null ? [] : [{ seq: state.at, exprs: duty.operands }],
    });
  },
  key: (state) => `${state.at === null ? '-' : (state.credit?.worth ?? 0)}`,
};

import type { Duty, Expr } from '../encounter';
import { better, type Credit, creditOf, mostNow } from './credit';
import { anatomy } from './expressions';
import { type Family, outcomeOf, type Ref } from './outcome';
import { anyHolds, operandHolds, partHolds, type Sight } from './sight';

/** Duties fulfilled by things that happen, in any order: `existence`, `choice`, `all_of`, and phrases by their parts. */
export interface CollectState {
  readonly family: 'collect';
  /** Best credit so far: one for `existence` and `choice`, one per operand of `all_of`, one per part of a phrase. */
  readonly slots: readonly (Credit | null)[];
}

const byParts = (duty: Duty): boolean => duty.template !== 'all_of' && (duty.parts?.length ?? 0) > 0;

export function collectStart(duty: Duty): CollectState {
  const size = byParts(duty) ? (duty.parts?.length ?? 1) : duty.template === 'all_of' ? duty.operands.length : 1;
  return { family: 'collect', slots: Array.from({ length: size }, () => null) };
}

/** Whether the slot is filled by this step; `exact` where the norm's own wording did it. */
function fills(sight: Sight, slot: number): { readonly exact: boolean } | null {
  const { duty } = sight;
  const found = anatomy(duty);
  const exactly = (wording: readonly Expr[]) => ({ exact: duty.fixedWording && anyHolds(sight, wording) });
  if (byParts(duty)) {
    if (anyHolds(sight, found.wholePhrase)) return { exact: true };
    return partHolds(sight, slot) ? exactly(found.partWording[slot] ?? []) : null;
  }
  if (duty.template === 'choice') {
    const chosen = duty.operands.findIndex((_, index) => operandHolds(sight, index));
    return chosen < 0 ? null : exactly(duty.operands.flatMap((_, index) => found.wording[index] ?? []));
  }
  return operandHolds(sight, slot) ? exactly(found.wording[slot] ?? []) : null;
}

function exprsOf(duty: Duty, slot: number): readonly Expr[] {
  if (byParts(duty)) {
    const part = duty.parts?.[slot];
    return part === undefined ? [] : [part.expr, ...anatomy(duty).wholePhrase];
  }
  if (duty.template === 'choice') return duty.operands;
  const operand = duty.operands[slot];
  return operand === undefined ? [] : [operand];
}

export const collect: Family<CollectState> = {
  step(state, sight) {
    const most = mostNow(sight);
    let slots: (Credit | null)[] | null = null;
    for (const [slot, known] of state.slots.entries()) {
      // Nothing better can come of it.
      if (known !== null && known.worth >= most) continue;
      const filled = fills(sight, slot);
      if (filled === null) continue;
      const best = better(known, creditOf(sight, filled.exact));
      if (best === known) continue;
      slots ??= [...state.slots];
      slots[slot] = best;
    }
    return slots === null ? state : { family: 'collect', slots };
  },
  verdict: (state) => (state.slots.every((slot) => slot !== null) ? 'satisfied' : 'pending'),
  end(state, duty) {
    const credits = state.slots.filter((slot) => slot !== null);
    const refs: readonly Ref[] = state.slots.flatMap((slot, index) =>
      slot === null ? [] : [{ seq: slot.seq, exprs: exprsOf(duty, index) }],
    );
    const sum = credits.reduce((total, credit) => total + credit.worth, 0);
    return outcomeOf({
      satisfied: credits.length === state.slots.length,
      worth: Math.floor(sum / Math.max(1, state.slots.length)),
      credits,
      refs,
      missing: byParts(duty) ? state.slots.flatMap((slot, index) => (slot === null ? [index] : [])) : [],
      incomplete: credits.length > 0 && credits.length < state.slots.length,
    });
  },
  key: (state) => state.slots.map((slot) => slot?.worth ?? '-').join(),
};

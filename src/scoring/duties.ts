import { type Duty, type Encounter, holds } from '../encounter';
import { type ClauseId, type PackId, packOf } from '../norms';
import { scores } from './points';

/** Whether the duty's operand is forbidden language of every kind, everywhere and in every variant. */
function coversAll(duty: Duty): boolean {
  const [operand] = duty.operands;
  return (
    duty.template === 'absence' &&
    duty.dimension === 'forbidden' &&
    duty.during.length === 0 &&
    duty.if === undefined &&
    duty.within === undefined &&
    duty.since === undefined &&
    scores(duty) &&
    Array.isArray(operand) &&
    operand.length === 2 &&
    operand[0] === 'call' &&
    operand[1] === 'forbidden'
  );
}

/** Five points for every kind of forbidden language in every utterance, whether an encounter speaks of it or not. */
export const NO_FORBIDDEN_LANGUAGE: Duty = {
  id: 'builtin:no_forbidden_language',
  text: { zh: '不说禁语', en: 'No forbidden language' },
  // The marks cite the clauses of what was said.
  clauses: [],
  beyond: false,
  dimension: 'forbidden',
  weight: 5,
  critical: false,
  basis: 'norm',
  template: 'absence',
  operands: [['call', 'forbidden']],
  fixedWording: false,
  during: [],
};

export interface Application {
  /** Packs an exam applies; a duty that cites only others is inactive. Default: all. */
  readonly packs?: readonly PackId[];
  /** Clauses that ask for the same, so that a duty stands if any of them is in an applied pack. */
  readonly equivalents?: (clause: ClauseId) => readonly ClauseId[];
}

/** The encounter's duties, and the built-in one unless the encounter has its own. */
export function dutiesOf(encounter: Encounter): readonly Duty[] {
  return encounter.duties.some(coversAll) ? encounter.duties : [...encounter.duties, NO_FORBIDDEN_LANGUAGE];
}

/** Whether the duty counts in this variant. Draws alone decide, so that points possible are the same for everyone. */
export function applies(
  duty: Duty,
  draws: Readonly<Record<string, string>>,
  { packs, equivalents }: Application,
): boolean {
  const within = (clause: ClauseId): boolean =>
    packs === undefined || [clause, ...(equivalents?.(clause) ?? [])].some((id) => packs.includes(packOf(id)));
  if (duty.clauses.length > 0 && !duty.clauses.some(within)) return false;
  if (duty.if === undefined) return true;
  const never = { has: () => false };
  const scope = { vars: draws, draws, moods: {}, remembered: never, moments: never };
  return holds(duty.if, { event: null, raised: [], entered: [] }, scope);
}

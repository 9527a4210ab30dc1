import type { Template } from './lexicon';

/** What a template names under `when` to be a topic; no file holds it, docs/lexicon.md tells of it. */
export const OVERTONE = 'overtone';
/** The guard of a topic whose turn does not read like it. */
export const NO_OVERTONE = `no ${OVERTONE}`;

/** The guard of what another label, or another wording of the same act, says more plainly. */
export const PLAINER = 'plainer';

/** A word or two that stand in many senses: only the overtone of the whole tells which. */
export function isTopic({ when }: Template): boolean {
  return when.some(({ label }) => label === OVERTONE);
}

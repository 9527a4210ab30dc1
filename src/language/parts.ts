import type { ClauseId } from '../norms';
import compiled from './lexicon/compiled.json';

const PARTS: Readonly<Record<string, readonly (readonly string[])[]>> = compiled.parts;

/**
 * The functional parts of a phrase that a norm requires: every entry is a part, any label of the entry realises it.
 * Empty when the clause fixes no phrase.
 */
export function parts(clause: ClauseId): readonly (readonly string[])[] {
  return (Object.hasOwn(PARTS, clause) ? PARTS[clause] : undefined) ?? [];
}

/** Clauses whose phrase is complete in an utterance with these labels, listed under each label that takes part. */
export function clausesRealised(labels: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const present = new Set(labels);
  const realised = new Map<string, string[]>();
  if (present.size === 0) return realised;
  for (const [clause, wanted] of Object.entries(PARTS)) {
    if (!wanted.every((options) => options.some((label) => present.has(label)))) continue;
    for (const label of new Set(wanted.flat())) {
      if (!present.has(label)) continue;
      const known = realised.get(label);
      if (known) known.push(clause);
      else realised.set(label, [clause]);
    }
  }
  return realised;
}

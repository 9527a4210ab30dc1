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

interface Phrase {
  readonly clause: string;
  readonly wanted: readonly (readonly string[])[];
  /** All labels that take part. */
  readonly labels: readonly string[];
}

/** By the first part's labels: a phrase is complete only if one of these is there. */
const phrasesBegunBy: ReadonlyMap<string, readonly Phrase[]> = /* @__PURE__ */ byFirstPart();

function byFirstPart(): ReadonlyMap<string, readonly Phrase[]> {
  const phrases = new Map<string, Phrase[]>();
  for (const [clause, wanted] of Object.entries(PARTS)) {
    const phrase = { clause, wanted, labels: [...new Set(wanted.flat())] };
    for (const label of wanted[0] ?? []) {
      const known = phrases.get(label);
      if (known) known.push(phrase);
      else phrases.set(label, [phrase]);
    }
  }
  return phrases;
}

/** Clauses whose phrase is complete in an utterance with these labels, listed under each label that takes part. */
export function clausesRealised(found: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const present = new Set(found);
  const realised = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const first of present) {
    for (const { clause, wanted, labels } of phrasesBegunBy.get(first) ?? []) {
      if (seen.has(clause) || !wanted.every((options) => options.some((label) => present.has(label)))) continue;
      seen.add(clause);
      for (const label of labels) {
        if (!present.has(label)) continue;
        const known = realised.get(label);
        if (known) known.push(clause);
        else realised.set(label, [clause]);
      }
    }
  }
  return realised;
}

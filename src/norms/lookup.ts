import { NormsError } from './clause-id';
import { placeInWords } from './place';
import { normSource } from './sources';
import type { Citation, Clause, ClauseId } from './types';

/** Clauses at hand: all of them while authoring, only the cited ones on the trainee's page. */
export interface Norms {
  readonly clauses: readonly Clause[];
  clause(id: string): Clause | undefined;
  /** The id, if the clause is at hand; otherwise a coded {@link NormsError}. */
  known(id: string): ClauseId;
  /**
   * Clauses with the same duty, without the clause itself. The relation is symmetric and deliberately not transitive:
   * `cq.3.4a` asks for good bearing standing, sitting and walking, and so equals the sitting clause and the walking
   * clause of another norm, which do not equal each other.
   */
  equivalents(id: string): readonly ClauseId[];
  cite(id: string): Citation;
}

export function cite(clause: Clause): Citation {
  return {
    id: clause.id,
    source: normSource(clause.pack).title,
    place: placeInWords(clause.place),
    text: clause.text,
    ...(clause.phrase ? { phrase: clause.phrase } : {}),
  };
}

export function createNorms(clauses: readonly Clause[]): Norms {
  const byId = new Map<string, Clause>(clauses.map((clause) => [clause.id, clause]));
  const found = (id: string): Clause => {
    const clause = byId.get(id);
    if (!clause) throw new NormsError('norms/unknown-clause', id);
    return clause;
  };
  return {
    clauses,
    clause: (id) => byId.get(id),
    known: (id) => found(id).id,
    equivalents: (id) => byId.get(id)?.sameAs ?? [],
    cite: (id) => cite(found(id)),
  };
}

/** The cited clauses and everything equivalent to them: what an encounter's page has to carry. */
export function subset(norms: Norms, ids: Iterable<string>): readonly Clause[] {
  const wanted = new Set<string>();
  for (const id of ids) {
    wanted.add(id);
    for (const twin of norms.equivalents(id)) wanted.add(twin);
  }
  return norms.clauses.filter((clause) => wanted.has(clause.id));
}

import type { Encounter } from '../encounter';
import type { Clause, ClauseId, Norms } from '../norms';

/** Where a clause is tested. */
export interface CoveragePlace {
  readonly encounter: string;
  readonly duty: string;
  /** The equivalent clause the duty cites, where it does not cite the clause itself. */
  readonly through?: ClauseId;
}

export interface ClauseCoverage {
  readonly clause: ClauseId;
  readonly trainable: readonly string[];
  readonly places: readonly CoveragePlace[];
}

export interface Share {
  readonly of: number;
  readonly covered: number;
}

/** In the order the command line prints it: totals first, then clause by clause. */
export interface CoverageReport {
  /** Clauses that can be trained at all. */
  readonly trainable: number;
  readonly covered: number;
  /** Those that an encounter can test, by word or by act. */
  readonly encounterTestable: Share;
  /** By way of training; a clause that can be trained in two ways counts in both. */
  readonly byTrainable: Readonly<Record<string, Share>>;
  /** Trainable clauses that nothing tests yet. */
  readonly missing: readonly ClauseId[];
  readonly clauses: readonly ClauseCoverage[];
}

/**
 * Says of every clause which duty tests it, directly or through an equivalent clause. Duties beyond the norms carry no
 * weight and so test nothing; phrase cards and form fields only explain, the duty is what is scored.
 */
export function coverage(norms: Norms, encounters: readonly Encounter[]): CoverageReport {
  const cited = new Map<ClauseId, { encounter: string; duty: string }[]>();
  for (const encounter of encounters) {
    for (const duty of encounter.duties) {
      if (duty.beyond) continue;
      for (const clause of new Set(duty.clauses)) {
        const places = cited.get(clause) ?? [];
        places.push({ encounter: encounter.id, duty: duty.id });
        cited.set(clause, places);
      }
    }
  }
  const places = (clause: Clause): CoveragePlace[] => {
    const direct = cited.get(clause.id) ?? [];
    const through = clause.sameAs.flatMap((twin) =>
      (cited.get(twin) ?? []).map((place) => ({ ...place, through: twin })),
    );
    const seen = new Set(direct.map((place) => `${place.encounter} ${place.duty}`));
    // A duty that cites several equivalents tests this clause once.
    const further = through.filter((place) => {
      const key = `${place.encounter} ${place.duty}`;
      return !seen.has(key) && seen.add(key);
    });
    return [...direct, ...further];
  };

  const clauses = norms.clauses.map((clause) => ({
    clause: clause.id,
    trainable: clause.trainable,
    places: places(clause),
  }));
  const trainable = clauses.filter(isTrainable);
  const ways = [...new Set(trainable.flatMap((row) => row.trainable))];
  return {
    trainable: trainable.length,
    covered: share(trainable).covered,
    encounterTestable: share(trainable.filter((row) => row.trainable.some((way) => way.startsWith('encounter_')))),
    byTrainable: Object.fromEntries(
      ways.map((way) => [way, share(trainable.filter((row) => row.trainable.includes(way)))]),
    ),
    missing: trainable.filter((row) => row.places.length === 0).map((row) => row.clause),
    clauses,
  };
}

function isTrainable(row: ClauseCoverage): boolean {
  return row.trainable.some((way) => way !== 'not_trainable');
}

function share(rows: readonly ClauseCoverage[]): Share {
  return { of: rows.length, covered: rows.filter((row) => row.places.length > 0).length };
}

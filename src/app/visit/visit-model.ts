import { canonicalJson, type Encounter, fillText, sha256Hex } from '../../encounter';
import { type Clause, type ClauseId, packVersions, type Text } from '../../norms';
import { applies, dutiesOf } from '../../scoring';

/** What an observer at a real window can say of one checkpoint; `unseen` stays out of the score. */
export const VISIT_MARKS = ['met', 'partly', 'broken', 'unseen'] as const;
export type VisitMark = (typeof VISIT_MARKS)[number];
export const VISIT_DIMENSIONS = ['etiquette', 'forbidden', 'procedure'] as const;
export type VisitDimension = (typeof VISIT_DIMENSIONS)[number];

/** One line of the form: a duty of the encounter, with the clauses behind it. */
export interface Checkpoint {
  readonly id: string;
  readonly text: Text;
  readonly dimension: VisitDimension;
  readonly clauses: readonly ClauseId[];
  readonly critical: boolean;
}

export interface Observation {
  readonly mark: VisitMark;
  readonly note: string;
}

/** A mystery shopper's visit: the encounter's script taken to a real window. Complete in itself: it cites what it judges by. */
export interface Visit {
  readonly format: 'yingsheng-visit/1';
  readonly id: string;
  readonly encounter: { readonly id: string; readonly hash: string; readonly number: string; readonly title: Text };
  readonly packs: Readonly<Record<string, string>>;
  readonly seed: number;
  readonly draws: Readonly<Record<string, string>>;
  readonly weights: Readonly<Record<VisitDimension, number>>;
  readonly checkpoints: readonly Checkpoint[];
  readonly clauses: readonly Clause[];
  /** Wall clock, ISO 8601. */
  readonly began: string;
  readonly closed: string | null;
  readonly place: string;
  readonly observed: string;
  readonly observer: string;
  readonly remark: string;
  readonly observations: Readonly<Record<string, Observation>>;
  /** SHA-256 of the canonical JSON of all the rest; set when the form is closed. */
  readonly hash: string | null;
}

export const VISIT_FIELDS = ['place', 'observed', 'observer', 'remark'] as const;
export type VisitField = (typeof VISIT_FIELDS)[number];
/** Longest entry, in UTF-16 units. */
export const VISIT_TEXT_MAX = 500;

interface Opening {
  readonly encounter: Encounter;
  readonly hash: string;
  readonly clauses: readonly Clause[];
  readonly id: string;
  readonly seed: number;
  readonly draws: Readonly<Record<string, string>>;
  readonly began: string;
  readonly observer: string;
}

export function newVisit({ encounter, hash, clauses, id, seed, draws, began, observer }: Opening): Visit {
  const checkpoints = dutiesOf(encounter)
    .filter((duty) => !duty.beyond && applies(duty, draws, {}))
    .flatMap(({ id: duty, text, dimension, clauses: cited, critical }): Checkpoint[] =>
      isVisitDimension(dimension)
        ? [{ id: duty, text: fillText(text, encounter, draws), dimension, clauses: cited, critical }]
        : [],
    );
  const cited = new Set(checkpoints.flatMap(({ clauses: ids }) => ids));
  return {
    format: 'yingsheng-visit/1',
    id,
    encounter: { id: encounter.id, hash, number: encounter.number, title: encounter.title },
    packs: packVersions(encounter.packs),
    seed,
    draws,
    weights: encounter.weights,
    checkpoints,
    clauses: clauses.filter((clause) => cited.has(clause.id)),
    began,
    closed: null,
    place: '',
    observed: '',
    observer,
    remark: '',
    observations: {},
    hash: null,
  };
}

const isVisitDimension = (dimension: string): dimension is VisitDimension =>
  (VISIT_DIMENSIONS as readonly string[]).includes(dimension);

export interface VisitScore {
  /** Thousandths of a point out of 100; null while nothing has been seen. */
  readonly total: number | null;
  readonly passed: boolean | null;
  readonly dimensions: readonly {
    readonly dimension: VisitDimension;
    /** Thousandths of a hundred per cent; null: nothing seen. */
    readonly share: number | null;
    readonly seen: number;
    readonly of: number;
  }[];
  /** Critical checkpoints that were broken. */
  readonly critical: readonly string[];
  readonly left: number;
}

const WORTH: Readonly<Record<Exclude<VisitMark, 'unseen'>, number>> = { met: 1000, partly: 500, broken: 0 };
const PASS = 600;

/** Each clause counts alike; a dimension in which nothing was seen leaves its weight to the others. Integers throughout. */
export function visitScore(visit: Visit): VisitScore {
  const dimensions = VISIT_DIMENSIONS.map((dimension) => {
    const members = visit.checkpoints.filter((checkpoint) => checkpoint.dimension === dimension);
    const worths = members.flatMap(({ id, clauses }) => {
      const mark = visit.observations[id]?.mark;
      if (mark === undefined || mark === 'unseen') return [];
      return Array.from({ length: Math.max(1, clauses.length) }, () => WORTH[mark]);
    });
    const seen = members.filter(({ id }) => isSeen(visit.observations[id])).length;
    const share = worths.length === 0 ? null : Math.floor(worths.reduce((sum, one) => sum + one, 0) / worths.length);
    return { dimension, share, seen, of: members.length };
  });
  const counted = dimensions.flatMap(({ dimension, share }) =>
    share === null ? [] : [[visit.weights[dimension], share]],
  );
  const weight = counted.reduce((sum, [one = 0]) => sum + one, 0);
  const total =
    weight === 0
      ? null
      : Math.floor(counted.reduce((sum, [one = 0, share = 0]) => sum + one * share * 100, 0) / weight);
  const critical = visit.checkpoints
    .filter((checkpoint) => checkpoint.critical && visit.observations[checkpoint.id]?.mark === 'broken')
    .map(({ id }) => id);
  const passed =
    total === null
      ? null
      : total >= PASS * 100 &&
        critical.length === 0 &&
        dimensions.every(({ share }) => share === null || share >= PASS);
  return {
    total,
    passed,
    dimensions,
    critical,
    left: visit.checkpoints.filter(({ id }) => visit.observations[id] === undefined).length,
  };
}

const isSeen = (observation: Observation | undefined): boolean =>
  observation !== undefined && observation.mark !== 'unseen';

/** Closes the form: nothing in it can be changed unseen afterwards. */
export function closeVisit(visit: Visit, at: string): Visit {
  const closed = { ...visit, closed: at };
  return { ...closed, hash: digest(closed) };
}

/** Whether a closed form is what was closed. */
export const isVisitWhole = (visit: Visit): boolean => visit.hash !== null && digest(visit) === visit.hash;

function digest({ hash: _, ...rest }: Visit): string {
  return sha256Hex(canonicalJson(rest));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads what storage gives back; anything misshapen is no visit. */
export function readVisit(stored: string): Visit | null {
  try {
    const value: unknown = JSON.parse(stored);
    if (!isObject(value) || value.format !== 'yingsheng-visit/1' || typeof value.id !== 'string') return null;
    if (!isObject(value.encounter) || !isObject(value.encounter.title) || !isObject(value.observations)) return null;
    if (!Array.isArray(value.checkpoints) || !Array.isArray(value.clauses) || !isObject(value.weights)) return null;
    if (!VISIT_FIELDS.every((field) => typeof value[field] === 'string') || typeof value.began !== 'string')
      return null;
    const marks = Object.values(value.observations);
    const sound = marks.every(
      (one) => isObject(one) && typeof one.note === 'string' && (VISIT_MARKS as readonly unknown[]).includes(one.mark),
    );
    return sound ? (value as unknown as Visit) : null;
  } catch {
    return null;
  }
}

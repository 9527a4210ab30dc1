import type { ClauseId } from '../norms';
import type { DutyMark, ScoreSheet } from './types';

/** Thousandths: 1000 is a duty met in full every time. */
export type PerMille = number;

/** A sheet and the day it was earned, in whole days since any fixed day. */
export interface DatedSheet {
  readonly day: number;
  readonly sheet: ScoreSheet;
}

/** One duty of one attempt that spoke of the clause. */
export interface Sighting {
  readonly encounter: string;
  readonly duty: string;
  readonly day: number;
  readonly state: DutyMark['state'];
  readonly worth: PerMille;
}

export interface ClauseMastery {
  readonly clause: ClauseId;
  readonly mastery: PerMille;
  /** Newest first. */
  readonly sightings: readonly Sighting[];
}

/** Clauses that were always tested by the same duties say one thing, not several. */
export interface WeakSpot {
  readonly clauses: readonly ClauseId[];
  readonly mastery: PerMille;
  readonly sightings: readonly Sighting[];
}

/** After a fortnight a mark says half as much about what a person can do now. */
const HALF_LIFE_DAYS = 14;
const FULL_WEIGHT = 1 << 16;
const OLDEST_HALVING = 15;
const WHOLE: PerMille = 1000;
/** Above this nothing needs to be said. */
const WEAK_BELOW: PerMille = 800;

/** Halves every fortnight, in a straight line between: integers only, so that every engine agrees. */
function weightOf(age: number): number {
  const days = Math.max(0, age);
  const halvings = Math.floor(days / HALF_LIFE_DAYS);
  if (halvings >= OLDEST_HALVING) return 1;
  const from = FULL_WEIGHT >> halvings;
  return from - Math.floor((from * (days % HALF_LIFE_DAYS)) / (2 * HALF_LIFE_DAYS));
}

/** What a mark is worth: points earned where there are any; a broken prohibition is worth nothing whatever it cost. */
function worthOf({ state, possible, earned }: DutyMark): PerMille {
  if (state === 'met') return WHOLE;
  if (state === 'missed' || state === 'violated') return 0;
  return possible > 0 ? Math.max(0, Math.min(WHOLE, Math.floor((earned * WHOLE) / possible))) : WHOLE / 2;
}

/** How well each clause is mastered, from all sheets, the newer the weightier. Duties beyond the norms count nowhere. */
export function clauseMastery(sheets: readonly DatedSheet[], today: number): readonly ClauseMastery[] {
  const seen = new Map<ClauseId, Sighting[]>();
  for (const { day, sheet } of [...sheets].sort((a, b) => b.day - a.day)) {
    for (const mark of sheet.duties) {
      if (mark.beyond || mark.state === 'inactive') continue;
      const sighting = { encounter: sheet.encounter.id, duty: mark.duty, day, state: mark.state, worth: worthOf(mark) };
      for (const clause of new Set(mark.clauses)) {
        const known = seen.get(clause);
        if (known) known.push(sighting);
        else seen.set(clause, [sighting]);
      }
    }
  }
  return [...seen].map(([clause, sightings]) => ({ clause, mastery: mean(sightings, today), sightings }));
}

function mean(sightings: readonly Sighting[], today: number): PerMille {
  let weights = 0;
  let sum = 0;
  for (const { day, worth } of sightings) {
    const weight = weightOf(today - day);
    weights += weight;
    sum += weight * worth;
  }
  return Math.floor(sum / weights);
}

/** Least mastered first; of equals the one seen more often, then more lately, then by id. */
export function weakSpots(mastery: readonly ClauseMastery[]): readonly WeakSpot[] {
  const spots = new Map<string, { clauses: ClauseId[]; of: ClauseMastery }>();
  for (const one of mastery) {
    if (one.mastery >= WEAK_BELOW) continue;
    const key = one.sightings.map(({ encounter, duty, day }) => `${encounter} ${duty} ${day}`).join('\n');
    const known = spots.get(key);
    if (known) known.clauses.push(one.clause);
    else spots.set(key, { clauses: [one.clause], of: one });
  }
  return [...spots.values()]
    .map(({ clauses, of: { mastery, sightings } }) => ({ clauses, mastery, sightings }))
    .sort(
      (a, b) =>
        a.mastery - b.mastery ||
        b.sightings.length - a.sightings.length ||
        (b.sightings[0]?.day ?? 0) - (a.sightings[0]?.day ?? 0) ||
        ((a.clauses[0] ?? '') < (b.clauses[0] ?? '') ? -1 : 1),
    );
}

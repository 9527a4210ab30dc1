import type { Review } from '../../archive';
import type { ClauseId } from '../../norms';
import type { ScoreSheet } from '../../scoring';
import type { CardSource } from './card';

/** A sheet and when the attempt began, ISO 8601. */
export interface DatedAttempt {
  readonly at: string;
  readonly sheet: ScoreSheet;
}

export interface DeckCard {
  readonly source: CardSource;
  /** ISO 8601. */
  readonly due: string;
  readonly review: Review | undefined;
}

const FAILED = new Set(['missed', 'violated', 'partly', 'late']);

/** What was missed, newest first; one card for a duty, named by the first clause it cites. */
function misses(attempts: readonly DatedAttempt[]): readonly (CardSource & { readonly at: string })[] {
  const newest = [...attempts].sort((a, b) => (a.at < b.at ? 1 : -1));
  return newest.flatMap(({ at, sheet }) =>
    sheet.duties
      .filter(({ state, beyond, clauses }) => FAILED.has(state) && !beyond && clauses.length > 0)
      .map((mark) => {
        const said = mark.state === 'violated' ? mark.evidence.find((one) => one.said !== undefined)?.said : undefined;
        return {
          clause: mark.clauses[0] as ClauseId,
          encounter: sheet.encounter.id,
          duty: mark.duty,
          at,
          ...(said === undefined ? {} : { said }),
        };
      }),
  );
}

/**
 * The deck is never stored: it is what the sheets say was missed, and what was reviewed before. A clause missed again in an
 * encounter is due again, however far away its next review was.
 */
export function deckOf(attempts: readonly DatedAttempt[], reviews: readonly Review[]): readonly DeckCard[] {
  const deck = new Map<string, DeckCard>();
  for (const review of reviews) {
    const { card, encounter, duty, due } = review;
    deck.set(card, { source: { clause: card as ClauseId, encounter, duty }, due, review });
  }
  const seen = new Set<string>();
  for (const { at, ...source } of misses(attempts)) {
    if (seen.has(source.clause)) continue;
    seen.add(source.clause);
    const known = deck.get(source.clause);
    const missedSince = known?.review !== undefined && at > known.review.reviewed;
    const due = known === undefined || missedSince ? at : known.due;
    deck.set(source.clause, { source, due, review: known?.review });
  }
  return [...deck.values()].sort((a, b) =>
    a.due < b.due ? -1 : a.due > b.due ? 1 : a.source.clause < b.source.clause ? -1 : 1,
  );
}

export function dueBy(deck: readonly DeckCard[], now: string): readonly DeckCard[] {
  return deck.filter(({ due }) => due <= now);
}

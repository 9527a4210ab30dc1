import type { EncounterHash, Millis } from '../encounter';
import type { ClauseId, Dimension, Text } from '../norms';

/** Thousandths of a point; scores are integers so that every engine agrees. */
export type MilliPoints = number;

export type DutyState = 'met' | 'partly' | 'late' | 'missed' | 'violated' | 'inactive';

/**
 * Why a mark is what it is. Less than full credit: `late`, `wrong_moment`, `own_words` (a fixed wording was due),
 * `incomplete` (parts or members missing). None: `wrong_order`, `not_answered` (the cause came, the answer did not),
 * `never_due` (what the duty waits for never came, so the mark was not earned).
 */
export type MarkNote =
  | 'late'
  | 'wrong_moment'
  | 'own_words'
  | 'incomplete'
  | 'wrong_order'
  | 'not_answered'
  | 'never_due';

/** Where in the log a mark comes from. `start`/`end` slice the utterance when there is one. */
export interface Evidence {
  readonly seq: number;
  readonly t: Millis;
  readonly said?: string;
  readonly start?: number;
  readonly end?: number;
  readonly did?: string;
  readonly filed?: string;
  readonly field?: string;
  readonly event?: string;
}

export interface DutyMark {
  readonly duty: string;
  readonly text: Text;
  readonly dimension: Dimension;
  readonly clauses: readonly ClauseId[];
  readonly basis: 'norm' | 'encounter';
  readonly critical: boolean;
  readonly beyond: boolean;
  readonly state: DutyState;
  readonly possible: MilliPoints;
  readonly earned: MilliPoints;
  /** Negative for violations of `forbidden` duties. */
  readonly deducted: MilliPoints;
  readonly evidence: readonly Evidence[];
  /** How late, in ms, if the limit was missed. */
  readonly late?: Millis;
  /** The duty's limit in ms, as written. */
  readonly limit?: Millis;
  /** When the limit ran out in this attempt; absent if it never began to run. */
  readonly due?: Millis;
  readonly notes?: readonly MarkNote[];
  /** Violations found by an `absence` duty; one utterance counts once for each label. */
  readonly times?: number;
  /** Functional parts that were not found. */
  readonly missing?: readonly Text[];
  readonly better?: Text;
}

export interface DimensionMark {
  readonly dimension: 'etiquette' | 'forbidden' | 'procedure';
  readonly possible: MilliPoints;
  readonly earned: MilliPoints;
  readonly passed: boolean;
}

/** What was applied: an exam or a pack may set its own. Percent. */
export interface ScoreRules {
  readonly weights: Readonly<Record<'etiquette' | 'forbidden' | 'procedure', number>>;
  readonly passTotal: number;
  readonly passDimension: number;
}

export interface ScoreSheet {
  readonly format: 'yingsheng-sheet/1';
  readonly encounter: {
    readonly id: string;
    readonly hash: EncounterHash;
    readonly number: string;
    readonly title: Text;
  };
  readonly packs: Readonly<Record<string, string>>;
  readonly lexicon: string;
  readonly judge: string;
  readonly engine: string;
  readonly seed: number;
  readonly mode: string;
  /** Time granted beyond the limit, in thousandths of it. */
  readonly extraTime?: number;
  /** Begun from the middle of another attempt. */
  readonly fork?: { readonly attempt: string; readonly seq: number };
  readonly draws: Readonly<Record<string, string>>;
  readonly log: { readonly entries: number; readonly last: string };
  readonly ending: { readonly id: string; readonly by: string; readonly title: Text } | null;
  readonly duration: Millis;
  readonly rules: ScoreRules;
  readonly total: MilliPoints;
  readonly verdict: {
    readonly passed: boolean;
    /** `total_below`, `dimension_below`, `critical`, `unfinished`; empty when passed. */
    readonly reasons: readonly { readonly code: string; readonly dimension?: string; readonly duty?: string }[];
  };
  readonly dimensions: readonly DimensionMark[];
  readonly duties: readonly DutyMark[];
  /** Mood of each citizen over time: [t, agitation]. */
  readonly moods: Readonly<Record<string, readonly (readonly [Millis, number])[]>>;
  /** Findings below certainty, for the assessor: they never deduct. */
  readonly questions: readonly {
    readonly seq: number;
    readonly label: string;
    readonly start: number;
    readonly end: number;
  }[];
}

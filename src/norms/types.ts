/** Stable id of a clause, e.g. `cq.H5.1`. Branded so that a moment or duty id is never passed as a clause. */
export type ClauseId = string & { readonly __brand: 'ClauseId' };

/** The five source regulations. `hr1`–`hr3` of the source ids are the three annexes of one regulation. */
export type PackId = 'tt' | 'hr' | 'bu' | 'cq' | 'gd';

/** Which part of the score a clause belongs to. */
export type Dimension = 'etiquette' | 'forbidden' | 'procedure' | 'readiness' | 'knowledge';

/** A text in both interface languages. Chinese is the original, English the translation. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type ClauseKind =
  | 'phrase_required'
  | 'phrase_forbidden'
  | 'conduct_required'
  | 'conduct_forbidden'
  | 'procedure'
  | 'appearance'
  | 'workplace'
  | 'system_duty';

/** One testable duty or prohibition of a norm. `text.zh` paraphrases; `phrase` is the wording the norm fixes. */
export interface Clause {
  readonly id: ClauseId;
  readonly pack: PackId;
  /** Place inside the regulation as printed, e.g. `附录C C.3 第6项`. */
  readonly place: string;
  readonly kind: ClauseKind;
  readonly dimension: Dimension;
  readonly area: string;
  readonly level: 'shall' | 'should' | 'may' | 'must_not';
  readonly text: Text;
  readonly phrase?: readonly string[];
  readonly phraseMode?: string;
  readonly placeholders?: boolean;
  readonly when?: string;
  readonly critical: boolean;
  readonly criticalReason?: string;
  readonly trainable: readonly string[];
  /** Equivalent clauses, closed under symmetry; one act that fulfils any of them counts once. */
  readonly sameAs: readonly ClauseId[];
  readonly steps?: readonly string[];
  readonly elements?: readonly string[];
  readonly numbers?: Readonly<Record<string, unknown>>;
  readonly note?: string;
}

export interface NormPack {
  readonly id: PackId;
  /** Version of our transcription, raised with every correction. */
  readonly version: string;
  readonly title: Text;
  readonly clauses: readonly Clause[];
}

/** What a mark shows: id, place in words, and the norm's own text. */
export interface Citation {
  readonly id: ClauseId;
  readonly source: Text;
  readonly place: Text;
  readonly text: Text;
  readonly phrase?: readonly string[];
}

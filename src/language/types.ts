import type { ClauseId } from '../norms';

/** UTF-16 offset into the raw text. */
export type Offset = number;

/** Where the utterance is spoken; the vocabulary of the corpus. */
export const SITUATIONS = [
  'greet',
  'consult',
  'intake',
  'wait',
  'missing',
  'handover',
  'eval',
  'farewell',
  'complaint',
  'phone',
  'emergency',
  'visitor',
] as const;
export type Situation = (typeof SITUATIONS)[number];

/** Speech acts, as the corpus conventions define them. */
export const ACTS = [
  'greet',
  'identify_self',
  'ask_need',
  'ask_repeat',
  'please_sit',
  'please_wait',
  'apologize_wait',
  'apologize_fault',
  'apologize_inconvenience',
  'request_document',
  'notify_missing_once',
  'explain_again',
  'guide_location',
  'refer_first_asked',
  'confirm_check',
  'handover_receipt',
  'promise_deadline',
  'leave_contact',
  'record',
  'empathize',
  'welcome_supervision',
  'invite_evaluation',
  'thank',
  'no_thanks_needed',
  'farewell',
  'queue_order',
  'calm_down',
  'warn_safety',
] as const;
export type Act = (typeof ACTS)[number];

/** Forbidden language: the ten of appendix D.2, other labels of the corpus, and three that encounters need. */
export const FORBIDDEN = [
  'dont_know_go_ask',
  'refuse_flat',
  'not_my_business',
  'impatient_busy',
  'impatient_repeat',
  'blame_unclear',
  'go_find_leader',
  'hurry_offwork',
  'read_the_sign',
  'go_complain',
  'insult',
  'mock',
  'threaten',
  'shout_quarrel',
  'hang_up',
  'discriminate',
  'ask_gift',
  'leak_privacy',
  'chitchat_refusal',
  'give_opinion',
  'promise_favour',
  'invent_policy',
] as const;
export type Forbidden = (typeof FORBIDDEN)[number];

/** A thing of the case that can be named aloud: a missing paper, a window, a deadline. */
export interface CaseFact {
  readonly id: string;
  readonly kind: 'item' | 'window' | 'deadline' | 'amount' | 'place' | 'reason' | 'other';
  /** Wordings that name it, in any language; matched on the normalised text. */
  readonly names: readonly string[];
  /** Only a statement tells it: a question, a doubt or a denial does not. */
  readonly stated?: boolean;
}

/** What the judge may know besides the words. Plain data: the same utterance in the same context is judged the same. */
export interface JudgeContext {
  readonly situation?: Situation;
  readonly facts?: readonly CaseFact[];
}

export interface Slots {
  readonly items?: readonly string[];
  readonly window?: string;
  readonly deadline?: string;
  readonly amount?: string;
}

/**
 * Something found in an utterance. `text.slice(start, end)` is the original wording.
 * kind `act`: `label` is an {@link Act}; `forbidden`: a {@link Forbidden}; `hint`: advice such as `ni_for_nin`, never scored;
 * `part`: another functional part of a norm's phrase, such as `willingness` (labels as in `parts(clause)`);
 * `fact`: `label` is the id of a {@link CaseFact} that was named.
 */
export interface Finding {
  readonly kind: 'act' | 'forbidden' | 'part' | 'hint' | 'fact';
  readonly label: string;
  readonly start: Offset;
  readonly end: Offset;
  /** Id of the template that fired, stable across versions of the lexicon. */
  readonly template: string;
  readonly clauses: readonly ClauseId[];
  readonly slots?: Slots;
  /** Only `certain` findings enter score and machine; `possible` goes to feedback as a question and to the assessor. */
  readonly certainty: 'certain' | 'possible';
  /** Where else a forbidden label was said in the same utterance: to be shown, not counted. Ascending, never overlapping. */
  readonly also?: readonly (readonly [Offset, Offset])[];
}

/** Findings in order of start, then end descending, then kind and label: the order is part of the log and never varies. */
export type Judge = (utterance: string, context: JudgeContext) => readonly Finding[];

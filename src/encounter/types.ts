import type { CaseFact, Finding, Situation } from '../language';
import type { ClauseId, Dimension, PackId, Text } from '../norms';

/** Integer milliseconds since the attempt began. */
export type Millis = number;
/** SHA-256 (hex) of the canonical JSON of the resolved document. */
export type EncounterHash = string & { readonly __brand: 'EncounterHash' };
export type Seed = number;

/**
 * Checked expression, kept as data. Arrays are operators: ['&&', a, b], ['!', a], ['==', a, b], ['call', name, ...args],
 * ['var', name], ['?:', c, a, b], ['list', ...]. Scalars stand for themselves.
 */
export type Expr =
  | boolean
  | number
  | string
  | readonly ['call' | 'var', string, ...Expr[]]
  | readonly [string, ...Expr[]];

export type Look = {
  /** Build and age of the figure. */
  readonly figure: 'woman' | 'man' | 'elder_woman' | 'elder_man' | 'young_woman' | 'young_man';
  readonly hair?: string;
  readonly top?: string;
  readonly trousers?: string;
  readonly skin?: string;
  readonly prop?: string;
};

export interface Citizen {
  readonly id: string;
  readonly name: Text;
  readonly role: Text;
  readonly age: number;
  readonly look: Look;
  readonly temper: string;
  /** Agitation 0 (content) to 100 (furious) at the start. */
  readonly mood: number;
  /** A frightened person shows panic where an angry one shows anger. */
  readonly fear: boolean;
  /** Where the person is when the encounter opens. */
  readonly at: Place;
}

export type Place = 'counter' | 'queue' | 'away';

/** Default dynamics of a mood: what an observable act does to agitation. */
export interface Temper {
  readonly id: string;
  /** Change on the first greeting, on an apology, on an explanation given after an apology or before it, on understanding shown … */
  readonly greet: number;
  readonly apology: number;
  readonly empathy: number;
  readonly explanation_first: number;
  readonly explanation: number;
  readonly courtesy: number;
  readonly unrecognised: number;
  readonly forbidden: number;
  readonly silence: number;
  /** Silence is this long without a word or an act. */
  readonly silence_after: Millis;
}

export interface Draw {
  readonly id: string;
  readonly options: readonly { readonly id: string; readonly text: Text }[];
}

export interface Variable {
  readonly id: string;
  readonly type: 'bool' | 'int' | 'string';
  readonly start: boolean | number | string;
  readonly min?: number;
  readonly max?: number;
  readonly values?: readonly string[];
}

export type ActionGroup = 'body' | 'things' | 'report' | 'emergency';

export interface ActionDef {
  readonly id: string;
  readonly group: ActionGroup;
  readonly label: Text;
  /** Name of a Lucide icon. */
  readonly icon: string;
  /** What the worker's figure does, one of the stage's poses. */
  readonly pose?: string;
  /** An attention that a citizen notices with pleasure, once. */
  readonly courtesy?: boolean;
  /** What the log column says, if the label is too short for it. */
  readonly report?: Text;
}

export type FieldValue = string | readonly string[] | Readonly<Record<string, string>>;

export type FieldExpect =
  /** Any non-empty entry. */
  | { readonly kind: 'any' }
  /** One of these entries, compared after trimming and width folding. */
  | { readonly kind: 'one_of'; readonly values: readonly string[] }
  /** Exactly these options, in any order. */
  | { readonly kind: 'set'; readonly values: readonly string[] }
  /** Exactly these options, each with this tick. */
  | { readonly kind: 'ticks'; readonly values: Readonly<Record<string, string>> }
  /** A run of n digits, dashes and blanks aside. */
  | { readonly kind: 'digits'; readonly min: number; readonly max: number };

export interface FormField {
  readonly id: string;
  readonly label: Text;
  readonly kind: 'text' | 'choice' | 'choices' | 'ticks';
  readonly options?: readonly { readonly id: string; readonly text: Text }[];
  /** Columns of a `ticks` field, e.g. incomplete / not in the legal form. */
  readonly ticks?: readonly { readonly id: string; readonly text: Text }[];
  /** First alternative whose `if` holds (expressions over draws) decides; the last has none. */
  readonly expect: readonly { readonly if?: Expr; readonly value: FieldExpect }[];
  /** Said when the field is wrong, after the attempt or in practice. */
  readonly better?: Text;
  readonly clauses: readonly ClauseId[];
  readonly hint?: Text;
}

export interface FormDef {
  readonly id: string;
  /** Layout: appendix E, F, G, or a plain register. */
  readonly layout: 'accept_e' | 'refuse_f' | 'notice_g' | 'register';
  readonly title: Text;
  readonly fields: readonly FormField[];
}

/** What a moment or a rule makes happen, in order. One key each. */
export type Effect =
  | { readonly say: { readonly who: string; readonly text: Text } }
  | { readonly narrate: Text }
  | { readonly mood: { readonly who: string; readonly by: number; readonly why: Text } }
  | { readonly set: { readonly id: string; readonly to: Expr } }
  | { readonly event: string }
  | { readonly walk: { readonly who: string; readonly to: Place } }
  | { readonly pose: { readonly who: string; readonly pose: string } }
  | { readonly light: 'on' | 'off' | 'emergency' }
  | { readonly screens: 'on' | 'off' }
  | { readonly sound: string }
  | { readonly prop: { readonly id: string; readonly shown: boolean } }
  | { readonly start: { readonly timer: string; readonly after: Millis } }
  | { readonly stop: string };

export interface Rule {
  /** Stable id inside the encounter: `<moment>#<n>`, 1-based in document order. */
  readonly id: string;
  readonly when: Expr;
  /** Event types the expression speaks of. */
  readonly on: readonly EventType[];
  readonly do: readonly Effect[];
  /** A moment, an ending, an interruption, or `back` out of an interruption. */
  readonly goto?: string;
}

export interface Moment {
  readonly id: string;
  /** What the judge is told about the place of the utterance. */
  readonly situation?: Situation;
  /** Practice hint: what is due here, in one short line. */
  readonly hint?: Text;
  /** Phrase cards composed for the moment (practice only). */
  readonly cards: readonly { readonly label: Text; readonly text: Text; readonly clause?: ClauseId }[];
  readonly enter: readonly Effect[];
  /** Armed on entry, disarmed on exit; fires `timer("name")`. */
  readonly timers: readonly {
    readonly id: string;
    readonly after: Millis;
    readonly runsOn: boolean;
    /** Starts anew with every word, act and filing. */
    readonly ofSilence?: boolean;
  }[];
  readonly rules: readonly Rule[];
  readonly parallel: boolean;
  readonly moments: readonly Moment[];
}

export interface Ending {
  readonly id: string;
  readonly title: Text;
  readonly text: Text;
  /** How it looks to the citizen, for the sheet's tone; never a score. */
  readonly tone: 'good' | 'mixed' | 'bad';
}

export type DutyTemplate =
  | 'existence'
  | 'absence'
  | 'init'
  | 'end'
  | 'response'
  | 'precedence'
  | 'succession'
  | 'alternate_response'
  | 'alternate_precedence'
  | 'alternate_succession'
  | 'chain_response'
  | 'chain_precedence'
  | 'chain_succession'
  | 'not_coexistence'
  | 'choice'
  | 'all_of';

export interface Duty {
  readonly id: string;
  readonly text: Text;
  readonly clauses: readonly ClauseId[];
  /** Practice beyond the norms: taught and labelled, weight 0. */
  readonly beyond: boolean;
  readonly dimension: Dimension;
  /** Relative weight in etiquette and procedure; final points deducted per violation (max `most`) in `forbidden`. */
  readonly weight: number;
  readonly most?: number;
  readonly critical: boolean;
  readonly basis: 'norm' | 'encounter';
  readonly template: DutyTemplate;
  /** Operands: one for unary templates, two for binary, two or more for choice and all_of. */
  readonly operands: readonly Expr[];
  /** Functional parts of a phrase, each credited in full whatever the wording. */
  readonly parts?: readonly { readonly expr: Expr; readonly text: Text }[];
  readonly fixedWording: boolean;
  /** Scope: only what happens in these moments counts in full; elsewhere half. Empty: anywhere. */
  readonly during: readonly string[];
  /** Elsewhere it does not count at all: there it concerns another person or matter. */
  readonly elsewhere?: 'none';
  /** Limit in ms, counted from `since` (an expression; default: the first entry into `during`, or the start). */
  readonly within?: Millis;
  readonly since?: Expr;
  /** Counts only if this holds, over draws alone, so that points possible are fixed by the seed. */
  readonly if?: Expr;
  /** What to say or do instead, composed for this very case. */
  readonly better?: Text;
}

/** An encounter after parsing, defaults, tempers and fragments: what is hashed, run and stored with the attempt. */
export interface Encounter {
  readonly format: 'yingsheng-encounter/1';
  readonly id: string;
  readonly number: string;
  readonly title: Text;
  readonly summary: Text;
  readonly briefing: Text;
  readonly post: Text;
  readonly level: Text;
  readonly kind: 'encounter' | 'emergency' | 'phone';
  readonly limit: Millis;
  readonly packs: readonly PackId[];
  readonly weights: Readonly<Record<'etiquette' | 'forbidden' | 'procedure', number>>;
  readonly stage: { readonly place: string; readonly window: string; readonly sign: Text; readonly crowd: number };
  readonly cast: readonly Citizen[];
  readonly tempers: readonly Temper[];
  readonly draws: readonly Draw[];
  /** What the draws satisfy together, over draws alone. Absent where there is nothing to satisfy. */
  readonly constraints?: readonly Expr[];
  readonly vars: readonly Variable[];
  readonly facts: readonly CaseFact[];
  readonly actions: readonly ActionDef[];
  readonly forms: readonly FormDef[];
  readonly moments: readonly Moment[];
  readonly interruptions: readonly Moment[];
  readonly endings: readonly Ending[];
  readonly duties: readonly Duty[];
  /** Keys whose past guards ask about (`has_said("greet")` → `said:greet`); the machine remembers only these. */
  readonly remembered: readonly string[];
}

export type EventType = 'SAY' | 'DO' | 'FILE' | 'TIMER';
export type FieldOutcome = 'right' | 'wrong' | 'empty';

export type MachineEvent =
  | { readonly type: 'SAY'; readonly text: string; readonly findings: readonly Finding[] }
  | { readonly type: 'DO'; readonly action: string; readonly target?: string }
  | {
      readonly type: 'FILE';
      readonly form: string;
      readonly fields: Readonly<Record<string, FieldValue>>;
      readonly checks: Readonly<Record<string, FieldOutcome>>;
    }
  | { readonly type: 'TIMER'; readonly timer: string };

/** First line of a run file and of a log. */
export interface RunHeader {
  readonly format: 'yingsheng-run/1';
  readonly encounter: string;
  readonly hash: EncounterHash;
  readonly packs: Readonly<Record<string, string>>;
  readonly lexicon: string;
  readonly judge: string;
  readonly engine: string;
  readonly seed: Seed;
  readonly mode: 'practice' | 'exam' | 'script';
  /** Wall clock at the start, ISO 8601; the only wall-clock time in a log. Absent in scripts. */
  readonly began?: string;
  readonly attempt?: string;
  readonly language?: 'zh' | 'en';
  /** Time granted beyond the limit, in thousandths of it; absent means none. */
  readonly extraTime?: number;
  /** Begun from the middle of another attempt: its id, and the last of its entries that was taken over. Practice only. */
  readonly fork?: { readonly attempt: string; readonly seq: number };
}

/** Whether the trainee has the attempt before the eyes; written in exams. */
export type Presence = 'left' | 'back';

export type LogBody =
  | { readonly type: 'DRAW'; readonly draw: string; readonly value: string }
  | MachineEvent
  | { readonly type: 'NOTE'; readonly note: Presence }
  | { readonly type: 'END'; readonly ending: string; readonly by: 'encounter' | 'trainee' };

/** One stored line. `state` digests the machine after the line; `hash` chains it to the line before. */
export type LogEntry = LogBody & {
  readonly seq: number;
  readonly t: Millis;
  readonly state: string;
  readonly hash: string;
};

export interface AttemptLog {
  readonly header: RunHeader & { readonly hash0: string };
  readonly entries: readonly LogEntry[];
}

/** What the machine tells stage, sound and panels to show, in order. */
export type Cue =
  | { readonly cue: 'say'; readonly who: string; readonly text: Text }
  | { readonly cue: 'narrate'; readonly text: Text }
  | { readonly cue: 'mood'; readonly who: string; readonly from: number; readonly to: number; readonly why: Text }
  | { readonly cue: 'walk'; readonly who: string; readonly to: Place }
  | { readonly cue: 'pose'; readonly who: string; readonly pose: string }
  | { readonly cue: 'light'; readonly to: 'on' | 'off' | 'emergency' }
  | { readonly cue: 'screens'; readonly to: 'on' | 'off' }
  | { readonly cue: 'sound'; readonly sound: string }
  | { readonly cue: 'prop'; readonly prop: string; readonly shown: boolean }
  | { readonly cue: 'event'; readonly name: string }
  | { readonly cue: 'enter'; readonly moment: string }
  | { readonly cue: 'leave'; readonly moment: string }
  | { readonly cue: 'ending'; readonly ending: string };

/** One line of the log together with what it caused. `entry` is null for the opening step at t = 0. */
export interface Step {
  readonly t: Millis;
  readonly entry: LogEntry | null;
  readonly cues: readonly Cue[];
  /** Active moments after the step, outermost first. */
  readonly moments: readonly string[];
}

/** What panels and stage read between steps. */
export interface RunView {
  readonly t: Millis;
  readonly moments: readonly string[];
  readonly moods: Readonly<Record<string, number>>;
  readonly present: readonly string[];
  readonly vars: Readonly<Record<string, boolean | number | string>>;
  readonly draws: Readonly<Record<string, string>>;
  readonly nextDue: Millis | null;
  readonly ending: string | null;
}

/// <reference types="vite/client" />

declare module '*-letters' {}

/** Gives the engine its WebGL renderer; nothing is taken from it. */
declare module 'phaser-webgl' {}

declare module 'virtual:encounters' {
  /** What the list shows; the encounter itself comes with `loadEncounter`. */
  export interface EncounterListing {
    readonly id: string;
    readonly number: string;
    readonly title: import('./norms').Text;
    readonly summary: import('./norms').Text;
    readonly post: import('./norms').Text;
    readonly level: import('./norms').Text;
    readonly kind: import('./encounter').Encounter['kind'];
    readonly limit: import('./encounter').Millis;
    readonly hash: import('./encounter').EncounterHash;
    /** How many duties it holds. */
    readonly duties: number;
    /** Whom one will meet: the first of the cast, as they look when they come. */
    readonly people: readonly Pick<import('./encounter').Citizen, 'id' | 'look' | 'mood' | 'fear'>[];
  }

  export interface CompiledEncounter {
    readonly encounter: import('./encounter').Encounter;
    readonly hash: import('./encounter').EncounterHash;
    /** Every clause the encounter cites, and every clause equivalent to one of them. */
    readonly clauses: readonly import('./norms').Clause[];
  }

  export const encounters: readonly EncounterListing[];
  /** Null for an id that is not in the list, e.g. from an old address. */
  export function loadEncounter(id: string): Promise<CompiledEncounter | null>;
  /** The log of a trainer's exemplary run of the present version, in that language; null where there is none. */
  export function loadExample(id: string, language: 'zh' | 'en'): Promise<import('./encounter').AttemptLog | null>;
}

declare module 'virtual:course' {
  export interface CourseStage {
    readonly id: string;
    readonly title: import('./norms').Text;
    readonly aim: import('./norms').Text;
    /** Ids of encounters that the library has. */
    readonly encounters: readonly string[];
  }

  export interface ExamPart {
    readonly id: string;
    readonly title: import('./norms').Text;
    /** Any one of these. */
    readonly of: readonly string[];
  }

  export interface Course {
    readonly id: string;
    readonly title: import('./norms').Text;
    readonly stages: readonly CourseStage[];
    readonly exam: {
      readonly title: import('./norms').Text;
      readonly aim: import('./norms').Text;
      readonly parts: readonly ExamPart[];
    };
  }

  export const course: Course;
}

declare module 'virtual:packed-lexicons' {
  /** Addresses of what the judge knows, packed. */
  export const packedLexicons: Readonly<Record<import('./language').Packed, string>>;
}

declare module 'virtual:training' {
  /** By clause: ids of the encounters that train it, directly or through an equivalent clause. */
  export const trained: Readonly<Record<string, readonly string[]>>;
  /** By clause: pinyin initials of its wording and phrases. */
  export const initials: Readonly<Record<string, string>>;
}

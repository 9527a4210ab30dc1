import { englishReader } from './english-reader';
import type { LexiconCode } from './grammar';
import { Matcher } from './matcher';
import { Measures } from './measures';
import { normalise, type Tongue } from './normalise';
import type { Program, Ref } from './program';
import { compare } from './settle';
import type { Slips } from './slips';
import { ACTS, FORBIDDEN } from './types';

/** `act` and `forbidden` are verdicts, `part` names other parts of the norms' phrases, `guard` speaks against a verdict. */
export type GroupKind = 'act' | 'forbidden' | 'part' | 'guard';

/** Where a guard must stand to count: touching the candidate, around it, or anywhere in its sentence or the utterance. */
export type GuardPlace = 'before' | 'after' | 'around' | 'overlap' | 'sentence' | 'utterance';

export interface TemplateOptions {
  readonly clauses?: readonly string[];
  /** Guards that count for this template instead of those of its group. */
  readonly unless?: readonly string[];
  /** Guards that must speak in its favour, every one: a topic is rude only beside a rude tone. */
  readonly when?: readonly string[];
  /** Wordings that must not follow, or precede, the match directly. */
  readonly notBefore?: readonly string[];
  readonly notAfter?: readonly string[];
  /** A match is only worth a question. */
  readonly possible?: boolean;
  /** Rude, but not telling which way: counts only where no other forbidden label is plain. */
  readonly weak?: boolean;
}

export interface TemplateSource extends TemplateOptions {
  readonly id: string;
  readonly say: string;
}

export interface GroupOptions {
  readonly clauses?: readonly string[];
  readonly unless?: readonly string[];
  readonly when?: readonly string[];
  readonly where?: GuardPlace;
  /** For `before` and `after`: most units between guard and candidate. */
  readonly within?: number;
  /** For guards: situations in which the guard holds without any words. */
  readonly situations?: readonly string[];
}

interface GroupOf<T> extends GroupOptions {
  readonly kind: GroupKind;
  readonly label: string;
  readonly templates: readonly T[];
}

export type GroupSource = GroupOf<TemplateSource>;

/** Plain data: what the YAML files hold, and what a norm pack may add. */
export interface LexiconSource {
  readonly tongue: Tongue;
  readonly rules: Readonly<Record<string, string>>;
  readonly groups: readonly GroupSource[];
}

/** A template whose phrase is in the program already. */
export interface ReadyTemplate extends TemplateOptions {
  readonly id: string;
  readonly entry: Ref;
}

export type ReadyGroup = GroupOf<ReadyTemplate>;

/** A lexicon compiled ahead. */
export interface ReadyLexicon {
  readonly tongue: Tongue;
  readonly program: Program;
  readonly rules: ReadonlyMap<string, Ref>;
  readonly groups: readonly ReadyGroup[];
}

/** What is wrong with a template, and in which column of its source. */
export interface Flaw {
  readonly code: LexiconCode;
  readonly column: number;
}

/** Puts the source of a template into the program. */
export type CompileTemplate = (say: string) => Ref | Flaw;

export interface Template {
  /** Its place in the lexicon. */
  readonly number: number;
  readonly id: string;
  readonly group: Group;
  readonly entry: Ref;
  /** Ascending, none twice. */
  readonly clauses: readonly string[];
  /** Guards that speak against it, and guards that must speak for it, in the order in which they are named. */
  readonly unless: readonly Group[];
  readonly when: readonly Group[];
  readonly notBefore: readonly string[];
  readonly notAfter: readonly string[];
  readonly possible: boolean;
  readonly weak: boolean;
  /** Whether it is of the lexicon that the overtone was learned with; a pack's own wording counts whatever is around it. */
  readonly builtIn: boolean;
}

export interface Group {
  /** Its place among the groups of the lexicon; {@link NO_GROUP}: no file holds it. */
  readonly number: number;
  readonly kind: GroupKind;
  readonly label: string;
  readonly where: GuardPlace;
  readonly within: number;
  readonly situations: readonly string[];
}

export interface Lexicon {
  readonly tongue: Tongue;
  readonly templates: readonly Template[];
  readonly program: Program;
  readonly measures: Measures;
  readonly matcher: Matcher;
  /** What unknown words were meant to be, in English. */
  readonly slips: Slips | null;
  /** Flaws of templates, or of groups, by id or label. */
  readonly problems: readonly (Flaw & { readonly where: string })[];
}

const DEFAULT_WITHIN = 6;
/** Of a guard that is named and that no file holds. */
const NO_GROUP = -1;
/** Guards that hold for every forbidden label and for every act, whatever a file says. */
const ALWAYS: Readonly<Record<GroupKind, readonly string[]>> = {
  forbidden: ['reported', 'named', 'denied', 'lying'],
  act: ['retold', 'named', 'lying', 'undone'],
  part: ['lying'],
  guard: [],
};

/**
 * Builds the matcher of one tongue, a template at a time, so that a page can build it between two frames. Bad templates are
 * left out and reported; the others work.
 */
export function* lexiconSteps(
  ready: ReadyLexicon,
  more: readonly GroupSource[] = [],
  compile: CompileTemplate = () => ({ code: 'LEX_UNEXPECTED', column: 1 }),
): Generator<undefined, Lexicon> {
  const { tongue, program } = ready;
  const problems: (Flaw & { readonly where: string })[] = [];
  const measures = new Measures(program);
  const matcher = new Matcher(program, measures, tongue === 'zh');
  const templates: Template[] = [];
  const groups = new Map<ReadyGroup | GroupSource, Group>();
  const guards = new Map<string, Group>();
  const all: readonly (ReadyGroup | GroupSource)[] = [...ready.groups, ...more];
  for (const source of all.filter(knownLabel)) {
    const group = groupOf(source, groups.size);
    groups.set(source, group);
    if (group.kind === 'guard') guards.set(group.label, group);
  }
  for (const source of all) {
    const group = groups.get(source);
    if (!group) {
      problems.push({ code: 'LEX_UNKNOWN_LABEL', where: source.label, column: 1 });
      continue;
    }
    for (const template of source.templates) {
      const entry = 'entry' in template ? template.entry : compile(template.say);
      if (typeof entry !== 'number') {
        problems.push({ ...entry, where: template.id });
        continue;
      }
      // What speaks against a verdict, or for it, is worth a look once there is one.
      matcher.add(entry, group.number, group.kind === 'guard');
      const unless = [...ALWAYS[group.kind], ...(template.unless ?? source.unless ?? [])];
      templates.push({
        number: templates.length,
        id: template.id,
        group,
        entry,
        clauses: inOrder([...(source.clauses ?? []), ...(template.clauses ?? [])]),
        unless: unless.flatMap((name) => guards.get(name) ?? []),
        when: (template.when ?? source.when ?? []).map((name) => guards.get(name) ?? unheard(name)),
        notBefore: (template.notBefore ?? []).map((word) => asMatched(word, tongue)),
        notAfter: (template.notAfter ?? []).map((word) => asMatched(word, tongue)),
        possible: template.possible ?? false,
        weak: template.weak ?? false,
        builtIn: 'entry' in template,
      });
      yield;
    }
  }
  matcher.freeze(groups.size);
  const slips = tongue === 'en' ? englishReader().slips(program.words) : null;
  return { tongue, program, measures, templates, matcher, slips, problems };
}

/** A guard that no file holds: nothing ever speaks for it. */
function unheard(label: string): Group {
  return groupOf({ kind: 'guard', label }, NO_GROUP);
}

function groupOf(source: Omit<GroupSource, 'templates'>, number: number): Group {
  return {
    number,
    kind: source.kind,
    label: source.label,
    where: source.where ?? 'overlap',
    within: source.within ?? DEFAULT_WITHIN,
    situations: source.situations ?? [],
  };
}

/** Words around a match are compared with the normalised text. */
function asMatched(word: string, tongue: Tongue): string {
  return tongue === 'en' ? normalise(word, 'en').text : word;
}

function inOrder(clauses: readonly string[]): readonly string[] {
  return [...new Set(clauses)].sort(compare);
}

function knownLabel(source: ReadyGroup | GroupSource): boolean {
  if (source.kind === 'act') return (ACTS as readonly string[]).includes(source.label);
  if (source.kind === 'forbidden') return (FORBIDDEN as readonly string[]).includes(source.label);
  return source.label !== '';
}

import { PhraseCompiler } from './compile-phrase';
import { type LexiconProblem, parsePhrase, problemOf, Rules, TemplateError } from './grammar';
import { Matcher } from './matcher';
import { Measures } from './measures';
import { normalise, type Tongue } from './normalise';
import { Program, type Ref } from './program';
import { ACTS, FORBIDDEN } from './types';

/** `act` and `forbidden` are verdicts, `part` names other parts of the norms' phrases, `guard` speaks against a verdict. */
export type GroupKind = 'act' | 'forbidden' | 'part' | 'guard';

/** Where a guard must stand to count: touching the candidate, around it, or anywhere in its sentence or the utterance. */
export type GuardPlace = 'before' | 'after' | 'around' | 'overlap' | 'sentence' | 'utterance';

export interface TemplateSource {
  readonly id: string;
  readonly say: string;
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

export interface GroupSource {
  readonly kind: GroupKind;
  readonly label: string;
  readonly clauses?: readonly string[];
  readonly unless?: readonly string[];
  readonly when?: readonly string[];
  readonly where?: GuardPlace;
  /** For `before` and `after`: most units between guard and candidate. */
  readonly within?: number;
  /** For guards: situations in which the guard holds without any words. */
  readonly situations?: readonly string[];
  readonly templates: readonly TemplateSource[];
}

/** Plain data: what the YAML files hold, compiled ahead, and what a norm pack may add. */
export interface LexiconSource {
  readonly tongue: Tongue;
  readonly rules: Readonly<Record<string, string>>;
  readonly groups: readonly GroupSource[];
}

export interface Template {
  /** Its place in the lexicon. */
  readonly number: number;
  readonly id: string;
  readonly group: Group;
  readonly entry: Ref;
  readonly clauses: readonly string[];
  /** Guards that speak against it, and guards that must speak for it, in the order in which they are named. */
  readonly unless: readonly Group[];
  readonly when: readonly Group[];
  readonly notBefore: readonly string[];
  readonly notAfter: readonly string[];
  readonly possible: boolean;
  readonly weak: boolean;
}

export interface Group {
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
  readonly problems: readonly LexiconProblem[];
}

const DEFAULT_WITHIN = 6;
/** Guards that hold for every forbidden label and for every act, whatever a file says. */
const ALWAYS: Readonly<Record<GroupKind, readonly string[]>> = {
  forbidden: ['reported', 'named', 'denied', 'lying'],
  act: ['reported', 'named', 'lying', 'undone'],
  part: ['lying'],
  guard: [],
};

/** Builds the matcher of one tongue. Bad templates are left out and reported; the others work. */
export function buildLexicon(sources: readonly LexiconSource[], tongue: Tongue): Lexicon {
  const steps = lexiconSteps(sources, tongue);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same a template at a time, so that a page can build it between two frames. */
export function* lexiconSteps(sources: readonly LexiconSource[], tongue: Tongue): Generator<undefined, Lexicon> {
  const problems: LexiconProblem[] = [];
  const own = sources.filter((source) => source.tongue === tongue);
  const rules = new Rules(Object.assign({}, ...own.map((source) => source.rules)), tongue);
  const program = new Program();
  const measures = new Measures(program);
  const matcher = new Matcher(program, measures, tongue === 'zh');
  const compiler = new PhraseCompiler(program);
  const templates: Template[] = [];
  const groups = new Map<GroupSource, Group>();
  const guards = new Map<string, Group>();
  const all = own.flatMap((source) => source.groups);
  for (const source of all.filter(knownLabel)) {
    const group = groupOf(source);
    groups.set(source, group);
    if (group.kind === 'guard') guards.set(group.label, group);
  }
  for (const source of all) {
    const group = groups.get(source);
    if (!group) {
      problems.push(problemOf('LEX_UNKNOWN_LABEL', source.label, 1));
      continue;
    }
    for (const template of source.templates) {
      try {
        const entry = compiler.add(parsePhrase(template.say, rules));
        matcher.add(entry);
        const unless = [...ALWAYS[group.kind], ...(template.unless ?? source.unless ?? [])];
        templates.push({
          number: templates.length,
          id: template.id,
          group,
          entry,
          clauses: [...(source.clauses ?? []), ...(template.clauses ?? [])],
          unless: unless.flatMap((name) => guards.get(name) ?? []),
          when: (template.when ?? source.when ?? []).map((name) => guards.get(name) ?? unheard(name)),
          notBefore: (template.notBefore ?? []).map((word) => asMatched(word, tongue)),
          notAfter: (template.notAfter ?? []).map((word) => asMatched(word, tongue)),
          possible: template.possible ?? false,
          weak: template.weak ?? false,
        });
      } catch (error) {
        if (!(error instanceof TemplateError)) throw error;
        problems.push(problemOf(error.code, template.id, error.column));
      }
      yield;
    }
  }
  matcher.freeze();
  return { tongue, program, measures, templates, matcher, problems };
}

/** A guard that no file holds: nothing ever speaks for it. */
function unheard(label: string): Group {
  return groupOf({ kind: 'guard', label, templates: [] });
}

function groupOf(source: GroupSource): Group {
  return {
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

function knownLabel(source: GroupSource): boolean {
  if (source.kind === 'act') return (ACTS as readonly string[]).includes(source.label);
  if (source.kind === 'forbidden') return (FORBIDDEN as readonly string[]).includes(source.label);
  return source.label !== '';
}

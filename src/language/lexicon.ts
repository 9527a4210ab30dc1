import { Automaton } from './automaton';
import { type LexiconProblem, type Phrase, parsePhrase, problemOf, Rules, TemplateError } from './grammar';
import { normalise, type Tongue } from './normalise';
import { ACTS, FORBIDDEN } from './types';
import { Vocabulary } from './vocabulary';

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
  readonly id: string;
  readonly group: Group;
  readonly phrase: Phrase;
  readonly clauses: readonly string[];
  readonly unless: readonly string[];
  readonly when: readonly string[];
  readonly notBefore: readonly string[];
  readonly notAfter: readonly string[];
  readonly possible: boolean;
  readonly weak: boolean;
  readonly hasSlots: boolean;
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
  readonly guards: ReadonlyMap<string, Group>;
  readonly automaton: Automaton;
  readonly vocabulary: Vocabulary;
  /** Of the templates long enough to be recognised by sound. */
  readonly sounds: Vocabulary;
  readonly problems: readonly LexiconProblem[];
}

/** Longest unbroken run that a template must offer to be recognised by its sound; shorter ones are too often other words. */
const RUN_BY_SOUND = 4;
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
  const problems: LexiconProblem[] = [];
  const own = sources.filter((source) => source.tongue === tongue);
  const rules = new Rules(Object.assign({}, ...own.map((source) => source.rules)), tongue);
  const automaton = new Automaton();
  const vocabulary = new Vocabulary(false);
  const sounds = new Vocabulary(true);
  const templates: Template[] = [];
  const guards = new Map<string, Group>();
  for (const source of own.flatMap((s) => s.groups)) {
    if (!knownLabel(source)) {
      problems.push(problemOf('LEX_UNKNOWN_LABEL', source.label, 1));
      continue;
    }
    const group: Group = {
      kind: source.kind,
      label: source.label,
      where: source.where ?? 'overlap',
      within: source.within ?? DEFAULT_WITHIN,
      situations: source.situations ?? [],
    };
    if (group.kind === 'guard') guards.set(group.label, group);
    for (const template of source.templates) {
      try {
        const phrase = parsePhrase(template.say, rules);
        if (fewestUnits(phrase) === 0) throw new TemplateError('LEX_OPEN_START', 1);
        automaton.add(phrase);
        vocabulary.add(templates.length, phrase);
        if (tongue === 'zh' && longestRun(phrase).best >= RUN_BY_SOUND) sounds.add(templates.length, phrase);
        templates.push({
          id: template.id,
          group,
          phrase,
          clauses: [...(source.clauses ?? []), ...(template.clauses ?? [])],
          unless: [...ALWAYS[group.kind], ...(template.unless ?? source.unless ?? [])],
          when: template.when ?? source.when ?? [],
          notBefore: (template.notBefore ?? []).map((word) => asMatched(word, tongue)),
          notAfter: (template.notAfter ?? []).map((word) => asMatched(word, tongue)),
          possible: template.possible ?? false,
          weak: template.weak ?? false,
          hasSlots: holdsSlot(phrase),
        });
      } catch (error) {
        if (!(error instanceof TemplateError)) throw error;
        problems.push(problemOf(error.code, template.id, error.column));
      }
    }
  }
  return { tongue, templates, guards, automaton, vocabulary, sounds, problems };
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

function fewestUnits(phrase: Phrase): number {
  switch (phrase.is) {
    case 'literal':
      return phrase.text.length;
    case 'all':
      return phrase.parts.reduce((sum, part) => sum + fewestUnits(part), 0);
    case 'one':
      return Math.min(...phrase.of.map(fewestUnits));
    case 'slot':
      return fewestUnits(phrase.part);
    case 'digits':
      return 1;
    case 'maybe':
    case 'gap':
    case 'edge':
      return 0;
  }
}

/** Units that can be said in one run without a gap: at the start, at the end, and at best; `whole` when there is no gap. */
function longestRun(phrase: Phrase): {
  readonly lead: number;
  readonly tail: number;
  readonly best: number;
  readonly whole: boolean;
} {
  switch (phrase.is) {
    case 'literal':
      return { lead: phrase.text.length, tail: phrase.text.length, best: phrase.text.length, whole: true };
    case 'digits':
      return { lead: 2, tail: 2, best: 2, whole: true };
    case 'edge':
      return { lead: 0, tail: 0, best: 0, whole: true };
    // A gap of nothing joins what stands on both sides of it.
    case 'gap':
      return { lead: 0, tail: 0, best: 0, whole: true };
    case 'maybe':
    case 'slot':
      return longestRun(phrase.part);
    case 'one': {
      const runs = phrase.of.map(longestRun);
      return {
        lead: Math.max(...runs.map((r) => r.lead)),
        tail: Math.max(...runs.map((r) => r.tail)),
        best: Math.max(...runs.map((r) => r.best)),
        whole: runs.some((r) => r.whole),
      };
    }
    case 'all': {
      let sum = { lead: 0, tail: 0, best: 0, whole: true };
      for (const run of phrase.parts.map(longestRun)) {
        sum = {
          lead: sum.whole ? sum.lead + run.lead : sum.lead,
          tail: run.whole ? sum.tail + run.tail : run.tail,
          best: Math.max(sum.best, run.best, sum.tail + run.lead),
          whole: sum.whole && run.whole,
        };
      }
      return sum;
    }
  }
}

function holdsSlot(phrase: Phrase): boolean {
  switch (phrase.is) {
    case 'slot':
      return true;
    case 'all':
      return phrase.parts.some(holdsSlot);
    case 'one':
      return phrase.of.some(holdsSlot);
    case 'maybe':
      return holdsSlot(phrase.part);
    default:
      return false;
  }
}

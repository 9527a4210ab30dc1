import {
  type ActionDef,
  allMoments,
  calls,
  type Duty,
  drawAll,
  type Effect,
  type Encounter,
  type Expr,
  fillText,
  holds,
  type Observation,
  type Scope,
} from '../../encounter';
import type { Finding, Judge, JudgeContext } from '../../language';
import type { Clause, ClauseId, Text } from '../../norms';

/** Which duty of which encounter a card asks about. */
export interface CardSource {
  readonly clause: ClauseId;
  readonly encounter: string;
  readonly duty: string;
  /** Words of one's own that a duty forbade. */
  readonly said?: string;
}

/**
 * `say`: words are judged; `reword`: one's own forbidden words are to be said differently; `do` and `avoid`: an action is
 * chosen; `recall`: nothing can judge the answer but oneself.
 */
export type CardKind = 'say' | 'reword' | 'do' | 'avoid' | 'recall';

interface Heard {
  /** Null if the encounter tells it and nobody says it. */
  readonly who: Text | null;
  readonly text: Text;
}

export interface Card {
  readonly kind: CardKind;
  readonly source: CardSource;
  readonly encounter: Encounter;
  readonly draws: Readonly<Record<string, string>>;
  readonly duty: Duty | null;
  readonly clause: Clause;
  /** What the citizen says at that moment, if anything. */
  readonly quote: Heard | null;
  /** What the trainee had learnt by then that the answer turns on, such as which papers were handed in. */
  readonly known: readonly Heard[];
  readonly options: readonly ActionDef[];
  readonly right: readonly string[];
  /** Whether the model answer is words for a citizen, whatever is asked. */
  readonly spoken: boolean;
}

export type Grade = 'again' | 'hard' | 'good' | 'easy';

export interface Judged {
  readonly grade: Grade;
  readonly findings: readonly Finding[];
  readonly forbidden: boolean;
  readonly parts: readonly { readonly text: Text; readonly found: boolean }[];
}

/** Choices on a card besides the right one. */
const DISTRACTORS = 3;
/** Variants looked at for one in which the duty counts. */
const SEEDS = 24;

/** Null if the encounter no longer has what the card asks about. */
export function cardOf(source: CardSource, encounter: Encounter, clauses: readonly Clause[]): Card | null {
  const clause = clauses.find(({ id }) => id === source.clause);
  const duty = encounter.duties.find(({ id }) => id === source.duty) ?? null;
  if (!clause || (!duty && source.said === undefined)) return null;
  const draws = variantFor(encounter, duty);
  const kind = kindOf(source, encounter, duty);
  const right = kind === 'do' || kind === 'avoid' ? actionsOf(encounter, duty) : [];
  const quote = quoteFor(encounter, duty);
  const filled = (heard: Heard): Heard => ({
    who: heard.who && fillText(heard.who, encounter, draws),
    text: fillText(heard.text, encounter, draws),
  });
  return {
    kind,
    source,
    encounter,
    draws,
    duty,
    clause,
    quote: quote && filled(quote),
    // An action is chosen from what is offered; what was told of it would name it.
    known: right.length > 0 ? [] : knownFor(encounter, duty, quote).map(filled),
    options: right.length > 0 ? optionsFor(encounter, source.clause, right) : [],
    right,
    spoken: kind === 'say' || kind === 'reword' || (duty !== null && isSpoken(duty)),
  };
}

function scopeOf(draws: Readonly<Record<string, string>>): Scope {
  // A card shows one sentence; what it may presuppose counts as given.
  const given = { has: () => true };
  return { vars: {}, draws, moods: {}, remembered: given, moments: given };
}

function variantFor(encounter: Encounter, duty: Duty | null): Readonly<Record<string, string>> {
  const first = drawAll(encounter, 1);
  if (duty?.if === undefined) return first;
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const draws = drawAll(encounter, seed);
    if (holds(duty.if, { event: null, raised: [], entered: [] }, scopeOf(draws))) return draws;
  }
  return first;
}

const SPOKEN = new Set(['said', 'phrase', 'told', 'recognised']);

const speaks = (expr: Expr): boolean => calls(expr).some(([name]) => SPOKEN.has(name));
const acts = (expr: Expr): boolean => calls(expr).some(([name]) => name === 'did');

/** Instead of forbidden words come others; and only a citizen is addressed as 您. */
const isSpoken = ({ operands, better }: Duty): boolean =>
  operands.some((expr) => calls(expr).some(([name]) => name === 'forbidden')) || (better?.zh.includes('您') ?? false);

/** What the trainee is to say or do: of a pair, what the template asks for. */
function wanted(duty: Duty): readonly Expr[] {
  const [first, second] = duty.operands;
  if (second !== undefined && /response|succession/.test(duty.template)) return [second];
  if (second !== undefined && duty.template.endsWith('precedence')) return first === undefined ? [] : [first];
  return duty.operands;
}

function kindOf({ said }: CardSource, encounter: Encounter, duty: Duty | null): CardKind {
  if (duty === null) return 'reword';
  const forbids = duty.template === 'absence' || duty.template === 'not_coexistence';
  if (forbids && said !== undefined) return 'reword';
  if (forbids) return actionsOf(encounter, duty).length > 0 ? 'avoid' : 'recall';
  const asked = duty.parts && duty.parts.length > 0 ? duty.parts.map(({ expr }) => expr) : wanted(duty);
  if (asked.length > 0 && asked.every(speaks)) return 'say';
  return actionsOf(encounter, duty).length > 0 ? 'do' : 'recall';
}

function actionsOf(encounter: Encounter, duty: Duty | null): readonly string[] {
  if (!duty) return [];
  const named = wanted(duty)
    .filter(acts)
    .flatMap((expr) => calls(expr))
    .flatMap(([name, [action]]) => (name === 'did' && action !== undefined ? [action] : []));
  return [...new Set(named)].filter((id) => encounter.actions.some((action) => action.id === id));
}

/** Neighbours of the right action, the same ones every time: the card is to be known, not its order. */
function optionsFor(encounter: Encounter, clause: string, right: readonly string[]): readonly ActionDef[] {
  const { actions } = encounter;
  const first = actions.find(({ id }) => id === right[0]);
  const others = actions.filter(({ id }) => !right.includes(id));
  const near = [
    ...others.filter(({ group }) => group === first?.group),
    ...others.filter(({ group }) => group !== first?.group),
  ];
  const chosen = new Set([right[0], ...near.slice(0, DISTRACTORS).map(({ id }) => id)]);
  const shown = actions.filter(({ id }) => chosen.has(id));
  const turn = [...clause].reduce((sum, char) => sum + char.charCodeAt(0), 0) % Math.max(1, shown.length);
  return [...shown.slice(turn), ...shown.slice(0, turn)];
}

function heardIn(effects: readonly Effect[], encounter: Encounter): readonly Heard[] {
  return effects.flatMap((effect): readonly Heard[] => {
    if ('narrate' in effect) return [{ who: null, text: effect.narrate }];
    const speaker = 'say' in effect ? encounter.cast.find(({ id }) => id === effect.say.who) : undefined;
    return 'say' in effect && speaker ? [{ who: speaker.name, text: effect.say.text }] : [];
  });
}

function quoteFor(encounter: Encounter, duty: Duty | null): Heard | null {
  const moments = allMoments(encounter);
  const place = duty?.during[0];
  const here = place === undefined ? moments : moments.filter(({ id }) => id === place);
  return here.flatMap(({ enter }) => heardIn(enter, encounter)).find(({ who }) => who !== null) ?? null;
}

/** The first that was said or told of each draw the model answer names and the front of the card does not. */
function knownFor(encounter: Encounter, duty: Duty | null, quote: Heard | null): readonly Heard[] {
  const named = ({ zh }: Text): readonly string[] =>
    encounter.draws.map(({ id }) => id).filter((id) => zh.includes(`<${id}>`));
  const unsaid = new Set(duty?.better ? named(duty.better) : []);
  for (const text of [encounter.summary, quote?.text]) for (const draw of text ? named(text) : []) unsaid.delete(draw);
  const known: Heard[] = [];
  for (const { enter, rules } of allMoments(encounter)) {
    for (const heard of heardIn([...enter, ...rules.flatMap((rule) => rule.do)], encounter)) {
      const news = named(heard.text).filter((draw) => unsaid.delete(draw));
      if (news.length > 0) known.push(heard);
    }
  }
  return known;
}

/** What words on a card are judged by: the moment they would be said in. */
export function contextOf({ duty, encounter }: Card): JudgeContext {
  const moment = allMoments(encounter).find(({ id }) => id === duty?.during[0]);
  return { facts: encounter.facts, ...(moment?.situation ? { situation: moment.situation } : {}) };
}

/** Judges what was said on a card as the encounter itself would. */
export function judgeCard(card: Card, said: string, judge: Judge): Judged {
  const { duty, encounter, draws } = card;
  const findings = judge(said, contextOf(card));
  const certain = findings.filter(({ certainty }) => certainty === 'certain');
  const forbidden = certain.some(({ kind }) => kind === 'forbidden');
  const observation: Observation = { event: { type: 'SAY', text: said, findings }, raised: [], entered: [] };
  const scope = scopeOf(draws);
  const parts =
    card.kind === 'say' && duty?.parts
      ? duty.parts.map(({ expr, text }) => ({
          text: fillText(text, encounter, draws),
          found: holds(expr, observation, scope),
        }))
      : [];
  const found =
    card.kind === 'reword'
      ? certain.some(({ kind }) => kind === 'act')
      : duty !== null && wanted(duty).some((expr) => holds(expr, observation, scope));
  return { grade: gradeOf(forbidden, found, parts), findings, forbidden, parts };
}

function gradeOf(forbidden: boolean, found: boolean, parts: Judged['parts']): Grade {
  if (forbidden) return 'again';
  const hits = parts.filter((part) => part.found).length;
  if (parts.length === 0) return found ? 'good' : 'again';
  if (hits === parts.length) return 'good';
  return hits > 0 || found ? 'hard' : 'again';
}

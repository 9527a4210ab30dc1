import type { ClauseId } from '../norms';
import { guardActs } from './act-guard';
import { capture } from './capture';
import { findFacts } from './facts';
import type { LexiconProblem } from './grammar';
import { firedGuards, guardsIn, type Span } from './guards';
import { politenessHint } from './hints';
import type { Lexicon } from './lexicon';
import { marked, type Normalised, normalise, type Tongue } from './normalise';
import { askAbout, guardByOvertone, isDoubtful } from './overtone-guard';
import { clausesRealised } from './parts';
import { guardByRudeness } from './rude-sentence';
import { compare, type Standing, settle } from './settle';
import { readSlots } from './slots';
import { findMatches, type Match } from './spans';
import type { Line } from './text-window';
import { isTopic } from './topic';
import { clauseOf, turnReader } from './turn-reader';
import type { Finding, Judge, JudgeContext, Offset } from './types';

/** Nobody says more in one turn; the rest of a longer text is not judged. */
const MOST_UNITS = 20_000;

export interface Candidate extends Match {
  /** Guards that spoke against it; none: it stands. */
  readonly guards: readonly string[];
}

/** How a judgement came about. */
export interface Account {
  readonly tongue: Tongue;
  readonly normalised: Normalised;
  readonly candidates: readonly Candidate[];
  readonly findings: readonly Finding[];
}

export interface JudgeEngine {
  readonly judge: Judge;
  readonly explain: (utterance: string, context: JudgeContext) => Account;
  readonly problems: readonly LexiconProblem[];
  /** Steps of the matcher so far, for tests that bound the work instead of the time. */
  readonly work: () => number;
}

/** Tongues whose lexicons it may take to judge an utterance. */
export function tonguesOf(utterance: string): readonly Tongue[] {
  const script = scriptOf(asJudged(utterance));
  return script === 'han' ? ['zh'] : script === 'latin' ? ['en'] : ['en', 'zh'];
}

function asJudged(utterance: string): string {
  return utterance.slice(0, MOST_UNITS).toWellFormed();
}

export function explainBy(lexiconOf: (tongue: Tongue) => Lexicon): JudgeEngine['explain'] {
  return (utterance, context) => {
    const raw = asJudged(utterance);
    const script = scriptOf(raw);
    if (script === 'han') return account(raw, 'zh', context, lexiconOf('zh'));
    const english = account(raw, 'en', context, lexiconOf('en'));
    // Letters that say nothing in English may be Chinese spelt out.
    if (script === 'latin' || english.findings.some(isCertain)) return english;
    return account(raw, 'zh', context, lexiconOf('zh'));
  };
}

/** `pinyin`: Latin letters that can all be read as Chinese syllables. */
function scriptOf(raw: string): 'han' | 'latin' | 'pinyin' {
  let latin = false;
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    if (code >= 0x3400 && code <= 0x9fff) return 'han';
    if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) latin = true;
  }
  if (!latin) return 'han';
  const asPinyin = normalise(raw, 'zh').text;
  for (let i = 0; i < asPinyin.length; i++) {
    const unit = asPinyin.charAt(i);
    if (unit >= 'a' && unit <= 'z') return 'latin';
  }
  return 'pinyin';
}

function isCertain({ kind, certainty }: Finding): boolean {
  return certainty === 'certain' && (kind === 'act' || kind === 'forbidden');
}

function account(raw: string, tongue: Tongue, context: JudgeContext, lexicon: Lexicon): Account {
  const normalised = normalise(raw, tongue, lexicon.slips);
  const text = marked(normalised, tongue);
  const symbols = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) symbols[i] = text.charCodeAt(i);
  const { soft, edge } = normalised;
  const line: Line = tongue === 'en' ? { symbols, soft, edge } : { symbols, soft };
  const matches = findMatches(lexicon, line, normalised);
  const guards = guardsIn(matches, normalised.text);
  const said: Candidate[] = [];
  for (const match of matches) {
    const { template, start, end, misses } = match;
    if (template.group.kind === 'guard') continue;
    said.push({ template, start, end, misses, guards: firedGuards(match, guards, normalised, context) });
  }
  const turn = turnReader(normalised, tongue);
  const read = guardByOvertone(guardActs(said, turn, tongue), turn, tongue);
  const candidates = tongue === 'zh' ? read : guardByRudeness(read, normalised.text);
  const standing = settle(candidates.filter((candidate) => candidate.guards.length === 0));
  const realised = clausesRealised(standing.map(({ match }) => match.template.group.label));
  const findings: Finding[] = standing.map((candidate) =>
    toFinding(candidate, lexicon, normalised, line, raw, realised),
  );
  for (const doubtful of settle(doubted(candidates)))
    findings.push({ ...toFinding(doubtful, lexicon, normalised, line, raw, realised), certainty: 'possible' });
  findings.push(...findFacts(normalised, context.facts ?? [], lexicon));
  const hint = tongue === 'zh' ? politenessHint(raw, normalised) : null;
  if (hint) findings.push(hint);
  const question = candidates.some(isWording) ? null : askAbout(normalised, turn, tongue);
  if (question && !standing.some(({ match }) => isForbidden(match))) findings.push(toQuestion(question, normalised));
  if (findings.length > 1) findings.sort(inOrder);
  return { tongue, normalised, candidates, findings };
}

function isForbidden({ template }: Match): boolean {
  return template.group.kind === 'forbidden';
}

/** A forbidden wording, guarded or not; a topic alone is none. */
function isWording(match: Match): boolean {
  return isForbidden(match) && !isTopic(match.template);
}

/** Wordings that only the overtone speaks against: of acts that are not certain, and where nothing forbidden is. */
function doubted(candidates: readonly Candidate[]): readonly Candidate[] {
  const doubtful = candidates.filter(isDoubtful);
  if (doubtful.length === 0) return doubtful;
  const certain = candidates.filter((one) => one.guards.length === 0 && !one.template.possible);
  const labels = new Set(certain.map(({ template }) => template.group.label));
  const isRude = certain.some(isForbidden);
  return doubtful.filter((one) => (isForbidden(one) ? !isRude : !labels.has(one.template.group.label)));
}

function toQuestion(asked: Span & { readonly label: string }, normalised: Normalised): Finding {
  const [start, end] = placeOf(asked, normalised);
  const { label } = asked;
  return { kind: 'forbidden', label, start, end, template: `looks_like.${label}`, clauses: [], certainty: 'possible' };
}

function toFinding(
  { match: candidate, also }: Standing<Candidate>,
  lexicon: Lexicon,
  normalised: Normalised,
  line: Line,
  raw: string,
  realised: ReadonlyMap<string, readonly string[]>,
): Finding {
  const { template } = candidate;
  const { kind, label } = template.group;
  const [start, end] = placeOf(isTopic(template) ? clauseOf(normalised, candidate) : candidate, normalised);
  const slots = lexicon.measures.holdsSlot(template.entry)
    ? readSlots(capture(lexicon.program, template.entry, line, candidate.start, candidate.end), normalised, raw)
    : undefined;
  const more = realised.get(label)?.filter((clause) => !template.clauses.includes(clause)) ?? [];
  const clauses = more.length > 0 ? [...template.clauses, ...more].sort(compare) : template.clauses;
  const found = { kind: kind === 'guard' ? 'part' : kind, label, start, end, template: template.id } as const;
  const certainty = template.possible ? 'possible' : 'certain';
  // Nearly always; written out, since a spread takes ten times as long.
  if (!slots && also.length === 0) {
    return { kind: found.kind, label, start, end, template: template.id, clauses: clauses as ClauseId[], certainty };
  }
  return {
    ...found,
    clauses: clauses as ClauseId[],
    ...(slots ? { slots } : {}),
    certainty,
    ...(also.length > 0 ? { also: also.map((match) => placeOf(match, normalised)).sort((a, b) => a[0] - b[0]) } : {}),
  };
}

function placeOf({ start, end }: Span, { from, to }: Normalised): readonly [Offset, Offset] {
  const begins = from[start] ?? 0;
  return [begins, to[end - 1] ?? begins];
}

function inOrder(a: Finding, b: Finding): number {
  return (
    a.start - b.start ||
    b.end - a.end ||
    compare(a.kind, b.kind) ||
    compare(a.label, b.label) ||
    compare(a.template, b.template)
  );
}

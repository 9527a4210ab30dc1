import type { ClauseId } from '../norms';
import { beginnings, capture, type Leniency, type Line, wordEnd } from './align';
import { compiledLexicons } from './compiled';
import { findFacts } from './facts';
import { looksLike } from './fallback';
import type { LexiconProblem } from './grammar';
import { firedGuards, type Span } from './guards';
import { readingSymbol } from './hanzi';
import { politenessHint } from './hints';
import { buildLexicon, type Lexicon, type LexiconSource, type Template } from './lexicon';
import { marked, type Normalised, normalise, type Tongue } from './normalise';
import { clausesRealised } from './parts';
import { scan } from './scanner';
import { readSlots } from './slots';
import type { Finding, Judge, JudgeContext } from './types';

/** Raised with every change that may change a verdict on the same lexicon. */
export const JUDGE_VERSION = '1.0.0';

/** Nobody says more in one turn; the rest of a longer text is not judged. */
const MOST_UNITS = 20_000;
/** Matches of one template looked at per utterance; a label needs one, a rude repetition no more than a few. */
const MOST_MATCHES = 6;
const MOST_PER_LABEL = 3;

export interface Candidate extends Span {
  readonly template: Template;
  /** Units recognised by sound only. */
  readonly misses: number;
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

/** A judge over the built-in lexicon and whatever packs add to it. The matcher of a tongue is built when first needed. */
export function createJudge(more: readonly LexiconSource[] = [], builtIn = compiledLexicons()): JudgeEngine {
  const sources = [...builtIn, ...more];
  const built = new Map<Tongue, Lexicon>();
  const lexiconOf = (tongue: Tongue): Lexicon => {
    const known = built.get(tongue);
    if (known) return known;
    const made = buildLexicon(sources, tongue);
    built.set(tongue, made);
    return made;
  };
  const explain = (utterance: string, context: JudgeContext): Account => {
    const raw = utterance.slice(0, MOST_UNITS).toWellFormed();
    const script = scriptOf(raw);
    if (script === 'han') return account(raw, 'zh', context, lexiconOf('zh'));
    const english = account(raw, 'en', context, lexiconOf('en'));
    // Letters that say nothing in English may be Chinese spelt out.
    if (script === 'latin' || english.findings.some(isVerdict)) return english;
    return account(raw, 'zh', context, lexiconOf('zh'));
  };
  return {
    judge: (utterance, context) => explain(utterance, context).findings,
    explain,
    get problems() {
      return [...lexiconOf('zh').problems, ...lexiconOf('en').problems];
    },
    work: () => [...built.values()].reduce((sum, lexicon) => sum + lexicon.automaton.worked, 0),
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

function isVerdict(finding: Finding): boolean {
  return finding.kind === 'act' || finding.kind === 'forbidden';
}

function account(raw: string, tongue: Tongue, context: JudgeContext, lexicon: Lexicon): Account {
  const normalised = normalise(raw, tongue);
  const symbols: number[] = [];
  const text = marked(normalised, tongue);
  for (let i = 0; i < text.length; i++) symbols.push(text.charCodeAt(i));
  const line: Line = { symbols, soft: normalised.soft, ...(tongue === 'en' ? { edge: normalised.edge } : {}) };
  const spans = matches(lexicon, line, normalised, EXACTLY);
  if (tongue === 'zh') {
    const sounds = symbols.map((symbol) => readingSymbol(symbol) || symbol);
    const heard = matches(lexicon, line, normalised, BY_SOUND, sounds);
    for (const span of heard)
      if (span.misses > 0 && !spans.some((known) => sameLabelOverlaps(known, span))) spans.push(span);
  }
  const guardSpans = spans.filter((span) => span.template.group.kind === 'guard');
  const candidates: Candidate[] = spans
    .filter((span) => span.template.group.kind !== 'guard')
    .map((span) => ({ ...span, guards: firedGuards(span, guardSpans, normalised, lexicon, context) }));
  const standing = settle(candidates.filter((candidate) => candidate.guards.length === 0));
  const realised = clausesRealised(standing.map((candidate) => candidate.template.group.label));
  const findings: Finding[] = standing.map((candidate) => toFinding(candidate, normalised, line, raw, realised));
  findings.push(...findFacts(normalised, context.facts ?? [], tongue));
  const hint = tongue === 'zh' ? politenessHint(raw, normalised) : null;
  if (hint) findings.push(hint);
  const guarded = candidates.some((candidate) => candidate.template.group.kind === 'forbidden');
  const question = tongue === 'zh' && !guarded ? looksLike(normalised) : null;
  if (question) findings.push(question);
  findings.sort(inOrder);
  return { tongue, normalised, candidates, findings };
}

interface Heard extends Span {
  readonly template: Template;
  readonly misses: number;
}

function matches(
  lexicon: Lexicon,
  line: Line,
  normalised: Normalised,
  lenient: Hearing,
  sounds?: readonly number[],
): Heard[] {
  const ends = new Map<number, number[]>();
  const vocabulary = sounds ? lexicon.sounds : lexicon.vocabulary;
  scan(lexicon.automaton, vocabulary, sounds ?? line.symbols, line.soft, (template, end) => {
    const known = ends.get(template);
    if (known) known.push(end);
    else ends.set(template, [end]);
  });
  const found: Heard[] = [];
  for (const [number, at] of ends) {
    const template = lexicon.templates[number];
    if (!template) continue;
    let covered = Number.POSITIVE_INFINITY;
    let left = MOST_MATCHES;
    for (let i = at.length - 1; i >= 0 && left > 0; i--) {
      const end = at[i] ?? 0;
      if (end > covered) continue;
      left--;
      const span = spanOf(template, line, normalised, end, lenient(template));
      if (!span) continue;
      covered = span.start;
      found.push(span);
    }
  }
  return found;
}

/** Longest beginning that may stand; null when the words around it, or too many units heard wrongly, speak against it. */
function spanOf(template: Template, line: Line, normalised: Normalised, end: number, lenient: Leniency): Heard | null {
  let best: Heard | null = null;
  for (const place of beginnings(template.phrase, line, end, lenient)) {
    if (best && best.start <= place.at) continue;
    let start = place.at;
    let stop = end;
    while (start < stop && isMark(normalised.text.charAt(start))) start++;
    while (stop > start && isMark(normalised.text.charAt(stop - 1))) stop--;
    if (start === stop || !normalised.edge[start]) continue;
    const whole = line.edge ? wordEnd(line.edge, stop) : stop;
    if (whole < 0) continue;
    if (template.notAfter.some((word) => normalised.text.endsWith(word, start))) continue;
    if (template.notBefore.some((word) => normalised.text.startsWith(word, stop))) continue;
    best = { template, start, end: whole, misses: place.misses };
  }
  return best;
}

/** Forbidden language needs a longer run around what was heard wrongly than an act does. */
type Hearing = (template: Template) => Leniency;
const EXACTLY: Hearing = () => () => 0;
const hearAct: Leniency = (run) => (run >= 7 ? 2 : run >= 4 ? 1 : 0);
const hearOther: Leniency = (run) => (run >= 7 ? 2 : run >= 4 ? 1 : 0);
const BY_SOUND: Hearing = (template) => (template.group.kind === 'act' ? hearAct : hearOther);

function isMark(unit: string): boolean {
  return unit === '，' || unit === '。' || unit === '？' || unit === '、';
}

function sameLabelOverlaps(a: Heard, b: Heard): boolean {
  return a.template.group.label === b.template.group.label && a.start < b.end && b.start < a.end;
}

/**
 * One finding per wording: the longest of overlapping matches of a label. A forbidden label counts once an utterance,
 * since one phrase of the norm often matches twice; forbidden words inside an act take its place.
 */
function settle(candidates: readonly Candidate[]): readonly Candidate[] {
  const byLength = [...candidates].sort(
    (a, b) =>
      a.misses - b.misses ||
      b.end - b.start - (a.end - a.start) ||
      a.start - b.start ||
      compare(a.template.id, b.template.id),
  );
  const kept: Candidate[] = [];
  const perLabel = new Map<string, number>();
  const rude = byLength.filter((candidate) => candidate.template.group.kind === 'forbidden');
  const plain = new Set(
    rude.filter((c) => !c.template.weak && !c.template.possible).map((c) => c.template.group.label),
  );
  for (const candidate of byLength) {
    const { kind, label } = candidate.template.group;
    if (candidate.template.weak && kind === 'forbidden' && !plain.has(label) && plain.size > 0) continue;
    const count = perLabel.get(label) ?? 0;
    if (count >= (kind === 'forbidden' ? 1 : MOST_PER_LABEL)) continue;
    if (kept.some((other) => other.template.group.label === label && overlaps(other, candidate))) continue;
    if (kind !== 'forbidden' && rude.some((other) => !other.template.possible && overlaps(other, candidate))) continue;
    perLabel.set(label, count + 1);
    kept.push(candidate);
  }
  return kept;
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function toFinding(
  candidate: Candidate,
  normalised: Normalised,
  line: Line,
  raw: string,
  realised: ReadonlyMap<string, readonly string[]>,
): Finding {
  const { template } = candidate;
  const { kind, label } = template.group;
  const start = normalised.from[candidate.start] ?? 0;
  const end = normalised.to[candidate.end - 1] ?? start;
  const slots = template.hasSlots
    ? readSlots(capture(template.phrase, line, candidate.start, candidate.end), normalised, raw)
    : undefined;
  const clauses = [...new Set([...template.clauses, ...(realised.get(label) ?? [])])].sort(compare);
  return {
    kind: kind === 'guard' ? 'part' : kind,
    label,
    start,
    end,
    template: template.id,
    clauses: clauses as ClauseId[],
    ...(slots ? { slots } : {}),
    certainty: template.possible ? 'possible' : 'certain',
  };
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

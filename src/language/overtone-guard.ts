import { UNLIKE } from './act-guard';
import type { Span } from './guards';
import type { Template } from './lexicon';
import type { Normalised, Tongue } from './normalise';
import { overtoneLabels } from './overtone';
import { Reach } from './reach';
import { isTopic, NO_OVERTONE, PLAINER } from './topic';
import type { TurnReader } from './turn-reader';
import { isBoundary } from './units';

/** How far a turn leans towards a label: how like it the turn reads, and a part of how rude. */
interface Limits {
  readonly rudeness: number;
  /** A topic counts only where the turn leans further, and reads ruder. */
  readonly topic: number;
  readonly rude: number;
  /** A forbidden wording is a question where it leans less, unless its own clause reads plainly rude. */
  readonly doubtful: number;
  /** A turn in which no template found anything is worth a question where it leans further to some label. */
  readonly asking: number;
}
const LIMITS: Readonly<Record<Tongue, Limits>> = {
  zh: { rudeness: 0.5, topic: 0, rude: 0.3, doubtful: -2.15, asking: -0.7 },
  en: { rudeness: 1, topic: -0.1, rude: -2, doubtful: -5, asking: -0.7 },
};
/** Fewer known runs say nothing against a wording. */
const ENOUGH = 3;
/** Of two or three words nobody is asked. */
const ENOUGH_TO_ASK = 10;
/** A label that is likely at all, and so much likelier than that of a wording there, takes its place. */
const LIKELY = -1;
const LIKER = 4;

/** Guards by which kind words elsewhere excuse a wording; they do not excuse a clause that reads plainly rude in itself. */
const EXCUSES: ReadonlySet<string> = new Set(['kindly', 'kinder', 'caring', 'helping', 'empathic', 'polite_wait']);
const PLAINLY_RUDE = 2;

/** Guards of their own: the whole reads clean; an act says it. */
const READS_CLEAN = 'reads_clean';
const IN_AN_ACT = 'in_an_act';

interface Guarded extends Span {
  readonly template: Template;
  readonly guards: readonly string[];
}

/**
 * What the overtone of a turn says about its forbidden candidates. It never makes a finding: a template must have matched.
 * It takes kind words elsewhere off a plainly rude clause, and says when a wording is too doubtful for a mark.
 */
export function guardByOvertone<C extends Guarded>(said: readonly C[], turn: TurnReader, tongue: Tongue): readonly C[] {
  if (!said.some(isForbidden)) return said;
  const limits = LIMITS[tongue];
  const candidates = said.map((candidate) => {
    if (!isForbidden(candidate) || !isExcused(candidate)) return candidate;
    const clause = turn.clause(candidate);
    const rude = clause.rude > PLAINLY_RUDE && clause.like(candidate.template.group.label) > 0;
    return rude ? { ...candidate, guards: [] } : candidate;
  });
  const against = new Map<C, string>();
  const acts = new Reach(
    candidates.filter(
      ({ template, guards }) => isDecent(template.group.kind) && guards.length === 0 && !isTopic(template),
    ),
  );
  const topics: Heard<C>[] = [];
  const plain: Heard<C>[] = [];
  for (const candidate of candidates) {
    if (!isForbidden(candidate) || candidate.guards.length > 0) continue;
    const { label } = candidate.template.group;
    const around = turn.around(candidate);
    const like = around.like(label);
    const leaning = limits.rudeness * around.rude + like;
    if (isTopic(candidate.template)) {
      if (acts.holds(candidate)) against.set(candidate, IN_AN_ACT);
      else if (leaning > limits.topic && around.rude > limits.rude) topics.push({ candidate, like });
      else against.set(candidate, NO_OVERTONE);
      continue;
    }
    const clean = around.known >= ENOUGH && leaning < limits.doubtful;
    const clause = clean ? turn.clause(candidate) : null;
    const doubtful = clause !== null && !(clause.rude > PLAINLY_RUDE && clause.like(label) > LIKELY);
    if (doubtful && candidate.template.builtIn) against.set(candidate, READS_CLEAN);
    else plain.push({ candidate, like });
  }
  for (const candidate of outdone(topics, plain)) against.set(candidate, PLAINER);
  if (against.size === 0) return candidates;
  return candidates.map((candidate) => {
    const guard = against.get(candidate);
    return guard === undefined ? candidate : { ...candidate, guards: [guard] };
  });
}

/** A candidate and how far what stands around it reads like its label. */
interface Heard<C> {
  readonly candidate: C;
  readonly like: number;
}

/**
 * Candidates of which another label takes the place. Beside a wording no topic counts, and of topics only the likeliest;
 * but a wording gives way to a label, be it of a topic, that the turn reads far more like.
 */
function outdone<C extends Guarded>(topics: readonly Heard<C>[], plain: readonly Heard<C>[]): readonly C[] {
  const most = likeliest(topics);
  const plainest = likeliest(plain);
  const replaces = plain.length === 0 || (most > LIKELY && most - plainest > LIKER);
  const best = replaces ? most : plainest;
  const weaker = topics.filter(({ like }) => !replaces || like < most);
  const doubted = plain.filter(
    ({ candidate, like }) => candidate.template.builtIn && best > LIKELY && best - like > LIKER,
  );
  return [...weaker, ...doubted].map(({ candidate }) => candidate);
}

function likeliest(heard: readonly Heard<unknown>[]): number {
  return heard.reduce((most, { like }) => Math.max(most, like), Number.NEGATIVE_INFINITY);
}

/** An act, or one of the parts that the norm's phrases are made of. */
function isDecent(kind: Template['group']['kind']): boolean {
  return kind === 'act' || kind === 'part';
}

function isForbidden({ template }: Guarded): boolean {
  return template.group.kind === 'forbidden' && !template.possible;
}

function isExcused({ template, guards }: Guarded): boolean {
  return guards.length > 0 && !isTopic(template) && guards.every((guard) => EXCUSES.has(guard));
}

/** Whether only its overtone speaks against a wording: worth a question. */
export function isDoubtful({ guards }: Guarded): boolean {
  return guards.length === 1 && (guards[0] === READS_CLEAN || guards[0] === UNLIKE);
}

/** What a turn without any forbidden wording reads like, if it is worth a question, and its rudest clause. */
export function askAbout(
  normalised: Normalised,
  turn: TurnReader,
  tongue: Tongue,
): (Span & { readonly label: string }) | null {
  const { text, quoted } = normalised;
  if (quoted.length > 0) return null;
  const { asking, rudeness } = LIMITS[tongue];
  const { known: runs, rude, like } = turn.whole();
  if (runs < ENOUGH_TO_ASK) return null;
  let label = '';
  let likest = Number.NEGATIVE_INFINITY;
  for (const known of overtoneLabels(tongue)) {
    const own = like(known);
    if (own > likest) [label, likest] = [known, own];
  }
  if (label === '' || rudeness * rude + likest < asking) return null;
  let rudest: Span | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (let start = 0, end = 0; end <= text.length; end++) {
    if (end < text.length && !isBoundary(text.charAt(end))) continue;
    if (end > start) {
      const { rude } = turn.clause({ start, end });
      if (rude > most) [rudest, most] = [{ start, end }, rude];
    }
    start = end + 1;
  }
  return rudest && { ...rudest, label };
}

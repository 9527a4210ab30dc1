import type { Duty } from '../encounter';
import type { ClauseId } from '../norms';
import { FULL } from './credit';
import { evidenceOf, type Sources, wrongFilings } from './evidence';
import type { Outcome, Ref } from './outcome';
import { mostOf, type Points, priceOf } from './points';
import { prohibits } from './prohibit';
import type { DutyMark, DutyState, Evidence, MarkNote, MilliPoints } from './types';

function stateOf(duty: Duty, outcome: Outcome): DutyState {
  if (prohibits(duty)) return outcome.broken ? 'violated' : 'met';
  if (outcome.worth === 0) return outcome.broken ? 'violated' : 'missed';
  if (outcome.incomplete) return 'partly';
  if (outcome.credits.some((credit) => credit.late > 0)) return 'late';
  return outcome.credits.some((credit) => credit.elsewhere) ? 'partly' : 'met';
}

function notesOf(duty: Duty, outcome: Outcome): readonly MarkNote[] {
  if (prohibits(duty)) return [];
  const { credits } = outcome;
  const notes: MarkNote[] = [];
  if (credits.some((credit) => credit.late > 0)) notes.push('late');
  if (credits.some((credit) => credit.elsewhere)) notes.push('wrong_moment');
  if (credits.some((credit) => credit.ownWords)) notes.push('own_words');
  if (outcome.incomplete) notes.push('incomplete');
  if (outcome.broken && duty.operands.length === 2) notes.push('wrong_order');
  if (!outcome.satisfied && !outcome.broken && outcome.refs.length > 0 && credits.length === 0)
    notes.push('not_answered');
  if (outcome.vacuous) notes.push('never_due');
  return notes;
}

/** Lost points of a `forbidden` duty before the dimension's floor; every violation that is charged costs its price. */
function lossOf(duty: Duty, outcome: Outcome): MilliPoints {
  const price = priceOf(duty);
  const loss =
    duty.template === 'absence' ? price * outcome.charged : Math.floor((price * (FULL - outcome.worth)) / FULL);
  return Math.min(loss, mostOf(duty));
}

/** What each duty costs in the forbidden dimension: losses in order of name until nothing is left, so that sums are exact. */
export function deductions(
  duties: readonly Duty[],
  outcomes: readonly (Outcome | null)[],
  possible: MilliPoints,
): ReadonlyMap<string, MilliPoints> {
  const losses = duties.flatMap((duty, index) => {
    const outcome = outcomes[index];
    const loss = outcome ? lossOf(duty, outcome) : 0;
    return loss === 0 ? [] : [{ id: duty.id, loss }];
  });
  losses.sort((a, b) => (a.id < b.id ? -1 : 1));
  let left = possible;
  const cut = new Map<string, MilliPoints>();
  for (const { id, loss } of losses) {
    const taken = Math.min(loss, left);
    left -= taken;
    cut.set(id, taken);
  }
  return cut;
}

/** Points without evidence: all that the gate's attainable scores need. */
export interface Tally {
  readonly state: DutyState;
  readonly possible: MilliPoints;
  readonly earned: MilliPoints;
  readonly deducted: MilliPoints;
}

export function tallyOf(
  duty: Duty,
  outcome: Outcome | null,
  points: Points,
  losses: ReadonlyMap<string, MilliPoints>,
): Tally {
  if (outcome === null) return { state: 'inactive', possible: 0, earned: 0, deducted: 0 };
  const possible = points.duties.get(duty.id) ?? 0;
  const loss = losses.get(duty.id) ?? 0;
  return {
    state: stateOf(duty, outcome),
    possible,
    earned: Math.floor((possible * outcome.worth) / FULL),
    // Never -0, which canonical JSON and equality see differently.
    deducted: loss === 0 ? 0 : -loss,
  };
}

/** Clauses of what was said, for the built-in duty, which has none of its own. */
function saidClauses(refs: readonly Ref[], sources: Sources): readonly ClauseId[] {
  const clauses = refs.flatMap((ref) => {
    const entry = sources.entry(ref.seq);
    if (entry?.type !== 'SAY') return [];
    const meant = entry.findings.filter(
      (f) => f.kind === 'forbidden' && f.certainty === 'certain' && f.label === ref.label,
    );
    return meant.flatMap((finding) => finding.clauses);
  });
  return [...new Set(clauses)].sort();
}

const NO_EVIDENCE: readonly Evidence[] = [];

function evidenceFor(duty: Duty, state: DutyState, outcome: Outcome, sources: Sources): readonly Evidence[] {
  const unfulfilled = state === 'missed' || state === 'partly';
  const refs = unfulfilled ? [...outcome.refs, ...wrongFilings(duty.operands, sources.entries)] : outcome.refs;
  const found = refs.length === 0 ? NO_EVIDENCE : refs.flatMap((ref) => evidenceOf(ref, sources));
  if (found.every(({ seq }, at) => at === 0 || seq > (found[at - 1]?.seq ?? seq))) return found;
  const byPlace = (a: Evidence, b: Evidence): number => a.seq - b.seq || (a.start ?? 0) - (b.start ?? 0);
  const once: Evidence[] = [];
  // What is the same stands in the same place.
  let from = 0;
  for (const evidence of [...found].sort(byPlace)) {
    const last = once.at(-1);
    if (last !== undefined && byPlace(last, evidence) !== 0) from = once.length;
    if (!once.slice(from).some((other) => JSON.stringify(other) === JSON.stringify(evidence))) once.push(evidence);
  }
  return once;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export function markOf(duty: Duty, outcome: Outcome | null, tally: Tally, sources: Sources): DutyMark {
  const mark: Writable<DutyMark> = {
    duty: duty.id,
    text: duty.text,
    dimension: duty.dimension,
    clauses: duty.clauses,
    basis: duty.basis,
    critical: duty.critical,
    beyond: duty.beyond,
    state: tally.state,
    possible: tally.possible,
    earned: tally.earned,
    deducted: tally.deducted,
    evidence: NO_EVIDENCE,
  };
  if (outcome === null) return mark;
  const late = outcome.credits.reduce((most, credit) => Math.max(most, credit.late), 0);
  const notes = notesOf(duty, outcome);
  const missing =
    outcome.missing.length === 0 ? [] : outcome.missing.flatMap((index) => duty.parts?.[index]?.text ?? []);
  mark.evidence = evidenceFor(duty, tally.state, outcome, sources);
  if (duty.clauses.length === 0) mark.clauses = saidClauses(outcome.refs, sources);
  if (late > 0) mark.late = late;
  if (duty.within !== undefined) mark.limit = duty.within;
  if (outcome.due !== null) mark.due = outcome.due;
  if (notes.length > 0) mark.notes = notes;
  if (outcome.times !== 0) mark.times = outcome.times;
  if (missing.length > 0) mark.missing = missing;
  if (duty.better !== undefined && tally.state !== 'met') mark.better = duty.better;
  return mark;
}

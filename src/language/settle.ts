import type { Span } from './guards';
import { Reach } from './reach';
import type { Match } from './spans';

/** Acts and parts of one label in an utterance. */
const MOST_PER_LABEL = 3;

/** Further places of one forbidden label that are shown; the rest is repetition. */
const MOST_FURTHER = 8;

/** What stands, and where the same forbidden label was said besides. */
export interface Standing<M extends Match> {
  readonly match: M;
  readonly also: readonly M[];
}

/** Exact before heard, long before short, early before late. */
function byWorth(a: Match, b: Match): number {
  return (
    a.misses - b.misses ||
    b.end - b.start - (a.end - a.start) ||
    a.start - b.start ||
    compare(a.template.id, b.template.id)
  );
}

/**
 * One finding per wording: the longest of overlapping matches of a label. A forbidden label counts once an utterance,
 * since one phrase of the norm often matches twice, and tells where else it was said; forbidden words inside an act take
 * its place.
 */
export function settle<M extends Match>(matches: readonly M[]): readonly Standing<M>[] {
  const byLength = matches.slice().sort(byWorth);
  const kept: { readonly match: M; readonly also: M[] }[] = [];
  const perLabel = new Map<string, typeof kept>();
  const rude = byLength.filter(({ template }) => template.group.kind === 'forbidden' && !template.possible);
  const plain = rude.length > 0 ? plainLabels(rude) : NONE;
  const isRude = rude.length > 0 ? new Reach(rude) : null;
  for (const match of byLength) {
    const { kind, label } = match.template.group;
    if (match.template.weak && kind === 'forbidden' && !plain.has(label) && plain.size > 0) continue;
    const before = perLabel.get(label);
    const first = before?.[0];
    if (kind === 'forbidden' && first) {
      if (isFurther(first.match, first.also, match)) first.also.push(match);
      continue;
    }
    if (before && (before.length >= MOST_PER_LABEL || before.some((other) => overlaps(other.match, match)))) continue;
    if (kind !== 'forbidden' && isRude?.touches(match)) continue;
    const standing = { match, also: [] };
    if (before) before.push(standing);
    else perLabel.set(label, [standing]);
    kept.push(standing);
  }
  return kept;
}

const NONE: ReadonlySet<string> = new Set();

function plainLabels(rude: readonly Match[]): ReadonlySet<string> {
  return new Set(rude.filter(({ template }) => !template.weak).map(({ template }) => template.group.label));
}

function isFurther(first: Match, also: readonly Match[], match: Match): boolean {
  if (also.length >= MOST_FURTHER || first.template.possible || match.template.possible) return false;
  return !overlaps(first, match) && !also.some((other) => overlaps(other, match));
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** By code units: the same in every engine and locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

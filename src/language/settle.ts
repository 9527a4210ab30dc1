import type { Span } from './guards';
import type { Match } from './spans';

/** Acts and parts of one label in an utterance. */
const MOST_PER_LABEL = 3;

/** Exact before heard, long before short, early before late. */
export function byWorth(a: Match, b: Match): number {
  return (
    a.misses - b.misses ||
    b.end - b.start - (a.end - a.start) ||
    a.start - b.start ||
    compare(a.template.id, b.template.id)
  );
}

/**
 * One finding per wording: the longest of overlapping matches of a label. A forbidden label counts once an utterance,
 * since one phrase of the norm often matches twice; forbidden words inside an act take its place.
 */
export function settle<M extends Match>(matches: readonly M[]): readonly M[] {
  const byLength = [...matches].sort(byWorth);
  const kept: M[] = [];
  const perLabel = new Map<string, number>();
  const rude = byLength.filter(({ template }) => template.group.kind === 'forbidden');
  const plain = new Set(
    rude.filter(({ template }) => !template.weak && !template.possible).map(({ template }) => template.group.label),
  );
  for (const match of byLength) {
    const { kind, label } = match.template.group;
    if (match.template.weak && kind === 'forbidden' && !plain.has(label) && plain.size > 0) continue;
    const count = perLabel.get(label) ?? 0;
    if (count >= (kind === 'forbidden' ? 1 : MOST_PER_LABEL)) continue;
    if (kept.some((other) => other.template.group.label === label && overlaps(other, match))) continue;
    if (kind !== 'forbidden' && rude.some((other) => !other.template.possible && overlaps(other, match))) continue;
    perLabel.set(label, count + 1);
    kept.push(match);
  }
  return kept;
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** By code units: the same in every engine and locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import type { Group, Template } from './lexicon';
import type { Normalised } from './normalise';
import { endsSentence } from './text-window';
import type { JudgeContext } from './types';

/** Half-open range of normalised units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where each guard was said, and how many sentences end before each place. */
export interface SaidGuards {
  readonly spans: ReadonlyMap<Group, readonly Span[]>;
  readonly ended: Int32Array;
}

export function guardsIn(matches: readonly (Span & { readonly template: Template })[], text: string): SaidGuards {
  const spans = new Map<Group, Span[]>();
  for (const match of matches) {
    const { group } = match.template;
    if (group.kind !== 'guard') continue;
    const known = spans.get(group);
    if (known) known.push(match);
    else spans.set(group, [match]);
  }
  const ended = new Int32Array(spans.size === 0 ? 0 : text.length + 1);
  for (let i = 0; i + 1 < ended.length; i++)
    ended[i + 1] = (ended[i] ?? 0) + (endsSentence(text.charCodeAt(i)) ? 1 : 0);
  return { spans, ended };
}

/**
 * Names of the guards that speak against a candidate, in a fixed order, and `no …` for each that should speak for it and
 * does not; `quoted` is the only one not in the lexicon.
 */
export function firedGuards(
  candidate: Span & { readonly template: Template },
  guards: SaidGuards,
  normalised: Normalised,
  context: JudgeContext,
): readonly string[] {
  const fired: string[] = [];
  if (isQuoted(candidate, normalised)) fired.push('quoted');
  const speaks = (group: Group): boolean =>
    (context.situation !== undefined && group.situations.includes(context.situation)) ||
    (guards.spans.get(group)?.some((span) => stands(group, span, candidate, guards.ended)) ?? false);
  for (const group of candidate.template.unless) if (speaks(group)) fired.push(group.label);
  for (const group of candidate.template.when) if (!speaks(group)) fired.push(`no ${group.label}`);
  return fired;
}

/** Mostly inside quotation marks, unless the marks hold the whole utterance: then somebody is speaking. */
function isQuoted(span: Span, normalised: Normalised): boolean {
  return normalised.quoted.some(([start, end]) => {
    const inside = Math.min(end, span.end) - Math.max(start, span.start);
    return inside * 2 > span.end - span.start && !(start === 0 && end >= normalised.text.length - 1);
  });
}

function stands(group: Group, guard: Span, candidate: Span, ended: Int32Array): boolean {
  switch (group.where) {
    case 'utterance':
      return true;
    case 'sentence':
      return !crossesSentence(ended, Math.min(guard.end, candidate.end), Math.max(guard.start, candidate.start));
    case 'overlap':
      return guard.start < candidate.end && candidate.start < guard.end;
    case 'around':
      return guard.start <= candidate.start && candidate.end <= guard.end;
    case 'before':
      return (
        guard.end <= candidate.start &&
        candidate.start - guard.end <= group.within &&
        !crossesSentence(ended, guard.end, candidate.start)
      );
    case 'after':
      return guard.start >= candidate.end && guard.start - candidate.end <= group.within;
  }
}

function crossesSentence(ended: Int32Array, from: number, to: number): boolean {
  return to > from && ended[to] !== ended[from];
}

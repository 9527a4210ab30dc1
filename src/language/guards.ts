import type { Group, Lexicon, Template } from './lexicon';
import type { Normalised } from './normalise';
import type { JudgeContext } from './types';

/** Half-open range of normalised units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Names of the guards that speak against a candidate, in a fixed order, and `no …` for each that should speak for it and
 * does not; `quoted` is the only one not in the lexicon.
 */
export function firedGuards(
  candidate: Span & { readonly template: Template },
  guardSpans: readonly (Span & { readonly template: Template })[],
  normalised: Normalised,
  lexicon: Lexicon,
  context: JudgeContext,
): readonly string[] {
  const fired: string[] = [];
  if (isQuoted(candidate, normalised)) fired.push('quoted');
  const speaks = (name: string): boolean => {
    const group = lexicon.guards.get(name);
    if (!group) return false;
    const bySituation = context.situation !== undefined && group.situations.includes(context.situation);
    return (
      bySituation ||
      guardSpans.some((span) => span.template.group === group && stands(group, span, candidate, normalised))
    );
  };
  for (const name of candidate.template.unless) if (speaks(name)) fired.push(name);
  for (const name of candidate.template.when) if (!speaks(name)) fired.push(`no ${name}`);
  return fired;
}

/** Mostly inside quotation marks, unless the marks hold the whole utterance: then somebody is speaking. */
function isQuoted(span: Span, normalised: Normalised): boolean {
  return normalised.quoted.some(([start, end]) => {
    const inside = Math.min(end, span.end) - Math.max(start, span.start);
    return inside * 2 > span.end - span.start && !(start === 0 && end >= normalised.text.length - 1);
  });
}

function stands(group: Group, guard: Span, candidate: Span, normalised: Normalised): boolean {
  switch (group.where) {
    case 'utterance':
      return true;
    case 'sentence':
      return !crossesSentence(
        normalised.text,
        Math.min(guard.end, candidate.end),
        Math.max(guard.start, candidate.start),
      );
    case 'overlap':
      return guard.start < candidate.end && candidate.start < guard.end;
    case 'around':
      return guard.start <= candidate.start && candidate.end <= guard.end;
    case 'before':
      return (
        guard.end <= candidate.start &&
        candidate.start - guard.end <= group.within &&
        !crossesSentence(normalised.text, guard.end, candidate.start)
      );
    case 'after':
      return guard.start >= candidate.end && guard.start - candidate.end <= group.within;
  }
}

function crossesSentence(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const unit = text.charAt(i);
    if (unit === '。' || unit === '？') return true;
  }
  return false;
}

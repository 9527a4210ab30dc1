import type { Group, Template } from './lexicon';
import type { Normalised } from './normalise';
import { endsSentence } from './text-window';
import { OVERTONE } from './topic';
import type { JudgeContext } from './types';

/** Half-open range of normalised units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a guard was said, ascending, and the length of its longest wording. */
interface Said {
  readonly spans: Span[];
  longest: number;
}

/** Where each guard was said, by its number, and how many sentences end before each place. */
export interface SaidGuards {
  readonly said: readonly (Said | undefined)[];
  readonly ended: Int32Array;
}

const NO_GUARDS: SaidGuards = { said: [], ended: new Int32Array(0) };

export function guardsIn(matches: readonly (Span & { readonly template: Template })[], text: string): SaidGuards {
  if (!matches.some((match) => match.template.group.kind === 'guard')) return NO_GUARDS;
  const said: (Said | undefined)[] = [];
  for (const match of matches) {
    const { group } = match.template;
    if (group.kind !== 'guard') continue;
    const known = said[group.number];
    const length = match.end - match.start;
    if (known) {
      known.spans.push(match);
      known.longest = Math.max(known.longest, length);
    } else said[group.number] = { spans: [match], longest: length };
  }
  for (const one of said) if (one && one.spans.length > 1) one.spans.sort((a, b) => a.start - b.start);
  const ended = new Int32Array(text.length + 1);
  for (let i = 0; i + 1 < ended.length; i++)
    ended[i + 1] = (ended[i] ?? 0) + (endsSentence(text.charCodeAt(i)) ? 1 : 0);
  return { said, ended };
}

/**
 * Names of the guards that speak against a candidate, in a fixed order, and `no …` for each that should speak for it and
 * does not; `quoted` is the only one not in the lexicon.
 */
export function firedGuards(
  candidate: Span & { readonly template: Template },
  guards: SaidGuards,
  normalised: Normalised,
  { situation }: JudgeContext,
): readonly string[] {
  const fired: string[] = [];
  if (normalised.quoted.length > 0 && isQuoted(candidate, normalised)) fired.push('quoted');
  const { unless, when } = candidate.template;
  for (const group of unless) if (speaks(group, guards, candidate, situation)) fired.push(group.label);
  for (const group of when)
    if (group.label !== OVERTONE && !speaks(group, guards, candidate, situation)) fired.push(`no ${group.label}`);
  return fired;
}

function speaks(
  group: Group,
  { said, ended }: SaidGuards,
  candidate: Span,
  situation: JudgeContext['situation'],
): boolean {
  if (situation !== undefined && group.situations.length > 0 && group.situations.includes(situation)) return true;
  const guard = said[group.number];
  return guard !== undefined && (group.where === 'utterance' || standsNear(group, guard, candidate, ended));
}

/** From the candidate on, then before it, as far as the guard could count. */
function standsNear(group: Group, { spans, longest }: Said, candidate: Span, ended: Int32Array): boolean {
  const bySentence = group.where === 'sentence';
  const reach = group.where === 'before' || group.where === 'after' ? group.within : 0;
  const { start, end } = candidate;
  const middle = firstFrom(spans, start);
  for (let i = middle; i < spans.length; i++) {
    const guard = spans[i];
    if (!guard || (bySentence ? crossesSentence(ended, end, guard.start) : guard.start > end + reach)) break;
    if (stands(group, guard, candidate, ended)) return true;
  }
  for (let i = middle - 1; i >= 0; i--) {
    const guard = spans[i];
    if (!guard) break;
    const last = guard.start + longest;
    if (bySentence ? crossesSentence(ended, last, start) : last + reach < start) break;
    if (stands(group, guard, candidate, ended)) return true;
  }
  return false;
}

/** The first of the spans that begins at `start` or later. */
function firstFrom(spans: readonly Span[], start: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
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

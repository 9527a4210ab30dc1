import type { Span } from './guards';
import type { Template } from './lexicon';
import { endsSentence } from './text-window';

/** A guard of its own, English only: the act stands in a sentence that is rude in itself. */
const RUDE_SENTENCE = 'rude_sentence';

/**
 * Acts that are done however they are said: papers change hands all the same, a greeting comes before what spoils it.
 * Any other act is the manner or the help itself, and “sit down and shut up” offers no seat.
 */
const DONE_ALL_THE_SAME: ReadonlySet<string> = new Set([
  'greet',
  'thank',
  'apologize_wait',
  'apologize_fault',
  'apologize_inconvenience',
  'request_document',
  'notify_missing_once',
  'handover_receipt',
  'record',
]);

interface Guarded extends Span {
  readonly template: Template;
  readonly guards: readonly string[];
}

/** Speaks against acts in the sentences of `text` where a forbidden wording stands. */
export function guardByRudeness<C extends Guarded>(candidates: readonly C[], text: string): readonly C[] {
  const rude = candidates.filter(
    ({ template, guards }) => template.group.kind === 'forbidden' && !template.possible && guards.length === 0,
  );
  if (rude.length === 0) return candidates;
  const sentenceAt = new Int32Array(text.length + 1);
  for (let i = 0; i < text.length; i++)
    sentenceAt[i + 1] = (sentenceAt[i] ?? 0) + (endsSentence(text.charCodeAt(i)) ? 1 : 0);
  const sentences = new Set<number | undefined>();
  for (const { start, end } of rude)
    for (let at = sentenceAt[start] ?? 0; at <= (sentenceAt[end - 1] ?? 0); at++) sentences.add(at);
  return candidates.map((candidate) => {
    const { kind, label } = candidate.template.group;
    if (kind !== 'act' || DONE_ALL_THE_SAME.has(label) || !sentences.has(sentenceAt[candidate.start])) return candidate;
    return { ...candidate, guards: [...candidate.guards, RUDE_SENTENCE] };
  });
}

import type { Finding } from '../../language';
import type { ClauseId } from '../../norms';
import { readableEnd } from './quote';

export type MarkKind = 'met' | 'forbidden' | 'question';

/** A stretch of one's own words; a marked one is followed by its chips and by the punctuation that belongs to it. */
export interface Segment {
  readonly text: string;
  readonly mark: MarkKind | null;
  readonly clauses: readonly ClauseId[];
  /** Punctuation after the mark, kept on the chip's line. */
  readonly after: string;
}

interface Span {
  readonly start: number;
  end: number;
  readonly mark: MarkKind;
  readonly clauses: ClauseId[];
}

/** More chips than this would bury the words. */
const CHIPS = 2;
/** Characters: fewer are no words of their own. */
const OWN_WORDS = 2;
const TRAILING = /[\s，。？！、；：,.?!;:]+$/;
/** A character or two of the next clause, left over where a later mark takes the rest of it. */
const STRAY = /(?<=[，。？！、；：])[^\s，。？！、；：]{1,2}$/;
const CLOSING = /^[，。？！、；：”’）》…,.?!;:)]+/;
const RANK: Readonly<Record<MarkKind, number>> = { forbidden: 0, met: 1, question: 2 };

/** Words of one utterance that a duty was credited with. */
export interface Credit {
  readonly start: number;
  readonly end: number;
  readonly clause: ClauseId | undefined;
}

const markOf = (finding: Finding): MarkKind | null => {
  if (finding.kind === 'forbidden') return finding.certainty === 'certain' ? 'forbidden' : 'question';
  return finding.kind === 'act' && finding.certainty === 'possible' ? 'question' : null;
};

/**
 * Cuts an utterance into marked and plain stretches: what earned credit, what is forbidden, what is left to the assessor.
 * Forbidden words win over courteous ones and both over questions. Of two marks of one kind the earlier ends where the
 * later begins; one inside the other gives it its clause.
 */
export function annotate(text: string, findings: readonly Finding[], credits: readonly Credit[]): readonly Segment[] {
  const wanted: Span[] = credits.map(({ start, end, clause }) => ({
    start,
    end,
    mark: 'met',
    clauses: clause ? [clause] : [],
  }));
  for (const finding of findings) {
    const mark = markOf(finding);
    if (!mark) continue;
    for (const [start, end] of [[finding.start, finding.end] as const, ...(finding.also ?? [])])
      wanted.push({ start, end, mark, clauses: finding.clauses.slice(0, 1) });
  }
  wanted.sort((a, b) => RANK[a.mark] - RANK[b.mark] || b.end - b.start - (a.end - a.start) || a.start - b.start);

  const spans: Span[] = [];
  for (const span of wanted) {
    if (span.start < 0 || span.end > text.length || span.start >= span.end) continue;
    const [holder, ...others] = spans.filter((other) => span.start < other.end && other.start < span.end);
    if (!holder) spans.push(span);
    else if (holder.mark === span.mark && !(others.length === 0 && part(text, span, holder, spans))) {
      const more = span.clauses.filter((clause) => !holder.clauses.includes(clause));
      holder.clauses.push(...more.slice(0, CHIPS - holder.clauses.length));
    }
  }
  spans.sort((a, b) => a.start - b.start);
  return cut(text, spans);
}

/** Parts two overlapping spans where the later begins; false where one of them would keep no words of its own. */
function part(text: string, span: Span, holder: Span, spans: Span[]): boolean {
  const [first, second] = span.start < holder.start ? [span, holder] : [holder, span];
  const words = text.slice(first.start, second.start).replace(STRAY, '').replace(TRAILING, '');
  if (words.length < OWN_WORDS || second.end <= first.end) return false;
  first.end = first.start + words.length;
  spans.push(span);
  return true;
}

function cut(text: string, spans: readonly Span[]): readonly Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  spans.forEach((span, index) => {
    if (span.start > at) segments.push(plain(text.slice(at, span.start)));
    const limit = spans[index + 1]?.start ?? text.length;
    // Never over the words of the next mark.
    const shown = readableEnd(text, span.start, span.end);
    const end = shown <= limit ? shown : span.end;
    const after = CLOSING.exec(text.slice(end, limit))?.[0] ?? '';
    segments.push({ text: text.slice(span.start, end), mark: span.mark, clauses: span.clauses, after });
    at = end + after.length;
  });
  if (at < text.length) segments.push(plain(text.slice(at)));
  return segments;
}

const plain = (text: string): Segment => ({ text, mark: null, clauses: [], after: '' });

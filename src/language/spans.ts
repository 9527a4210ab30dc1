import type { Span } from './guards';
import type { Lexicon, Template } from './lexicon';
import type { Beginnings, Listener } from './matcher';
import type { Normalised } from './normalise';
import { isEdgeUnit, type Line, WINDOW } from './text-window';
import { endsWord, wordEnd } from './word-end';

/** Matches of one template looked at per utterance; a label needs one, a rude repetition no more than a few. */
const MOST_MATCHES = 6;

const NONE = new Uint8Array(0);

/** Where a template was said, or heard. */
export interface Match extends Span {
  readonly template: Template;
  /** Units recognised by sound only. */
  readonly misses: number;
}

/** Every place where a template was said; by sound only where nothing of the same label was said exactly. */
export function findMatches(lexicon: Lexicon, line: Line, normalised: Normalised): readonly Match[] {
  const reader = new SpanReader(lexicon, line, normalised);
  lexicon.matcher.run(line, (at) => endsWord(line, at), reader);
  const { said, heard } = reader;
  // The template that was complete first has the word, whatever order the templates were looked at in.
  heard.sort((a, b) => a.progress.first - b.progress.first || a.match.template.number - b.match.template.number);
  const byLabel = new Map<string, Match[]>();
  const file = (match: Match) => {
    const known = byLabel.get(match.template.group.label);
    if (known) known.push(match);
    else byLabel.set(match.template.group.label, [match]);
  };
  if (heard.length > 0) said.forEach(file);
  for (const { match } of heard) {
    if (byLabel.get(match.template.group.label)?.some((known) => overlap(known, match))) continue;
    file(match);
    said.push(match);
  }
  return said;
}

function name({ unless, when }: Template, wanted: Uint8Array): void {
  for (const group of unless) wanted[group.number] = 1;
  for (const group of when) wanted[group.number] = 1;
}

/** How far the matches of one template have been read, from the end of the text. */
interface Progress {
  left: number;
  covered: number;
  /** The first place at which it ends, matched or not. */
  first: number;
}

class SpanReader implements Listener {
  readonly said: Match[] = [];
  readonly heard: { readonly match: Match; readonly progress: Progress }[] = [];
  /** Of every group: whether it is a guard that speaks for or against something that was said; null until that is asked. */
  #wanted: Uint8Array | null = null;
  readonly enough: Uint8Array;
  readonly #lexicon: Lexicon;
  readonly #line: Line;
  readonly #normalised: Normalised;
  readonly #saidSoFar = new Map<number, Progress>();
  readonly #heardSoFar = new Map<number, Progress>();

  constructor(lexicon: Lexicon, line: Line, normalised: Normalised) {
    this.#lexicon = lexicon;
    this.#line = line;
    this.#normalised = normalised;
    this.enough = line.symbols.length > WINDOW ? new Uint8Array(lexicon.templates.length) : NONE;
  }

  want(wanted: Uint8Array, whole: boolean): void {
    // In windows one after the other what was wanted before still is.
    if (this.#wanted) return;
    this.#wanted = wanted.fill(whole ? 0 : 1);
    if (!whole) return;
    for (const { template } of this.said) name(template, wanted);
    for (const { match } of this.heard) name(match.template, wanted);
  }

  exact(number: number, end: number, starts: (end: number) => readonly number[]): void {
    const template = this.#lexicon.templates[number];
    const progress = progressOf(this.#saidSoFar, number, end);
    if (!template || !progress) return;
    if (progress.left === 0) this.enough[number] = 1;
    for (const at of starts(end)) {
      const match = this.#matchAt(template, at, end, 0);
      if (!match) continue;
      progress.covered = match.start;
      this.said.push(match);
      // A guard that holds for the whole utterance need not be said twice.
      if (this.#wanted && template.group.where === 'utterance') this.#wanted[template.group.number] = 0;
      return;
    }
  }

  bySound(number: number, end: number, beginnings: Beginnings): void {
    const template = this.#lexicon.templates[number];
    const progress = progressOf(this.#heardSoFar, number, end);
    if (!template || !progress) return;
    let best: Match | null = null;
    beginnings(end, (at, misses) => {
      if (!best || best.start > at) best = this.#matchAt(template, at, end, misses) ?? best;
    });
    const match = best as Match | null;
    if (!match) return;
    progress.covered = match.start;
    if (match.misses > 0) this.heard.push({ match, progress });
  }

  /** Null when the words around it speak against it. */
  #matchAt(template: Template, at: number, end: number, misses: number): Match | null {
    const { symbols, edge } = this.#line;
    const normalised = this.#normalised;
    let start = at;
    let stop = end;
    while (start < stop && isEdgeUnit(symbols[start] ?? 0)) start++;
    while (stop > start && isEdgeUnit(symbols[stop - 1] ?? 0)) stop--;
    if (start === stop || !normalised.edge[start]) return null;
    const whole = edge ? wordEnd(this.#line, stop) : stop;
    if (whole < 0) return null;
    const { text } = normalised;
    // Few begin or end alike, and asking that is much cheaper.
    const before = text.charCodeAt(start - 1);
    for (const word of template.notAfter)
      if (word.charCodeAt(word.length - 1) === before && text.endsWith(word, start)) return null;
    const after = text.charCodeAt(stop);
    for (const word of template.notBefore) if (word.charCodeAt(0) === after && text.startsWith(word, stop)) return null;
    return { template, start, end: whole, misses };
  }
}

/** Null when enough has been seen of the template, or when the end lies within what has been matched. */
function progressOf(soFar: Map<number, Progress>, template: number, end: number): Progress | null {
  let progress = soFar.get(template);
  if (!progress) {
    progress = { left: MOST_MATCHES, covered: Number.POSITIVE_INFINITY, first: end };
    soFar.set(template, progress);
  }
  progress.first = end;
  if (progress.left === 0 || end > progress.covered) return null;
  progress.left--;
  return progress;
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

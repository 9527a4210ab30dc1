import type { Phrase } from './grammar';
import { isSyllable, readingSymbol } from './hanzi';
import { endsSentence, isEdgeUnit, type Line } from './text-window';

/** A place in the line and how many units so far match by sound only. */
interface Place {
  readonly at: number;
  readonly misses: number;
  /** Units said literally since the last gap, and how many of these by sound only. */
  readonly run: number;
  readonly runMisses: number;
}

/** How many units of an unbroken literal run may match by sound only. */
export type Leniency = (run: number) => number;

const LONGEST_NUMBER = 20;

/**
 * Where a phrase that ends at `end` may begin if some units are recognised by sound; the matcher has found the end.
 * Works on all beginnings at once, backwards.
 */
export function beginnings(phrase: Phrase, line: Line, end: number, lenient: Leniency): readonly Place[] {
  return back(phrase, line, [{ at: end, misses: 0, run: 0, runMisses: 0 }], lenient).filter(
    (place) => place.runMisses <= lenient(place.run),
  );
}

const MOST_MISSES = 2;

function back(phrase: Phrase, line: Line, places: readonly Place[], lenient: Leniency): readonly Place[] {
  if (places.length === 0) return places;
  switch (phrase.is) {
    case 'literal': {
      const found: Place[] = [];
      for (const place of places) {
        const at = place.at - phrase.text.length;
        const missed = literalMisses(phrase.text, line, at, MOST_MISSES - place.misses);
        if (missed < 0) continue;
        found.push({
          at,
          misses: place.misses + missed,
          run: place.run + phrase.text.length,
          runMisses: place.runMisses + missed,
        });
      }
      return found;
    }
    case 'all': {
      let now = places;
      for (let i = phrase.parts.length - 1; i >= 0; i--) {
        const part = phrase.parts[i];
        if (part) now = back(part, line, now, lenient);
      }
      return now;
    }
    case 'one': {
      const found: Place[] = [];
      for (const place of places) {
        for (const option of optionsEndingAt(phrase, line.symbols[place.at - 1] ?? 0, lenient)) {
          found.push(...back(option, line, [place], lenient));
        }
      }
      return merge([found]);
    }
    case 'maybe':
      return merge([places, back(phrase.part, line, places, lenient)]);
    case 'slot':
      return back(phrase.part, line, places, lenient);
    case 'gap': {
      const found: Place[] = [];
      for (const place of places) {
        if (line.edge && !line.edge[place.at]) continue;
        if (endsWord(line, place.at)) found.push(place);
        // What was heard wrongly must stand in a long enough run of its own; the gap ends the run.
        if (place.runMisses > lenient(place.run)) continue;
        for (let i = 1; i <= phrase.most && place.at - i >= 0; i++) {
          if (!phrase.wide && blocks(line.symbols[place.at - i])) break;
          if (endsWord(line, place.at - i))
            found.push({ at: place.at - i, misses: place.misses, run: 0, runMisses: 0 });
        }
      }
      return merge([found]);
    }
    case 'digits': {
      const found: Place[] = [];
      for (const place of places) {
        for (let i = 1; i <= LONGEST_NUMBER && isDigit(line.symbols[place.at - i]); i++) {
          found.push({ ...place, at: place.at - i });
        }
      }
      return merge([found]);
    }
    case 'edge': {
      const found: Place[] = [];
      for (const place of places) {
        if (isEdge(line.symbols[place.at - 1])) found.push({ ...place, at: place.at - 1 });
        if (!phrase.must || place.at === 0 || place.at === line.symbols.length || line.soft[place.at])
          found.push(place);
      }
      return merge([found]);
    }
  }
}

interface Options {
  readonly byLast: ReadonlyMap<number, readonly Phrase[]>;
  readonly others: readonly Phrase[];
}

const optionsOf = new WeakMap<Phrase, Options>();

/** Of many words, those that can end with this unit: by unit when exact, by reading when heard. */
function optionsEndingAt(phrase: Phrase & { readonly is: 'one' }, unit: number, lenient: Leniency): readonly Phrase[] {
  let options = optionsOf.get(phrase);
  if (!options) {
    const byLast = new Map<number, Phrase[]>();
    const others: Phrase[] = [];
    const file = (key: number, option: Phrase) => {
      const known = byLast.get(key);
      if (known) known.push(option);
      else byLast.set(key, [option]);
    };
    for (const option of phrase.of) {
      if (option.is !== 'literal') {
        others.push(option);
        continue;
      }
      const last = option.text.charCodeAt(option.text.length - 1);
      file(last, option);
      const reading = readingSymbol(last);
      if (reading !== 0 && reading !== last) file(reading, option);
    }
    options = { byLast, others };
    optionsOf.set(phrase, options);
  }
  const key = lenient(LONG) > 0 ? readingSymbol(unit) || unit : unit;
  const ending = options.byLast.get(key);
  if (!ending) return options.others;
  return options.others.length === 0 ? ending : [...ending, ...options.others];
}

/** Any run this long may be heard wrongly somewhere, if hearing is allowed at all. */
const LONG = 99;

/** English endings (s, ed, ing) that a template leaves open; shorter words take an s, the shortest nothing. */
const LONGEST_ENDING = 3;
const LEAST_STEM = 5;
const PLURAL = 's'.charCodeAt(0);

/** Where the word ends that a match stops in, or -1 if that makes it another word. */
export function wordEnd({ symbols, edge = [] }: Line, stop: number): number {
  let begins = stop - 1;
  while (begins > 0 && !edge[begins]) begins--;
  const stem = stop - begins;
  const most = stem >= LEAST_STEM ? LONGEST_ENDING : stem > 2 && symbols[stop] === PLURAL ? 1 : 0;
  for (let end = stop; end <= stop + most && end < edge.length; end++) if (edge[end]) return end;
  return -1;
}

export function endsWord(line: Line, at: number): boolean {
  return !line.edge || wordEnd(line, at) >= 0;
}

function literalMisses(text: string, line: Line, start: number, most: number): number {
  if (start < 0) return -1;
  let misses = 0;
  for (let i = 0; i < text.length; i++) {
    const want = text.charCodeAt(i);
    const have = line.symbols[start + i] ?? 0;
    if (want === have) continue;
    const reading = readingSymbol(want);
    if (reading === 0 || readingSymbol(have) !== reading) return -1;
    if (!isSyllable(have) && ++misses > most) return -1;
  }
  return misses;
}

function merge(lists: readonly (readonly Place[])[]): readonly Place[] {
  const only = lists.length === 1 ? lists[0] : undefined;
  if (only && only.length < 2) return only;
  const best = new Map<number, Place>();
  for (const list of lists) {
    for (const place of list) {
      const known = best.get(place.at);
      if (!known || place.misses < known.misses || (place.misses === known.misses && place.run > known.run))
        best.set(place.at, place);
    }
  }
  return [...best.values()];
}

function blocks(symbol: number | undefined): boolean {
  return symbol === undefined || endsSentence(symbol);
}

function isEdge(symbol: number | undefined): boolean {
  return symbol !== undefined && isEdgeUnit(symbol);
}

function isDigit(symbol: number | undefined): boolean {
  return symbol !== undefined && symbol >= 48 && symbol <= 57;
}

const MOST_CAPTURE_STEPS = 4_000;

/** Ranges of the slots of a phrase known to match from `start` to `end`; longest reading first, bounded in steps. */
export function capture(
  phrase: Phrase,
  line: Line,
  start: number,
  end: number,
): ReadonlyMap<string, readonly [number, number]> {
  const slots = new Map<string, readonly [number, number]>();
  let steps = 0;

  function walk(part: Phrase, at: number, then: (at: number) => boolean): boolean {
    if (++steps > MOST_CAPTURE_STEPS || at > end) return false;
    switch (part.is) {
      case 'literal':
        return literalMisses(part.text, line, at, 2) >= 0 && then(at + part.text.length);
      case 'all': {
        const parts = part.parts;
        const next = (i: number, from: number): boolean => {
          const inner = parts[i];
          return inner ? walk(inner, from, (to) => next(i + 1, to)) : then(from);
        };
        return next(0, at);
      }
      case 'one':
        return part.of.some((option) => walk(option, at, then));
      case 'maybe':
        return walk(part.part, at, then) || then(at);
      case 'slot':
        return walk(part.part, at, (to) => {
          const before = slots.get(part.name);
          slots.set(part.name, [at, to]);
          if (then(to)) return true;
          if (before) slots.set(part.name, before);
          else slots.delete(part.name);
          return false;
        });
      case 'gap': {
        let reach = at;
        while (reach - at < part.most && reach < end && (part.wide || !blocks(line.symbols[reach]))) reach++;
        for (let to = reach; to >= at; to--) if (then(to)) return true;
        return false;
      }
      case 'digits': {
        let reach = at;
        while (reach < end && isDigit(line.symbols[reach])) reach++;
        for (let to = reach; to > at; to--) if (then(to)) return true;
        return false;
      }
      case 'edge': {
        if (isEdge(line.symbols[at]) && then(at + 1)) return true;
        return (!part.must || at === 0 || at === line.symbols.length || Boolean(line.soft[at])) && then(at);
      }
    }
  }

  walk(phrase, start, (at) => at === end);
  return slots;
}

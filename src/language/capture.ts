import { isSyllable, readingSymbol } from './hanzi';
import * as op from './operations';
import { type Program, type Ref, SLOTS } from './program';
import { endsSentence, isEdgeUnit, type Line, MOST_MISSES } from './text-window';

const MOST_STEPS = 4_000;

/** Ranges of the slots of a phrase known to match from `start` to `end`; longest reading first, bounded in steps. */
export function capture(
  program: Program,
  entry: Ref,
  line: Line,
  start: number,
  end: number,
): ReadonlyMap<string, readonly [number, number]> {
  const { code } = program;
  const { symbols, soft } = line;
  const slots = new Map<string, readonly [number, number]>();
  let steps = 0;

  function walk(ref: Ref, at: number, then: (at: number) => boolean): boolean {
    if (++steps > MOST_STEPS || at > end) return false;
    if (ref < 0) return says(program, ~ref, line, at) && then(at + program.words.length(~ref));
    const head = code[ref] ?? 0;
    const count = head >>> op.NUMBER;
    switch (head & op.KIND) {
      case op.ALL: {
        const next = (i: number, from: number): boolean =>
          i < count ? walk(code[ref + 1 + i] ?? 0, from, (to) => next(i + 1, to)) : then(from);
        return next(0, at);
      }
      case op.ONE:
        for (let i = ref + op.OPTIONS; i < ref + op.OPTIONS + count; i++) if (walk(code[i] ?? 0, at, then)) return true;
        return false;
      case op.MAYBE:
        return walk(code[ref + 1] ?? 0, at, then) || then(at);
      case op.SLOT: {
        const name = SLOTS[count] ?? '';
        return walk(code[ref + 1] ?? 0, at, (to) => {
          const before = slots.get(name);
          slots.set(name, [at, to]);
          if (then(to)) return true;
          if (before) slots.set(name, before);
          else slots.delete(name);
          return false;
        });
      }
      case op.GAP: {
        let reach = at;
        while (reach - at < count && reach < end && ((head & op.FLAG) !== 0 || !endsSentence(symbols[reach] ?? 0)))
          reach++;
        for (let to = reach; to >= at; to--) if (then(to)) return true;
        return false;
      }
      case op.DIGITS: {
        let reach = at;
        while (reach < end && isDigit(symbols[reach])) reach++;
        for (let to = reach; to > at; to--) if (then(to)) return true;
        return false;
      }
      case op.EDGE: {
        if (at < symbols.length && isEdgeUnit(symbols[at] ?? 0) && then(at + 1)) return true;
        const must = (head & op.FLAG) !== 0;
        return (!must || at === 0 || at === symbols.length || Boolean(soft[at])) && then(at);
      }
      default:
        return false;
    }
  }

  walk(entry, start, (at) => at === end);
  return slots;
}

function says({ words }: Program, word: number, { symbols }: Line, at: number): boolean {
  const first = words.starts[word] ?? 0;
  const length = words.length(word);
  if (at + length > symbols.length) return false;
  let misses = 0;
  for (let i = 0; i < length; i++) {
    const want = words.units[first + i] ?? 0;
    const have = symbols[at + i] ?? 0;
    if (want === have) continue;
    const reading = readingSymbol(want);
    if (reading === 0 || readingSymbol(have) !== reading) return false;
    if (!isSyllable(have) && ++misses > MOST_MISSES) return false;
  }
  return true;
}

function isDigit(symbol: number | undefined): boolean {
  return symbol !== undefined && symbol >= 48 && symbol <= 57;
}

import type { Live } from './live';
import * as op from './operations';
import { LONGEST_NUMBER, type Program, type Ref } from './program';
import { MOST_MISSES, type TextWindow } from './text-window';

/** A run of units said literally counts up to here. */
const LONG_RUN = 7;
/** One unit of an unbroken run of four may be heard wrongly, two of seven. */
const RUN_OF_ONE_MISS = 4;

/**
 * A place in the window as one number: where, units so far that match by sound only, units missing to a long run since the
 * last gap, and units of this run by sound only. Of two at one place the smaller number is the better one.
 */
type Place = number;
const AT = 7;
const MISSES = 5;
const SHORT = 2;

/**
 * Where a phrase that ends at a place may begin if some units are recognised by sound: what was heard wrongly must stand
 * in a long enough run of its own. Works on all beginnings at once, backwards; the matcher has found the end.
 */
export class ByEar {
  readonly #program: Program;
  readonly #window: TextWindow;
  readonly #live: Live;
  /** Best place and its index, by where; for {@link #merge}. */
  readonly #index = new Int16Array(256).fill(-1);

  constructor(program: Program, window: TextWindow, live: Live) {
    this.#program = program;
    this.#window = window;
    this.#live = live;
  }

  /** Receives where the phrase may begin in the line, each with its misses, in no order. */
  beginnings(entry: Ref, end: number, found: (at: number, misses: number) => void): void {
    const { from } = this.#window;
    const places = this.#back(entry, [place(end - from, 0, LONG_RUN, 0)]);
    for (const begun of this.#merge(places.filter(settled))) found(from + (begun >>> AT), (begun >>> MISSES) & 3);
  }

  #back(ref: Ref, places: Place[]): Place[] {
    if (places.length === 0) return places;
    if (ref < 0) return this.#word(~ref, places, []);
    const { code } = this.#program;
    const head = code[ref] ?? 0;
    switch (head & op.KIND) {
      case op.ALL: {
        let now = places;
        for (let i = ref + (head >>> op.NUMBER); i > ref; i--) now = this.#back(code[i] ?? 0, now);
        return now;
      }
      case op.ONE: {
        const found: Place[] = [];
        const first = this.#live.options(ref);
        const last = first + this.#live.count(first);
        for (let i = first; i < last; i++) {
          const option = this.#live.list[i] ?? 0;
          if (option < 0) this.#word(~option, places, found);
          else found.push(...this.#back(option, places));
        }
        return this.#merge(found);
      }
      case op.MAYBE: {
        const part = code[ref + 1] ?? 0;
        return this.#live.where(part) !== 0 ? this.#merge([...places, ...this.#back(part, places)]) : places;
      }
      case op.SLOT:
        return this.#back(code[ref + 1] ?? 0, places);
      case op.GAP:
        return this.#gap(head >>> op.NUMBER, (head & op.FLAG) !== 0, places);
      case op.DIGITS: {
        const found: Place[] = [];
        for (const now of places) {
          const at = now >>> AT;
          for (let i = 1; i <= LONGEST_NUMBER && this.#stands(this.#window.digits, at - i); i++)
            found.push(now - (i << AT));
        }
        return this.#merge(found);
      }
      case op.EDGE: {
        const must = (head & op.FLAG) !== 0;
        const found: Place[] = [];
        for (const now of places) {
          const at = now >>> AT;
          if (this.#stands(this.#window.marks, at - 1)) found.push(now - (1 << AT));
          if (!must || this.#stands(this.#window.edges, at)) found.push(now);
        }
        return this.#merge(found);
      }
      default:
        return [];
    }
  }

  #word(word: number, places: readonly Place[], found: Place[]): Place[] {
    const { kinds, row, words } = this.#window;
    const length = this.#program.words.length(word);
    const first = row[word] ?? 0;
    const kind = kinds[word] ?? 0;
    for (const now of places) {
      const at = (now >>> AT) - length;
      const before = (now >>> MISSES) & 3;
      for (let missed = 0; missed <= MOST_MISSES - before; missed++) {
        if ((kind & (1 << missed)) === 0 || !this.#stands(first + missed * words, at)) continue;
        const short = Math.max(0, ((now >>> SHORT) & LONG_RUN) - length);
        found.push(place(at, before + missed, short, (now & 3) + missed));
      }
    }
    return found;
  }

  #gap(most: number, wide: boolean, places: readonly Place[]): Place[] {
    const found: Place[] = [];
    for (const now of places) {
      found.push(now);
      // The gap ends the run.
      if (!settled(now)) continue;
      const at = now >>> AT;
      for (let i = 1; i <= most && i <= at; i++) {
        if (!wide && !this.#stands(this.#window.inside, at - i)) break;
        found.push(place(at - i, (now >>> MISSES) & 3, LONG_RUN, 0));
      }
    }
    return this.#merge(found);
  }

  #stands(row: number, place: number): boolean {
    return place >= 0 && ((this.#window.rows[row + (place >>> 5)] ?? 0) & (1 << (place & 31))) !== 0;
  }

  /** The best of every place, in place. */
  #merge(places: Place[]): Place[] {
    if (places.length < 2) return places;
    const index = this.#index;
    let count = 0;
    for (const now of places) {
      const at = now >>> AT;
      const known = index[at] ?? -1;
      if (known < 0) {
        index[at] = count;
        places[count++] = now;
      } else if (now < (places[known] ?? 0)) places[known] = now;
    }
    places.length = count;
    for (const now of places) index[now >>> AT] = -1;
    return places;
  }
}

function place(at: number, misses: number, short: number, runMisses: number): Place {
  return (at << AT) | (misses << MISSES) | (short << SHORT) | runMisses;
}

/** Whether the run it stands in is long enough for what was heard wrongly. */
function settled(now: Place): boolean {
  const run = LONG_RUN - ((now >>> SHORT) & LONG_RUN);
  return (now & 3) <= (run >= LONG_RUN ? MOST_MISSES : run >= RUN_OF_ONE_MISS ? 1 : 0);
}

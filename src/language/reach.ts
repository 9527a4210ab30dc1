import type { Span } from './guards';

/** How far some spans reach, so that asking about another one costs the same however many they are. */
export class Reach {
  /** By place: the last end of those that begin there or before. */
  readonly #ends: Int32Array;

  constructor(spans: readonly Span[]) {
    const ends = new Int32Array(spans.reduce((last, { start }) => Math.max(last, start), -1) + 1);
    for (const { start, end } of spans) ends[start] = Math.max(ends[start] ?? 0, end);
    for (let i = 1; i < ends.length; i++) ends[i] = Math.max(ends[i - 1] ?? 0, ends[i] ?? 0);
    this.#ends = ends;
  }

  /** Whether one of them holds the whole of it. */
  holds({ start, end }: Span): boolean {
    return end <= this.#from(start);
  }

  /** Whether one of them shares a unit with it. */
  touches({ start, end }: Span): boolean {
    return start < this.#from(end - 1);
  }

  #from(place: number): number {
    return this.#ends[Math.min(place, this.#ends.length - 1)] ?? 0;
  }
}

import type { Measures } from './measures';
import * as op from './operations';
import type { Program, Ref } from './program';

/** Added to the number of a choice, so that it is no place of a node. */
export const CHOICE = 0x40000000;
/** What an outline says of a part: the part (a choice by its number, see {@link CHOICE}), and in units how far the next begins. */
export const PART = 0;
export const LEAST = 1;
export const MOST = 2;
export const STEP = 3;

/**
 * Of phrases that consist of parts in turn: only those parts that must be said, and how far from each the next can begin, or
 * the phrase can end. Written in a row when they are first asked for, since a text asks for few.
 */
export class Outlines {
  /** At the place of an outline the units that may precede its first part, and how many parts it has; then the parts. */
  data = new Int32Array(1 << 10);
  readonly #program: Program;
  readonly #measures: Measures;
  /** Of every phrase in turn that was asked for, by its place in the program: the place of its outline and one. */
  #places = new Int32Array(0);
  #length = 0;

  constructor(program: Program, measures: Measures) {
    this.#program = program;
    this.#measures = measures;
  }

  /** Where the outline of a phrase of parts in turn stands. */
  placeOf(phrase: Ref): number {
    const known = this.#places[phrase] ?? 0;
    if (known > 0) return known - 1;
    if (this.#places.length === 0) this.#places = new Int32Array(this.#program.code.length);
    const place = this.write(phrase);
    this.#places[phrase] = place + 1;
    return place;
  }

  /** Writes the outline of a word or of a node of any kind, and tells where. */
  write(ref: Ref): number {
    const inTurn = ref >= 0 && ((this.#program.code[ref] ?? 0) & op.KIND) === op.ALL;
    const place = this.#length;
    let before = 0;
    const outline: number[] = [];
    for (const part of inTurn ? this.#program.parts(ref) : [ref]) {
      const span = this.#measures.longestSpan(part);
      if (this.#mustBeSaid(part)) outline.push(this.asChoice(part), part < 0 ? span : 0, span);
      else if (outline.length === 0) before += span;
      else outline[outline.length - STEP + MOST] = (outline[outline.length - STEP + MOST] ?? 0) + span;
    }
    this.#append([before, outline.length / STEP, ...outline]);
    return place;
  }

  /** A part, or if it is a choice its number, see {@link CHOICE}. */
  asChoice(part: Ref): number {
    const { code } = this.#program;
    const isChoice = part >= 0 && ((code[part] ?? 0) & op.KIND) === op.ONE;
    return isChoice ? CHOICE + (code[part + 1] ?? 0) : part;
  }

  #mustBeSaid(part: Ref): boolean {
    if (part < 0) return true;
    const kind = (this.#program.code[part] ?? 0) & op.KIND;
    return kind !== op.MAYBE && kind !== op.GAP && kind !== op.EDGE;
  }

  #append(outline: readonly number[]): void {
    const end = this.#length + outline.length;
    if (end > this.data.length) {
      const larger = new Int32Array(2 * end);
      larger.set(this.data);
      this.data = larger;
    }
    this.data.set(outline, this.#length);
    this.#length = end;
  }
}

import * as op from './operations';
import { LONGEST_NUMBER, type Program, type Ref } from './program';

/** Units that can be said in one run without a gap: at the start, at the end, and at best; `whole` when there is no gap. */
interface Run {
  readonly lead: number;
  readonly tail: number;
  readonly best: number;
  readonly whole: boolean;
}

const NOTHING: Run = { lead: 0, tail: 0, best: 0, whole: true };
const NUMBER_RUN: Run = { lead: 2, tail: 2, best: 2, whole: true };

/** What is asked of the phrases of a program when they first come into play; each node is measured once. */
export class Measures {
  readonly #program: Program;
  readonly #runs = new Map<Ref, Run>();
  readonly #slotted = new Map<Ref, boolean>();
  /** Of every node: its longest span and one; 0 until that is asked. */
  #spans = new Uint16Array(0);

  constructor(program: Program) {
    this.#program = program;
  }

  /** The longest run of units that a phrase offers without a gap. */
  longestRun(ref: Ref): number {
    return this.#runOf(ref).best;
  }

  /** Units that a match can span at most. */
  longestSpan(ref: Ref): number {
    if (ref < 0) return this.#program.words.length(~ref);
    const known = this.#spans[ref] ?? 0;
    if (known > 0) return known - 1;
    const { code } = this.#program;
    if (this.#spans.length < code.length) this.#spans = new Uint16Array(code.length);
    const spans = this.#program.parts(ref).map((part) => this.longestSpan(part));
    const span = spanOf(code[ref] ?? 0, spans);
    this.#spans[ref] = span + 1;
    return span;
  }

  holdsSlot(ref: Ref): boolean {
    if (ref < 0) return false;
    const known = this.#slotted.get(ref);
    if (known !== undefined) return known;
    const holds =
      ((this.#program.code[ref] ?? 0) & op.KIND) === op.SLOT ||
      this.#program.parts(ref).some((part) => this.holdsSlot(part));
    this.#slotted.set(ref, holds);
    return holds;
  }

  #runOf(ref: Ref): Run {
    if (ref < 0) {
      const length = this.#program.words.length(~ref);
      return { lead: length, tail: length, best: length, whole: true };
    }
    const known = this.#runs.get(ref);
    if (known) return known;
    const run = this.#measure(ref);
    this.#runs.set(ref, run);
    return run;
  }

  #measure(ref: Ref): Run {
    const runs = this.#program.parts(ref).map((part) => this.#runOf(part));
    switch ((this.#program.code[ref] ?? 0) & op.KIND) {
      case op.DIGITS:
        return NUMBER_RUN;
      case op.ONE:
        return {
          lead: Math.max(...runs.map((r) => r.lead)),
          tail: Math.max(...runs.map((r) => r.tail)),
          best: Math.max(...runs.map((r) => r.best)),
          whole: runs.some((r) => r.whole),
        };
      // A gap of nothing joins what stands on both sides of it.
      default: {
        let sum = NOTHING;
        for (const run of runs) {
          sum = {
            lead: sum.whole ? sum.lead + run.lead : sum.lead,
            tail: run.whole ? sum.tail + run.tail : run.tail,
            best: Math.max(sum.best, run.best, sum.tail + run.lead),
            whole: sum.whole && run.whole,
          };
        }
        return sum;
      }
    }
  }
}

function spanOf(head: number, spans: readonly number[]): number {
  switch (head & op.KIND) {
    case op.GAP:
      return head >>> op.NUMBER;
    case op.DIGITS:
      return LONGEST_NUMBER;
    case op.EDGE:
      return 1;
    case op.ONE:
      return spans.reduce((most, span) => Math.max(most, span), 0);
    default:
      return spans.reduce((sum, span) => sum + span, 0);
  }
}

import type { Duty } from '../encounter';
import { NO_FORBIDDEN_LANGUAGE } from './duties';
import { carries } from './expressions';
import { type Concern, cannotMatter, concernOf, type MonitorState } from './monitor';
import { scores } from './points';
import { dutySigns, forSigns } from './signs';
import type { TraceStep } from './trace';

export interface Turn {
  readonly index: number;
  readonly duty: Duty;
  readonly concern: Concern;
  readonly charges: boolean;
}

/** The duties that count, in the order in which they are asked, and which of them a step can matter to. */
export class Turns {
  readonly #list: readonly Turn[];
  /** Positions of duties to which a step can matter only if it shows such a name, or begins their limit. */
  readonly #bySign = new Map<string, number[]>();
  /** By position: whether the duty goes by names. */
  readonly #signed: readonly boolean[];

  constructor(duties: readonly Duty[], active: readonly boolean[]) {
    this.#list = inOrder(duties, active);
    this.#signed = this.#list.map(({ duty, concern }, at) => {
      const signs = concern.everything ? null : dutySigns(duty);
      for (const sign of signs ?? []) this.#bySign.set(sign, [...(this.#bySign.get(sign) ?? []), at]);
      return signs !== null;
    });
  }

  /** Those whose state the step may change, in order; it changes no others. */
  concerned(step: TraceStep, states: readonly MonitorState[]): readonly Turn[] {
    const shown = carries(step);
    const named: number[] = [];
    forSigns(step, (sign) => {
      const found = this.#bySign.get(sign);
      if (found !== undefined) for (const at of found) named.push(at);
    });
    const list = this.#list;
    const concerned: Turn[] = [];
    for (let at = 0; at < list.length; at += 1) {
      const turn = list[at] as Turn;
      const known = states[turn.index] as MonitorState;
      if (!cannotMatter(known, turn.concern, this.#signed[at] ? 0 : shown) || named.includes(at)) concerned.push(turn);
    }
    return concerned;
  }
}

const charges = (duty: Duty): boolean => duty.template === 'absence' && duty.dimension === 'forbidden' && scores(duty);

/** A label is charged once per utterance: by the encounter's own duties before the built-in one, the heaviest first. */
function inOrder(duties: readonly Duty[], active: readonly boolean[]): readonly Turn[] {
  const rank = (duty: Duty): number => (!charges(duty) ? 2 : duty === NO_FORBIDDEN_LANGUAGE ? 1 : 0);
  return duties
    .map((duty, index) => ({ duty, index, rank: rank(duty) }))
    .sort((a, b) => a.rank - b.rank || b.duty.weight - a.duty.weight || (a.duty.id < b.duty.id ? -1 : 1))
    .filter(({ index }) => active[index])
    .map(({ duty, index, rank }) => ({ index, duty, concern: concernOf(duty), charges: rank < 2 }));
}

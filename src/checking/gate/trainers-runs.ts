import type { GateInput, GateOptions } from './ground';
import { symbolsOf } from './search';
import { surveyOf } from './survey';
import type { TraineeSymbol } from './symbols';
import { drawsThatMatter } from './variants';

type Input = TraineeSymbol['input'];

/** The run that earns 100 in each variant, as a trainer would show it, and all that could be done besides. */
export interface TrainersRuns {
  for(draws: Readonly<Record<string, string>>): {
    /** Null is waiting for the next timer. */
    readonly exemplary: readonly (Input | null)[];
    readonly symbols: readonly TraineeSymbol[];
  };
  /** There is such a run in every variant. */
  readonly complete: boolean;
}

export function trainersRuns(input: GateInput, options: GateOptions): TrainersRuns {
  const survey = surveyOf(input, options, []);
  // Runs of a course are found along its own graph, or along one that is like it.
  for (const variant of survey.covering) survey.ground(variant);
  const matters = drawsThatMatter(input.encounter);
  const keyOf = (draws: Readonly<Record<string, string>>): string => matters.map((id) => draws[id]).join();
  const byVariant = new Map<string, { exemplary: readonly (Input | null)[]; symbols: readonly TraineeSymbol[] }>();
  const hints: (readonly number[])[] = [];
  let complete = true;
  for (const variant of survey.variants) {
    const { symbols } = survey.sketch(variant);
    const full = survey.fullRun(variant, hints);
    if (full) hints.push(full.symbols);
    complete &&= full !== null;
    const timers = full ? timersIn(survey.sketch(variant).lines(full.path)) : [];
    const exemplary = symbolsOf(full?.path ?? null).flatMap(({ symbol, t }): readonly (Input | null)[] => {
      const fired: null[] = [];
      for (let due = timers[0]; due !== undefined && due <= t; due = timers[0]) {
        timers.shift();
        fired.push(null);
      }
      const input = symbols[symbol]?.input;
      // What fires while hands are busy need not be waited for.
      return input ? [input] : fired;
    });
    byVariant.set(keyOf(variant.draws), { exemplary, symbols });
  }
  const nothing = { exemplary: [], symbols: [] };
  return { for: (draws) => byVariant.get(keyOf(draws)) ?? nothing, complete };
}

/** When timers fired in a run file. */
function timersIn(lines: readonly string[]): number[] {
  return lines.flatMap((line) => {
    const { type, t } = JSON.parse(line) as { readonly type?: string; readonly t: number };
    return type === 'TIMER' ? [t] : [];
  });
}

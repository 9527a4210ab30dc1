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
    const exemplary = symbolsOf(full?.path ?? null).map(({ symbol }) => symbols[symbol]?.input ?? null);
    byVariant.set(keyOf(variant.draws), { exemplary, symbols });
  }
  const nothing = { exemplary: [], symbols: [] };
  return { for: (draws) => byVariant.get(keyOf(draws)) ?? nothing, complete };
}

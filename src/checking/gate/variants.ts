import { countVariants, drawAll, type Encounter, type Seed } from '../../encounter';
import { dutyExprs, namesIn, ruleExprs } from './terms';

export interface Variant {
  readonly draws: Readonly<Record<string, string>>;
  /** Smallest seed that draws it. */
  readonly seed: Seed;
}

const MOST_VARIANTS = 36;
const MOST_SEEDS = 4000;

/** Draws that rules ask about. */
export function drawsOfRules(encounter: Encounter): readonly string[] {
  const named = new Set(ruleExprs(encounter).flatMap(namesIn));
  return encounter.draws.map((draw) => draw.id).filter((id) => named.has(id));
}

/** Draws that anything but a text asks about. */
export function drawsThatMatter(encounter: Encounter): readonly string[] {
  const named = new Set([
    ...ruleExprs(encounter).flatMap(namesIn),
    ...encounter.duties.flatMap((duty) => [...dutyExprs(duty), duty.if ?? true]).flatMap(namesIn),
    ...encounter.forms.flatMap((form) =>
      form.fields.flatMap((field) => field.expect.flatMap((expect) => namesIn(expect.if ?? true))),
    ),
  ]);
  return encounter.draws.map((draw) => draw.id).filter((id) => named.has(id));
}

/**
 * Every variant that differs in something but texts, each with a seed that draws it. `complete` is false when there are
 * more than are looked at.
 */
export function variantsOf(encounter: Encounter): {
  readonly variants: readonly Variant[];
  readonly complete: boolean;
} {
  const matters = drawsThatMatter(encounter);
  const wanted = countVariants(encounter, matters);
  const found = new Map<string, Variant>();
  for (let seed = 1; seed <= MOST_SEEDS && found.size < Math.min(wanted, MOST_VARIANTS); seed += 1) {
    const draws = drawAll(encounter, seed);
    const key = matters.map((id) => draws[id]).join();
    if (!found.has(key)) found.set(key, { draws, seed });
  }
  return { variants: [...found.values()], complete: found.size >= wanted };
}

/** Draws for texts only: one of every option, so that each wording is heard, whether or not they can come together. */
export function textVariants(encounter: Encounter): readonly Readonly<Record<string, string>>[] {
  const most = Math.max(1, ...encounter.draws.map((draw) => draw.options.length));
  return Array.from({ length: most }, (_, i) =>
    Object.fromEntries(encounter.draws.map((draw) => [draw.id, draw.options[i % draw.options.length]?.id ?? ''])),
  );
}

import { foreignName } from './document-duties';
import { guard } from './document-expressions';
import type { Resolver } from './document-names';
import { combinations, drawGroups, meets } from './draws';
import type { Expr } from './types';

/** Combinations that are tried one by one, here and, in the worst case, when an attempt begins. */
const MAX_COMBINATIONS = 20_000;

/** Constraints over draws, proven satisfiable by trying every combination of the draws they tie together. */
export function constraints(r: Resolver): readonly Expr[] {
  const parsed = r.source.constraints.map((expression, i) => {
    const path = ['constraints', i];
    const before = r.problems.length;
    const expr = guard(r, expression, path);
    const foreign = foreignName(r, expr);
    if (foreign !== null) r.report('E-CONSTRAINT-DRAWS', path, { found: foreign });
    return { expr, sound: r.problems.length === before };
  });
  const list = parsed.map(({ expr }) => expr);
  if (parsed.some(({ sound }) => !sound)) return list;
  for (const group of drawGroups(r.draws, list)) {
    const path = ['constraints', Math.min(...group.constraints)];
    const size = group.draws.reduce((product, draw) => product * draw.options.length, 1);
    if (size > MAX_COMBINATIONS) {
      r.report('E-CONSTRAINT-SIZE', path, { found: String(size), expected: String(MAX_COMBINATIONS) });
      continue;
    }
    const allowed = [...combinations(group.draws)].filter((combination) => meets(list, group, combination));
    if (allowed.length === 0) {
      r.report('E-CONSTRAINT-UNSATISFIABLE', path);
      continue;
    }
    for (const draw of group.draws) {
      for (const { id } of draw.options) {
        if (!allowed.some((combination) => combination[draw.id] === id))
          r.report('W-DRAW-NEVER', ['draws', draw.id, id], { found: id });
      }
    }
  }
  return list;
}

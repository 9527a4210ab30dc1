import { isStandardEnding, type Resolver } from './document-names';
import type { Encounter, Moment, Rule } from './types';

/** Warns of endings and moments that no rule leads to. Cheap and by name alone; the publish gate explores the real thing. */
export function reportUnused(r: Resolver, encounter: Encounter, rules: readonly Rule[]): void {
  const targets = new Set(rules.map((rule) => rule.goto));
  for (const { id } of encounter.endings) {
    if (!isStandardEnding(id) && !targets.has(id)) r.report('W-ENDING-UNUSED', ['endings', id], { found: id });
  }
  const entered = new Set<string>();
  const open = (moment: Moment | undefined): void => {
    if (!moment || entered.has(moment.id)) return;
    entered.add(moment.id);
    for (const child of moment.parallel ? moment.moments : moment.moments.slice(0, 1)) open(child);
  };
  open(encounter.moments[0]);
  const visit = (moment: Moment): void => {
    if (targets.has(moment.id)) open(moment);
    for (const child of moment.moments) visit(child);
    if (moment.moments.some((child) => entered.has(child.id))) entered.add(moment.id);
  };
  for (const moment of [...encounter.moments, ...encounter.interruptions]) visit(moment);
  for (const [id, { path }] of r.moments) if (!entered.has(id)) r.report('W-MOMENT-UNUSED', path, { found: id });
}

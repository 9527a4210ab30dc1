import type { Duty, Effect, Encounter, Expr, Moment, Rule } from '../../src/encounter';

/** One change that an author could make by mistake. */
export interface Mutant {
  readonly kind: string;
  readonly where: string;
  readonly encounter: Encounter;
}

const mapMoments = (moments: readonly Moment[], change: (moment: Moment) => Moment): readonly Moment[] =>
  moments.map((moment) => change({ ...moment, moments: mapMoments(moment.moments, change) }));

function withMoments(encounter: Encounter, change: (moment: Moment) => Moment): Encounter {
  return {
    ...encounter,
    moments: mapMoments(encounter.moments, change),
    interruptions: mapMoments(encounter.interruptions, change),
  };
}

function withRule(encounter: Encounter, id: string, change: (rule: Rule) => readonly Rule[]): Encounter {
  return withMoments(encounter, (moment) => ({
    ...moment,
    rules: moment.rules.flatMap((rule) => (rule.id === id ? change(rule) : [rule])),
  }));
}

function withDuty(encounter: Encounter, id: string, change: (duty: Duty) => Duty): Encounter {
  return { ...encounter, duties: encounter.duties.map((duty) => (duty.id === id ? change(duty) : duty)) };
}

const flat = (moments: readonly Moment[]): readonly Moment[] =>
  moments.flatMap((moment) => [moment, ...flat(moment.moments)]);

const NEVER: Expr = ['&&', ['call', 'did', 'stand'], ['call', 'said', 'greet']];
const shown = (effect: Effect): boolean =>
  !('set' in effect || 'event' in effect || 'start' in effect || 'stop' in effect);

/** Every mutant of the encounter, in the order of the document, kind by kind. */
export function mutantsOf(encounter: Encounter): readonly Mutant[] {
  const made: Mutant[] = [];
  const add = (kind: string, where: string, mutant: Encounter): void =>
    void made.push({ kind, where, encounter: mutant });
  const moments = flat([...encounter.moments, ...encounter.interruptions]);
  const rules = moments.flatMap((moment) => moment.rules);
  const authored = encounter.endings.map(({ id }) => id).filter((id) => id !== 'left' && id !== 'time_up');
  for (const rule of rules) {
    if (rule.goto !== undefined) {
      add(
        'drop a transition',
        rule.id,
        withRule(encounter, rule.id, () => []),
      );
      add(
        'stay where it led on',
        rule.id,
        withRule(encounter, rule.id, ({ goto: _, ...rest }) => [rest]),
      );
    } else if (rule.do.some(shown)) {
      add(
        'say nothing where it reacted',
        rule.id,
        withRule(encounter, rule.id, (one) => [{ ...one, do: one.do.filter((effect) => !shown(effect)) }]),
      );
    }
  }
  for (const moment of moments) {
    for (const timer of moment.timers) {
      const timed = (after: number): Encounter =>
        withMoments(encounter, (one) =>
          one.id === moment.id
            ? { ...one, timers: one.timers.map((t) => (t.id === timer.id ? { ...t, after } : t)) }
            : one,
        );
      add('shorten a timer to a second', timer.id, timed(1000));
      add('lengthen a timer past the limit', timer.id, timed(encounter.limit * 2));
    }
  }
  for (const ending of authored) {
    const other = authored.find((id) => id !== ending) ?? 'left';
    add(
      'lead away from an ending',
      ending,
      withMoments(encounter, (moment) => ({
        ...moment,
        rules: moment.rules.map((rule) => (rule.goto === ending ? { ...rule, goto: other } : rule)),
      })),
    );
  }
  const homes = moments.map(({ id }) => id);
  for (const duty of encounter.duties) {
    const [a, b] = duty.operands;
    if (b !== undefined && a !== undefined && duty.operands.length === 2)
      add(
        'swap a duty',
        duty.id,
        withDuty(encounter, duty.id, (one) => ({ ...one, operands: [b, a] })),
      );
    if (duty.template === 'existence')
      add(
        'forbid what was asked',
        duty.id,
        withDuty(encounter, duty.id, ({ parts: _, ...one }) => ({ ...one, template: 'absence' })),
      );
    if (duty.template === 'absence')
      add(
        'ask what was forbidden',
        duty.id,
        withDuty(encounter, duty.id, (one) => ({ ...one, template: 'existence' })),
      );
    add(
      'ask the impossible',
      duty.id,
      withDuty(encounter, duty.id, ({ parts: _, ...one }) => ({
        ...one,
        operands: one.operands.map(() => NEVER),
      })),
    );
    if (duty.template !== 'absence')
      add(
        'leave no time',
        duty.id,
        withDuty(encounter, duty.id, (one) => ({ ...one, within: 300 })),
      );
    for (const home of [homes[0], homes.at(-1)]) {
      if (home === undefined || duty.during.includes(home) || duty.during.length === 0) continue;
      add(
        'look in another moment',
        `${duty.id} → ${home}`,
        withDuty(encounter, duty.id, (one) => ({ ...one, during: [home] })),
      );
    }
  }
  return made;
}

/** So many of each kind in turn, spread over the document; always the same ones. */
export function sampleOf(mutants: readonly Mutant[], count: number): readonly Mutant[] {
  const kinds = [...new Set(mutants.map(({ kind }) => kind))];
  const lists = kinds.map((kind) => mutants.filter((mutant) => mutant.kind === kind));
  const share = (list: readonly Mutant[], wanted: number): readonly Mutant[] =>
    Array.from(
      { length: Math.min(wanted, list.length) },
      (_, i) => list[Math.floor((i * list.length) / Math.min(wanted, list.length))] as Mutant,
    );
  let each = Math.ceil(count / kinds.length);
  while (lists.reduce((sum, list) => sum + Math.min(each, list.length), 0) < Math.min(count, mutants.length)) each += 1;
  return lists.flatMap((list) => share(list, each)).slice(0, Math.max(count, kinds.length));
}

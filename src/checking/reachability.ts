import { allMoments, type Effect, type Encounter, type Expr, type Moment, type Rule } from '../encounter';
import { canHold, type World } from './can-hold';

type Value = boolean | number | string;

/** What of an encounter can come about, following its rules from the first moment on. */
export interface Reach {
  readonly moments: ReadonlySet<string>;
  readonly endings: ReadonlySet<string>;
  /** Rules that some event takes in some reachable moment. */
  readonly rules: ReadonlySet<string>;
  /** Rules of reachable moments whose condition no event can meet, whatever the other rules take. */
  readonly neverHold: ReadonlySet<string>;
  /** Reachable innermost moments from which the rules lead to an ending. */
  readonly canEnd: ReadonlySet<string>;
  /** Innermost moments: those without inner moments. */
  readonly leaves: ReadonlySet<string>;
  readonly raised: ReadonlySet<string>;
  readonly timers: readonly string[];
  readonly domains: World['domains'];
  /** True if a question was too large to answer and counted as possible. */
  readonly bounded: boolean;
}

interface Leaf {
  /** Outermost first. */
  readonly chain: readonly Moment[];
  /** Deepest moment first, document order within: the order in which rules are asked. */
  readonly rules: readonly Rule[];
}

function leavesOf(moments: readonly Moment[], above: readonly Moment[] = []): readonly Leaf[] {
  return moments.flatMap((moment) => {
    const chain = [...above, moment];
    if (moment.moments.length > 0) return leavesOf(moment.moments, chain);
    return [{ chain, rules: [...chain].reverse().flatMap(({ rules }) => rules) }];
  });
}

/** Moments that become active on entry, besides the outer ones. */
function descent(moment: Moment): readonly Moment[] {
  const inner = moment.parallel ? moment.moments : moment.moments.slice(0, 1);
  return [moment, ...inner.flatMap(descent)];
}

const innermost = (moment: Moment): readonly string[] =>
  descent(moment).flatMap(({ id, moments }) => (moments.length === 0 ? [id] : []));

const constant = (expr: Expr): Value | undefined => (Array.isArray(expr) ? undefined : (expr as Value));

/** A growing picture; every change may make further rules possible. */
class Explorer {
  readonly moments = new Set<string>();
  readonly endings = new Set<string>();
  readonly rules = new Set<string>();
  /** Leaf → rules possible there. */
  readonly taken = new Map<string, Set<Rule>>();
  readonly raised = new Set<string>();
  readonly started = new Set<string>();
  readonly domains = new Map<string, readonly Value[] | null>();
  readonly leaves: readonly Leaf[];
  bounded = false;
  #grew = true;
  readonly #byId: ReadonlyMap<string, Moment>;
  readonly #above = new Map<string, readonly Moment[]>();
  readonly #endingIds: ReadonlySet<string>;
  readonly #anyParallel: boolean;

  constructor(readonly encounter: Encounter) {
    this.leaves = leavesOf([...encounter.moments, ...encounter.interruptions]);
    const all = allMoments(encounter);
    this.#byId = new Map(all.map((moment) => [moment.id, moment]));
    this.#anyParallel = all.some(({ parallel }) => parallel);
    this.#endingIds = new Set(encounter.endings.map(({ id }) => id));
    for (const { chain } of this.leaves) {
      for (const [depth, moment] of chain.entries()) this.#above.set(moment.id, chain.slice(0, depth));
    }
    for (const { id, options } of encounter.draws)
      this.domains.set(
        id,
        options.map((option) => option.id),
      );
    for (const { id, start } of encounter.vars) this.domains.set(id, [start]);
    this.#open(encounter.moments[0]);
  }

  explore(): void {
    while (this.#grew) {
      this.#grew = false;
      for (const leaf of this.leaves) {
        const id = leaf.chain.at(-1)?.id ?? '';
        if (this.moments.has(id)) this.#tryRules(id, leaf);
      }
    }
  }

  /** Among the rules that were not taken, those that no event could take even if no other rule were there. */
  neverHold(): ReadonlySet<string> {
    const never = new Set<string>();
    for (const { chain, rules } of this.leaves) {
      if (!this.moments.has(chain.at(-1)?.id ?? '')) continue;
      const world = this.#worldAt(chain);
      for (const rule of rules) {
        if (this.rules.has(rule.id)) continue;
        if (rule.on.every((type) => !canHold([rule.when], [], type, world).possible)) never.add(rule.id);
      }
    }
    return never;
  }

  timersIn(chain: readonly Moment[]): readonly string[] {
    return [...chain.flatMap(({ timers }) => timers.map(({ id }) => id)), ...this.started];
  }

  #tryRules(leafId: string, { chain, rules }: Leaf): void {
    const taken = this.taken.get(leafId) ?? new Set<Rule>();
    this.taken.set(leafId, taken);
    const world = this.#worldAt(chain);
    for (const [index, rule] of rules.entries()) {
      if (taken.has(rule)) continue;
      for (const type of rule.on) {
        const before = rules.slice(0, index).filter((earlier) => earlier.on.includes(type));
        const { possible, bounded } = canHold(
          [rule.when],
          before.map(({ when }) => when),
          type,
          world,
        );
        this.bounded ||= bounded;
        if (!possible) continue;
        taken.add(rule);
        this.#take(rule);
        break;
      }
    }
  }

  #worldAt(chain: readonly Moment[]): World {
    return {
      encounter: this.encounter,
      domains: this.domains,
      raised: new Set(),
      entered: new Set(),
      active: new Set(chain.map(({ id }) => id)),
      mayBeActive: this.#anyParallel ? this.moments : new Set(),
      timers: this.timersIn(chain),
    };
  }

  #take(rule: Rule): void {
    this.#grew = true;
    this.rules.add(rule.id);
    this.#effects(rule.do);
    if (rule.goto === undefined || rule.goto === 'back') return;
    if (this.#endingIds.has(rule.goto)) this.endings.add(rule.goto);
    else this.#open(this.#byId.get(rule.goto));
  }

  #open(moment: Moment | undefined): void {
    if (!moment) return;
    // Entering an inner moment of a parallel one starts its siblings too.
    const siblings = (this.#above.get(moment.id) ?? []).filter(({ parallel }) => parallel).flatMap(descent);
    for (const one of [...(this.#above.get(moment.id) ?? []), ...siblings, ...descent(moment)]) {
      if (this.moments.has(one.id)) continue;
      this.moments.add(one.id);
      this.#grew = true;
      this.#effects(one.enter);
    }
  }

  #effects(effects: readonly Effect[]): void {
    for (const effect of effects) {
      if ('event' in effect) this.raised.add(effect.event);
      else if ('start' in effect) this.started.add(effect.start.timer);
      else if ('set' in effect) this.#widen(effect.set.id, effect.set.to);
    }
  }

  #widen(id: string, to: Expr): void {
    const domain = this.domains.get(id);
    if (domain === undefined || domain === null) return;
    const value = constant(to);
    const yesNo = typeof domain[0] === 'boolean';
    const wider =
      value === undefined ? (yesNo ? [false, true] : null) : domain.includes(value) ? domain : [...domain, value];
    if (wider !== domain) this.domains.set(id, wider);
  }

  /** Backwards from the endings; an interruption ends where what it interrupted can. */
  canEnd(): ReadonlySet<string> {
    const roots = new Map(this.leaves.map(({ chain }) => [chain.at(-1)?.id ?? '', chain[0]?.id ?? '']));
    const interruptions = new Set(this.encounter.interruptions.map(({ id }) => id));
    const entrances = (root: string): readonly string[] =>
      [...this.taken].flatMap(([leaf, rules]) =>
        [...rules].some(({ goto }) => goto !== undefined && this.#rootOf(goto) === root) ? [leaf] : [],
      );
    // One interruption may lead to another, whose `back` returns to what the first one interrupted.
    const cameFrom = (root: string): readonly string[] => {
      const asked = new Set([root]);
      const found: string[] = [];
      for (const interruption of asked) {
        for (const leaf of entrances(interruption)) {
          const above = roots.get(leaf) ?? '';
          if (interruptions.has(above)) asked.add(above);
          else found.push(leaf);
        }
      }
      return found;
    };
    const ends = new Set<string>();
    const leads = (leaf: string, { goto }: Rule): boolean => {
      if (goto === undefined) return false;
      if (this.#endingIds.has(goto)) return true;
      const next = goto === 'back' ? cameFrom(roots.get(leaf) ?? '') : innermost(this.#byId.get(goto) as Moment);
      return next.some((id) => ends.has(id));
    };
    for (let before = -1; before < ends.size; ) {
      before = ends.size;
      for (const [leaf, rules] of this.taken) if ([...rules].some((rule) => leads(leaf, rule))) ends.add(leaf);
    }
    return ends;
  }

  #rootOf(id: string): string | undefined {
    return (this.#above.get(id) ?? [])[0]?.id ?? id;
  }
}

/**
 * Follows the rules as a graph: a rule counts when some event could take it there and none before it takes that event
 * first. Moods and memories are left open, so what is called unreachable is so for certain; the reverse is not promised.
 */
export function reach(encounter: Encounter): Reach {
  const explorer = new Explorer(encounter);
  explorer.explore();
  const reached = explorer.leaves.filter(({ chain }) => explorer.moments.has(chain.at(-1)?.id ?? ''));
  return {
    moments: explorer.moments,
    endings: explorer.endings,
    rules: explorer.rules,
    neverHold: explorer.neverHold(),
    canEnd: explorer.canEnd(),
    leaves: new Set(reached.map(({ chain }) => chain.at(-1)?.id ?? '')),
    raised: explorer.raised,
    timers: [...new Set(reached.flatMap(({ chain }) => explorer.timersIn(chain)))],
    domains: explorer.domains,
    bounded: explorer.bounded,
  };
}

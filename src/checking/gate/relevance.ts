import {
  allMoments,
  calls,
  causesOf,
  type Effect,
  type Encounter,
  type Expr,
  type MachineEvent,
  type Millis,
  MOOD_ACTS,
  type ModelState,
  type ModelTree,
} from '../../encounter';
import { type Future, futureOf } from './future';
import { dutyExprs, namesIn } from './terms';

/**
 * What the future of a run depends on. Variables, memories and moods that no guard can ever ask about again are left
 * out of the state, so that runs that differ in nothing else are one.
 */
export interface Relevance {
  /** Expressions of `set` that feed variables which guards read. */
  readonly sets: readonly Expr[];
  /** Acts that tempers hear, where a mood can matter. */
  readonly moodActs: readonly string[];
  readonly moodMatters: boolean;
  moodSignature(event: MachineEvent): string;
  /** How tempers hear the event, whether or not a rule asks about moods. */
  heard(event: MachineEvent): string;
  remembers(event: MachineEvent, key: string): boolean;
  /** Timers whose firing can change what comes. */
  timerMatters(id: string): boolean;
  /** What the rest of the run can still ask for. */
  future(state: ModelState): Future;
  /** The state as its future sees it: timers in the order in which they are due, moods by the limits they are compared with. */
  key(state: ModelState, finer?: Grain): string;
  /** The state without clocks and moods: where a run at another pace would be. */
  place(state: ModelState): string;
}

/** How closely two states are compared, beyond order and limits: times, or moods, in steps of so much. */
export interface Grain {
  readonly time?: Millis;
  readonly mood?: number;
  /** People whose mood counts to the point, and whether they are there, although no rule asks. */
  readonly people?: readonly string[];
}

export const SILENCE = '@silence';
const LIMIT = '@limit';

export function relevanceOf(encounter: Encounter, tree: ModelTree, draws: Readonly<Record<string, string>>): Relevance {
  const moments = allMoments(encounter);
  const rules = moments.flatMap((moment) => moment.rules);
  const allEffects = moments.flatMap((moment) => [...moment.enter, ...moment.rules.flatMap((rule) => rule.do)]);
  // Variables that guards read, and those that feed them.
  const vars = new Set(rules.flatMap((rule) => namesIn(rule.when)));
  for (let size = -1; size !== vars.size; ) {
    size = vars.size;
    for (const effect of allEffects) {
      if ('set' in effect && vars.has(effect.set.id)) for (const name of namesIn(effect.set.to)) vars.add(name);
    }
  }
  const sets = allEffects.flatMap((effect) => ('set' in effect && vars.has(effect.set.id) ? [effect.set.to] : []));
  const { thresholds, exactMoods } = moodQuestions([...rules.map((rule) => rule.when), ...sets]);
  const moodOf = [...thresholds.keys()];
  const moodMatters = moodOf.length > 0;
  const raisedForDuties = new Set(
    encounter.duties.flatMap((duty) =>
      dutyExprs(duty).flatMap((expr) => calls(expr).flatMap(([name, [arg]]) => (name === 'event' ? [arg] : []))),
    ),
  );
  const acts = (effect: Effect): boolean =>
    ('set' in effect && vars.has(effect.set.id)) ||
    ('mood' in effect && thresholds.has(effect.mood.who)) ||
    ('walk' in effect && thresholds.has(effect.walk.who)) ||
    'start' in effect ||
    'stop' in effect ||
    ('event' in effect && raisedForDuties.has(effect.event));
  const timersAsked = new Set(
    encounter.duties.flatMap((duty) =>
      dutyExprs(duty).flatMap((expr) => calls(expr).flatMap(([name, [arg]]) => (name === 'timer' ? [arg] : []))),
    ),
  );
  const live = new Set(
    rules.flatMap((rule) => {
      const named = calls(rule.when).flatMap(([name, [arg]]) => (name === 'timer' ? [arg ?? ''] : []));
      const broad = rule.on.includes('TIMER') && named.length === 0;
      if (rule.goto === undefined && !rule.do.some(acts)) return [];
      return broad ? ['*'] : named;
    }),
  );
  const mattering = new Map<string, boolean>();
  const timerMatters = (id: string): boolean => {
    let known = mattering.get(id);
    if (known === undefined) {
      known = canMatter(id);
      mattering.set(id, known);
    }
    return known;
  };
  const canMatter = (id: string): boolean => {
    if (id === LIMIT) return false;
    if (id === SILENCE) return moodMatters || live.has(id) || live.has('*') || timersAsked.has(id);
    return live.has('*') || live.has(id) || timersAsked.has(id);
  };
  const future = futureOf(encounter, tree, draws);
  const cut = (who: string, mood: number): number | string =>
    exactMoods.has(who) ? mood : (thresholds.get(who) ?? []).filter((limit) => mood >= limit).length;

  const placeIn = (state: ModelState, here: Future): string => {
    const { context } = state;
    const aside = state.active.some((index) => (tree.nodes[index]?.parent ?? -1) === 0);
    const vars = here.vars.map((id) => `${context.vars[id]}`).join();
    return `${state.active.join()};${aside ? state.history.join() : ''};${vars};${here.id}`;
  };
  const place = (state: ModelState): string =>
    state.ending === null ? placeIn(state, future(state)) : `end ${state.ending}`;
  const key = (state: ModelState, finer?: Grain): string => {
    const { context, timers, t } = state;
    if (state.ending !== null) return place(state);
    const here = future(state);
    const left = (ms: Millis): string => (finer?.time === undefined ? '' : `+${Math.ceil(ms / finer.time)}`);
    let name = `${placeIn(state, here)};`;
    // Silence starts anew with every input: at fine times it would multiply everything and mean little.
    const armed = timers.armed.filter(({ id }) => timerMatters(id) && (finer?.time === undefined || id !== SILENCE));
    if (armed.length > 1) armed.sort((a, b) => a.due - b.due || a.order - b.order);
    for (const timer of armed) name += `${timer.id}${left(timer.due - t)},`;
    name += ';';
    const shelved = Object.keys(timers.shelved);
    if (shelved.length > 0) {
      const kept: string[] = [];
      for (const id of shelved) {
        const rest = timers.shelved[id];
        if (rest && timerMatters(id)) kept.push(`${id}${left('left' in rest ? rest.left : rest.due - t)}`);
      }
      name += kept.sort().join();
    }
    for (const who of moodOf) {
      if (!here.moods.has(who)) continue;
      const mood = context.moods[who] ?? 0;
      name += `;${finer?.mood === undefined ? cut(who, mood) : Math.floor(mood / finer.mood)}${context.places[who]?.[0]}`;
    }
    for (const who of finer?.people ?? []) name += `;${context.moods[who]}${context.places[who]?.[0]}`;
    return name;
  };
  return {
    sets,
    moodActs: moodMatters ? Object.keys(MOOD_ACTS) : [],
    moodMatters,
    moodSignature: (event) => (moodMatters ? heardAs(event, encounter) : ''),
    heard: (event) => causesOf(event, encounter).join(),
    remembers: gained,
    timerMatters,
    future,
    key,
    place,
  };
}

/** Limits that moods are compared with, and moods that are used in any other way. */
function moodQuestions(exprs: readonly Expr[]) {
  const thresholds = new Map<string, readonly number[]>();
  const exactMoods = new Set<string>();
  const add = (who: string, limits: readonly number[]) =>
    thresholds.set(
      who,
      [...new Set([...(thresholds.get(who) ?? []), ...limits])].sort((a, b) => a - b),
    );
  const moodCall = (expr: Expr | undefined): string | null =>
    Array.isArray(expr) && expr[0] === 'call' && expr[1] === 'mood' ? String(expr[2]) : null;
  const visit = (expr: Expr): void => {
    if (!Array.isArray(expr)) return;
    const [op, a, b] = expr as readonly [string, Expr?, Expr?];
    const left = moodCall(a);
    const right = moodCall(b);
    const who = left ?? right;
    const limit = left === null ? a : b;
    if (who !== null && typeof limit === 'number' && ['<', '<=', '>', '>=', '==', '!='].includes(op)) {
      const upTo = op === '==' || op === '!=' ? [limit, limit + 1] : [];
      const over = left === null ? { '<': '>', '>': '<', '<=': '>=', '>=': '<=' }[op] : op;
      add(who, upTo.length > 0 ? upTo : [over === '<=' || over === '>' ? limit + 1 : limit]);
      return;
    }
    const own = moodCall(expr);
    if (own !== null) {
      add(own, []);
      exactMoods.add(own);
      return;
    }
    if (op !== 'call' && op !== 'var') for (const part of (expr as readonly Expr[]).slice(1)) visit(part);
  };
  exprs.forEach(visit);
  return { thresholds, exactMoods };
}

/** How tempers hear the event: the same text, the same change. */
function heardAs(event: MachineEvent, encounter: Encounter): string {
  if (event.type === 'DO') return encounter.actions.find((a) => a.id === event.action)?.courtesy ? 'courtesy' : '';
  if (event.type !== 'SAY') return '';
  const certain = event.findings.filter((finding) => finding.certainty === 'certain');
  if (certain.some((finding) => finding.kind === 'forbidden')) return 'forbidden';
  const told = certain.some((finding) => finding.kind === 'fact') ? ' told' : '';
  const acts = certain.filter((finding) => finding.kind === 'act');
  const kinds = acts.length === 0 ? 'nothing' : [...new Set(acts.map(({ label }) => MOOD_ACTS[label] ?? ''))].join();
  return `${kinds}${told}`;
}

/** Whether the event leaves the memory that a `has_…` asks about. */
export function gained(event: MachineEvent, key: string): boolean {
  if (event.type === 'DO') return key === `did:${event.action}`;
  if (event.type === 'FILE') return key === `filed:${event.form}`;
  if (event.type !== 'SAY') return false;
  return event.findings.some(
    (finding) =>
      finding.certainty === 'certain' &&
      ((finding.kind === 'act' && key === `said:${finding.label}`) ||
        (finding.kind === 'fact' && key === `told:${finding.label}`) ||
        (finding.kind === 'forbidden' && key === 'forbidden')),
  );
}

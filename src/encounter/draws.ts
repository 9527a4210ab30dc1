import type { Text } from '../norms';
import { sha256Hex } from './canonical';
import { holds } from './expression';
import type { Draw, Encounter, Expr, Seed } from './types';

/** Draws that constraints tie together, with those constraints. */
export interface DrawGroup {
  readonly draws: readonly Draw[];
  /** Indexes into `encounter.constraints`. */
  readonly constraints: readonly number[];
}

type Drawn = Readonly<Record<string, string>>;

/** Fair re-draws before the first allowed combination is taken instead; only absurdly narrow constraints get there. */
const MAX_ATTEMPTS = 200;

/**
 * Each draw is a hash of seed and variable id, so that adding or removing one draw does not shift the others. Where a
 * constraint is not met, the draws that it ties together, and no others, are drawn again with the number of the attempt
 * in the hash: every allowed combination stays equally likely.
 */
export function drawAll(encounter: Encounter, seed: Seed): Drawn {
  const drawn: Record<string, string> = {};
  for (const draw of encounter.draws) drawOne(drawn, draw, `${seed}:${draw.id}`);
  const constraints = encounter.constraints ?? [];
  for (const group of drawGroups(encounter.draws, constraints)) {
    let attempt = 0;
    for (; !meets(constraints, group, drawn) && attempt < MAX_ATTEMPTS; attempt += 1) {
      for (const draw of group.draws) drawOne(drawn, draw, `${seed}:${draw.id}:${attempt + 1}`);
    }
    if (attempt < MAX_ATTEMPTS) continue;
    for (const combination of combinations(group.draws)) {
      if (!meets(constraints, group, combination)) continue;
      Object.assign(drawn, combination);
      break;
    }
  }
  return drawn;
}

function drawOne(drawn: Record<string, string>, draw: Draw, key: string): void {
  const roll = Number.parseInt(sha256Hex(key).slice(0, 8), 16);
  const option = draw.options[roll % draw.options.length];
  if (option) drawn[draw.id] = option.id;
}

/** True if the encounter can come with these draws together. */
export function allowsDraws(encounter: Encounter, draws: Drawn): boolean {
  return (encounter.constraints ?? []).every((constraint) => holdsFor(constraint, draws));
}

function holdsFor(constraint: Expr, draws: Drawn): boolean {
  const nothing = { has: () => false };
  const scope = { vars: {}, draws, moods: {}, remembered: nothing, moments: nothing };
  return holds(constraint, { event: null, raised: [], entered: [] }, scope);
}

/** In how many ways the named draws can fall together, constraints regarded. */
export function countVariants(encounter: Encounter, ids: readonly string[]): number {
  const constraints = encounter.constraints ?? [];
  const groups = drawGroups(encounter.draws, constraints);
  const tied = new Set(groups.flatMap((group) => group.draws));
  let count = 1;
  for (const draw of encounter.draws) if (ids.includes(draw.id) && !tied.has(draw)) count *= draw.options.length;
  for (const group of groups) {
    const named = group.draws.filter((draw) => ids.includes(draw.id));
    if (named.length === 0) continue;
    const ways = new Set<string>();
    for (const drawn of combinations(group.draws)) {
      if (meets(constraints, group, drawn)) ways.add(named.map((draw) => drawn[draw.id]).join());
    }
    count *= ways.size;
  }
  return count;
}

export function meets(constraints: readonly Expr[], group: DrawGroup, draws: Drawn): boolean {
  return group.constraints.every((index) => holdsFor(constraints[index] ?? true, draws));
}

/** Every way the draws of a group can fall together, in document order. */
export function* combinations(draws: readonly Draw[]): Generator<Drawn> {
  const [first, ...others] = draws;
  if (!first) {
    yield {};
    return;
  }
  for (const rest of combinations(others)) for (const { id } of first.options) yield { ...rest, [first.id]: id };
}

/** Draws that no constraint ties together stay independent of each other. */
export function drawGroups(draws: readonly Draw[], constraints: readonly Expr[]): readonly DrawGroup[] {
  let groups: { names: ReadonlySet<string>; constraints: readonly number[] }[] = [];
  for (const [index, constraint] of constraints.entries()) {
    const names = namesIn(constraint);
    const tied = groups.filter((group) => names.some((name) => group.names.has(name)));
    groups = [
      ...groups.filter((group) => !tied.includes(group)),
      {
        names: new Set([...tied.flatMap((group) => [...group.names]), ...names]),
        constraints: [...tied.flatMap((group) => group.constraints), index],
      },
    ];
  }
  return groups.map((group) => ({
    draws: draws.filter((draw) => group.names.has(draw.id)),
    constraints: group.constraints,
  }));
}

function namesIn(expr: Expr): readonly string[] {
  if (!Array.isArray(expr)) return [];
  const [op, ...args] = expr as readonly [string, ...Expr[]];
  return op === 'var' ? [String(args[0])] : op === 'call' ? [] : args.flatMap(namesIn);
}

/** `<paper>`: braces would collide with YAML's own. */
const SLOT = /<([a-z][a-z0-9_]*)>/g;

/** Names of the draws that a text refers to as `<draw>`. */
export function slotsOf(text: string): readonly string[] {
  return [...text.matchAll(SLOT)].map((match) => match[1] ?? '');
}

/** Fills `<draw>` with the drawn option's own text, in both languages. */
export function fillText(text: Text, encounter: Encounter, draws: Drawn): Text {
  if (!text.zh.includes('<') && !text.en.includes('<')) return text;
  const fill = (source: string, lang: 'zh' | 'en') =>
    source.replace(SLOT, (slot, id: string) => {
      const draw = encounter.draws.find((candidate) => candidate.id === id);
      return draw?.options.find((option) => option.id === draws[id])?.text[lang] ?? slot;
    });
  return { zh: fill(text.zh, 'zh'), en: fill(text.en, 'en') };
}

/** The text in one language, with its draws filled in. */
export function resolveText(text: Text, lang: 'zh' | 'en', draws: Drawn, encounter: Encounter): string {
  return fillText(text, encounter, draws)[lang];
}

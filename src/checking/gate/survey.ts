import { type Duty, modelTree } from '../../encounter';
import type { Judge } from '../../language';
import { dutiesOf, watchStart } from '../../scoring';
import { spaceOf } from './duties';
import { type DutyReach, followDuty, roomToFollow } from './duty-product';
import { explore, type Graph, type Path } from './explore';
import { checkFullRun, type FullRun } from './full-run';
import { type GateInput, type GateOptions, type Ground, groundOf } from './ground';
import { type Joint, jointOf } from './joint';
import type { GateProblem } from './problems';
import { type Relevance, relevanceOf } from './relevance';
import { playPath } from './search';
import { type Alphabet, alphabetsOf } from './symbols';
import { dutyExprs, namesIn } from './terms';
import { drawsOfRules, type Variant, variantsOf } from './variants';
import { type Wish, wordingsOf } from './wording';

const MOST_NODES = 20_000;
const NO_ALPHABET: Alphabet = { symbols: [], unheard: [] };

/** The variants of an encounter and what is known of each; nothing is explored before it is asked for, or twice. */
export interface Survey {
  readonly variants: readonly Variant[];
  readonly allVariants: boolean;
  readonly unheard: readonly Wish[];
  /** One variant of each course needed to see every option that rules ask about, and the courses that are left. */
  readonly covering: readonly Variant[];
  readonly others: readonly Variant[];
  ground(variant: Variant): Ground;
  /** Ground on which runs can be played and told, over the graph of another course if its own is not explored. */
  sketch(variant: Variant): Ground;
  /** Grounds of all courses explored so far. */
  explored(): readonly Ground[];
  reaches(variant: Variant): readonly DutyReach[];
  /** What the duty comes to in courses where it counts, until one shows it both met and missed. */
  reachesOf(duty: Duty): readonly DutyReach[];
  fullRun(variant: Variant, hints: readonly (readonly number[])[]): FullRun | null;
  /** The symbols played one after the other, with their times. */
  pathOf(variant: Variant, symbols: readonly number[]): Path | null;
}

export function surveyOf(input: GateInput, options: GateOptions, problems: GateProblem[]): Survey {
  const { encounter } = input;
  const tree = modelTree(encounter);
  const wordings = wordingsOf(encounter, options.judge, options.norms);
  // Runs that are played say what has been judged already, about the same facts.
  const judge: Judge = (text, { situation }) => wordings.of(text).heard(situation);
  const playing = { ...options, judge };
  const { variants, complete: allVariants } = variantsOf(encounter);
  const asked = drawsOfRules(encounter);
  const told = new Set<string>();
  const courseOf = ({ draws }: Variant): string => asked.map((id) => draws[id]).join();
  const relevances = new Map<string, Relevance>();
  const relevanceIn = (variant: Variant): Relevance => {
    const course = courseOf(variant);
    const made = relevances.get(course) ?? relevanceOf(encounter, tree, variant.draws);
    relevances.set(course, made);
    return made;
  };
  const alphabets = new Map<Variant, Alphabet>();
  const graphs = new Map<string, Graph>();
  const grounds = new Map<Variant, Ground>();
  const followed = new Map<string, DutyReach>();
  const room = roomToFollow();
  const [home] = variants;
  const alphabetIn = home ? alphabetsOf(encounter, tree, relevanceIn(home), wordings) : null;
  const alphabet = (variant: Variant): Alphabet => {
    const made = alphabets.get(variant) ?? alphabetIn?.(variant.draws) ?? NO_ALPHABET;
    alphabets.set(variant, made);
    return made;
  };
  const graphOf = (variant: Variant): Graph => {
    const course = courseOf(variant);
    const { symbols } = alphabet(variant);
    const known = graphs.get(course);
    // Variants that rules cannot tell apart share one course; entries of forms differ, and what duties make of draws.
    if (known && known.symbols.length === symbols.length)
      return { ...known, symbols, model: { ...known.model, draws: variant.draws } };
    const maxNodes = options.maxNodes ?? MOST_NODES;
    const graph = explore(encounter, variant.draws, symbols, relevanceIn(variant), { tree, maxNodes });
    if (!known) graphs.set(course, graph);
    return graph;
  };
  const make = (variant: Variant, graph: Graph): Ground =>
    groundOf(
      {
        input,
        options: playing,
        tree,
        relevance: relevanceIn(variant),
        variant,
        symbols: alphabet(variant).symbols,
        graph,
      },
      problems,
      told,
    );
  const ground = (variant: Variant): Ground => {
    const made = grounds.get(variant) ?? make(variant, graphOf(variant));
    grounds.set(variant, made);
    return made;
  };
  const sketch = (variant: Variant): Ground => {
    if (!home || graphs.has(courseOf(variant))) return ground(variant);
    const alike = ({ draws }: Variant): number => asked.filter((id) => draws[id] === variant.draws[id]).length;
    const nearest = [...grounds.keys()].reduce((best, one) => (alike(one) > alike(best) ? one : best), home);
    const { graph } = ground(nearest);
    const model = { ...graph.model, draws: variant.draws };
    // Places of another course are a hint of the way, never a proof that there is none.
    const nodeOf: Graph['nodeOf'] = (state) => {
      const near = graph.nodeOf(state);
      return near && { node: near.node, sure: false };
    };
    return make(variant, { ...graph, model, symbols: alphabet(variant).symbols, nodeOf });
  };
  const duties = dutiesOf(encounter);
  const follow = (duty: Duty, variant: Variant): DutyReach => {
    const asks = dutyExprs(duty).some((expr) => namesIn(expr).length > 0);
    const key = `${duty.id} ${asks ? JSON.stringify(variant.draws) : courseOf(variant)}`;
    const reach = followed.get(key) ?? followDuty(ground(variant).graph, duty, variant.draws, room);
    followed.set(key, reach);
    return reach;
  };
  const counts = (duty: Duty, { draws }: Variant): boolean =>
    watchStart(encounter, draws).active[duties.indexOf(duty)] ?? false;
  const reaches = (variant: Variant): readonly DutyReach[] =>
    duties.filter((duty) => counts(duty, variant)).map((duty) => follow(duty, variant));
  const { covering, others } = coverOf(variants, asked, courseOf);
  return {
    variants,
    allVariants,
    unheard: home ? alphabet(home).unheard : [],
    covering,
    others,
    ground,
    sketch,
    explored: () => [...grounds.values()].filter(({ variant }) => [...covering, ...others].includes(variant)),
    reaches,
    reachesOf: (duty) => {
      const found: DutyReach[] = [];
      for (const variant of variants.filter((candidate) => counts(duty, candidate))) {
        if (!graphs.has(courseOf(variant)) && found.length > 0) continue;
        const reach = follow(duty, variant);
        if (reach.met && reach.missed) return [reach];
        found.push(reach);
      }
      return found;
    },
    pathOf: (variant, symbols) => playPath(spaceOf(sketch(variant)), symbols).path,
    fullRun: (variant, hints) => {
      const own = (): Joint => jointOf(ground(variant), reaches(variant));
      return checkFullRun(sketch(variant), own, home ? reaches(home) : [], hints);
    },
  };
}

/** Every option of every draw that rules ask about, in as few courses as come up. */
function coverOf(
  variants: readonly Variant[],
  asked: readonly string[],
  courseOf: (variant: Variant) => string,
): { readonly covering: readonly Variant[]; readonly others: readonly Variant[] } {
  const courses = [
    ...new Map([...variants].reverse().map((variant) => [courseOf(variant), variant])).values(),
  ].reverse();
  const seen = new Set<string>();
  const fresh = ({ draws }: Variant): number => asked.filter((id) => !seen.has(`${id} ${draws[id]}`)).length;
  const covering: Variant[] = [];
  const left = [...courses];
  while (left.length > 0) {
    const best = left.reduce((most, one) => (fresh(one) > fresh(most) ? one : most));
    if (covering.length > 0 && fresh(best) === 0) break;
    const next = covering.length === 0 ? (left[0] as Variant) : best;
    covering.push(next);
    left.splice(left.indexOf(next), 1);
    for (const id of asked) seen.add(`${id} ${next.draws[id]}`);
  }
  return { covering, others: left };
}

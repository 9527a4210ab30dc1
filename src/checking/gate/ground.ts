import type { Encounter, EncounterHash, ModelTree, Position } from '../../encounter';
import type { Judge } from '../../language';
import type { Norms } from '../../norms';
import { momentPaths } from '../moment-paths';
import { type Graph, type Path, pathTo } from './explore';
import { type GateCode, type GateProblem, gateProblem } from './problems';
import type { Relevance } from './relevance';
import type { TraineeSymbol } from './symbols';
import type { Variant } from './variants';
import { playWitness, scriptOf } from './witness';

export type DocumentPath = readonly (string | number)[];

export interface GateInput {
  readonly encounter: Encounter;
  readonly hash: EncounterHash;
  /** Place of a part of the encounter in the document. */
  readonly at?: (path: DocumentPath) => Position;
}

export interface GateOptions {
  readonly judge: Judge;
  readonly norms: Norms;
  /** Situations looked at before the gate says that there are more; the default suits encounters people write. */
  readonly maxNodes?: number;
  /** Stop at the first thing that is wrong, and leave out what each ending can be worth. */
  readonly brief?: boolean;
}

/** What every check of the gate stands on. */
export interface Ground {
  readonly input: GateInput;
  readonly options: GateOptions;
  readonly tree: ModelTree;
  readonly relevance: Relevance;
  readonly variant: Variant;
  readonly symbols: readonly TraineeSymbol[];
  readonly graph: Graph;
  readonly momentPaths: ReadonlyMap<string, DocumentPath>;
  /** Runs are told only with the problem that is told first. */
  report(
    code: GateCode,
    path: DocumentPath,
    values: { found?: string; where?: string },
    run?: () => readonly string[] | undefined,
  ): void;
  /** Lines of the shortest run to a node, and one thing more if given. */
  runTo(node: number, symbol?: number): readonly string[];
  lines(path: Path | null): readonly string[];
}

export function groundOf(
  parts: Omit<Ground, 'report' | 'runTo' | 'lines' | 'momentPaths'>,
  problems: GateProblem[],
  told = new Set<string>(),
): Ground {
  const { input, options, graph, symbols, variant } = parts;
  const stand = { encounter: input.encounter, hash: input.hash, judge: options.judge };
  const lines = (path: Path | null) => scriptOf(playWitness(stand, symbols, path, variant.seed));
  return {
    ...parts,
    momentPaths: momentPaths(input.encounter),
    lines,
    runTo: (node, symbol) => {
      const path = pathTo(graph, node);
      const t = graph.nodes[node]?.state.t ?? 0;
      return lines(symbol === undefined ? path : { symbol, t, before: path });
    },
    report: (code, path, values, run) => {
      const key = `${code} ${path.join('/')} ${values.found ?? ''} ${values.where ?? ''}`;
      if (told.has(key)) return;
      told.add(key);
      problems.push(gateProblem(code, input.at?.(path), values, run?.()));
    },
  };
}

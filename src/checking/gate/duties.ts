import { canonicalJson, type Duty, type Effect, ENDED_BY_TRAINEE, stepModel } from '../../encounter';
import { resultOf, rulesOf } from '../../scoring';
import type { DutyReach, Way } from './duty-product';
import { type GraphNode, isVisible, type Path } from './explore';
import type { Ground } from './ground';
import { AT_ONCE, leave, openAttempt, playPath, type SearchSpace, scores } from './search';
import { dutySignature } from './symbols';

export function spaceOf({ graph, symbols, relevance }: Ground, pace: SearchSpace['pace'] = AT_ONCE): SearchSpace {
  return { model: graph.model, symbols, relevance, pace, nodeOf: graph.nodeOf };
}

function pathOfWay(ground: Ground, way: Way): Path | null {
  return playPath(spaceOf(ground), way.path).path;
}

/** Each duty can be met and can be missed, and what it waits for comes. `reaches` are those of the variants in which it counts. */
export function checkDuty(ground: Ground, duty: Duty, reaches: readonly DutyReach[]): void {
  const { report, graph } = ground;
  const path = ['duties', duty.id];
  if (reaches.length === 0) {
    report('E-GATE-DUTY-NEVER', [...path, 'if'], { found: duty.id });
    return;
  }
  if (!graph.complete || reaches.some((reach) => !reach.complete)) return;
  const waits = /response|succession|precedence/.test(duty.template);
  // Where even waiting in vain is a breach, the cause is not what is missing.
  const idle = !/precedence/.test(duty.template) || reaches.some((reach) => reach.met !== null);
  if (waits && idle && !reaches.some((reach) => reach.caused)) {
    report('E-GATE-TRIGGER', [...path, duty.template], { found: duty.id });
    return;
  }
  for (const reach of reaches) {
    const met = reach.met;
    if (met === null)
      report('E-GATE-DUTY-UNMET', [...path, duty.template], { found: duty.id }, () => bestRun(ground, reach));
    const { missed } = reach;
    if (missed === null)
      report('E-GATE-DUTY-SURE', [...path, duty.template], { found: duty.id }, () =>
        met ? ground.lines(pathOfWay(ground, met)) : undefined,
      );
  }
}

/** The run that shows how far one gets: the shortest to an ending. */
function bestRun(ground: Ground, reach: DutyReach): readonly string[] | undefined {
  return reach.missed ? ground.lines(pathOfWay(ground, reach.missed)) : undefined;
}

/** A trainee who leaves without a word must not pass. */
export function checkScores(ground: Ground): void {
  const { input, report } = ground;
  const gone = leave(spaceOf(ground), openAttempt(spaceOf(ground)));
  const { verdict } = resultOf(gone.watch, rulesOf(input.encounter), true);
  if (verdict.passed) report('E-GATE-PASS-ALL', ['duties'], {}, () => [...ground.lines(null), LEFT_AT_ONCE]);
}

const LEFT_AT_ONCE = canonicalJson({ t: 0, type: 'END', ending: ENDED_BY_TRAINEE, by: 'trainee' });

/** A breach that nobody reacts to: every moment where that is so, and the first one to run to. */
interface Silence {
  readonly moments: Set<string>;
  readonly node: number;
  readonly symbol: number;
}

/** Every breach that the encounter judges must show: a word, a mood, a change. Told once for each duty. */
export function checkConsequences(grounds: readonly Ground[]): void {
  const told = new Set<string>();
  const silences = grounds.map((ground) => ({ ground, found: silencesIn(ground) }));
  for (const { ground, found } of silences) {
    for (const [duty, { node, symbol }] of found) {
      if (told.has(duty)) continue;
      told.add(duty);
      const moments = new Set(silences.flatMap((one) => [...(one.found.get(duty)?.moments ?? [])]));
      const where = [...moments].join(', ');
      ground.report('E-GATE-SILENT', ['duties', duty, 'absence'], { found: duty, where }, () =>
        ground.runTo(node, symbol),
      );
    }
  }
}

function silencesIn(ground: Ground): ReadonlyMap<string, Silence> {
  const { graph, symbols, input, tree } = ground;
  const silences = new Map<string, Silence>();
  const judged = input.encounter.duties.filter((duty) => duty.template === 'absence' && scores(duty));
  const signatures = new Map<string, string>();
  const breaches = (duty: Duty, symbol: number, node: GraphNode): boolean => {
    const key = `${duty.id} ${symbol} ${node.situation ?? ''}`;
    let signature = signatures.get(key);
    if (signature === undefined) {
      const event = symbols[symbol]?.event(node.situation);
      signature = event ? dutySignature(duty, event) : '0';
      signatures.set(key, signature);
    }
    return signature.startsWith('1');
  };
  // What a rule shows it shows to every symbol that takes it; a mood may move for one and not for another.
  const loud = new Set(tree.rules.flatMap(({ index, rule }) => (rule.goto || rule.do.some(isShown) ? [index] : [])));
  const seen = (node: GraphNode, symbol: number): boolean => {
    const event = symbols[symbol]?.event(node.situation);
    if (!event) return true;
    const { cues } = stepModel(graph.model, node.state, event);
    return isVisible(cues);
  };
  for (const node of graph.nodes) {
    const where = node.moments.at(-1) ?? '';
    for (const edge of node.inputs) {
      if (edge.rules.some((rule) => loud.has(rule))) continue;
      const tried = new Set<string>();
      for (const symbol of edge.symbols) {
        const broken = judged.filter(
          (duty) =>
            (duty.during.length === 0 || duty.during.some((moment) => node.moments.includes(moment))) &&
            breaches(duty, symbol, node),
        );
        const [duty] = broken;
        const kind = broken.map(({ id }) => id).join();
        if (!duty || tried.has(kind)) continue;
        tried.add(kind);
        if (seen(node, symbol)) continue;
        const silence = silences.get(duty.id) ?? { moments: new Set(), node: node.id, symbol };
        silence.moments.add(where);
        silences.set(duty.id, silence);
      }
    }
  }
  return silences;
}

const isShown = (effect: Effect): boolean =>
  !('set' in effect || 'event' in effect || 'start' in effect || 'stop' in effect || 'mood' in effect);

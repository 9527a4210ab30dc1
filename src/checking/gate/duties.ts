import type { Duty } from '../../encounter';
import { resultOf, rulesOf, watchStart } from '../../scoring';
import type { DutyReach, Way } from './duty-product';
import type { Path } from './explore';
import type { Ground } from './ground';
import { AT_ONCE, leave, openAttempt, playPath, type SearchSpace, scores } from './search';
import { dutySignature } from './symbols';

const WHOLE = 100_000;

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
  if (waits && !reaches.some((reach) => reach.caused)) {
    report('E-GATE-TRIGGER', [...path, duty.template], { found: duty.id });
    return;
  }
  for (const reach of reaches) {
    const met = reach.met;
    if (met === null) report('E-GATE-DUTY-UNMET', [...path, duty.template], { found: duty.id }, bestRun(ground, reach));
    const { missed } = reach;
    if (missed === null)
      report(
        'E-GATE-DUTY-SURE',
        [...path, duty.template],
        { found: duty.id },
        met ? ground.lines(pathOfWay(ground, met)) : undefined,
      );
  }
}

/** The run that shows how far one gets: the shortest to an ending. */
function bestRun(ground: Ground, reach: DutyReach): readonly string[] | undefined {
  return reach.missed ? ground.lines(pathOfWay(ground, reach.missed)) : undefined;
}

/** A trainee who does nothing at all must not pass, and points possible must be the same for everybody: one hundred. */
export function checkScores(ground: Ground): void {
  const { input, graph, report } = ground;
  const opened = openAttempt(spaceOf(ground));
  const rules = rulesOf(input.encounter);
  const result = resultOf(opened.watch, rules, true);
  const possible = result.dimensions.reduce((sum, dimension) => sum + dimension.possible, 0);
  if (possible !== WHOLE) {
    report('E-GATE-POINTS', ['duties'], { found: String(possible / 1000) });
    return;
  }
  // Points are allotted before the first event and never again; a watch that came further must allot the same.
  const later = watchStart(input.encounter, graph.model.draws);
  const again = resultOf(later, rules, true).duties.every((tally, i) => tally.possible === result.duties[i]?.possible);
  if (!again) report('E-GATE-POINTS', ['duties'], { found: String(possible / 1000) });
  const gone = leave(spaceOf(ground), opened);
  if (resultOf(gone.watch, rules, true).verdict.passed) report('E-GATE-PASS-ALL', ['duties'], {}, ground.lines(null));
}

/** Every breach that the encounter judges must show: a word, a mood, a change. */
export function checkConsequences(ground: Ground): void {
  const { graph, symbols, input, report } = ground;
  const judged = input.encounter.duties.filter((duty) => duty.template === 'absence' && scores(duty));
  const signatures = new Map<string, string>();
  const breaches = (duty: Duty, symbol: number, node: (typeof graph.nodes)[number]): boolean => {
    const key = `${duty.id} ${symbol} ${node.situation ?? ''}`;
    let signature = signatures.get(key);
    if (signature === undefined) {
      const event = symbols[symbol]?.event(node.situation);
      signature = event ? dutySignature(duty, event) : '0';
      signatures.set(key, signature);
    }
    return signature.startsWith('1');
  };
  for (const node of graph.nodes) {
    for (const edge of node.inputs) {
      if (edge.visible) continue;
      for (const symbol of edge.symbols) {
        const duty = judged.find(
          (candidate) =>
            (candidate.during.length === 0 || candidate.during.some((moment) => node.moments.includes(moment))) &&
            breaches(candidate, symbol, node),
        );
        if (!duty) continue;
        const values = { found: duty.id, where: node.moments.at(-1) ?? '' };
        report('E-GATE-SILENT', ['duties', duty.id, 'absence'], values, ground.runTo(node.id, symbol));
      }
    }
  }
}

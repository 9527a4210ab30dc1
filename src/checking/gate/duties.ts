import { canonicalJson, type Duty, ENDED_BY_TRAINEE } from '../../encounter';
import { resultOf, rulesOf } from '../../scoring';
import type { DutyReach, Way } from './duty-product';
import type { Path } from './explore';
import type { Ground } from './ground';
import { AT_ONCE, leave, openAttempt, playPath, type SearchSpace } from './search';

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

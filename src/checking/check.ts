import {
  allMoments,
  calls,
  type Duty,
  ENDED_BY_LIMIT,
  ENDED_BY_TRAINEE,
  type Encounter,
  type EncounterHash,
  type Expr,
  type Moment,
  type Problem,
  type Rule,
} from '../encounter';
import { compileDocument, type FragmentLibrary, type Path, type Place } from '../encounter/authoring';
import { canHold, type Occasion, type World } from './can-hold';
import { type GateCode, gateProblem } from './gate-problems';
import { momentPaths } from './moment-paths';
import { type Reach, reach } from './reachability';

type Report = (code: GateCode, path: Path, found: string) => void;

const OCCASIONS: readonly Occasion[] = ['SAY', 'DO', 'FILE', 'TIMER', 'none'];

function reportMoments(encounter: Encounter, found: Reach, report: Report): void {
  for (const [id, path] of momentPaths(encounter)) {
    if (!found.moments.has(id)) {
      // What cannot be reached is told once, not for each moment in it.
      const above = path.at(-2) === 'moments' ? path.at(-3) : undefined;
      if (above === undefined || found.moments.has(String(above))) report('E-GATE-UNREACHABLE', path, id);
    } else if (found.leaves.has(id) && !found.canEnd.has(id)) report('E-GATE-NO-END', path, id);
  }
  // The clock and the trainee can end every attempt; only what the author wrote has to be led to.
  const always: readonly string[] = [ENDED_BY_LIMIT, ENDED_BY_TRAINEE];
  for (const { id } of encounter.endings) {
    if (always.includes(id) || found.endings.has(id)) continue;
    if (!waitsForMoments(encounter, found, ({ goto }) => goto === id)) report('E-GATE-ENDING', ['endings', id], id);
  }
}

/** Rules there are, but all in moments that cannot be reached: those are told, and what hangs on them is not. */
function waitsForMoments(encounter: Encounter, found: Reach, wanted: (rule: Rule) => boolean): boolean {
  const owners = allMoments(encounter).filter(({ rules }) => rules.some(wanted));
  return owners.length > 0 && owners.every(({ id }) => !found.moments.has(id));
}

function reportRules(encounter: Encounter, found: Reach, report: Report): void {
  const paths = momentPaths(encounter);
  const visit = (moments: readonly Moment[]): void => {
    for (const moment of moments) {
      const path = paths.get(moment.id) ?? [];
      if (found.moments.has(moment.id)) {
        for (const [index, rule] of moment.rules.entries()) {
          if (found.rules.has(rule.id)) continue;
          const code = found.neverHold.has(rule.id) ? 'W-GATE-RULE-NEVER' : 'W-GATE-RULE';
          report(code, [...path, 'rules', index], moment.id);
        }
      }
      visit(moment.moments);
    }
  };
  visit([...encounter.moments, ...encounter.interruptions]);
  const answered = new Set(
    everyRule(encounter)
      .filter(({ id }) => found.rules.has(id))
      .flatMap(({ when }) => calls(when).flatMap(([name, args]) => (name === 'did' ? [args[0]] : []))),
  );
  for (const [index, { id, courtesy }] of encounter.actions.entries()) {
    // A courteous act is answered by the mood of whoever sees it.
    if (answered.has(id) || courtesy) continue;
    const asks = ({ when }: Rule): boolean => calls(when).some(([name, [action]]) => name === 'did' && action === id);
    if (!waitsForMoments(encounter, found, asks)) report('W-GATE-ACTION', ['actions', index], id);
  }
}

function everyRule(encounter: Encounter) {
  const list = (moments: readonly Moment[]): Moment['rules'] =>
    moments.flatMap((moment) => [...moment.rules, ...list(moment.moments)]);
  return list([...encounter.moments, ...encounter.interruptions]);
}

/** Every expression of a duty with its place. */
function expressionsOf(duty: Duty): readonly (readonly [Expr, Path])[] {
  const at: Path = ['duties', duty.id];
  const single = duty.operands.length === 1;
  return [
    ...duty.operands.map((expr, i) => [expr, [...at, duty.template, ...(single ? [] : [i])]] as const),
    ...(duty.parts ?? []).map((part, i) => [part.expr, [...at, 'parts', i, 'when']] as const),
    ...(duty.since === undefined ? [] : [[duty.since, [...at, 'since']] as const]),
  ];
}

function reportDuties(encounter: Encounter, found: Reach, report: Report): void {
  const world: World = {
    encounter,
    domains: found.domains,
    raised: found.raised,
    entered: found.moments,
    active: new Set(),
    mayBeActive: found.moments,
    timers: found.timers,
  };
  for (const duty of encounter.duties) {
    for (const [expr, path] of expressionsOf(duty)) {
      if (!OCCASIONS.some((occasion) => canHold([expr], [], occasion, world).possible))
        report('E-GATE-DUTY', path, duty.id);
    }
    if (duty.during.length > 0 && !duty.during.some((id) => found.moments.has(id))) {
      report('E-GATE-DUTY-MOMENT', ['duties', duty.id, 'during'], duty.id);
    }
  }
}

/** The structural part of the publish gate: what the rules, read as a graph, can never do. */
function checkEncounter(encounter: Encounter, at: (path: Path) => Place): readonly Problem[] {
  const problems: Problem[] = [];
  const report: Report = (code, path, found) => {
    problems.push(gateProblem(code, at(path), found));
  };
  const found = reach(encounter);
  reportMoments(encounter, found, report);
  reportRules(encounter, found, report);
  reportDuties(encounter, found, report);
  if (found.bounded) report('W-GATE-BOUND', ['moments'], '');
  return problems;
}

const UNUSED = new Set(['W-MOMENT-UNUSED', 'W-ENDING-UNUSED']);

/** Reads, compiles and checks one document. Never throws for bad input. */
export function checkDocument(
  text: string,
  file: string,
  fragments?: FragmentLibrary,
): { readonly encounter?: Encounter; readonly hash?: EncounterHash; readonly problems: readonly Problem[] } {
  const { encounter, hash, problems, at } = compileDocument(text, file, fragments);
  if (!encounter || !hash || !at) return { problems };
  const gate = checkEncounter(encounter, at);
  // What is not led to, the gate follows further than the compiler and tells once.
  const kept = problems.filter(({ code }) => !UNUSED.has(code));
  return { encounter, hash, problems: [...kept, ...gate].sort(byPlace(file)) };
}

/** The document's own lines in order, then those of the fragments it uses. */
export const byPlace =
  (own: string) =>
  (a: Problem, b: Problem): number => {
    const file = ({ file }: Problem): string => (file === own ? '' : (file ?? ''));
    if (file(a) !== file(b)) return file(a) < file(b) ? -1 : 1;
    return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
  };

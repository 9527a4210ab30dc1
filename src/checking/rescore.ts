import type { AttemptLog, Duty, Encounter, Step } from '../encounter';
import { type ScoreSheet, scoreSheet } from '../scoring';

/** What one duty comes to, in thousandths of a point. */
interface Mark {
  readonly duty: string;
  readonly dimension: string;
  readonly state: string;
  readonly possible: number;
  readonly earned: number;
  readonly deducted: number;
}

export interface ClauseDifference {
  readonly clause: string;
  /** Not in the other version. */
  readonly withdrawn: boolean;
  readonly recorded: readonly Mark[];
  readonly now: readonly Mark[];
}

export interface Rescored {
  /** The version the log was made under and the one asked for, `cq@1.0.0`. */
  readonly rules: { readonly recorded: string; readonly now: string };
  readonly differences: readonly ClauseDifference[];
  readonly total: { readonly recorded: number; readonly now: number };
  readonly passed: { readonly recorded: boolean; readonly now: boolean };
}

/** The encounter without what rested on withdrawn clauses alone. */
function underRules(encounter: Encounter, withdrawn: ReadonlySet<string>): Encounter {
  const duties = encounter.duties.map((duty): Duty => {
    const clauses = duty.clauses.filter((clause) => !withdrawn.has(clause));
    if (clauses.length === duty.clauses.length) return duty;
    return clauses.length > 0 ? { ...duty, clauses } : { ...duty, if: false };
  });
  return { ...encounter, duties };
}

function marksOf(sheet: ScoreSheet, clause: string): readonly Mark[] {
  return sheet.duties.flatMap(({ duty, dimension, state, possible, earned, deducted, clauses }) =>
    (clauses as readonly string[]).includes(clause) && state !== 'inactive'
      ? [{ duty, dimension, state, possible, earned, deducted }]
      : [],
  );
}

/**
 * Scores the same log under another version of a norm pack. The course of events is the recorded one: norms decide what
 * it was worth, never what happened.
 */
export function rescore(
  recorded: Encounter,
  other: Encounter,
  withdrawn: ReadonlySet<string>,
  rules: Rescored['rules'],
  log: AttemptLog,
  steps: readonly Step[],
): Rescored {
  const before = scoreSheet(recorded, log, steps);
  const after = scoreSheet(underRules(other, withdrawn), log, steps);
  const cited = new Set<string>([...before.duties, ...after.duties].flatMap(({ clauses }) => clauses));
  const differences = [...cited].sort().flatMap((clause): readonly ClauseDifference[] => {
    const was = marksOf(before, clause);
    const now = withdrawn.has(clause) ? [] : marksOf(after, clause);
    return JSON.stringify(was) === JSON.stringify(now)
      ? []
      : [{ clause, withdrawn: withdrawn.has(clause), recorded: was, now }];
  });
  return {
    rules,
    differences,
    total: { recorded: before.total, now: after.total },
    passed: { recorded: before.verdict.passed, now: after.verdict.passed },
  };
}

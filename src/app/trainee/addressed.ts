import { allMoments, calls, type Encounter, type Expr } from '../../encounter';

/** Actions of which some rule or duty asks towards whom they were done: `did("two_hands", "luo")`. */
export function addressedActions(encounter: Encounter): ReadonlySet<string> {
  const asked: readonly Expr[] = [
    ...allMoments(encounter).flatMap(({ rules }) => rules.map(({ when }) => when)),
    ...encounter.duties.flatMap(({ operands, parts = [], since }) => [
      ...operands,
      ...parts.map(({ expr }) => expr),
      ...(since === undefined ? [] : [since]),
    ]),
  ];
  return new Set(
    asked
      .flatMap(calls)
      .flatMap(([name, [action, target]]) =>
        name === 'did' && action !== undefined && target !== undefined ? [action] : [],
      ),
  );
}

import { calls, type Duty, type Expr } from '../encounter';
import { anatomy } from './expressions';
import type { TraceStep } from './trace';

/** Sign of any forbidden language at all; no label looks like it. */
const FORBIDDEN = '!';

/** Names of which a step must show one, or the atom does not hold. Names of different kinds may be alike: that costs a look. */
const ATOM_SIGNS: Readonly<Record<string, (args: readonly string[]) => readonly string[]>> = {
  said: ([first = '']) => [first],
  phrase: (clauses) => clauses,
  forbidden: ([label]) => [label ?? FORBIDDEN],
  told: ([fact = '']) => [fact],
  did: ([action = '']) => [action],
  filed: ([form = '']) => [form],
  filed_ok: ([form = '']) => [form],
  filed_wrong: ([form = '']) => [form],
  timer: ([timer = '']) => [timer],
  event: ([event = '']) => [event],
  entered: ([moment = '']) => [moment],
};

/** Names of which a step must show one for the expression to hold; null where it may hold without. */
function signsOf(expr: Expr): readonly string[] | null {
  if (!Array.isArray(expr)) return expr === false ? [] : null;
  const [op, ...rest] = expr as readonly [string, ...Expr[]];
  if (op === 'call') return ATOM_SIGNS[rest[0] as string]?.(rest.slice(1) as string[]) ?? null;
  if (op === '||') return together(rest.map(signsOf));
  if (op !== '&&') return null;
  const known = rest.map(signsOf).filter((signs) => signs !== null);
  return known.length === 0 ? null : known.reduce((least, signs) => (signs.length < least.length ? signs : least));
}

function together(lists: readonly (readonly string[] | null)[]): readonly string[] | null {
  const all = new Set<string>();
  for (const list of lists) {
    if (list === null) return null;
    for (const sign of list) all.add(sign);
  }
  return [...all];
}

/** Names of which a step must show one to hold any operand, part or wording of the duty; null where that cannot be said. */
export function dutySigns(duty: Duty): readonly string[] | null {
  const wordings = anatomy(duty)
    .wholePhrase.flatMap(calls)
    .map(([, clauses]) => clauses);
  return together([
    ...duty.operands.map(signsOf),
    ...(duty.parts ?? []).map((part) => signsOf(part.expr)),
    ...wordings,
  ]);
}

/** What the step shows, to each name; names may come twice. */
export function forSigns({ event, raised, entered }: TraceStep, take: (sign: string) => void): void {
  for (const name of raised) take(name);
  for (const moment of entered) take(moment);
  if (event === null) return;
  if (event.type === 'DO') take(event.action);
  else if (event.type === 'FILE') take(event.form);
  else if (event.type === 'TIMER') take(event.timer);
  else {
    for (const { kind, label, clauses, certainty } of event.findings) {
      if (certainty !== 'certain') continue;
      take(label);
      if (kind === 'forbidden') take(FORBIDDEN);
      else if (kind === 'act' || kind === 'part') for (const clause of clauses) take(clause);
    }
  }
}

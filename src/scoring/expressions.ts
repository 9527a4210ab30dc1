import { calls, type Duty, type Expr } from '../encounter';
import type { TraceStep } from './trace';

/** Bits: what a step carries, and what an expression needs to see in order to hold. */
const SEES = { SAY: 1, DO: 2, FILE: 4, TIMER: 8, machine: 16 } as const;
const ANYTHING = 32;
/** Every step carries this. */
export const EVERY_STEP = ANYTHING;

const ATOM_BITS: Readonly<Record<string, number>> = {
  said: SEES.SAY,
  phrase: SEES.SAY,
  forbidden: SEES.SAY,
  told: SEES.SAY,
  recognised: SEES.SAY,
  unrecognised: SEES.SAY,
  did: SEES.DO,
  filed: SEES.FILE,
  filed_ok: SEES.FILE,
  filed_wrong: SEES.FILE,
  timer: SEES.TIMER,
  event: SEES.machine,
  entered: SEES.machine,
};

/** A false positive costs an evaluation, a false negative a mark: whatever is not plainly monotone needs a look. */
function needs(expr: Expr): number {
  if (!Array.isArray(expr)) return expr === false ? 0 : ANYTHING;
  const [op, ...rest] = expr as readonly [string, ...Expr[]];
  if (op === 'call') return ATOM_BITS[String(rest[0])] ?? ANYTHING;
  if (op !== '&&' && op !== '||') return ANYTHING;
  return rest.reduce<number>((bits, part) => bits | needs(part), 0);
}

export function carries(step: TraceStep): number {
  const machine = step.raised.length > 0 || step.entered.length > 0 ? SEES.machine : 0;
  return ANYTHING | machine | (step.event === null ? 0 : SEES[step.event.type]);
}

const phraseCalls = (expr: Expr): readonly Expr[] =>
  calls(expr)
    .filter(([name]) => name === 'phrase')
    .map(([name, args]): Expr => ['call', name, ...args]);

/** What a duty's expressions ask for, found once per duty. */
export interface Anatomy {
  readonly operands: readonly number[];
  readonly parts: readonly number[];
  readonly since: number;
  /** Operands, parts and the phrase as a whole together. */
  readonly all: number;
  /** Per operand: the norm's own wording, as expressions. */
  readonly wording: readonly (readonly Expr[])[];
  readonly partWording: readonly (readonly Expr[])[];
  /** The norm's own wording of the phrase as a whole: it carries every part. */
  readonly wholePhrase: readonly Expr[];
}

const anatomies = new WeakMap<Duty, Anatomy>();

export function anatomy(duty: Duty): Anatomy {
  const known = anatomies.get(duty);
  if (known) return known;
  const written = duty.operands.map(phraseCalls);
  const cited = duty.clauses.map((clause) => ['call', 'phrase', clause] as const satisfies Expr);
  const orCited = (phrases: readonly Expr[]): readonly Expr[] => (phrases.length > 0 ? phrases : cited);
  const operands = duty.operands.map(needs);
  const parts = (duty.parts ?? []).map((part) => needs(part.expr));
  const found: Anatomy = {
    operands,
    parts,
    all: [...operands, ...parts].reduce((bits, more) => bits | more, written.flat().length > 0 ? SEES.SAY : 0),
    since: duty.since === undefined ? 0 : needs(duty.since),
    wording: written.map(orCited),
    partWording: (duty.parts ?? []).map((part) => orCited(phraseCalls(part.expr))),
    wholePhrase: written.flat(),
  };
  anatomies.set(duty, found);
  return found;
}

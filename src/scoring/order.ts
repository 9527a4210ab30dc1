import type { DutyTemplate, Expr, Millis } from '../encounter';
import { better, type Credit, creditOf, worse } from './credit';
import { anatomy } from './expressions';
import { type Family, type Outcome, outcomeOf } from './outcome';
import { anyHolds, isPosition, operandHolds, type Sight } from './sight';

/** `response`, `precedence`, `succession` and their alternate and chain forms: cause first, answer second. */
export interface OrderState {
  readonly family: 'order';
  /** Line where the order broke for good. */
  readonly broke: number | null;
  /** The cause has come. */
  readonly caused: boolean;
  /** Precedence: a cause the next answer may lean on (ever; not yet used up; or just before). */
  readonly ready: boolean;
  /** Precedence: the best answer that had its cause. */
  readonly founded: Credit | null;
  /** Response: the oldest cause without an answer. */
  readonly open: Open | null;
  /** Response: the best answer to the latest cause, which a better one may still replace. */
  readonly latest: Credit | null;
  /** Response: where the limit of `latest` began. */
  readonly latestFrom: Millis | null;
  /** Response: the worst answer to the causes before. */
  readonly settled: Credit | null;
}

interface Open {
  readonly seq: number;
  readonly t: Millis;
}

interface Manner {
  readonly responds: boolean;
  readonly precedes: boolean;
  readonly pace: 'plain' | 'alternate' | 'chain';
}

function mannerOf(template: DutyTemplate): Manner {
  const pace = template.startsWith('alternate') ? 'alternate' : template.startsWith('chain') ? 'chain' : 'plain';
  const succession = template.endsWith('succession');
  return {
    responds: succession || template.endsWith('response'),
    precedes: succession || template.endsWith('precedence'),
    pace,
  };
}

export const orderStart = (): OrderState => ({
  family: 'order',
  broke: null,
  caused: false,
  ready: false,
  founded: null,
  open: null,
  latest: null,
  latestFrom: null,
  settled: null,
});

/** Answers lean on causes. Cause and answer in one breath stand in the right order. */
function precede(
  state: OrderState,
  sight: Sight,
  pace: Manner['pace'],
  cause: boolean,
  answer: Credit | null,
): OrderState {
  if (answer !== null && !state.ready && !cause) return { ...state, broke: sight.step.seq };
  const used = answer !== null && pace === 'alternate';
  const ready = pace === 'chain' ? cause : !used && (state.ready || cause);
  const founded = answer === null ? state.founded : better(state.founded, answer);
  return ready === state.ready && founded === state.founded ? state : { ...state, ready, founded };
}

/** Causes ask for answers. An answer serves every cause still open, its own step's included. */
function respond(
  state: OrderState,
  sight: Sight,
  pace: Manner['pace'],
  cause: boolean,
  answerFrom: ((from: Millis) => Credit) | null,
): OrderState {
  const { seq, t } = sight.step;
  const mustAnswer = state.open !== null && (pace === 'chain' || (pace === 'alternate' && cause));
  if (mustAnswer && answerFrom === null) return { ...state, broke: seq };
  if (!cause && state.open === null) {
    if (answerFrom === null || state.latest === null || state.latestFrom === null) return state;
    const latest = better(state.latest, answerFrom(state.latestFrom));
    return latest === state.latest ? state : { ...state, latest };
  }
  const open = state.open ?? { seq, t };
  const settled = worse(state.settled, state.latest);
  if (answerFrom !== null) return { ...state, open: null, settled, latest: answerFrom(open.t), latestFrom: open.t };
  return cause ? { ...state, open, settled, latest: null, latestFrom: null } : state;
}

export const order: Family<OrderState> = {
  step(state, sight) {
    if (state.broke !== null) return state;
    const { responds, precedes, pace } = mannerOf(sight.duty.template);
    const cause = operandHolds(sight, 0);
    const answers = operandHolds(sight, 1);
    if (!isPosition(sight, cause || answers)) return state;
    const wording = anatomy(sight.duty).wording[1] ?? [];
    const exact = answers && sight.duty.fixedWording && anyHolds(sight, wording);
    let next = cause && !state.caused ? { ...state, caused: true } : state;
    if (precedes) next = precede(next, sight, pace, cause, answers ? creditOf(sight, exact) : null);
    if (responds && next.broke === null) {
      // A limit without `since` runs from the cause: "within a minute of the alarm".
      const answer = (from: Millis): Credit =>
        creditOf(sight, exact, sight.duty.since === undefined ? from : sight.from);
      next = respond(next, sight, pace, cause, answers ? answer : null);
    }
    return next;
  },
  verdict(state, duty) {
    if (state.broke !== null) return 'violated';
    return duty.template === 'precedence' && state.founded !== null ? 'satisfied' : 'pending';
  },
  end(state, duty) {
    const { responds } = mannerOf(duty.template);
    const [cause = false, answer = false] = duty.operands;
    const due = duty.within === undefined || duty.since !== undefined || !responds ? null : dueOf(state, duty.within);
    if (state.broke !== null)
      return outcomeOf({ broken: true, due, refs: [{ seq: state.broke, exprs: [answer, cause] }] });
    if (!responds) return earned(state.founded, answer, due);
    if (state.open !== null) return outcomeOf({ due, refs: [{ seq: state.open.seq, exprs: [cause] }] });
    return earned(worse(state.settled, state.latest), answer, due);
  },
  key(state, duty, now) {
    if (state.broke !== null) return '!';
    const ago = (t: Millis | null | undefined): number | '-' =>
      t === null || t === undefined
        ? '-'
        : duty.within === undefined || duty.since !== undefined
          ? 0
          : Math.min(now - t, duty.within + 1);
    const open = state.latest !== null && state.latest.worth === 1000 ? '-' : ago(state.latestFrom);
    return [
      state.caused ? 1 : 0,
      state.ready ? 1 : 0,
      state.founded?.worth ?? '-',
      ago(state.open?.t),
      state.latest?.worth ?? '-',
      open,
      state.settled?.worth ?? '-',
    ].join();
  },
};

function dueOf(state: OrderState, within: Millis): Millis | null {
  const from = state.open?.t ?? state.latestFrom;
  return from === null ? null : from + within;
}

function earned(credit: Credit | null, answer: Expr, due: Millis | null): Outcome {
  if (credit === null) return outcomeOf({ satisfied: true, vacuous: true, due });
  return outcomeOf({
    satisfied: true,
    worth: credit.worth,
    credits: [credit],
    refs: [{ seq: credit.seq, exprs: [answer] }],
    due,
  });
}

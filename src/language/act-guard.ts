import type { Span } from './guards';
import type { Template } from './lexicon';
import type { Tongue } from './normalise';
import { isTopic, NO_OVERTONE, PLAINER } from './topic';
import type { TurnReader } from './turn-reader';

/** How like an act a turn reads, in log odds. */
interface Limits {
  /** An act that its turn reads less like is none; its words stand there in another sense. */
  readonly unlikely: number;
  /** A topic counts only where turn and clause together read more like it, and the turn alone more than `whole`. */
  readonly topic: number;
  readonly whole: number;
}
const LIMITS: Readonly<Record<Tongue, Limits>> = {
  zh: { unlikely: -3.3, topic: 1.2, whole: -0.75 },
  en: { unlikely: -3.3, topic: 0.5, whole: -1.25 },
};
/** Fewer known runs say nothing against an act. */
const ENOUGH = 3;
/** The guard's name. */
export const UNLIKE = 'unlike';

/**
 * What the overtone of a turn says of acts. It never makes one: a template must have matched, be it of a topic, and a topic
 * says nothing that a wording has said already. A wording of a norm pack's own is not doubted, nor one that is all that was
 * said.
 */
export function guardActs<C extends Span & { readonly template: Template; readonly guards: readonly string[] }>(
  said: readonly C[],
  turn: TurnReader,
  tongue: Tongue,
): readonly C[] {
  const limits = LIMITS[tongue];
  const plain = new Set<string>();
  const doubted = said.map((candidate) => {
    const { template, guards } = candidate;
    const { kind, label } = template.group;
    if (kind !== 'act' || guards.length > 0 || template.possible || isTopic(template)) return candidate;
    const { known, like } = turn.around(candidate);
    const unlike = template.builtIn && known >= ENOUGH && like(label) < limits.unlikely && !turn.isAll(candidate);
    if (unlike) return { ...candidate, guards: [UNLIKE] };
    plain.add(label);
    return candidate;
  });
  return doubted.map((candidate) => {
    const { template, guards } = candidate;
    const { kind, label } = template.group;
    if (kind !== 'act' || guards.length > 0 || !isTopic(template)) return candidate;
    if (plain.has(label)) return { ...candidate, guards: [PLAINER] };
    const whole = turn.around(candidate).like(label);
    const reads = whole > limits.whole && whole + turn.clause(candidate).like(label) > limits.topic;
    return reads ? candidate : { ...candidate, guards: [NO_OVERTONE] };
  });
}

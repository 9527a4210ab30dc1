import { allMoments, type Encounter, fillText } from '../../encounter';
import {
  ACTS,
  type Act,
  type Finding,
  FORBIDDEN,
  type Forbidden,
  type Judge,
  plainName,
  type Situation,
} from '../../language';
import type { Norms } from '../../norms';
import { ACT_SENTENCES, FORBIDDEN_SENTENCES, NOTHING_SAID } from './sentences';

/** A wording with what the judge hears in it, by the situation in which it is said. */
export interface Wording {
  readonly text: string;
  heard(situation: Situation | undefined): readonly Finding[];
}

/** Something that words are wanted for. */
export interface Wish {
  readonly kind: 'act' | 'forbidden' | 'fact' | 'phrase';
  readonly label: string;
}

export interface Wordings {
  /** Judged once and kept. */
  of(text: string): Wording;
  /** A wording in which all of it is heard for certain, or null if none of ours is. */
  forAll(wishes: readonly Wish[]): Wording | null;
  /** Other wordings of one wish, the plainest first. */
  readonly forOne: (wish: Wish) => readonly string[];
  readonly nothing: readonly string[];
}

/** Situations in which something can be said in this encounter. */
export function situationsOf(encounter: Encounter): readonly (Situation | undefined)[] {
  return [...new Set([undefined, ...allMoments(encounter).map((moment) => moment.situation)])];
}

const HAN = /[\u4e00-\u9fff]/;
const MOST_TRIES = 40;

export function wordingsOf(encounter: Encounter, judge: Judge, norms: Norms): Wordings {
  const situations = situationsOf(encounter);
  const known = new Map<string, Wording>();
  const of = (text: string): Wording => {
    const found = known.get(text);
    if (found) return found;
    const memory = new Map<Situation | undefined, readonly Finding[]>();
    const made: Wording = {
      text,
      heard: (situation) => {
        let findings = memory.get(situation);
        if (!findings) {
          findings = judge(text, { facts: encounter.facts, ...(situation === undefined ? {} : { situation }) });
          memory.set(situation, findings);
        }
        return findings;
      },
    };
    known.set(text, made);
    return made;
  };
  const factNames = (id: string): readonly string[] => {
    const names = (encounter.facts.find((fact) => fact.id === id)?.names ?? []).map(plainName);
    return [...names.filter((name) => HAN.test(name)), ...names.filter((name) => !HAN.test(name))];
  };
  const forOne = (wish: Wish): readonly string[] => {
    switch (wish.kind) {
      case 'act':
        return (ACTS as readonly string[]).includes(wish.label) ? ACT_SENTENCES[wish.label as Act] : [];
      case 'forbidden':
        return (FORBIDDEN as readonly string[]).includes(wish.label)
          ? FORBIDDEN_SENTENCES[wish.label as Forbidden]
          : [];
      case 'fact':
        return factNames(wish.label).flatMap((name) => [`${name}。`, `是${name}。`, `您看，${name}。`]);
      case 'phrase':
        return (norms.clause(wish.label)?.phrase ?? []).map((phrase) => phrase.replace(/[×XＸ…]+/g, '三'));
    }
  };
  const hears = (wording: Wording, wishes: readonly Wish[]): boolean =>
    situations.some((situation) =>
      wishes.every((wish) =>
        wording
          .heard(situation)
          .some(
            (finding) =>
              finding.certainty === 'certain' &&
              (wish.kind === 'phrase'
                ? ['act', 'part'].includes(finding.kind) && (finding.clauses as readonly string[]).includes(wish.label)
                : finding.kind === wish.kind && finding.label === wish.label),
          ),
      ),
    );
  const forAll = (wishes: readonly Wish[]): Wording | null => {
    const options = wishes.map(forOne);
    if (options.some((list) => list.length === 0)) return null;
    // First the plainest wording of each, then one after the other in another wording.
    for (let round = 0; round < MOST_TRIES; round += 1) {
      const picked = options.map((list, i) => list[round === 0 ? 0 : (round + i) % list.length] ?? '');
      const order = round % 2 === 0 ? picked : [...picked].reverse();
      const wording = of([...new Set(order)].join(''));
      if (hears(wording, wishes)) return wording;
      if (wishes.length === 1 && round >= (options[0]?.length ?? 0)) break;
    }
    return null;
  };
  return { of, forAll, forOne, nothing: NOTHING_SAID };
}

/** Texts the author wrote for the trainee to say: cards and better wordings, filled in for the given variants. */
export function authoredTexts(
  encounter: Encounter,
  variants: readonly Readonly<Record<string, string>>[],
): readonly string[] {
  const texts = [
    ...allMoments(encounter).flatMap((moment) => moment.cards.map((card) => card.text)),
    ...encounter.duties.flatMap((duty) => (duty.better === undefined ? [] : [duty.better])),
  ];
  return [...new Set(variants.flatMap((draws) => texts.map((text) => fillText(text, encounter, draws).zh)))];
}

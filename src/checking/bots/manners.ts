import type { Encounter, Millis } from '../../encounter';
import { type Act, plainName } from '../../language';
import { BY_HAND } from '../gate/search';
import { ACT_SENTENCES, FORBIDDEN_SENTENCES, NOTHING_SAID } from '../gate/sentences';
import type { TraineeSymbol } from '../gate/symbols';
import { type Chance, pick } from './chance';

/** One thing a bot does after `wait` milliseconds; without input it only waits for the next timer. */
export interface BotMove {
  readonly wait: Millis;
  readonly input: TraineeSymbol['input'] | null;
}

/** What a bot goes by: the run that earns 100, and everything else that could be done. */
export interface Brief {
  readonly encounter: Encounter;
  readonly exemplary: readonly (TraineeSymbol['input'] | null)[];
  readonly symbols: readonly TraineeSymbol[];
  /** Acts, facts and forbidden labels that are heard in a text. */
  readonly heard: (text: string) => {
    readonly acts: readonly string[];
    readonly facts: readonly string[];
    readonly forbidden: readonly string[];
  };
}

export const BOTS = ['exemplary', 'own-words', 'forgetful', 'slow', 'rude', 'wrong-order', 'random'] as const;
export type BotName = (typeof BOTS)[number];

const FORGETS = 0.2;
const MOST_RANDOM = 40;

const paced = (input: BotMove['input']): BotMove => ({
  wait: input === null ? 0 : BY_HAND({ input } as TraineeSymbol),
  input,
});

/** The moves of one bot in one run. */
export function movesOf(bot: BotName, brief: Brief, chance: Chance): readonly BotMove[] {
  const { exemplary } = brief;
  switch (bot) {
    case 'exemplary':
      return exemplary.map(paced);
    case 'own-words':
      return exemplary.map((input) =>
        paced(input?.type === 'SAY' ? { ...input, text: reword(input.text, brief, chance) } : input),
      );
    case 'forgetful':
      return exemplary.filter((input) => input === null || chance() >= FORGETS).map(paced);
    case 'slow':
      return exemplary.map((input) => {
        const { wait } = paced(input);
        return { wait: input === null ? 0 : Math.round(wait * 2 + 5000 + chance() * 20_000), input };
      });
    case 'rude':
      return exemplary.some((input) => input?.type === 'SAY')
        ? exemplary.map((input) =>
            paced(
              input?.type === 'SAY' ? { ...input, text: `${input.text}${snap(input.text, brief, chance)}` } : input,
            ),
          )
        : grumbling(brief, chance);
    case 'wrong-order':
      return shuffled(exemplary, chance).map(paced);
    case 'random':
      return Array.from({ length: MOST_RANDOM }, () =>
        paced(chance() < 0.15 ? null : (pick(brief.symbols, chance)?.input ?? null)),
      );
  }
}

/** Where all is done without a word, rudeness has to find words of its own: one hurtful sentence before each act. */
function grumbling(brief: Brief, chance: Chance): readonly BotMove[] {
  return brief.exemplary.flatMap((input): readonly BotMove[] =>
    input === null ? [paced(input)] : [paced({ type: 'SAY', text: snap('', brief, chance) }), paced(input)],
  );
}

const MOST_SNAPS = 20;

/** Something hurtful that is heard as such after these words: the bot tries the encounter, not the judge. */
function snap(text: string, { heard }: Brief, chance: Chance): string {
  let found = '';
  for (let tries = 0; tries < MOST_SNAPS; tries += 1) {
    found = pick(pick(Object.values(FORBIDDEN_SENTENCES), chance) ?? [], chance) ?? '';
    if (heard(`${text}${found}`).forbidden.length > 0) break;
  }
  return found;
}

/** The same acts and facts in other words. */
function reword(text: string, { encounter, heard }: Brief, chance: Chance): string {
  const { acts, facts } = heard(text);
  const parts = [
    ...acts.map((label) => pick(ACT_SENTENCES[label as Act] ?? [], chance) ?? ''),
    ...facts.map((id) => {
      const names = (encounter.facts.find((fact) => fact.id === id)?.names ?? []).map(plainName);
      const chinese = names.filter((name) => /[\u4e00-\u9fff]/.test(name));
      return `${pick(chinese.length > 0 ? chinese : names, chance) ?? ''}。`;
    }),
  ].filter((part) => part !== '');
  return parts.length === 0 ? (pick(NOTHING_SAID, chance) ?? text) : parts.join('');
}

/** Neighbours change places, some more than once. */
function shuffled<T>(list: readonly T[], chance: Chance): readonly T[] {
  const mixed = [...list];
  for (let round = 0; round < 2; round += 1) {
    for (let at = 0; at + 1 < mixed.length; at += 1) {
      if (chance() >= 0.5) continue;
      const [one, other] = [mixed[at] as T, mixed[at + 1] as T];
      mixed[at] = other;
      mixed[at + 1] = one;
    }
  }
  return mixed;
}

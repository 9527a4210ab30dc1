import {
  canonicalJson,
  type Duty,
  type Encounter,
  type EncounterHash,
  type Moment,
  sha256Hex,
} from '../../../src/encounter';
import type { ClauseId } from '../../../src/norms';
import { compile, smallDocument } from '../../support/encounters';

/** What is said for each of the three choices. */
export const CHOICES = [
  { act: 'greet', text: '您好。' },
  { act: 'please_wait', text: '请稍等。' },
  { act: 'thank', text: '谢谢您的配合。' },
] as const;

/** Duties that score something at one moment each, as many as an encounter has. */
const SCORED = 20;
const text = (en: string) => ({ zh: en, en });

/** Moments where duties score. */
export function scoredMoments(moments: number): readonly number[] {
  return Array.from({ length: SCORED }, (_, i) => Math.floor(((i + 0.5) * moments) / SCORED));
}

/**
 * A story of so many moments. Each has three choices: the first leads on, the second skips one, the third goes back by
 * seven in a `loop`, and else leads on too. In twenty moments the first is the right one and earns points.
 */
export function storyOf(
  moments: number,
  loop: boolean,
): { readonly encounter: Encounter; readonly hash: EncounterHash } {
  const base = compile(smallDocument()).encounter;
  const id = (i: number): string => (i >= moments ? 'fine' : `m${i}`);
  const target = (i: number, choice: number): string => {
    if (loop) return `m${(i + ([1, 2, moments - 7][choice] ?? 1)) % moments}`;
    return id(i + (choice === 1 ? 2 : 1));
  };
  const list = Array.from(
    { length: moments },
    (_, i): Moment => ({
      id: `m${i}`,
      cards: [],
      enter: [{ narrate: text(`moment ${i}`) }],
      timers: [],
      parallel: false,
      moments: [],
      rules: CHOICES.map(({ act }, choice) => ({
        id: `m${i}#${choice + 1}`,
        when: ['call', 'said', act],
        on: ['SAY'],
        do: [{ narrate: text(`choice ${choice}`) }],
        goto: target(i, choice),
      })),
    }),
  );
  const [model] = base.duties;
  if (!model) throw new Error('the small document has a duty');
  const duties = scoredMoments(moments).map(
    (i, n): Duty => ({
      ...model,
      id: `d${n}`,
      text: text(`duty ${n}`),
      clauses: ['cq.C3.06' as ClauseId],
      dimension: n % 2 === 0 ? 'etiquette' : 'procedure',
      weight: 3 + (n % 5) * 2,
      template: 'existence',
      operands: [['call', 'said', 'greet']],
      during: [`m${i}`],
    }),
  );
  const encounter: Encounter = { ...base, id: 'story', actions: [], limit: 86_400_000, moments: list, duties };
  return { encounter, hash: sha256Hex(canonicalJson(encounter)) as EncounterHash };
}

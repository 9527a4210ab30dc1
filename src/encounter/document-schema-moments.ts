import { z } from 'zod';
import { SITUATIONS } from '../language';
import { effects, type SourceEffects } from './document-schema-effects';
import { duration, expression, id, text, words } from './document-schema-terms';

const card = z
  .strictObject({
    label: text.meta(words('卡片标题。', 'Title of the card.')),
    text: text.meta(words('为这一刻写好的话。', 'The phrase, composed for this moment.')),
    clause: z.string().max(40).optional().meta(words('出自哪一条。', 'The clause it comes from.')),
  })
  .meta({ id: 'card', ...words('练习时可点的一句话。', 'A phrase to pick in practice.') });

const rule = z
  .strictObject({
    when: expression.optional().meta(words('由什么引起。', 'What triggers it.')),
    after: duration
      .optional()
      .meta(words('进入时刻多久后发生；代替 when。', 'How long after the moment began; instead of when.')),
    if: expression.optional().meta(words('另外还要成立的条件。', 'What must hold besides.')),
    do: effects
      .default([])
      .meta(words('依次发生的事；只有一件时可不写成列表。', 'What happens, in order; a single effect needs no list.')),
    goto: z
      .string()
      .max(60)
      .optional()
      .meta(
        words(
          '去哪个时刻或结局；插曲里写 back 回到原处。',
          'The moment or ending to go to; back leaves an interruption.',
        ),
      ),
  })
  .meta({ id: 'rule', ...words('一条规则；先写的先算。', 'A rule; the first that holds is taken.') });

const timer = z
  .union([
    duration,
    z.strictObject({
      after: duration,
      runs_on: z.boolean().default(false).meta(words('插曲中照走不停。', 'Runs on through interruptions.')),
      silence: z
        .boolean()
        .default(false)
        .meta(
          words(
            '学员每说一句、做一件、交一份都重新算起：到点就是这么久没动静了。',
            'Starts anew with every word, act and paper of the trainee: it fires after so much silence.',
          ),
        ),
    }),
  ])
  .meta({ id: 'timer', ...words('进入时刻时开始走的计时器。', 'A timer that starts with the moment.') });

export const timers = z.record(id, timer);
export const rules = z.array(rule).max(80);

export type SourceRule = z.infer<typeof rule>;
export type SourceTimer = z.infer<typeof timer>;

/** What a fragment adds to a moment of the encounter. Its own names are prefixed already. */
export interface Insertion {
  readonly as: string;
  readonly enter: SourceEffects;
  readonly timers: Readonly<Record<string, SourceTimer>>;
  readonly rules: readonly SourceRule[];
}

export interface SourceMoment {
  readonly situation?: (typeof SITUATIONS)[number] | undefined;
  readonly hint?: z.infer<typeof text> | undefined;
  readonly cards: readonly z.infer<typeof card>[];
  readonly enter: SourceEffects;
  readonly timers: Readonly<Record<string, SourceTimer>>;
  readonly rules: readonly SourceRule[];
  readonly parallel: boolean;
  readonly moments: Readonly<Record<string, SourceMoment>>;
  /** Never written by an author: `use … into` puts it here. */
  readonly inserted?: readonly Insertion[];
}

export const moment: z.ZodType<SourceMoment, unknown> = z
  .strictObject({
    situation: z
      .enum(SITUATIONS)
      .optional()
      .meta(words('说话的场合，帮助判定。', 'The occasion, which helps to judge what is said.')),
    hint: text.optional().meta(words('练习提示：这一刻该做什么。', 'Hint in practice: what is due here.')),
    cards: z.array(card).max(8).default([]).meta(words('练习时可点的话。', 'Phrases to pick in practice.')),
    enter: effects.default([]).meta(words('一进来就发生的事。', 'What happens on entry.')),
    timers: timers
      .default({})
      .meta(words('本时刻的计时器，用 timer("…") 引用。', 'Timers of this moment, named as timer("…").')),
    rules: rules
      .default([])
      .meta(words('规则，先写的先算；内层时刻先于外层。', 'Rules in order; inner moments come before outer ones.')),
    parallel: z.boolean().default(false).meta(words('内层时刻同时进行。', 'The inner moments run side by side.')),
    get moments() {
      return z
        .record(id, moment)
        .default({})
        .meta(words('内层时刻；从第一个开始。', 'Inner moments; the first one opens.'));
    },
  })
  .meta({ id: 'moment', ...words('一个时刻。', 'A moment.') }) as unknown as z.ZodType<SourceMoment, unknown>;

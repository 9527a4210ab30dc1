import { z } from 'zod';
import type { Millis } from './types';

/** What a key means, in both languages: editors show it, and the page on the format is made from it. */
export const words = (zh: string, en: string): { readonly description: string } => ({ description: `${zh}\n${en}` });

/** Ids of moments, citizens, duties and all other named parts. */
export const id = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/)
  .max(60)
  .meta({
    id: 'id',
    ...words('编号：小写字母开头，字母、数字、下划线。', 'Id: a lower-case letter, then letters, digits, underscores.'),
  });

export const text = z
  .strictObject({
    zh: z.string().trim().min(1).max(1000).meta(words('中文。', 'Chinese.')),
    en: z.string().trim().min(1).max(2000).meta(words('英文。', 'English.')),
  })
  .meta({
    id: 'text',
    ...words('两种语言都要写；<抽签项> 换成抽到的文字。', 'Both languages; <draw> becomes the text that was drawn.'),
  });

export const expression = z.union([z.string().min(1).max(500), z.boolean()]).meta({
  id: 'expression',
  ...words(
    '条件（CEL），例如 said("greet") && mood("li") < 60。',
    'Condition (CEL), e.g. said("greet") && mood("li") < 60.',
  ),
});

const DURATION = /^(?=\d)(\d+m(?!s))?(\d+(\.\d+)?s)?(\d+ms)?$/;

/** Shorter timers than this could fire without end while a clock is wound forward. In ms. */
const SHORTEST = 100;

export const duration = z
  .union([z.number().positive().max(86_400), z.string().regex(DURATION).max(20)])
  .refine((value) => millis(value) >= SHORTEST, { error: `${SHORTEST}ms …` })
  .meta({
    id: 'duration',
    ...words('时长：20（秒）、20s、1m30s、500ms。', 'Duration: 20 (seconds), 20s, 1m30s, 500ms.'),
  });

export type SourceDuration = number | string;

export function millis(value: SourceDuration): Millis {
  if (typeof value === 'number') return Math.round(value * 1000);
  const [, minutes, , seconds, ms] = /^(?:(\d+)m(?!s))?((\d+(?:\.\d+)?)s)?(?:(\d+)ms)?$/.exec(value) ?? [];
  return Math.round(Number(minutes ?? 0) * 60_000 + Number(seconds ?? 0) * 1000 + Number(ms ?? 0));
}

export const place = z.enum(['counter', 'queue', 'away']).meta({
  id: 'place',
  ...words(
    'counter 在窗口前，queue 在后面排队，away 不在场。',
    'counter: at the window; queue: waiting behind; away: not there.',
  ),
});

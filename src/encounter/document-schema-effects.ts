import { z } from 'zod';
import { duration, expression, id, place, text, words } from './document-schema-terms';

const who = id.meta(words('人物表里的编号。', 'Id of somebody in the cast.'));

/** Every effect by its key: the value each takes. A citizen's id as key is short for `say`. */
export const EFFECTS = {
  say: z
    .strictObject({ who, zh: text.shape.zh, en: text.shape.en })
    .meta(words('某人说话；短写：人物编号: { zh, en }。', 'Somebody speaks; short: citizen: { zh, en }.')),
  narrate: text.meta(words('旁白：看到、听到的事。', 'The narrator tells what is seen or heard.')),
  mood: z
    .strictObject({
      who,
      by: z
        .int()
        .min(-100)
        .max(100)
        .meta(words('情绪变化：正数更激动，负数平复。', 'Change of agitation: up is worse.')),
      why: text.meta(words('原因，显示在脸旁。', 'Why; shown beside the face.')),
    })
    .meta(words('脾气之外的情绪变化。', 'A change of mood beyond what the temper does by itself.')),
  set: z
    .record(id, z.union([expression, z.int()]))
    .refine((value) => Object.keys(value).length === 1)
    .meta(
      words(
        '给一个变量赋值：{ 变量: 表达式 }；文字要再加引号。',
        'Set one variable: { variable: expression }; a string needs quotes of its own.',
      ),
    ),
  event: id.meta(
    words('发生一件事，考核点可用 event("…") 引用。', 'Something happens that duties can name as event("…").'),
  ),
  walk: z.strictObject({ who, to: place }).meta(words('某人走到某处。', 'Somebody walks to a place.')),
  pose: z
    .strictObject({
      who,
      pose: z.string().min(1).max(20).meta(words('舞台上的姿势名。', 'Name of a pose of the stage.')),
    })
    .meta(words('某人换姿势。', 'Somebody takes a pose.')),
  light: z
    .union([z.enum(['on', 'off', 'emergency']), z.boolean()])
    .meta(words('大厅灯光：on、off、emergency。', 'Lights of the hall: on, off, emergency.')),
  screens: z.union([z.enum(['on', 'off']), z.boolean()]).meta(words('屏幕：on、off。', 'Screens: on, off.')),
  sound: z.string().min(1).max(40).meta(words('放一段声音。', 'Play a sound.')),
  show: z.string().min(1).max(40).meta(words('拿出道具。', 'Show a prop.')),
  hide: z.string().min(1).max(40).meta(words('收起道具。', 'Hide a prop.')),
  start: z
    .strictObject({ timer: id.meta(words('计时器的编号。', 'Id of the timer.')), after: duration })
    .meta(words('启动一个不随时刻结束的计时器。', 'Start a timer that outlives the moment.')),
  stop: id.meta(words('停掉一个计时器。', 'Stop a timer.')),
} as const;

export type EffectName = keyof typeof EFFECTS;
export const EFFECT_NAMES = Object.keys(EFFECTS) as EffectName[];

/**
 * One key each. Which keys exist depends on the cast, so the value is checked while resolving, by the table above; for
 * editors `documentJsonSchema` puts the table in place of this.
 */
const effect = z.record(z.string(), z.unknown()).meta({
  id: 'effect',
  ...words('一个效果，只写一个键；或 人物编号: { zh, en }。', 'One effect, one key; or citizen: { zh, en }.'),
});

export type SourceEffect = z.infer<typeof effect>;

/** A single effect may stand without a list. */
export const effects = z.union([z.array(effect).max(40), effect]);
export type SourceEffects = z.infer<typeof effects>;

export function effectList(
  given: SourceEffects,
): readonly { readonly raw: SourceEffect; readonly at: readonly number[] }[] {
  return Array.isArray(given) ? given.map((raw, i) => ({ raw, at: [i] })) : [{ raw: given, at: [] }];
}

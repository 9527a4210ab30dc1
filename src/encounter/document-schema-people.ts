import { z } from 'zod';
import { duration, id, place, text, words } from './document-schema-terms';

const colour = z.string().max(30).optional();

const look = z
  .strictObject({
    figure: z
      .enum(['woman', 'man', 'elder_woman', 'elder_man', 'young_woman', 'young_man'])
      .meta(words('体型和年纪。', 'Build and age.')),
    hair: colour.meta(words('发型。', 'Hair style.')),
    top: colour.meta(words('上衣颜色，如 "#A34A3C"。', 'Colour of the top, e.g. "#A34A3C".')),
    trousers: colour.meta(words('裤子颜色。', 'Colour of the trousers.')),
    skin: colour.meta(words('肤色。', 'Colour of the skin.')),
    prop: colour.meta(words('手里拿的东西。', 'What the person carries.')),
  })
  .meta({ id: 'look', ...words('舞台上的样子。', 'How the person looks on the stage.') });

export const citizen = z
  .strictObject({
    name: text.meta(words('称呼。', 'Name.')),
    role: text.meta(words('身份，一个短语。', 'Who this is, in a few words.')),
    age: z.int().min(0).max(120).meta(words('年龄。', 'Age.')),
    look,
    temper: id.default('even').meta(words('脾气，见脾气表。', 'Temper; see the table of tempers.')),
    mood: z
      .int()
      .min(0)
      .max(100)
      .default(35)
      .meta(words('开始时的激动程度：0 满意，100 暴怒。', 'Agitation at the start: 0 content, 100 furious.')),
    fear: z
      .boolean()
      .default(false)
      .meta(words('害怕的人激动时显出惊慌，不是愤怒。', 'A frightened person shows panic where others show anger.')),
    at: place.default('counter').meta(words('开始时在哪里。', 'Where the person is at the start.')),
  })
  .meta({ id: 'citizen', ...words('一个人物。', 'One person of the cast.') });

const change = (zh: string, en: string) => z.int().min(-100).max(100).optional().meta(words(zh, en));

export const temper = z
  .strictObject({
    from: id.optional().meta(words('在哪种脾气上改；默认 even。', 'The temper to start from; even by default.')),
    greet: change('被问候。', 'On being greeted.'),
    apology: change('听到道歉。', 'On an apology.'),
    empathy: change('被体谅、被安抚。', 'On understanding or calming words.'),
    explanation_first: change('还没被体谅就听到解释。', 'On an explanation before any understanding.'),
    explanation: change('被体谅之后听到解释。', 'On an explanation after understanding.'),
    courtesy: change('礼貌的举动。', 'On a courteous act.'),
    unrecognised: change('话没说到点子上。', 'On words to no point.'),
    forbidden: change('听到禁语。', 'On forbidden language.'),
    silence: change('没人说话。', 'On silence.'),
    silence_after: duration.optional().meta(words('多久没动静算沉默。', 'How long until it is silence.')),
  })
  .meta({
    id: 'temper',
    ...words('一种脾气：各种话和举动让激动程度变多少。', 'A temper: how much each word or act moves agitation.'),
  });

const value = z.union([z.boolean(), z.int(), z.string().max(60)]);

export const variable = z
  .union([
    z.boolean(),
    z.int(),
    z.string().max(60),
    z.strictObject({
      type: z.enum(['bool', 'int', 'string']).meta(words('类型。', 'Type.')),
      start: value.meta(words('初值，要在范围内。', 'Start value, within the bounds.')),
      min: z
        .int()
        .optional()
        .meta(words('整数的下限；赋值时也守住。', 'Lower bound of a number; kept when it is set.')),
      max: z
        .int()
        .optional()
        .meta(words('整数的上限；赋值时也守住。', 'Upper bound of a number; kept when it is set.')),
      values: z
        .array(z.string().max(60))
        .min(1)
        .max(30)
        .optional()
        .meta(words('文字可取的值。', 'What a string may be.')),
    }),
  ])
  .meta({
    id: 'variable',
    ...words('变量。短写：直接写初值，类型由它定。', 'A variable. Short: the start value alone; it fixes the type.'),
  });

export const fact = z
  .strictObject({
    kind: z
      .enum(['item', 'window', 'deadline', 'amount', 'place', 'reason', 'other'])
      .default('item')
      .meta(
        words(
          '是材料、窗口、期限、金额、地点、理由还是别的。',
          'A paper, window, deadline, amount, place, reason, or other.',
        ),
      ),
    names: z
      .array(z.string().min(1).max(200))
      .min(1)
      .max(100)
      .meta(
        words(
          '说到它的各种说法，中英文都可以；可以用词库的记号：(来|到) 任选一个，[再] 可有可无，..4 中间最多隔四个字。',
          'The wordings that name it, in either language; signs of the lexicon may be used: (a|b) one of these, [a] may be said, ..4 up to four characters between.',
        ),
      ),
    stated: z
      .boolean()
      .default(false)
      .meta(
        words(
          '要说定了才算：问一句、拿不准、说“不是”，都不算说到。',
          'Only a statement tells it: a question, a doubt or a denial does not.',
        ),
      ),
  })
  .meta({
    id: 'fact',
    ...words(
      '本情景里能说出口的一件事；条件里写 told("…")。',
      'A thing of this case that can be named aloud; told("…") in conditions.',
    ),
  });

import { z } from 'zod';
import { duty } from './document-schema-duties';
import { action, form } from './document-schema-forms';
import { moment } from './document-schema-moments';
import { citizen, fact, temper, variable } from './document-schema-people';
import { expression, id, text, words } from './document-schema-terms';

/** The YAML document as trainers write it. Short forms are allowed here; resolving fills defaults and expands them. */

export const MAX_ACTIONS = 24;
const dimension = (zh: string, en: string) => z.int().min(0).max(100).meta(words(zh, en));

/** Parts that an encounter has and a fragment can bring along. */
export const sharedParts = {
  cast: z.record(id, citizen).default({}).meta(words('人物。', 'The people.')),
  tempers: z.record(id, temper).default({}).meta(words('自己写的脾气。', 'Tempers of your own.')),
  draws: z
    .record(id, z.record(id, text))
    .default({})
    .meta(
      words('抽签：每项几个选项，由种子定；文本里写 <编号>。', 'Draws: options that the seed decides; <id> in texts.'),
    ),
  constraints: z
    .array(expression)
    .max(20)
    .default([])
    .meta(words('抽签结果必须满足的条件，只用抽签项。', 'What the draws must satisfy together; over draws alone.')),
  vars: z.record(id, variable).default({}).meta(words('变量。', 'Variables.')),
  facts: z.record(id, fact).default({}).meta(words('说得出口的事。', 'Things that can be named aloud.')),
  forms: z.record(id, form).default({}).meta(words('要填的文书。', 'Papers to fill in.')),
  interruptions: z
    .record(id, moment)
    .default({})
    .meta(
      words('插曲：电话、旁人；goto: back 回到原处。', 'Interruptions: a call, somebody else; goto: back returns.'),
    ),
};

const use = z
  .strictObject({
    fragment: id.meta(words('片段的编号。', 'Id of the fragment.')),
    as: id
      .max(30)
      .meta(
        words(
          '前缀：片段里的编号前都加上它和下划线。',
          'Prefix: every id of the fragment gets it, with an underscore.',
        ),
      ),
    into: z
      .union([id, z.array(id).min(1).max(40)])
      .optional()
      .meta(words('把片段的规则插到哪些时刻。', 'The moments that get the fragment’s rules.')),
    with: z.record(id, z.unknown()).default({}).meta(words('参数。', 'Parameters.')),
  })
  .meta({ id: 'use', ...words('使用一个片段。', 'Uses a fragment.') });

export const documentSchema = z
  .strictObject({
    format: z.literal('yingsheng-encounter/1').meta(words('格式和版本。', 'Format and version.')),
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/)
      .max(60)
      .meta(words('情景的编号：小写字母、数字、连字符。', 'Id of the encounter: lower-case letters, digits, hyphens.')),
    number: z.string().max(12).meta(words('目录里的号，如 S04。', 'Number in the catalogue, e.g. S04.')),
    title: text.meta(words('标题。', 'Title.')),
    summary: text.meta(words('一两句话的简介。', 'One or two sentences about it.')),
    briefing: text.meta(words('开始前告诉学员的话。', 'What the trainee is told before it begins.')),
    post: z
      .enum([
        'window',
        'guide',
        'enquiry',
        'phone',
        'self_service',
        'reception',
        'unresolved',
        'hall',
        'lift_lobby',
        'office',
      ])
      .meta(words('学员的岗位。', 'The post of the trainee.')),
    level: z
      .union([z.literal(3), z.literal(4), z.literal(5)])
      .meta(words('技能等级：五级入门，三级最高。', 'Skill level: 5 is entry, 3 the highest.')),
    kind: z
      .enum(['encounter', 'emergency', 'phone'])
      .default('encounter')
      .meta(words('接待、应急或电话；定默认权重。', 'Encounter, emergency or phone; gives the default weights.')),
    minutes: z.number().positive().max(60).meta(words('最多几分钟。', 'Minutes at most.')),
    packs: z
      .array(z.enum(['tt', 'hr', 'bu', 'cq', 'gd']))
      .min(1)
      .default(['cq', 'hr', 'gd', 'bu', 'tt'])
      .meta(words('引用的规范包。', 'The norm packs it cites.')),
    weights: z
      .strictObject({
        etiquette: dimension('礼仪用语。', 'Etiquette phrases.'),
        forbidden: dimension('禁语禁行。', 'Forbidden language and conduct.'),
        procedure: dimension('程序。', 'Procedure.'),
      })
      .optional()
      .meta(
        words(
          '三个维度的权重，合计 100；默认由 kind 定。',
          'Weights of the three dimensions, 100 in all; by default from kind.',
        ),
      ),
    stage: z
      .strictObject({
        place: z.string().max(30).default('hall').meta(words('场景。', 'The scene.')),
        window: z.string().max(6).default('3').meta(words('窗口号。', 'Number of the window.')),
        sign: text.optional().meta(words('窗口牌。', 'Sign of the window.')),
        crowd: z.int().min(0).max(200).default(12).meta(words('背景里有多少人。', 'People in the background.')),
      })
      .default({ place: 'hall', window: '3', crowd: 12 })
      .meta({ id: 'stage', ...words('舞台。', 'The stage.') }),
    use: z.array(use).max(20).default([]).meta(words('用到的片段。', 'Fragments it uses.')),
    ...sharedParts,
    actions: z
      .array(action)
      .min(1)
      .max(MAX_ACTIONS)
      .meta(words('学员能做的动作；对的错的都放。', 'What the trainee can do; wrong ones among the right.')),
    moments: z.record(id, moment).meta(words('时刻；从第一个开始。', 'The moments; the first one opens.')),
    endings: z
      .record(
        id,
        z
          .strictObject({
            tone: z.enum(['good', 'mixed', 'bad']).meta(words('对群众来说结果如何。', 'How it ends for the citizen.')),
            title: text.meta(words('结局的标题。', 'Title of the ending.')),
            text: text.meta(words('结局的叙述。', 'What is told about it.')),
          })
          .meta({ id: 'ending', ...words('一个结局。', 'An ending.') }),
      )
      .meta(words('结局。时间到、主动结束两个结局自带。', 'Endings. Time up and leaving early come by themselves.')),
    duties: z.record(id, duty).meta(words('考核点。', 'The duties.')),
  })
  .meta({ title: '迎声情景 Yingsheng encounter', ...words('一个情景。', 'An encounter.') });

export type SourceDocument = z.infer<typeof documentSchema>;
export type SourceUse = SourceDocument['use'][number];

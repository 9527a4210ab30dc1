import { z } from 'zod';
import { expression, id, text, words } from './document-schema-terms';

export const action = z
  .union([
    id,
    z.strictObject({
      id,
      group: z.enum(['body', 'things', 'report', 'emergency']).meta(words('归在哪一组。', 'The group it stands in.')),
      label: text.meta(words('按钮上的字。', 'Words on the button.')),
      icon: z.string().max(40).meta(words('Lucide 图标名。', 'Name of a Lucide icon.')),
      pose: z.string().max(20).optional().meta(words('工作人员的姿势。', 'Pose of the worker.')),
      courtesy: z.boolean().optional().meta(words('算礼貌的举动。', 'Counts as a courteous act.')),
    }),
  ])
  .meta({
    id: 'action',
    ...words('通用动作的编号，或自己写一个动作。', 'Id of a standard action, or an action of your own.'),
  });

const expectation = z
  .union([
    z.literal('any'),
    z.strictObject({
      one_of: z
        .array(z.string().max(100))
        .min(1)
        .max(40)
        .meta(words('其中之一；不计空格和全半角。', 'One of these; blanks and width do not matter.')),
    }),
    z.strictObject({
      set: z
        .array(z.string().max(100))
        .max(40)
        .meta(words('正好这些选项，不分先后。', 'Exactly these options, in any order.')),
    }),
    z.strictObject({
      ticks: z
        .record(z.string(), z.string())
        .meta(words('正好这些行，各打这个勾。', 'Exactly these rows, each with this tick.')),
    }),
    z.strictObject({
      digits: z
        .union([z.int().positive(), z.tuple([z.int(), z.int()])])
        .meta(words('几位数字，或 [最少, 最多]。', 'A run of digits: how many, or [least, most].')),
    }),
  ])
  .meta({ id: 'expectation', ...words('怎样算填对。', 'What counts as right.') });

const options = z.record(id, text).optional();

const field = z
  .strictObject({
    label: text.meta(words('栏目名。', 'Name of the field.')),
    kind: z
      .enum(['text', 'choice', 'choices', 'ticks'])
      .default('text')
      .meta(words('文字、单选、多选、逐行打勾。', 'Text, one choice, several choices, a tick in each row.')),
    options: options.meta(words('可选项（打勾时是各行）。', 'Options, or the rows of ticks.')),
    ticks: options.meta(words('打勾的各列。', 'The columns of ticks.')),
    expect: z
      .union([
        expectation,
        z
          .array(
            z.strictObject({
              if: expression
                .optional()
                .meta(words('只用抽签项；最后一条不写。', 'Over draws alone; absent in the last.')),
              value: expectation,
            }),
          )
          .min(1)
          .max(40),
      ])
      .default('any')
      .meta(
        words(
          '怎样算填对；随抽签而变时写成列表，取第一条成立的。',
          'What is right; a list where it depends on the draws: the first that holds counts.',
        ),
      ),
    better: text.optional().meta(words('填错时怎么说。', 'What is said when it is wrong.')),
    hint: text.optional().meta(words('练习时的提示。', 'A hint in practice.')),
    clauses: z.array(z.string().max(40)).max(20).default([]).meta(words('依据的条款。', 'The clauses behind it.')),
  })
  .meta({ id: 'field', ...words('文书的一栏。', 'One field of a form.') });

export const form = z
  .strictObject({
    layout: z
      .enum(['accept_e', 'refuse_f', 'notice_g', 'register'])
      .meta(words('版式：附录 E、F、G 的文书，或登记表。', 'Layout: the papers of appendices E, F, G, or a register.')),
    title: text.meta(words('标题。', 'Title.')),
    fields: z.record(id, field).meta(words('各栏。', 'The fields.')),
  })
  .meta({ id: 'form', ...words('要填的文书。', 'A paper to fill in.') });

export type SourceForm = z.infer<typeof form>;
export type SourceField = z.infer<typeof field>;
export type SourceExpectation = z.infer<typeof expectation>;

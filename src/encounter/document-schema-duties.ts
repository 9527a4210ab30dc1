import { z } from 'zod';
import { duration, expression, text, words } from './document-schema-terms';

/** Meaning of every constraint, for editors and the page on the format; docs/duties.md defines them by traces. */
const CONSTRAINTS = {
  existence: ['至少发生一次。', 'It happens at least once.'],
  absence: ['从不发生。', 'It never happens.'],
  init: ['学员做的第一件事。', 'The first thing the trainee does.'],
  end: ['学员做的最后一件事。', 'The last thing the trainee does.'],
  response: ['[甲, 乙]：甲之后要有乙。', '[a, b]: after a comes b.'],
  precedence: ['[甲, 乙]：乙之前先有甲。', '[a, b]: before b comes a.'],
  succession: ['[甲, 乙]：甲后有乙，乙前有甲。', '[a, b]: response and precedence.'],
  alternate_response: ['[甲, 乙]：每个甲之后、下一个甲之前有乙。', '[a, b]: after each a comes b before the next a.'],
  alternate_precedence: ['[甲, 乙]：每个乙之前、上一个乙之后有甲。', '[a, b]: before each b comes an a of its own.'],
  alternate_succession: ['[甲, 乙]：甲乙交替。', '[a, b]: a and b take turns.'],
  chain_response: ['[甲, 乙]：甲之后紧接着乙。', '[a, b]: right after a comes b.'],
  chain_precedence: ['[甲, 乙]：乙之前紧挨着甲。', '[a, b]: right before b stands a.'],
  chain_succession: ['[甲, 乙]：甲乙紧挨。', '[a, b]: a and b stand together.'],
  not_coexistence: ['[甲, 乙]：两样不能都有。', '[a, b]: not both.'],
  choice: ['[甲, 乙, …]：至少有一样。', '[a, b, …]: at least one.'],
  all_of: ['[甲, 乙, …]：样样都有，不分先后。', '[a, b, …]: all of them, in any order.'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

export const DUTY_TEMPLATES = Object.keys(CONSTRAINTS) as (keyof typeof CONSTRAINTS)[];

const operands = z.union([expression, z.array(expression).min(1).max(12)]).optional();
const constraints = Object.fromEntries(
  Object.entries(CONSTRAINTS).map(([name, [zh, en]]) => [name, operands.meta(words(zh, en))]),
) as Record<keyof typeof CONSTRAINTS, typeof operands>;

export const duty = z
  .strictObject({
    text: text.meta(words('要做到什么，一句话。', 'What is due, in one line.')),
    clauses: z
      .array(z.string().max(40))
      .max(20)
      .default([])
      .meta(words('依据的条款，第一条定维度。', 'The clauses behind it; the first gives the dimension.')),
    beyond: z
      .boolean()
      .default(false)
      .meta(words('条文之外的好做法：讲，不计分。', 'Good practice beyond the norms: taught, not scored.')),
    dimension: z
      .enum(['etiquette', 'forbidden', 'procedure'])
      .optional()
      .meta(words('计入哪个维度；默认由条款定。', 'The dimension it counts in; by default that of its clause.')),
    weight: z
      .number()
      .min(0)
      .max(100)
      .default(5)
      .meta(words('分量；禁语里是每次扣的分。', 'Weight; in forbidden language the points each breach costs.')),
    most: z.number().positive().max(100).optional().meta(words('最多扣多少分。', 'The most it can cost.')),
    critical: z.boolean().default(false).meta(words('一票否决。', 'Fails the whole attempt.')),
    basis: z
      .enum(['norm', 'encounter'])
      .optional()
      .meta(words('否决的依据：条款，或本情景。', 'What makes it critical: the norm, or this encounter.')),
    parts: z
      .array(
        z.strictObject({
          when: expression.meta(words('这一部分怎样算做到。', 'When this part is done.')),
          text: text.meta(words('这一部分的名称。', 'What the part is called.')),
        }),
      )
      .min(1)
      .max(8)
      .optional()
      .meta(words('一句话的几个部分，各算一份。', 'Parts of a phrase, an equal share each.')),
    fixed_wording: z
      .boolean()
      .default(false)
      .meta(words('条款定死了措辞；换说法得九成。', 'The norm fixes the words; own words earn nine tenths.')),
    during: z
      .union([z.string().max(60), z.array(z.string().max(60)).max(40)])
      .optional()
      .meta(words('只在这些时刻里算全分，别处减半。', 'Counts in full in these moments, half elsewhere.')),
    elsewhere: z
      .enum(['half', 'none'])
      .default('half')
      .meta(
        words(
          '在 during 以外做到算多少；换了人、换了事的，写 none：对上一位问好，不是对这一位问好。',
          'What it counts outside of during; none where it would concern another person or matter: a greeting to the last caller does not greet this one.',
        ),
      ),
    within: duration.optional().meta(words('时限；过了减半。', 'Time limit; half when late.')),
    since: expression
      .optional()
      .meta(
        words(
          '时限从何时算起；默认从第一次进入 during。',
          'What starts the limit; by default the first entry into during.',
        ),
      ),
    if: expression
      .optional()
      .meta(words('只在这种抽签结果下考；只用抽签项。', 'Only for these draws; over draws alone.')),
    better: text.optional().meta(words('该怎么说、怎么做。', 'What to say or do instead.')),
    ...constraints,
  })
  .meta({ id: 'duty', ...words('一个考核点，恰好一种约束。', 'A duty, with exactly one constraint.') });

export type SourceDuty = z.infer<typeof duty>;

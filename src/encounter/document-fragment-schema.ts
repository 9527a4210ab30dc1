import { z } from 'zod';
import { MAX_ACTIONS, sharedParts } from './document-schema';
import { duty } from './document-schema-duties';
import { effects } from './document-schema-effects';
import { action } from './document-schema-forms';
import { moment, rules, timers } from './document-schema-moments';
import { id, text, words } from './document-schema-terms';

const PARAMETER_TYPES = [
  'text',
  'string',
  'words',
  'int',
  'bool',
  'duration',
  'citizen',
  'moment',
  'action',
  'clause',
] as const;

export type ParameterType = (typeof PARAMETER_TYPES)[number];

const parameter = z
  .strictObject({
    type: z.enum(PARAMETER_TYPES).meta(words('类型。', 'Type.')),
    about: text.meta(words('是做什么用的。', 'What it is for.')),
    default: z.unknown().optional().meta(words('不写时的值。', 'The value where none is given.')),
  })
  .meta({ id: 'parameter', ...words('一个参数；片段里写 <编号>。', 'A parameter; <id> inside the fragment.') });

export const parametersSchema = z.record(id, parameter).default({});

export type Parameter = z.infer<typeof parameter>;

/** A fragment once its parameters are filled in. As written, `<parameter>` may stand for any value in it. */
export const fragmentSchema = z
  .strictObject({
    format: z.literal('yingsheng-fragment/1').meta(words('格式和版本。', 'Format and version.')),
    id: id.meta(words('编号，与文件名相同。', 'Id, the same as the name of the file.')),
    title: text.meta(words('标题。', 'Title.')),
    about: text.meta(words('做什么用、怎么用。', 'What it is for and how to use it.')),
    params: parametersSchema.meta(words('参数。', 'Parameters.')),
    enter: effects
      .default([])
      .meta(words('插入的时刻一进来就发生的事。', 'What happens on entry to the moments it goes into.')),
    timers: timers.default({}).meta(words('给插入的时刻加的计时器。', 'Timers for the moments it goes into.')),
    rules: rules
      .default([])
      .meta(
        words(
          '插到 into 各时刻的规则，排在它们自己的规则之前。',
          'Rules for the moments under into, before their own.',
        ),
      ),
    ...sharedParts,
    actions: z.array(action).max(MAX_ACTIONS).default([]).meta(words('要用到的动作。', 'Actions it needs.')),
    moments: z.record(id, moment).default({}).meta(words('带来的时刻。', 'Moments it brings.')),
    duties: z.record(id, duty).default({}).meta(words('带来的考核点。', 'Duties it brings.')),
  })
  .meta({ title: '迎声片段 Yingsheng fragment', ...words('可重复使用的片段。', 'A reusable fragment.') });

export type SourceFragment = z.infer<typeof fragmentSchema>;

import type { Problem } from '../encounter';
import type { Place } from '../encounter/authoring';
import type { Text } from '../norms';

interface Entry {
  readonly severity: 'error' | 'warning';
  readonly message: Text;
  readonly mend: Text;
}

const entry = (severity: Entry['severity'], zh: string, en: string, mendZh: string, mendEn: string): Entry => ({
  severity,
  message: { zh, en },
  mend: { zh: mendZh, en: mendEn },
});

/** What the gate finds in a document that reads well but does not play well. `{found}` is filled in. */
export const GATE_PROBLEMS = {
  'E-GATE-UNREACHABLE': entry(
    'error',
    '时刻“{found}”永远走不到。',
    'The moment “{found}” can never be reached.',
    '检查通向它的 goto：前面的规则是否先接走了事件，条件是否永远不成立。',
    'Look at the goto that leads to it: an earlier rule may take the event first, or its condition can never hold.',
  ),
  'E-GATE-ENDING': entry(
    'error',
    '结局“{found}”永远走不到。',
    'The ending “{found}” can never be reached.',
    '让一条走得到的规则 goto 到它，或删去这个结局。',
    'Let a rule that can be taken lead to it with goto, or remove the ending.',
  ),
  'E-GATE-NO-END': entry(
    'error',
    '从时刻“{found}”走不到任何结局，学员只能干等时间到。',
    'No rule leads from the moment “{found}” to an ending; the trainee can only wait for the time to run out.',
    '加一条通向结局或后续时刻的规则，也可以用 after 让它自己往下走。',
    'Add a rule towards an ending or a further moment, or let it move on by itself with after.',
  ),
  'E-GATE-DUTY': entry(
    'error',
    '考核点“{found}”的条件永远不会成立，既考不到，也犯不了。',
    'The condition of the duty “{found}” can never hold, so it can be neither met nor missed.',
    '检查条件里的名字是否真会出现：事件要有走得到的规则发出，一次只能做一个动作、填一份文书。',
    'Check that what it names can occur: events need a reachable rule that raises them, and one step is one act or one form.',
  ),
  'E-GATE-DUTY-MOMENT': entry(
    'error',
    '考核点“{found}”限定的时刻没有一个走得到。',
    'None of the moments in which the duty “{found}” counts can be reached.',
    '在 during 里写走得到的时刻。',
    'Name reachable moments in during.',
  ),
  'W-GATE-ACTION': entry(
    'warning',
    '动作“{found}”做了也没有任何反应。',
    'The action “{found}” has no consequence anywhere.',
    '至少在一个时刻为它写一条规则，或从 actions 里去掉。',
    'Write a rule for it in at least one moment, or take it out of actions.',
  ),
  'W-GATE-RULE': entry(
    'warning',
    '时刻“{found}”里的这条规则永远轮不到。',
    'This rule of the moment “{found}” can never be taken.',
    '前面的规则，或里层时刻的规则，已经接走了它要的事件：调换次序，或把那些条件收窄。',
    'An earlier rule, or one of an inner moment, takes every event it waits for: change the order, or narrow that condition.',
  ),
  'W-GATE-RULE-NEVER': entry(
    'warning',
    '时刻“{found}”里的这条规则，没有哪一件事能让它的条件成立。',
    'Nothing that happens can make the condition of this rule of the moment “{found}” hold.',
    '一句话、一个动作、一张表各是一件事，不会同时发生：先前的事用 has_said、has_told、has_done、has_filed 来问；也看看抽签项和变量会不会有这个值。',
    'A sentence, an act and a form are three events and never one: ask for what came before with has_said, has_told, has_done, has_filed; and see whether draws and variables ever take these values.',
  ),
  'W-GATE-BOUND': entry(
    'warning',
    '有条件太复杂，检查到上限为止，按“可能成立”处理。',
    'Some conditions are too complex; the check stopped at its bound and took them as possible.',
    '把长条件拆成几条规则。',
    'Split long conditions into several rules.',
  ),
} as const satisfies Readonly<Record<string, Entry>>;

export type GateCode = keyof typeof GATE_PROBLEMS;

export function gateProblem(code: GateCode, place: Place, found: string): Problem {
  const { severity, message, mend } = GATE_PROBLEMS[code];
  const fill = (template: string): string => template.replace('{found}', found);
  return { code, severity, ...place, message: { zh: fill(message.zh), en: fill(message.en) }, mend };
}

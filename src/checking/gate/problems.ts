import { error, type Position, type Problem, type ProblemCatalogue, warning } from '../../encounter';
import { GATE_PROBLEMS as STRUCTURE_PROBLEMS } from '../gate-problems';

/** What the gate finds in a document that reads well but does not play well. `{found}` and `{where}` are filled in. */
export const GATE_PROBLEMS = {
  ...STRUCTURE_PROBLEMS,
  'E-GATE-DUTY-UNMET': error(
    '考核点“{found}”怎么做都拿不到满分。',
    'No run earns the duty “{found}” in full.',
    '检查条件里的名字、during 的时刻和 within 的时限：要有一条走得通的路在其中做到它。',
    'Check the names in the condition, the moments of during and the limit of within: some run must fulfil it there and in time.',
  ),
  'E-GATE-DUTY-SURE': error(
    '考核点“{found}”怎么做都不会失分，考不出区别。',
    'No run misses the duty “{found}”; it tells nobody apart.',
    '换一个能做到也能漏掉的条件；禁止的事要列在 actions 里或真说得出口。',
    'Choose a condition that can be met and missed; what it forbids must be possible to do or say.',
  ),
  'E-GATE-DUTY-NEVER': error(
    '考核点“{found}”在任何一种抽签结果里都不考。',
    'The duty “{found}” counts in no variant.',
    '检查 if：写的选项是否存在。',
    'Check its if: does the option it names exist?',
  ),
  'E-GATE-TRIGGER': error(
    '考核点“{found}”要等的那件事从不发生。',
    'What the duty “{found}” waits for never happens.',
    '让走得到的规则发出这个事件，或换一个前提。',
    'Let a rule that can be taken raise it, or wait for something else.',
  ),
  'E-GATE-FULL': error(
    '没有一条路能得满分；最好的一条得 {found} 分，失在：{where}。',
    'No run earns 100; the best earns {found} and loses on: {where}.',
    '这些考核点彼此妨碍：放宽 during 或时限，或让故事给出先后做完的机会。',
    'These duties stand in each other’s way: widen during or within, or let the story leave room for both.',
  ),
  'E-GATE-PACE': error(
    '只有手快得不近人情才能得满分；按正常语速最好得 {found} 分，失在：{where}。',
    'Full marks need inhuman speed; at a normal pace the best run earns {found} and loses on: {where}.',
    '放宽时限或计时器：说一句话要几秒，填一张单要十来秒。',
    'Allow more time: a sentence takes seconds, a form a dozen.',
  ),
  'E-GATE-PASS-ALL': error(
    '什么都不做也能通过。',
    'Even a run that does nothing passes.',
    '给考核点分值，或把要紧的一项设为 critical。',
    'Give duties weight, or make the one that matters critical.',
  ),
  'E-GATE-SILENT': error(
    '犯了“{found}”，眼前什么也不会发生；时刻：{where}。',
    'A breach of “{found}” shows no consequence at all; moments: {where}.',
    '给这些时刻各写一条规则，让人有反应；光靠心情不够，心情到了头就不再变。时刻多就放进同一个外层时刻，在外层写一次。与它无关的时刻，用 during 排除。',
    'Give each of these moments a rule, so that people react; a mood alone will not do, at its end it moves no further. Where they are many, put them into one outer moment and write it once there. Where it does not matter, leave the moment out with during.',
  ),
  'E-GATE-TRAP': error(
    '计时器“{found}”到点就结束，而在此之前做什么都没有用。',
    'The timer “{found}” ends the encounter although nothing done before could have changed it.',
    '让学员的话或动作能改变走向，或让计时器通向别的时刻。',
    'Let words or acts change the course, or let the timer lead to another moment.',
  ),
  'W-GATE-WORDING': warning(
    '没有找到能让“{found}”成立的说法，这一条未能试到。',
    'No wording was found that is heard as “{found}”; it could not be tried.',
    '检查标签；事实的 names 要写人会说出口的话。',
    'Check the label; names of a fact should be what people say aloud.',
  ),
  'W-GATE-LANGUAGE': warning(
    '英文文本里有汉字：{found}',
    'There are Chinese characters in an English text: {found}',
    '把英文一栏译成英文。',
    'Translate the English entry.',
  ),
  'W-GATE-SITUATIONS': warning(
    '情况太多，只查了 {found} 种就停下；没报问题的地方未必没有问题。',
    'Too many situations: the check stopped after {found}; what was not reported may still be wrong.',
    '减少变量、抽签项或条件里的心情界限。',
    'Use fewer variables, draws, or limits on moods.',
  ),
} as const satisfies ProblemCatalogue;

export type GateCode = keyof typeof GATE_PROBLEMS;

/** A problem with the shortest run that shows it: lines of a run file that `play --script` accepts. */
export interface GateProblem extends Problem {
  readonly run?: readonly string[];
}

export function gateProblem(
  code: GateCode,
  position: Position | undefined,
  values: { readonly found?: string; readonly where?: string },
  run?: readonly string[],
): GateProblem {
  const { severity, message, mend } = GATE_PROBLEMS[code];
  const fill = (template: string): string =>
    template.replace('{found}', values.found ?? '').replace('{where}', values.where ?? '');
  return {
    code,
    severity,
    ...position,
    message: { zh: fill(message.zh), en: fill(message.en) },
    mend,
    ...(run === undefined ? {} : { run }),
  };
}

import type { Problem } from '../encounter';
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
const error = (...texts: [string, string, string, string]): Entry => entry('error', ...texts);
const warning = (...texts: [string, string, string, string]): Entry => entry('warning', ...texts);

/** What can be wrong with a run file. `{found}` and `{expected}` are filled in. */
export const SCRIPT_PROBLEMS = {
  'E-SCRIPT-SIZE': error(
    '运行文件有 {found}，超过 {expected}。',
    'The run file has {found}, more than {expected}.',
    '一个文件只放一次作答。',
    'Keep one attempt per file.',
  ),
  'E-SCRIPT-JSON': error(
    '这一行不是 JSON：{found}',
    'This line is not JSON: {found}',
    '运行文件每行一个 JSON 对象，检查引号、逗号和括号。',
    'A run file has one JSON object a line; check quotes, commas and brackets.',
  ),
  'E-SCRIPT-HEADER': error(
    '首行不是 yingsheng-run/1 的开头：{found}。',
    'The first line is not the header of a yingsheng-run/1 file: {found}.',
    '用 yingsheng play --print-header 情景文件 生成首行。',
    'Make the first line with yingsheng play --print-header FILE.',
  ),
  'E-SCRIPT-VERSION': error(
    '运行文件属于 {found}，手上的情景是 {expected}。',
    'The run file belongs to {found}; this encounter is {expected}.',
    '用写脚本时的那个情景版本；若改动不影响脚本，用 --print-header 重新生成首行。',
    'Use the version it was written for; if the script still fits, make its first line anew with --print-header.',
  ),
  'E-SCRIPT-ENGINE': error(
    '日志由引擎 {found} 记录，这里是 {expected}，状态不可比。',
    'The log was made by engine {found}; this is {expected}, and their states cannot be compared.',
    '用作答时的程序版本复核。',
    'Check it with the program version of the attempt.',
  ),
  'E-SCRIPT-EVENT': error(
    '不认识的事件“{found}”。',
    'Unknown event “{found}”.',
    '可用：{expected}。',
    'Known: {expected}.',
  ),
  'E-SCRIPT-KEY': error(
    '这一行不能有“{found}”。',
    '“{found}” does not belong in this line.',
    '此处可用：{expected}。判定和摘要只出现在完整日志里。',
    'Known here: {expected}. Findings and hashes stand in complete logs only.',
  ),
  'E-SCRIPT-VALUE': error(
    '“{found}”缺失或不合要求，应为 {expected}。',
    '“{found}” is missing or not valid; expected {expected}.',
    '按要求补上或改写。',
    'Add or change it as expected.',
  ),
  'E-SCRIPT-TIME': error(
    '时间 t={found} 比上一行的 {expected} 还早。',
    'The time t={found} is before the {expected} of the line above.',
    '各行按时间先后写，单位毫秒。',
    'Write lines in order of time, in milliseconds.',
  ),
  'E-SCRIPT-SEQ': error(
    '序号 {found} 没有比上一行的 {expected} 大。',
    'The sequence number {found} is not above the {expected} of the line above.',
    '序号逐行递增，也可以都不写。',
    'Let seq rise line by line, or leave it out.',
  ),
  'E-SCRIPT-ACTION': error(
    '这个情景不提供动作“{found}”。',
    'The encounter offers no action “{found}”.',
    '可用：{expected}。',
    'Known: {expected}.',
  ),
  'E-SCRIPT-TARGET': error(
    '人物表里没有“{found}”。',
    'Nobody in the cast is “{found}”.',
    '现有：{expected}。',
    'There are: {expected}.',
  ),
  'E-SCRIPT-FORM': error(
    '这个情景没有文书“{found}”。',
    'The encounter has no form “{found}”.',
    '现有：{expected}。',
    'There are: {expected}.',
  ),
  'E-SCRIPT-FIELD': error(
    '文书里没有“{found}”一栏，或填法不对。',
    'The form has no field “{found}”, or it is filled in the wrong way.',
    '现有：{expected}。文字填字符串，多选填列表，勾选表填对象。',
    'There are: {expected}. Text is a string, several choices a list, ticks an object.',
  ),
  'E-SCRIPT-CHECKED': error(
    '脚本写的是 {found}，重放到这里却是 {expected}。',
    'The script says {found}, but here the run had {expected}.',
    'TIMER、DRAW 和由情景给出的 END 只作核对，不会照写执行：改成实际发生的，或删去这一行。',
    'TIMER, DRAW and the encounter’s own END are checked, never carried out: write what happens, or remove the line.',
  ),
  'E-SCRIPT-AFTER-END': error(
    '作答已在 t={found} 结束（{expected}），这一行不会发生。',
    'The attempt ended at t={found} ({expected}); this line cannot happen.',
    '删去结束之后的行，或让前面的做法不导致结束。',
    'Remove what follows the end, or change what led to it.',
  ),
  'W-SCRIPT-JUDGED': warning(
    '脚本写明 {found}，这里用的是 {expected}。',
    'The script names {found}; used here is {expected}.',
    '结果按现在的版本计算；核对历史成绩请用完整日志。',
    'The result is that of the present version; to check an old score use the complete log.',
  ),
} as const satisfies Readonly<Record<string, Entry>>;

export type ScriptCode = keyof typeof SCRIPT_PROBLEMS;

export interface Place {
  readonly file: string;
  readonly line?: number;
}

export function scriptProblem(code: ScriptCode, place: Place, found = '', expected = ''): Problem {
  const { severity, message, mend } = SCRIPT_PROBLEMS[code];
  const fill = (template: string): string =>
    template.replace('{found}', () => found.slice(0, 200)).replace('{expected}', () => expected.slice(0, 400));
  return {
    code,
    severity,
    file: place.file,
    ...(place.line === undefined ? {} : { line: place.line, column: 1 }),
    message: { zh: fill(message.zh), en: fill(message.en) },
    mend: { zh: fill(mend.zh), en: fill(mend.en) },
  };
}

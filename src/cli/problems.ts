import type { Problem } from '../encounter';
import type { Text } from '../norms';

interface Entry {
  readonly message: Text;
  readonly mend: Text;
}

const entry = (zh: string, en: string, mendZh: string, mendEn: string): Entry => ({
  message: { zh, en },
  mend: { zh: mendZh, en: mendEn },
});

/** What can go wrong on the command line itself. `{found}` and `{expected}` are filled in. */
export const CLI_PROBLEMS = {
  'E-CLI-COMMAND': entry(
    '没有“{found}”这个命令。',
    'There is no command “{found}”.',
    '可用：{expected}。',
    'Commands: {expected}.',
  ),
  'E-CLI-FLAG': entry(
    '不认识的选项“{found}”。',
    'Unknown option “{found}”.',
    '可用：{expected}。用 --help 看说明。',
    'Options: {expected}. See --help.',
  ),
  'E-CLI-FLAG-VALUE': entry(
    '选项“{found}”的值不对。',
    'The value of “{found}” is not valid.',
    '应为 {expected}。',
    'Expected {expected}.',
  ),
  'E-CLI-OPERAND': entry(
    '参数个数不对：{found}。',
    'Wrong number of arguments: {found}.',
    '用法：{expected}',
    'Usage: {expected}',
  ),
  'E-CLI-COMBINE': entry(
    '{found} 不能这样一起用。',
    '{found} cannot be combined like this.',
    '{expected}',
    '{expected}',
  ),
  'E-CLI-READ': entry(
    '读不了文件 {found}（{expected}）。',
    'Cannot read {found} ({expected}).',
    '检查路径和权限；要查整个文件夹，写成“文件夹/*.yaml”。',
    'Check the path and its permissions; for all files of a folder write FOLDER/*.yaml.',
  ),
  'E-CLI-WRITE': entry(
    '写不了文件 {found}（{expected}）。',
    'Cannot write {found} ({expected}).',
    '换一个可写的位置。',
    'Choose a place that can be written.',
  ),
  'E-CLI-UTF8': entry(
    '{found} 不是 UTF-8 编码。',
    '{found} is not UTF-8.',
    '在编辑器里另存为 UTF-8（不要用 GBK）。',
    'Save it as UTF-8 in your editor.',
  ),
  'E-CLI-SIZE': entry(
    '{found} 超过 {expected}。',
    '{found} is larger than {expected}.',
    '换一个小一些的文件。',
    'Use a smaller file.',
  ),
  'E-CLI-EMPTY': entry(
    '{found} 里没有情景文件。',
    'There are no encounters in {found}.',
    '把情景放进 scenarios/encounters，或写明文件。',
    'Put encounters into scenarios/encounters, or name the files.',
  ),
  'E-CLI-NO-FINDINGS': entry(
    '{found} 是脚本，没有记录下来的判定可比。',
    '{found} is a script; it holds no recorded findings to compare with.',
    '--rejudge 要用导出的完整日志。',
    'Use --rejudge with a complete log.',
  ),
  'E-CLI-RULES': entry(
    '用不了这一版规范“{found}”：{expected}',
    'This version of a norm pack cannot be used, “{found}”: {expected}',
    '放在 scenarios/norms/规范包@版本.json，一行一条，写法同 src/norms/packs。',
    'Put it into scenarios/norms/PACK@VERSION.json, one clause a line, as in src/norms/packs.',
  ),
  'E-CLI-INTERNAL': entry(
    '程序自身出错：{found}',
    'The program itself failed: {found}',
    '请把命令和输入一并反馈给维护者。',
    'Please report the command and its input to the maintainers.',
  ),
  'E-JUDGE-JSON': entry(
    '这一行不是 JSON 对象。',
    'This line is not a JSON object.',
    '每行写 {"id","text","context"?}。',
    'Write {"id","text","context"?} on each line.',
  ),
  'E-JUDGE-ID': entry(
    '缺少 id。',
    'The id is missing.',
    '给每行一个字符串或数字作 id。',
    'Give each line a string or a number as id.',
  ),
  'E-JUDGE-TEXT': entry(
    '缺少 text，或它不是文字。',
    'The text is missing or is not a string.',
    '把要判的话写在 text 里。',
    'Write the utterance into text.',
  ),
  'E-JUDGE-LONG': entry(
    '这段话有 {found} 个字符，超过 {expected}。',
    'The utterance has {found} characters, more than {expected}.',
    '一行只放一句话，长的拆开。',
    'Keep one utterance per line and split long ones.',
  ),
  'E-JUDGE-CONTEXT': entry(
    '没有“{found}”这个场合。',
    'There is no context “{found}”.',
    '可用：{expected}。',
    'Known: {expected}.',
  ),
} as const satisfies Readonly<Record<string, Entry>>;

type CliCode = keyof typeof CLI_PROBLEMS;

export function cliProblem(
  code: CliCode,
  found = '',
  expected: string | Text = '',
  place: { readonly file?: string; readonly line?: number } = {},
): Problem {
  const { message, mend } = CLI_PROBLEMS[code];
  const fill = (template: string, lang: 'zh' | 'en'): string =>
    template
      .replace('{found}', () => found.slice(0, 200))
      .replace('{expected}', () => (typeof expected === 'string' ? expected : expected[lang]));
  return {
    code,
    severity: 'error',
    ...(place.file === undefined ? {} : { file: place.file }),
    ...(place.line === undefined ? {} : { line: place.line, column: 1 }),
    message: { zh: fill(message.zh, 'zh'), en: fill(message.en, 'en') },
    mend: { zh: fill(mend.zh, 'zh'), en: fill(mend.en, 'en') },
  };
}

/** Ends a command before it could run: exit 2. */
export class CommandError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ code }) => code).join(', '));
    this.name = 'CommandError';
  }
}

export const stop = (...args: Parameters<typeof cliProblem>): never => {
  throw new CommandError([cliProblem(...args)]);
};

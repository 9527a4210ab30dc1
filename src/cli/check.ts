import { type Attainable, checkDocument, type GateProblem, type Published, publishDocument } from '../checking';
import type { Arguments, Command } from './arguments';
import { fragmentLibrary } from './fragments';
import type { Io } from './io';
import { isError, type Lang, problemText } from './print-problems';
import { CommandError } from './problems';
import { nameOf, readText } from './read-input';

interface Checked {
  readonly file: string;
  readonly ok: boolean;
  readonly encounter?: string;
  readonly hash?: string;
  /** Each with the lines of the shortest run that shows it, where there is one: `play --script` accepts them. */
  readonly problems: readonly GateProblem[];
  /** What each ending can be worth, in thousandths of a point. */
  readonly attainable?: readonly Attainable[];
}

/** 0 fine, 1 problems, 2 unreadable; of several files the worst counts. */
const exitOf = (checked: Checked, unreadable: boolean): number => (unreadable ? 2 : checked.ok ? 0 : 1);

async function checkFile(
  operand: string,
  io: Io,
  quick: boolean,
): Promise<{ readonly checked: Checked; readonly exit: number }> {
  const file = nameOf(operand);
  try {
    const source = await readText(operand, io);
    const examine: (text: string, file: string, fragments: ReturnType<typeof fragmentLibrary>) => Published = quick
      ? checkDocument
      : publishDocument;
    const { encounter, hash, problems, attainable } = examine(source, file, fragmentLibrary(io));
    const checked: Checked = {
      file,
      ok: !problems.some(isError),
      ...(encounter === undefined || hash === undefined ? {} : { encounter: encounter.id, hash }),
      problems,
      ...(attainable === undefined ? {} : { attainable }),
    };
    return { checked, exit: exitOf(checked, false) };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const checked: Checked = { file, ok: false, problems: error.problems };
    return { checked, exit: exitOf(checked, true) };
  }
}

function summary({ file, problems, hash }: Checked, lang: Lang): string {
  const errors = problems.filter(isError).length;
  const warnings = problems.length - errors;
  const version = hash === undefined ? '' : ` ${hash.slice(0, 12)}`;
  if (lang === 'zh') {
    return errors === 0
      ? `${file}：通过${warnings > 0 ? `，${warnings} 条提醒` : ''}（版本${version}）\n`
      : `${file}：${errors} 个错误，${warnings} 条提醒\n`;
  }
  const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
  return errors === 0
    ? `${file}: fine${warnings > 0 ? `, ${count(warnings, 'warning')}` : ''} (version${version})\n`
    : `${file}: ${count(errors, 'error')}, ${count(warnings, 'warning')}\n`;
}

/** `~` stands where the duties, each by itself, would allow more. */
function scoresText({ attainable = [] }: Checked, lang: Lang): string {
  const points = ({ points, exact }: Attainable['most']): string => `${exact ? '' : '~'}${points / 1000}`;
  const head = lang === 'zh' ? '可得分' : 'attainable';
  return attainable
    .map(
      ({ ending, least, most, verdicts }) =>
        `  ${head} ${ending}: ${points(least)} … ${points(most)} ${verdicts.join('/')}\n`,
    )
    .join('');
}

async function run({ operands, json, lang, flag }: Arguments, io: Io): Promise<number> {
  const files: Checked[] = [];
  let worst = 0;
  for (const operand of operands) {
    const { checked, exit } = await checkFile(operand, io, flag('quick'));
    worst = Math.max(worst, exit);
    files.push(checked);
    if (!json) {
      const problems = checked.problems.map((problem) => problemText(problem, lang)).join('');
      io.out(problems + summary(checked, lang) + scoresText(checked, lang));
    }
  }
  if (json) io.out(`${JSON.stringify({ ok: worst === 0, files })}\n`);
  return worst;
}

export const check: Command = {
  name: 'check',
  usage: 'check FILE… [--quick] [--json] [--lang zh|en]',
  summary: { zh: '检查情景文件能否发布', en: 'check whether encounters can be published' },
  help: {
    zh: [
      '检查写法、引用、双语文本和结构，再把学员能说、能做、能填、能等的都走一遍：每个时刻走得到、走得完，',
      '每个结局走得到，有得满分的走法，每个考核点做得到也漏得掉，犯禁有反应，计时器不坑人。',
      '每个问题附最短的一次经过（--json 的 run），可交给 play --script。大的情景要半分钟。',
      '--quick           只查写法和结构，一眨眼就好，写的时候用。',
      '输出：文件:行:列 代码 说明，下一行写怎么改。只有提醒时退出码为 0。',
    ].join('\n'),
    en: [
      'Checks form, references, both languages and structure, then follows all that a trainee can say, do, file or',
      'wait for: every moment can be reached and can end, a run earns 100, each duty can be met and missed, breaches',
      'have consequences, no timer traps anybody. Each problem comes with the shortest run that shows it (`run` in',
      '--json), which `play --script` accepts. A large encounter takes half a minute.',
      '--quick           form and structure only, at once, while you write.',
      'Prints file:line:column code message, and how to mend it. Warnings alone exit 0.',
    ].join('\n'),
  },
  options: { quick: { type: 'boolean' } },
  operands: [1, Number.POSITIVE_INFINITY],
  run,
};

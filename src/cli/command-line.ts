import { ENGINE_VERSION } from '../encounter';
import { JUDGE_VERSION, lexiconHash } from '../language';
import { type Command, readArguments } from './arguments';
import { botsCommand } from './bots';
import { check } from './check';
import { coverageCommand } from './coverage';
import { explainCommand } from './explain';
import type { Io } from './io';
import { judgeCommand } from './judge';
import { play } from './play';
import { type Lang, problemInBoth } from './print-problems';
import { CommandError, cliProblem, stop } from './problems';

const COMMANDS: readonly Command[] = [play, check, botsCommand, judgeCommand, explainCommand, coverageCommand];

const EXITS = {
  zh: '退出码：0 一切正常；1 查出问题；2 没能运行。FILE 写 - 表示从标准输入读取。',
  en: 'Exit codes: 0 all is well; 1 what was checked is not; 2 could not run. FILE - reads standard input.',
};

function overview(lang: Lang): string {
  const title = { zh: '迎声 Yingsheng：窗口服务模拟训练', en: 'Yingsheng: a simulator for service windows' };
  const usage = { zh: '用法', en: 'Usage' };
  const more = {
    zh: '每个命令都有 --help、--json 和 --lang zh|en。',
    en: 'Every command takes --help, --json and --lang zh|en.',
  };
  const width = Math.max(...COMMANDS.map((command) => command.usage.length));
  const lines = COMMANDS.map((command) => `  ${command.usage.padEnd(width)}  ${command.summary[lang]}`);
  return [title[lang], '', `${usage[lang]}: npx yingsheng <command>`, ...lines, '', more[lang], EXITS[lang], ''].join(
    '\n',
  );
}

function helpOf(command: Command, lang: Lang): string {
  const usage = { zh: '用法', en: 'Usage' };
  return [
    `${usage[lang]}: npx yingsheng ${command.usage}`,
    command.summary[lang],
    '',
    command.help[lang],
    '',
    EXITS[lang],
    '',
  ].join('\n');
}

const VERSION = (): string => `engine ${ENGINE_VERSION}, judge ${JUDGE_VERSION}, lexicon ${lexiconHash}\n`;

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = argv;
  const lang: Lang = argv.includes('en') && argv.includes('--lang') ? 'en' : 'zh';
  if (name === undefined || name === '--help' || name === '-h' || name === 'help' || name === '--lang') {
    io.out(overview(lang));
    return 0;
  }
  if (name === '--version') {
    io.out(VERSION());
    return 0;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) return stop('E-CLI-COMMAND', name, COMMANDS.map((known) => known.name).join(', '));
  const args = readArguments(command, rest);
  if (args.help) {
    io.out(helpOf(command, args.lang));
    return 0;
  }
  return command.run(args, io);
}

/** Runs one command. Whatever goes wrong becomes a coded problem and an exit code, never a stack trace. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    const problems =
      error instanceof CommandError
        ? error.problems
        : [cliProblem('E-CLI-INTERNAL', error instanceof Error ? error.message : String(error))];
    if (argv.includes('--json')) io.out(`${JSON.stringify({ problems })}\n`);
    for (const problem of problems) io.err(problemInBoth(problem));
    return 2;
  }
}

import { type Bench, benchHeader, type Rejudgement, rejudge, runScript, type ScriptOutcome } from '../checking';
import { type AttemptLog, canonicalJson, logText, type Step, startRun } from '../encounter';
import { compileDocument } from '../encounter/authoring';
import { type Finding, JUDGE_VERSION, judge, lexiconHash } from '../language';
import { allNorms } from '../norms/library';
import { scoreSheet } from '../scoring';
import { type Arguments, type Command, seedOf } from './arguments';
import { fragmentLibrary } from './fragments';
import type { Io } from './io';
import { manualClock, playLive, realClock } from './play-live';
import { type Lang, plain, problemText } from './print-problems';
import { CommandError, stop } from './problems';
import { nameOf, readText, writeText } from './read-input';
import { rescoredText, underOtherRules } from './rules';
import { sheetText } from './sheet-text';

async function benchOf(operand: string, io: Io, lang: Lang): Promise<Bench> {
  const { encounter, hash, problems } = compileDocument(
    await readText(operand, io),
    nameOf(operand),
    fragmentLibrary(io),
  );
  if (!encounter || !hash) throw new CommandError(problems);
  for (const problem of problems) io.err(problemText(problem, lang));
  return { encounter, hash, judge, judgeVersion: JUDGE_VERSION, lexicon: lexiconHash };
}

/** Flags that exclude each other, before anything is read. */
function checkFlags(args: Arguments): void {
  const script = args.value('script');
  const clock = args.value('clock');
  const [file] = args.operands;
  if (clock !== undefined && clock !== 'real' && clock !== 'manual')
    stop('E-CLI-FLAG-VALUE', `--clock ${clock}`, 'real, manual');
  if (clock !== undefined && script !== undefined) {
    stop('E-CLI-COMBINE', '--clock, --script', {
      zh: '脚本自带时间，去掉 --clock。',
      en: 'A script carries its own times; drop --clock.',
    });
  }
  if (args.flag('rejudge') && script === undefined) {
    stop('E-CLI-COMBINE', '--rejudge', {
      zh: '用 --script 给出完整日志。',
      en: 'Hand in a complete log with --script.',
    });
  }
  if (
    args.value('rules') !== undefined &&
    (script === undefined || script === '-' || file === '-' || args.flag('rejudge'))
  ) {
    stop('E-CLI-COMBINE', '--rules', {
      zh: '用 --script 给出完整日志的文件名，不和 --rejudge 一起用。',
      en: 'Name the file of a complete log with --script, and leave out --rejudge.',
    });
  }
  if (args.flag('print-header') && script !== undefined) {
    stop('E-CLI-COMBINE', '--print-header, --script', { zh: '两个只用一个。', en: 'Use one of the two.' });
  }
  if (file === '-' && (script === '-' || (script === undefined && !args.flag('print-header')))) {
    stop('E-CLI-COMBINE', '-', {
      zh: '标准输入只能给一样东西，情景请写文件名。',
      en: 'Standard input serves one thing; name the encounter’s file.',
    });
  }
}

/** The sheet in words or, with --json, as RFC 8785 canonical JSON and nothing else, not even a line break. */
function printSheet(args: Arguments, io: Io, bench: Bench, log: AttemptLog, steps: readonly Step[]): void {
  const sheet = scoreSheet(bench.encounter, log, steps);
  io.out(args.json ? canonicalJson(sheet) : sheetText(sheet, bench.encounter, allNorms, args.lang));
}

function differencesText({ differences, total, lexicon, judge: version }: Rejudgement, lang: Lang): string {
  const zh = lang === 'zh';
  const finding = (sign: string, { kind, label, start, end, certainty }: Finding): string =>
    `    ${sign} ${kind}:${label} ${start}-${end}${certainty === 'possible' ? ' ?' : ''}`;
  const head = zh
    ? `重新判定：${differences.length} 句不同；按现在的词库总分 ${total.now / 1000}（正式 ${total.recorded / 1000}）`
    : `judged again: ${differences.length} utterances differ; total with today's lexicon ${total.now / 1000} (official ${total.recorded / 1000})`;
  const versions = `  judge ${version.recorded} → ${version.now}, lexicon ${lexicon.recorded.slice(0, 12)} → ${lexicon.now.slice(0, 12)}`;
  const rows = differences.flatMap(({ seq, text, gone, come }) => [
    `  #${seq} “${text}”`,
    ...gone.map((one) => finding('−', one)),
    ...come.map((one) => finding('+', one)),
  ]);
  return plain(`${[head, versions, ...rows].join('\n')}\n`);
}

function reportScript(args: Arguments, io: Io, { problems, refused }: ScriptOutcome): number {
  for (const problem of problems) io.err(problemText(problem, args.lang));
  if (args.json) io.out(`${JSON.stringify({ problems })}\n`);
  return refused ? 2 : 1;
}

function checkSeed(seed: number | undefined, log: AttemptLog): void {
  if (seed === undefined || seed === log.header.seed) return;
  stop('E-CLI-COMBINE', `--seed ${seed}, --script (seed ${log.header.seed})`, {
    zh: '脚本首行已经定了种子，去掉 --seed。',
    en: 'The first line of the script fixes the seed; drop --seed.',
  });
}

async function playFromScript(args: Arguments, io: Io, bench: Bench, script: string): Promise<number> {
  const outcome = runScript(await readText(script, io), nameOf(script), bench);
  const { log, steps, problems, kind } = outcome;
  if (!log || !steps) return reportScript(args, io, outcome);
  checkSeed(seedOf(args), log);
  for (const problem of problems) io.err(problemText(problem, args.lang));
  await keepLog(args, log);
  const rules = args.value('rules');
  if (rules !== undefined) {
    const again = await underOtherRules(rules, args.operands[0] ?? '', io, bench, { log, steps });
    if (args.json) io.out(canonicalJson({ sheet: scoreSheet(bench.encounter, log, steps), rescored: again }));
    else io.out(rescoredText(again, args.lang));
    return again.differences.length > 0 ? 1 : 0;
  }
  if (!args.flag('rejudge')) {
    printSheet(args, io, bench, log, steps);
    return 0;
  }
  if (kind === 'script') stop('E-CLI-NO-FINDINGS', nameOf(script));
  const again = rejudge(log, steps, bench);
  if (args.json) io.out(canonicalJson({ sheet: scoreSheet(bench.encounter, log, steps), rejudged: again }));
  else {
    printSheet(args, io, bench, log, steps);
    io.out(`\n${differencesText(again, args.lang)}`);
  }
  return again.differences.length > 0 ? 1 : 0;
}

async function keepLog(args: Arguments, log: AttemptLog): Promise<void> {
  const path = args.value('log');
  if (path !== undefined) await writeText(path, logText(log));
}

async function playByHand(args: Arguments, io: Io, bench: Bench): Promise<number> {
  const manual = args.value('clock') === 'manual';
  const { packs, lexicon, judge: version, seed, mode } = benchHeader(bench, seedOf(args) ?? io.seed(), 'practice');
  const run = startRun({
    encounter: bench.encounter,
    hash: bench.hash,
    judge,
    // A session on the manual clock is repeatable to the byte, so it carries no wall clock.
    header: {
      packs,
      lexicon,
      judge: version,
      seed,
      mode,
      language: args.lang,
      ...(manual ? {} : { began: io.wallClock() }),
    },
  });
  const clock = manual ? manualClock() : realClock(io);
  const show = args.json ? io.err : io.out;
  await playLive({ run, encounter: bench.encounter, clock, io, lang: args.lang, show });
  const log: AttemptLog = { header: run.header, entries: run.entries };
  await keepLog(args, log);
  if (!args.json) io.out('\n');
  printSheet(args, io, bench, log, run.steps);
  return 0;
}

async function run(args: Arguments, io: Io): Promise<number> {
  checkFlags(args);
  const seed = seedOf(args);
  const [file = ''] = args.operands;
  const bench = await benchOf(file, io, args.lang);
  if (args.flag('print-header')) {
    io.out(`${canonicalJson(benchHeader(bench, seed ?? io.seed(), 'script'))}\n`);
    return 0;
  }
  const script = args.value('script');
  return script === undefined ? playByHand(args, io, bench) : playFromScript(args, io, bench, script);
}

export const play: Command = {
  name: 'play',
  usage:
    'play FILE [--seed N] [--clock real|manual] [--script RUN.jsonl [--rejudge | --rules PACK@VERSION]] [--log OUT.jsonl] [--print-header] [--json] [--lang zh|en]',
  summary: {
    zh: '在终端里作答，或运行脚本，给出评分表',
    en: 'play in the terminal, or run a script, and print the score sheet',
  },
  help: {
    zh: [
      '--seed N          变体的种子；不写就随机取一个',
      '--clock manual    时间只随 /wait 前进，便于重现（默认 real）',
      '--script FILE     运行脚本，或复核导出的完整日志（- 为标准输入）',
      '--rejudge         用现在的词库把日志里的话再判一遍，列出不同；有不同则退出码为 1',
      '--rules P@V       按规范包 P 的 V 版重评同一份日志，逐条列出不同；有不同则退出码为 1',
      '--log FILE        把日志写到文件',
      '--print-header    打印新脚本的首行',
      '--json            只输出评分表的 RFC 8785 规范 JSON；对话改走标准错误',
      '脚本里的 TIMER、DRAW 行只作核对，不会照写执行。情景版本不同的脚本不予运行，退出码为 2。',
    ].join('\n'),
    en: [
      '--seed N          seed of the variant; random if left out',
      '--clock manual    time moves by /wait alone, so that a session can be repeated (default: real)',
      '--script FILE     run a script, or re-score a complete exported log (- is standard input)',
      '--rejudge         judge the texts of a log again with the present lexicon; differences exit 1',
      '--rules P@V       score the same log under version V of norm pack P, clause by clause; differences exit 1',
      '--log FILE        write the log to a file',
      '--print-header    print the first line of a new script',
      '--json            print the sheet as RFC 8785 canonical JSON and nothing else; the dialogue goes to standard error',
      'TIMER and DRAW lines of a script are checked, never carried out. A script for another version of the encounter',
      'is refused with exit code 2.',
    ].join('\n'),
  },
  options: {
    seed: { type: 'string' },
    clock: { type: 'string' },
    script: { type: 'string' },
    rejudge: { type: 'boolean' },
    rules: { type: 'string' },
    log: { type: 'string' },
    'print-header': { type: 'boolean' },
  },
  operands: [1, 1],
  run,
};

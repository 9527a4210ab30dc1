import { type BotReport, type BotShare, runBots } from '../checking';
import { compileDocument } from '../encounter/authoring';
import { judge } from '../language';
import { allNorms } from '../norms/library';
import type { Arguments, Command } from './arguments';
import { fragmentLibrary } from './fragments';
import type { Io } from './io';
import { isError, type Lang, problemText } from './print-problems';
import { stop } from './problems';
import { nameOf, readText } from './read-input';

const DEFAULT_RUNS = 1000;
const MOST_RUNS = 100_000;

const NAMES: Readonly<Record<BotShare['bot'], string>> = {
  exemplary: '示范',
  'own-words': '换句话说',
  forgetful: '丢三落四',
  slow: '慢半拍',
  rude: '句句带刺',
  'wrong-order': '颠三倒四',
  random: '乱来',
};

/** What is wrong with the encounter, and what to do about it. */
const FLAGS: Readonly<Record<BotReport['flags'][number], Readonly<Record<Lang, readonly [string, string]>>>> = {
  NO_FULL_RUN: {
    zh: ['有的抽签结果没有满分的走法', '用 check 看是哪个考核点，在哪种抽签结果下拿不到。'],
    en: ['some variant has no run to 100', 'let check say which duty cannot be earned, and for which draws.'],
  },
  EXEMPLARY_NOT_FULL: {
    zh: ['示范机器人没有拿到满分', '用 check 看失在哪个考核点；多半是时限太紧。'],
    en: ['the exemplary bot is not at 100', 'let check say which duty it loses on; mostly a limit is too tight.'],
  },
  RUDE_PASSES: {
    zh: [
      '句句带刺也能通过',
      '加一个 absence: forbidden() 的考核点，dimension: forbidden，weight 写大些（每句扣的分），或设 critical: true、basis: encounter。',
    ],
    en: [
      'the rude bot passes',
      'add a duty with absence: forbidden() and dimension: forbidden; give it more weight (the points each sentence costs), or make it critical: true with basis: encounter.',
    ],
  },
};

const points = (thousandths: number): string => (thousandths / 1000).toFixed(1);

function inWords(report: BotReport, lang: Lang): string {
  const zh = lang === 'zh';
  const bots = report.bots.map((share) => {
    const name = zh ? NAMES[share.bot] : share.bot;
    const range = `${points(share.least)} … ${points(share.mean)} … ${points(share.most)}`;
    const passed = `${zh ? '通过' : 'passed'} ${share.passed}/${share.runs}`;
    const endings = Object.entries(share.endings)
      .map(([ending, count]) => `${ending} ${count}`)
      .join(', ');
    return [`${name}  ${range}  ${passed}  ${endings}`, `  ${share.histogram.join(' ')}`].join('\n');
  });
  const duties = report.duties.map(({ duty, met, discriminates }) => {
    const rates = Object.values(met).map((rate) => `${Math.round(rate / 10)}%`);
    return `  ${discriminates ? ' ' : '='} ${duty}: ${rates.join(' ')}`;
  });
  const flags = report.flags.map((flag) => {
    const [message, mend] = FLAGS[flag][lang];
    return `! ${message}\n  ${zh ? '怎么改：' : 'To mend: '}${mend}`;
  });
  return [
    zh
      ? '机器人：最低 … 平均 … 最高；下一行是 0–9、10–19 … 90–99、100 分各有几次'
      : 'bots: least … mean … most; below, runs at 0–9, 10–19 … 90–99, 100',
    ...bots,
    zh
      ? '考核点做到的比例，按机器人的次序；= 表示谁都一样'
      : 'duties met, in the order of the bots; = where nobody differs',
    ...duties,
    ...(report.deadMoments.length > 0
      ? [`${zh ? '没有机器人走到的时刻' : 'moments no bot entered'}: ${report.deadMoments.join(', ')}`]
      : []),
    ...flags,
    '',
  ].join('\n');
}

async function run(args: Arguments, io: Io): Promise<number> {
  const { operands, json, lang } = args;
  const [operand = '-'] = operands;
  const given = args.value('runs') ?? String(DEFAULT_RUNS);
  const runs = Number(given);
  if (!/^[0-9]+$/.test(given) || runs < 1 || runs > MOST_RUNS)
    return stop('E-CLI-FLAG-VALUE', `--runs ${given}`, `1 … ${MOST_RUNS}`);
  const file = nameOf(operand);
  const { encounter, hash, problems } = compileDocument(await readText(operand, io), file, fragmentLibrary(io));
  if (!encounter || !hash) {
    const errors = problems.filter(isError);
    io.out(json ? `${JSON.stringify({ ok: false, problems })}\n` : errors.map((p) => problemText(p, lang)).join(''));
    return 1;
  }
  const report = runBots({ encounter, hash }, { judge, norms: allNorms, runs });
  const ok = report.flags.length === 0;
  io.out(json ? `${JSON.stringify({ ok, file, encounter: encounter.id, hash, ...report })}\n` : inWords(report, lang));
  return ok ? 0 : 1;
}

export const botsCommand: Command = {
  name: 'bots',
  usage: 'bots FILE [--runs N] [--json] [--lang zh|en]',
  summary: { zh: '让机器人各演若干次，看得分分布', en: 'let bots play it and print how they score' },
  help: {
    zh: [
      '七个机器人各演 N 次（默认 1000）：示范、换句话说、丢三落四、慢半拍、句句带刺、颠三倒四、乱来。',
      '输出得分分布、通过次数、各考核点做到的比例、没人走到的时刻。同样的文件结果总是一样。',
      '示范没拿满分，或句句带刺也能通过时，退出码为 1。',
    ].join('\n'),
    en: [
      'Seven bots play N times each (default 1000): exemplary, own-words, forgetful, slow, rude, wrong-order, random.',
      'Prints how they score and pass, how often each duty is met, and moments that nobody entered. The same file always',
      'gives the same report. Exits 1 if the exemplary bot is not at 100 or the rude bot passes.',
    ].join('\n'),
  },
  options: { runs: { type: 'string' } },
  operands: [1, 1],
  run,
};

import {
  type Account,
  type Candidate,
  explain,
  type OvertoneAccount,
  overtoneAccount,
  SITUATIONS,
  type Situation,
} from '../language';
import type { Arguments, Command } from './arguments';
import type { Io } from './io';
import { type Lang, plain } from './print-problems';
import { stop } from './problems';
import { readText } from './read-input';

const WORDS = {
  zh: {
    heard: '听到的（规范化后）',
    tongue: '语言',
    candidates: '对上的模板',
    none: '没有对上任何模板。',
    stands: '成立',
    guarded: '不算，因为',
    doubted: '只作提问，因为',
    swallowed: '被更长或更确切的盖过',
    bySound: '按读音认出',
    overtone: '整句的语气（对数几率，大于 0 偏粗鲁）',
    like: '最像',
    acts: '与听到的行为相像',
    runs: '最说明问题的字词',
    findings: '判定',
    question: '存疑，只作提问，不扣分',
    nothing: '没有判定。',
  },
  en: {
    heard: 'heard (normalised)',
    tongue: 'language',
    candidates: 'templates that matched',
    none: 'No template matched.',
    stands: 'stands',
    guarded: 'does not count because of',
    doubted: 'only a question because of',
    swallowed: 'covered by a longer or surer one',
    bySound: 'recognised by sound',
    overtone: 'how the whole reads (log odds, above 0 rather rude)',
    like: 'most like',
    acts: 'like the acts that were heard',
    runs: 'what tells most',
    findings: 'findings',
    question: 'uncertain: a question, never a deduction',
    nothing: 'No findings.',
  },
} as const;

interface Told {
  readonly kind: string;
  readonly label: string;
  readonly template: string;
  readonly start: number;
  readonly end: number;
  /** Units recognised by sound only. */
  readonly misses: number;
  readonly guards: readonly string[];
  readonly stands: boolean;
}

function tell(candidate: Candidate, { normalised, findings }: Account): Told {
  const { template, misses, guards } = candidate;
  const start = normalised.from[candidate.start] ?? 0;
  const end = normalised.to[candidate.end - 1] ?? start;
  const stands = findings.some((f) => f.template === template.id && f.start === start && f.end === end);
  return {
    kind: template.group.kind,
    label: template.group.label,
    template: template.id,
    start,
    end,
    misses,
    guards,
    stands,
  };
}

const signed = (logOdds: number): string => `${logOdds < 0 ? '−' : '+'}${Math.abs(logOdds).toFixed(1)}`;

function overtoneInWords({ rude, like, acts, runs }: OvertoneAccount, lang: Lang): readonly string[] {
  const words = WORDS[lang];
  const listed = (likes: OvertoneAccount['like']) => likes.map((one) => `${one.label} ${signed(one.like)}`).join(', ');
  return [
    `${words.overtone}: ${signed(rude)}`,
    `  ${words.like}: ${listed(like)}`,
    ...(acts.length > 0 ? [`  ${words.acts}: ${listed(acts)}`] : []),
    ...(runs.length > 0 ? [`  ${words.runs}: ${runs.map((one) => `${one.run} ${signed(one.rude)}`).join(', ')}`] : []),
  ];
}

function inWords(text: string, account: Account, told: readonly Told[], overtone: OvertoneAccount, lang: Lang): string {
  const words = WORDS[lang];
  const quote = (start: number, end: number): string => `“${text.slice(start, end)}”`;
  const candidates = told.map(({ kind, label, template, start, end, misses, guards, stands }) => {
    const against = guards.join(', ');
    const alone = stands ? words.stands : words.swallowed;
    const outcome = against === '' ? alone : `${stands ? words.doubted : words.guarded} ${against}`;
    const sound = misses > 0 ? `, ${words.bySound}` : '';
    return `  ${start}-${end} ${quote(start, end)} ${kind}:${label} (${template}${sound}): ${outcome}`;
  });
  const findings = account.findings.map(({ kind, label, start, end, certainty, clauses }) => {
    const doubt = certainty === 'possible' ? ` (${words.question})` : '';
    return `  ${start}-${end} ${quote(start, end)} ${kind}:${label}${clauses.length > 0 ? ` [${clauses.join(', ')}]` : ''}${doubt}`;
  });
  return plain(
    [
      `${words.tongue}: ${account.tongue}`,
      `${words.heard}: ${account.normalised.text}`,
      `${words.candidates}:`,
      ...(candidates.length > 0 ? candidates : [`  ${words.none}`]),
      ...overtoneInWords(overtone, lang),
      `${words.findings}:`,
      ...(findings.length > 0 ? findings : [`  ${words.nothing}`]),
      '',
    ].join('\n'),
  );
}

async function run(args: Arguments, io: Io): Promise<number> {
  const [operand = ''] = args.operands;
  const text = operand === '-' ? (await readText(operand, io)).trim() : operand;
  const context = args.value('context');
  const situation: Situation | undefined = SITUATIONS.find((known) => known === context);
  if (context !== undefined && situation === undefined) stop('E-JUDGE-CONTEXT', context, SITUATIONS.join(', '));
  const account = explain(text, situation === undefined ? {} : { situation });
  const told = account.candidates.map((candidate) => tell(candidate, account));
  const { tongue, normalised, findings } = account;
  const acts = told.filter(({ kind }) => kind === 'act').map(({ label }) => label);
  const overtone = overtoneAccount(normalised, tongue, acts);
  if (args.json)
    io.out(`${JSON.stringify({ text, tongue, normalised: normalised.text, candidates: told, overtone, findings })}\n`);
  else io.out(inWords(text.toWellFormed(), account, told, overtone, args.lang));
  return 0;
}

export const explainCommand: Command = {
  name: 'explain',
  usage: 'explain TEXT [--context CONTEXT] [--json] [--lang zh|en]',
  summary: { zh: '说明一句话是怎么判出来的', en: 'tell how the judgement of an utterance came about' },
  help: {
    zh: `列出对上的模板、哪些成立、哪些因为什么不算、整句读起来的语气，以及最后的判定。TEXT 写 - 读标准输入。\n--context 可用：${SITUATIONS.join(' ')}。`,
    en: `Lists the templates that matched, which of them stand, which do not and why, how the whole reads, and the findings. TEXT - reads standard input.\n--context is one of: ${SITUATIONS.join(' ')}.`,
  },
  options: { context: { type: 'string' } },
  operands: [1, 1],
  run,
};

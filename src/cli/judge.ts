import type { Problem } from '../encounter';
import { type Finding, judge, SITUATIONS, type Situation } from '../language';
import type { Arguments, Command } from './arguments';
import type { Io } from './io';
import { type Lang, problemText } from './print-problems';
import { cliProblem } from './problems';
import { nameOf, readLines } from './read-input';

/** Longest utterance; the judge reads no further. */
const MAX_TEXT = 20_000;
/** Output is gathered to this many characters between writes. */
const BATCH = 64 * 1024;

interface Request {
  readonly id: string | number;
  readonly text: string;
  readonly context?: Situation;
}

/** What can be judged, what is wrong with the line, or both. */
interface Read {
  readonly request?: Request;
  readonly problem?: Problem;
  readonly id?: string | number;
}

function readRequest(line: string, place: { readonly file: string; readonly line: number }): Read {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    value = undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { problem: cliProblem('E-JUDGE-JSON', '', '', place) };
  }
  const { id, text, context } = value as Record<string, unknown>;
  if (typeof id !== 'string' && typeof id !== 'number') return { problem: cliProblem('E-JUDGE-ID', '', '', place) };
  if (typeof text !== 'string') return { id, problem: cliProblem('E-JUDGE-TEXT', '', '', place) };
  if (text.length > MAX_TEXT) {
    return { id, problem: cliProblem('E-JUDGE-LONG', String(text.length), String(MAX_TEXT), place) };
  }
  if (context === undefined || context === null || context === '') return { request: { id, text } };
  const situation = SITUATIONS.find((known) => known === context);
  if (situation === undefined) {
    // The words are judged all the same: a context only helps.
    return {
      request: { id, text },
      problem: cliProblem('E-JUDGE-CONTEXT', String(context), SITUATIONS.join(', '), place),
    };
  }
  return { request: { id, text, context: situation } };
}

const certain = (findings: readonly Finding[], kind: Finding['kind']): readonly string[] => [
  ...new Set(findings.filter((f) => f.kind === kind && f.certainty === 'certain').map(({ label }) => label)),
];

function answer({ id, text, context }: Request) {
  const findings = judge(text, context === undefined ? {} : { situation: context });
  return { id, acts: certain(findings, 'act'), forbidden: certain(findings, 'forbidden'), findings };
}

/** For people: labels on one line, then what each rests on. */
function inWords(text: string, { id, acts, forbidden, findings }: ReturnType<typeof answer>, lang: Lang): string {
  const none = lang === 'zh' ? '没有认出什么' : 'nothing recognised';
  const labels = [...acts, ...forbidden.map((label) => `!${label}`)].join(' ') || none;
  const quotes = findings.map(({ kind, label, start, end, certainty, clauses }) => {
    const doubt = certainty === 'possible' ? ' ?' : '';
    return `    ${start}-${end} “${text.slice(start, end)}” ${kind}:${label}${doubt}${clauses.length > 0 ? ` [${clauses.join(', ')}]` : ''}\n`;
  });
  return `${id}  ${labels}\n${quotes.join('')}`;
}

async function run({ operands, lang, flag }: Arguments, io: Io): Promise<number> {
  let exit = 0;
  let batch = '';
  for (const operand of operands.length === 0 ? ['-'] : operands) {
    const file = nameOf(operand);
    let line = 0;
    for await (const content of readLines(operand, io)) {
      line += 1;
      if (content.trim() === '') continue;
      const { request, problem, id } = readRequest(line === 1 ? content.replace(/^\uFEFF/, '') : content, {
        file,
        line,
      });
      const judged = request && answer(request);
      if (problem) {
        exit = 1;
        io.err(problemText(problem, lang));
      }
      if (!flag('text')) batch += `${JSON.stringify({ id, ...judged, ...(problem && { line, problem }) })}\n`;
      else if (request && judged) batch += inWords(request.text, judged, lang);
      if (batch.length > BATCH) {
        io.out(batch);
        batch = '';
      }
    }
  }
  io.out(batch);
  return exit;
}

export const judgeCommand: Command = {
  name: 'judge',
  usage: 'judge [FILE…] [--text] [--lang zh|en]',
  summary: { zh: '判定话语：JSON Lines 进，JSON Lines 出', en: 'judge utterances: JSON Lines in, JSON Lines out' },
  help: {
    zh: [
      '每行输入 {"id","text","context"?}，不写 FILE 就读标准输入。',
      `context 可用：${SITUATIONS.join(' ')}。`,
      '每行输出 {"id","acts","forbidden","findings"}；读不懂的行输出 {"id"?,"line","problem"}，context 不认识的行照判并附上 problem；退出码都为 1。',
      '输出总是 JSON Lines（--json 可写可不写）；--text 改为便于阅读的文字。',
    ].join('\n'),
    en: [
      'Each input line is {"id","text","context"?}; without FILE standard input is read.',
      `context is one of: ${SITUATIONS.join(' ')}.`,
      'Each output line is {"id","acts","forbidden","findings"}; a line that cannot be read gives {"id"?,"line","problem"},',
      'one with an unknown context is judged and has its problem beside; both give exit code 1. Output is JSON Lines with or without --json; --text prints it for reading.',
    ].join('\n'),
  },
  options: { text: { type: 'boolean' } },
  operands: [0, Number.POSITIVE_INFINITY],
  run,
};

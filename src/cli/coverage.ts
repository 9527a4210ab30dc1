import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type CoverageReport, coverage } from '../checking';
import type { Encounter, Problem } from '../encounter';
import { compileDocument } from '../encounter/authoring';
import { allNorms } from '../norms/library';
import type { Arguments, Command } from './arguments';
import { fragmentLibrary } from './fragments';
import type { Io } from './io';
import { isError, type Lang, problemText } from './print-problems';
import { stop } from './problems';
import { nameOf, readText } from './read-input';

const WAYS: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  encounter_dialogue: { zh: '情景·说', en: 'encounter, by word' },
  encounter_action: { zh: '情景·做', en: 'encounter, by act' },
  document_form: { zh: '文书', en: 'paperwork' },
  drill_appearance: { zh: '仪容专项', en: 'appearance drill' },
  drill_posture: { zh: '仪态专项', en: 'posture drill' },
  drill_desk: { zh: '台面专项', en: 'desk drill' },
  quiz: { zh: '知识题', en: 'quiz' },
};

/** The project's own encounters, unless files are named. */
async function documents(operands: readonly string[], io: Io): Promise<readonly string[]> {
  if (operands.length > 0) return operands;
  const folder = join(io.root, 'scenarios', 'encounters');
  const names = await readdir(folder).catch(() => [] as string[]);
  const files = names.filter((name) => name.endsWith('.yaml')).sort();
  if (files.length === 0) stop('E-CLI-EMPTY', folder);
  return files.map((name) => join(folder, name));
}

function inWords(report: CoverageReport, lang: Lang): string {
  const zh = lang === 'zh';
  const { trainable, covered, encounterTestable: testable, byTrainable, missing, clauses } = report;
  const percent = (part: number, of: number): string => `${of === 0 ? 0 : Math.floor((part * 1000) / of) / 10}%`;
  const share = (part: number, of: number): string => `${part}/${of} (${percent(part, of)})`;
  const ways = Object.entries(byTrainable).map(
    ([way, { of, covered: part }]) => `  ${WAYS[way]?.[lang] ?? way}: ${share(part, of)}`,
  );
  const tested = clauses.flatMap(({ clause, places }) =>
    places.length === 0
      ? []
      : [
          `  ${clause}  ${places.map(({ encounter, duty, through }) => `${encounter}/${duty}${through === undefined ? '' : ` (= ${through})`}`).join(', ')}`,
        ],
  );
  return [
    `${zh ? '可训练条款中已考到' : 'trainable clauses tested'}: ${share(covered, trainable)}`,
    `${zh ? '其中情景可考的' : 'of those an encounter can test'}: ${share(testable.covered, testable.of)}`,
    `${zh ? '按训练方式' : 'by way of training'}:`,
    ...ways,
    `${zh ? '已考到' : 'tested'} (${tested.length}):`,
    ...tested,
    `${zh ? '还没有考到' : 'not tested yet'} (${missing.length}):`,
    ...byPack(missing),
    '',
  ].join('\n');
}

/** One line a regulation: a list of hundreds is read by its beginning. */
function byPack(ids: readonly string[]): readonly string[] {
  const packs = new Map<string, string[]>();
  for (const id of ids) {
    const pack = id.slice(0, 2);
    packs.set(pack, [...(packs.get(pack) ?? []), id]);
  }
  return [...packs].map(([pack, members]) => `  ${pack} (${members.length}): ${members.join(' ')}`);
}

async function run({ operands, json, lang }: Arguments, io: Io): Promise<number> {
  const encounters: Encounter[] = [];
  const problems: Problem[] = [];
  for (const operand of await documents(operands, io)) {
    const file = operand === '-' ? nameOf(operand) : relative(process.cwd(), operand);
    const compiled = compileDocument(await readText(operand, io), file, fragmentLibrary(io));
    if (compiled.encounter) encounters.push(compiled.encounter);
    problems.push(...compiled.problems.filter(isError));
  }
  const report = coverage(allNorms, encounters);
  io.out(json ? `${JSON.stringify(report)}\n` : inWords(report, lang));
  for (const problem of problems) io.err(problemText(problem, lang));
  return problems.length > 0 ? 1 : 0;
}

export const coverageCommand: Command = {
  name: 'coverage',
  usage: 'coverage [FILE…] [--json] [--lang zh|en]',
  summary: { zh: '逐条说明哪个情景考到了哪条规范', en: 'say clause by clause which encounter tests it' },
  help: {
    zh: '不写 FILE 就看项目里的全部情景。条款也可以经由等价条款（same_as）考到，列表会注明。读不了的情景不计入，退出码为 1。',
    en: 'Without FILE all encounters of the project are read. A clause also counts through an equivalent one (same_as), and the list says which. An encounter with errors is left out, and the exit code is 1.',
  },
  options: {},
  operands: [0, Number.POSITIVE_INFINITY],
  run,
};

import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Bench, type Rescored, rescore } from '../checking';
import type { AttemptLog, Step } from '../encounter';
import { compileDocument } from '../encounter/authoring';
import { NormsError, PACK_IDS, type PackId, packVersions } from '../norms';
import { allNorms, normsUnder } from '../norms/library';
import { fragmentLibrary } from './fragments';
import type { Io } from './io';
import { type Lang, plain } from './print-problems';
import { CommandError, stop } from './problems';
import { nameOf, readText } from './read-input';

const SHAPE = /^([a-z]{2})@(\d+\.\d+\.\d+)$/;
const EXPECTED = 'PACK@VERSION, FOLDER/PACK@VERSION.json';

/** `cq@1.1.0` lies in scenarios/norms of the project; anything with a folder or `.json` is the file itself. */
function placeOf(value: string, io: Io): { readonly pack: PackId; readonly version: string; readonly file: string } {
  const isFile = value.endsWith('.json');
  const [, id = '', version = ''] = SHAPE.exec(isFile ? basename(value, '.json') : value) ?? [];
  const pack = PACK_IDS.find((known) => known === id);
  if (pack === undefined) return stop('E-CLI-FLAG-VALUE', `--rules ${value}`, EXPECTED);
  return { pack, version, file: isFile ? value : join(io.root, 'scenarios', 'norms', `${value}.json`) };
}

async function otherNorms(value: string, io: Io) {
  const { pack, version, file } = placeOf(value, io);
  const own = packVersions()[pack] === version && !existsSync(file);
  const found = own ? { norms: allNorms, withdrawn: new Set<string>() } : normsUnder(pack, await readText(file, io));
  return { ...found, pack, name: `${pack}@${version}` };
}

/** The same log under another version of a norm pack. */
export async function underOtherRules(
  value: string,
  operand: string,
  io: Io,
  bench: Bench,
  { log, steps }: { readonly log: AttemptLog; readonly steps: readonly Step[] },
): Promise<Rescored> {
  try {
    const { norms, withdrawn, pack, name } = await otherNorms(value, io);
    const text = await readText(operand, io);
    const { encounter, problems } = compileDocument(text, nameOf(operand), fragmentLibrary(io), norms);
    if (!encounter) throw new CommandError(problems);
    const rules = { recorded: `${pack}@${log.header.packs[pack] ?? '—'}`, now: name };
    return rescore(bench.encounter, encounter, withdrawn, rules, log, steps);
  } catch (error) {
    if (error instanceof NormsError) return stop('E-CLI-RULES', value, error.text);
    throw error;
  }
}

export function rescoredText({ rules, differences, total, passed }: Rescored, lang: Lang): string {
  const zh = lang === 'zh';
  const points = (thousandths: number): string => (thousandths / 1000).toFixed(2);
  const verdict = (ok: boolean): string => (zh ? (ok ? '合格' : '不合格') : ok ? 'passed' : 'failed');
  const arrow = `${points(total.recorded)} ${verdict(passed.recorded)} → ${points(total.now)} ${verdict(passed.now)}`;
  const head = zh
    ? `换规范重评 ${rules.recorded} → ${rules.now}：${differences.length} 条不同；${arrow}`
    : `scored again ${rules.recorded} → ${rules.now}: ${differences.length} clauses differ; ${arrow}`;
  const mark = (
    sign: string,
    { duty, dimension, state, earned, possible, deducted }: Rescored['differences'][number]['now'][number],
  ): string => `    ${sign} ${duty} ${dimension} ${state} ${points(earned + deducted)}/${points(possible)}`;
  const rows = differences.flatMap(({ clause, withdrawn, recorded, now }) => [
    `  § ${clause}${withdrawn ? (zh ? '（已撤销）' : ' (withdrawn)') : ''}`,
    ...recorded.map((one) => mark('−', one)),
    ...now.map((one) => mark('+', one)),
  ]);
  return plain(`${[head, ...rows].join('\n')}\n`);
}

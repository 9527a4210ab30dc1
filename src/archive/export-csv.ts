import type { Encounter } from '../encounter';
import type { Dimension, Text } from '../norms';
import type { DutyMark, DutyState, Evidence, ScoreSheet } from '../scoring';
import { csv, minutes, points } from './csv';
import type { AttemptState, AttemptSummary } from './types';

type Language = 'zh' | 'en';
type Column<Row> = readonly [head: Text, value: (row: Row, language: Language) => string | number];

const YES: Text = { zh: '是', en: 'yes' };
const NO: Text = { zh: '否', en: 'no' };

const STATES: Record<AttemptState, Text> = {
  open: { zh: '进行中', en: 'in progress' },
  ended: { zh: '已完成', en: 'completed' },
  abandoned: { zh: '已放弃', en: 'abandoned' },
};

const MODES: Record<AttemptSummary['mode'], Text> = {
  practice: { zh: '练习', en: 'practice' },
  exam: { zh: '考核', en: 'exam' },
  script: { zh: '脚本', en: 'script' },
};

const DIMENSIONS: Record<Dimension, Text> = {
  etiquette: { zh: '礼仪用语', en: 'etiquette phrases' },
  forbidden: { zh: '禁语与禁行', en: 'forbidden language and conduct' },
  procedure: { zh: '办理流程', en: 'procedure' },
  readiness: { zh: '上岗准备', en: 'readiness' },
  knowledge: { zh: '知识', en: 'knowledge' },
};

const DUTY_STATES: Record<DutyState, Text> = {
  met: { zh: '做到', en: 'met' },
  partly: { zh: '部分做到', en: 'partly met' },
  late: { zh: '做到但超时', en: 'met late' },
  missed: { zh: '未做到', en: 'missed' },
  violated: { zh: '违反', en: 'violated' },
  inactive: { zh: '本次不适用', en: 'does not apply this time' },
};

const ATTEMPT_COLUMNS: readonly Column<AttemptSummary>[] = [
  [{ zh: '编号', en: 'Attempt' }, ({ id }) => id],
  [{ zh: '情景编号', en: 'No.' }, ({ number }) => number],
  [{ zh: '情景', en: 'Encounter' }, ({ title }, language) => title[language]],
  [{ zh: '方式', en: 'Mode' }, ({ mode }, language) => MODES[mode][language]],
  [{ zh: '开始时间', en: 'Started' }, ({ startedAt }) => startedAt],
  [{ zh: '状态', en: 'State' }, ({ state }, language) => STATES[state][language]],
  [{ zh: '用时（分:秒）', en: 'Time taken (min:s)' }, ({ lastT }) => minutes(lastT)],
  [{ zh: '总分', en: 'Total' }, ({ result }) => (result ? points(result.total) : '')],
  [{ zh: '通过', en: 'Passed' }, ({ result }, language) => (result ? (result.passed ? YES : NO)[language] : '')],
  [{ zh: '种子', en: 'Seed' }, ({ seed }) => seed],
  [{ zh: '情景摘要值', en: 'Encounter hash' }, ({ hash }) => hash],
];

/** The list of attempts, one row each, in the order given. */
export function attemptsCsv(attempts: readonly AttemptSummary[], language: Language): string {
  return table(ATTEMPT_COLUMNS, attempts, language);
}

/** The duties of one score sheet, one row each, with what the marks rest on in words. */
export function dutiesCsv(sheet: ScoreSheet, encounter: Encounter, language: Language): string {
  const columns: readonly Column<DutyMark>[] = [
    [{ zh: '考核点', en: 'Duty' }, ({ text }) => text[language]],
    [{ zh: '维度', en: 'Dimension' }, ({ dimension }) => DIMENSIONS[dimension][language]],
    [{ zh: '依据条款', en: 'Clauses' }, ({ clauses }) => clauses.join(' ')],
    [{ zh: '关键项', en: 'Critical' }, ({ critical }) => (critical ? YES : NO)[language]],
    [{ zh: '判定', en: 'Mark' }, ({ state }) => DUTY_STATES[state][language]],
    [{ zh: '满分', en: 'Possible' }, ({ possible }) => points(possible)],
    [{ zh: '得分', en: 'Earned' }, ({ earned }) => points(earned)],
    // Without its minus sign: the column says that it is taken off, and a leading minus would need the formula guard.
    [{ zh: '扣分', en: 'Deducted' }, ({ deducted }) => points(Math.abs(deducted))],
    [
      { zh: '证据', en: 'Evidence' },
      ({ evidence }) => evidence.map((one) => told(one, encounter, language)).join('; '),
    ],
    [{ zh: '缺少', en: 'Missing' }, ({ missing }) => (missing ?? []).map((part) => part[language]).join('; ')],
    [{ zh: '建议', en: 'Better' }, ({ better }) => better?.[language] ?? ''],
    [{ zh: '考核点编号', en: 'Duty id' }, ({ duty }) => duty],
  ];
  return table(columns, sheet.duties, language);
}

function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[], language: Language): string {
  return csv([
    columns.map(([head]) => head[language]),
    ...rows.map((row) => columns.map(([, value]) => value(row, language))),
  ]);
}

function told(evidence: Evidence, encounter: Encounter, language: Language): string {
  const { seq, t, said, start, end, did, filed, field, event } = evidence;
  const form = encounter.forms.find(({ id }) => id === filed);
  const entry = form?.fields.find(({ id }) => id === field);
  const words = [
    said !== undefined && `“${said.slice(start ?? 0, end ?? said.length)}”`,
    did !== undefined && (encounter.actions.find(({ id }) => id === did)?.label[language] ?? did),
    filed !== undefined && (form?.title[language] ?? filed),
    field !== undefined && (entry?.label[language] ?? field),
    event,
  ];
  return [`#${seq}`, minutes(t), ...words.filter((word) => typeof word === 'string')].join(' ');
}

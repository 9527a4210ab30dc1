import { type Encounter, resolveText } from '../encounter';
import type { Norms, Text } from '../norms';
import type { DutyMark, Evidence, ScoreSheet } from '../scoring';
import { type Lang, plain } from './print-problems';

const WORDS = {
  zh: {
    sheet: '评分表',
    seed: '种子',
    ending: '结局',
    unfinished: '没有结束',
    total: '总分',
    passed: '合格',
    failed: '不合格',
    byEnding: { encounter: '情景结束', trainee: '学员结束' },
    extra: (thousandths: number) => `延长 ${thousandths / 10}%`,
    critical: '一票否决',
    beyond: '超出条文，不计分',
    late: '晚了',
    missing: '还缺',
    better: '可以这样',
    times: '次',
    questions: '请考评员看（不扣分）',
  },
  en: {
    sheet: 'Score sheet',
    seed: 'seed',
    ending: 'ending',
    unfinished: 'not ended',
    total: 'total',
    passed: 'passed',
    failed: 'not passed',
    byEnding: { encounter: 'by the encounter', trainee: 'by the trainee' },
    extra: (thousandths: number) => `extra time ${thousandths / 10}%`,
    critical: 'critical',
    beyond: 'beyond the norms, unscored',
    late: 'late by',
    missing: 'not found',
    better: 'better',
    times: 'times',
    questions: 'for the assessor (no deduction)',
  },
} as const;

const DIMENSIONS: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  etiquette: { zh: '礼仪用语', en: 'etiquette phrases' },
  forbidden: { zh: '禁语禁行', en: 'forbidden language and conduct' },
  procedure: { zh: '办事程序', en: 'procedure' },
};

const STATES: Readonly<Record<DutyMark['state'], Readonly<Record<Lang, string>>>> = {
  met: { zh: '✓ 做到', en: '✓ met' },
  partly: { zh: '◐ 部分做到', en: '◐ partly' },
  late: { zh: '◐ 超时', en: '◐ late' },
  missed: { zh: '✗ 没有做到', en: '✗ missed' },
  violated: { zh: '✗ 违反', en: '✗ violated' },
  inactive: { zh: '– 本次不考', en: '– inactive' },
};

const NOTES: Readonly<Record<NonNullable<DutyMark['notes']>[number], Readonly<Record<Lang, string>>>> = {
  late: { zh: '超时', en: 'late' },
  wrong_moment: { zh: '时机不对', en: 'wrong moment' },
  own_words: { zh: '条文定了原话', en: 'the norm fixes the wording' },
  incomplete: { zh: '不完整', en: 'incomplete' },
  wrong_order: { zh: '次序不对', en: 'wrong order' },
  not_answered: { zh: '该跟上的没有跟上', en: 'what had to follow did not' },
  never_due: { zh: '前提没有出现', en: 'what it waits for never came' },
};

const REASONS: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  total_below: { zh: '总分不到线', en: 'total below the mark' },
  dimension_below: { zh: '单项不到线', en: 'a dimension below the mark' },
  critical: { zh: '一票否决', en: 'critical error' },
  unfinished: { zh: '没有结束', en: 'not ended' },
};

/** Thousandths of a point, to two places: 12 340 → 12.34. Integer arithmetic, so that no engine rounds otherwise. */
function points(milli: number): string {
  const cents = Math.trunc(Math.abs(milli) / 10);
  return `${milli < 0 ? '−' : ''}${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

export const clockTime = (t: number): string =>
  `${Math.floor(t / 60_000)}:${String(Math.floor((t % 60_000) / 1000)).padStart(2, '0')}`;

function evidenceText(
  { t, said, start, end, did, filed, field, event }: Evidence,
  encounter: Encounter,
  lang: Lang,
): string {
  const label = (
    list: readonly { readonly id: string; readonly label?: { zh: string; en: string } }[],
    id: string,
  ): string => list.find((one) => one.id === id)?.label?.[lang] ?? id;
  const what =
    said !== undefined
      ? `“${said.slice(start ?? 0, end ?? said.length)}”`
      : did !== undefined
        ? label(encounter.actions, did)
        : filed !== undefined
          ? `${filed}${field === undefined ? '' : `/${field}`}`
          : (event ?? '');
  return `${clockTime(t)} ${what}`;
}

interface Reader {
  readonly encounter: Encounter;
  readonly norms: Norms;
  readonly lang: Lang;
  /** A text with the draws of this variant filled in. */
  readonly fill: (text: Text) => string;
}

/** What the sheet says, for reading in a terminal; the norm's place stands behind every mark. */
export function sheetText(sheet: ScoreSheet, encounter: Encounter, norms: Norms, lang: Lang): string {
  const words = WORDS[lang];
  const { ending, verdict } = sheet;
  const fill = (text: Text): string => resolveText(text, lang, sheet.draws, encounter);
  const reasons = verdict.reasons.map(({ code, dimension, duty }) => {
    const which =
      dimension === undefined
        ? sheet.duties.find((mark) => mark.duty === duty)?.text[lang]
        : DIMENSIONS[dimension]?.[lang];
    return `${REASONS[code]?.[lang] ?? code}${which === undefined ? '' : ` (${which})`}`;
  });
  const by = ending === null ? '' : ` (${ending.by === 'trainee' ? words.byEnding.trainee : words.byEnding.encounter})`;
  const lines = [
    `${words.sheet}  ${sheet.encounter.number} ${sheet.encounter.title[lang]}  ${words.seed} ${sheet.seed}${sheet.extraTime ? `  ${words.extra(sheet.extraTime)}` : ''}`,
    `${words.ending}: ${ending === null ? words.unfinished : ending.title[lang]}${by}  ${clockTime(sheet.duration)}`,
    `${words.total}: ${points(sheet.total)} / 100  ${verdict.passed ? words.passed : words.failed}${reasons.length > 0 ? `: ${reasons.join('; ')}` : ''}`,
  ];
  for (const { dimension, possible, earned, passed } of sheet.dimensions) {
    lines.push(
      '',
      `${DIMENSIONS[dimension]?.[lang] ?? dimension}  ${points(earned)} / ${points(possible)}${passed ? '' : '  ✗'}`,
    );
    for (const mark of sheet.duties.filter((one) => one.dimension === dimension))
      lines.push(...dutyLines(mark, { encounter, norms, lang, fill }));
  }
  if (sheet.questions.length > 0) {
    lines.push('', words.questions, ...sheet.questions.map(({ seq, label }) => `  #${seq} ${label}`));
  }
  return plain(`${lines.join('\n')}\n`);
}

function dutyLines(mark: DutyMark, { encounter, norms, lang, fill }: Reader): readonly string[] {
  const words = WORDS[lang];
  const remarks = [
    ...(mark.critical ? [words.critical] : []),
    ...(mark.beyond ? [words.beyond] : []),
    ...(mark.notes ?? []).map((note) => NOTES[note][lang]),
    ...(mark.late === undefined ? [] : [`${words.late} ${clockTime(mark.late)}`]),
    ...(mark.times === undefined || mark.times < 2 ? [] : [`${mark.times} ${words.times}`]),
  ];
  const clauses = mark.clauses.map((id) => {
    const cited = norms.clause(id) === undefined ? undefined : norms.cite(id);
    return cited === undefined ? id : `${id} ${cited.source[lang]} ${cited.place[lang]}`;
  });
  const lost = mark.state !== 'met' && mark.state !== 'inactive';
  const head = [
    STATES[mark.state][lang],
    scoreText(mark),
    fill(mark.text),
    remarks.length > 0 ? `(${remarks.join(', ')})` : '',
  ];
  return [
    `  ${head.filter((part) => part !== '').join('  ')}`,
    ...mark.evidence.map((evidence) => `      ${evidenceText(evidence, encounter, lang)}`),
    ...(mark.missing === undefined || mark.missing.length === 0
      ? []
      : [`      ${words.missing}: ${mark.missing.map(fill).join(lang === 'zh' ? '、' : ', ')}`]),
    ...clauses.map((clause) => `      § ${clause}`),
    ...(lost && mark.better !== undefined ? [`      → ${words.better}: ${fill(mark.better)}`] : []),
  ];
}

/** In `forbidden` what was lost, elsewhere what was earned; nothing where nothing is scored. */
function scoreText(mark: DutyMark): string {
  if (mark.beyond) return '';
  if (mark.dimension === 'forbidden') return mark.deducted === 0 ? '' : points(mark.deducted);
  return `${points(mark.earned)}/${points(mark.possible)}`;
}

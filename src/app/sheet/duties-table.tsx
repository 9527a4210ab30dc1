import { useState } from 'react';
import type { ClauseId, Norms, Text } from '../../norms';
import type { DutyMark, Evidence } from '../../scoring';
import { clockTime, points } from '../format';
import { useTranslation } from '../i18n';
import { useEncounterText } from '../i18n/use-text';
import { ClauseChip } from '../marks/clause-chip';
import { quoted } from '../marks/quote';
import { type MarkState, StateIcon } from '../marks/state-icon';
import { PlainButton } from '../shell/button';
import classes from './duties-table.module.css';
import type { SheetData } from './use-sheet';

type Filter = 'lost' | 'all';

const DIMENSIONS = ['etiquette', 'forbidden', 'procedure'] as const;

const lost = (mark: DutyMark): boolean =>
  !mark.beyond && (mark.earned < mark.possible || mark.deducted < 0 || mark.state === 'violated');

function iconOf({ state }: DutyMark): MarkState {
  switch (state) {
    case 'met':
      return 'met';
    case 'partly':
    case 'late':
      return 'late';
    default:
      return 'bad';
  }
}

/** Every duty with what it asks, the clause behind it, what was said or done, and what it earned. */
export function DutiesTable({ data }: { readonly data: SheetData }) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<Filter>('all');
  const active = data.sheet.duties.filter(({ state }) => state !== 'inactive');
  const counts: Readonly<Record<Filter, number>> = { lost: active.filter(lost).length, all: active.length };
  const rows = filter === 'lost' ? active.filter(lost) : active;
  return (
    <section aria-labelledby="duties">
      <div className={classes.head}>
        <h2 id="duties" className={classes.title}>
          {t('duties.title')}
        </h2>
        <fieldset className={classes.filter} aria-label={t('duties.filter')}>
          {(['lost', 'all'] as const).map((value) => (
            <PlainButton
              key={value}
              className={classes.choice}
              aria-pressed={filter === value}
              onClick={() => setFilter(value)}
            >
              {t(`duties.${value}`, { count: counts[value] })}
            </PlainButton>
          ))}
        </fieldset>
      </div>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('duties.requirement')}</th>
            <th scope="col">{t('duties.evidence')}</th>
            <th scope="col" className={classes.points}>
              {t('duties.points')}
            </th>
          </tr>
        </thead>
        {DIMENSIONS.map((dimension) => {
          const members = rows.filter((mark) => mark.dimension === dimension);
          return members.length === 0 ? null : (
            <tbody key={dimension}>
              <tr className={classes.dimension}>
                <th scope="rowgroup" colSpan={3}>
                  {t(`dimension.${dimension}`)}
                </th>
              </tr>
              {members.map((mark) => (
                <Row key={mark.duty} mark={mark} data={data} />
              ))}
            </tbody>
          );
        })}
        {filter === 'all' && data.sheet.questions.length > 0 ? (
          <tbody>
            <Questions data={data} />
          </tbody>
        ) : null}
      </table>
      {rows.length === 0 ? <p className={classes.none}>{t('duties.nothingLost')}</p> : null}
    </section>
  );
}

/** Authors mark what no norm asks for in the words, too; here its own tag says so. */
const BEYOND = /^(?:〔超出条文〕|\[beyond the norms\]\s*)/;

function Row({ mark, data }: { readonly mark: DutyMark; readonly data: SheetData }) {
  const { t } = useTranslation();
  const { stored, sheet, norms } = data;
  const read = useEncounterText(stored.encounter, sheet.draws);
  const broken = mark.state === 'missed' || mark.state === 'violated';
  const partsOf = stored.encounter.duties.find(({ id }) => id === mark.duty)?.parts?.length ?? 0;
  return (
    <tr data-testid={`duty-${mark.duty}`} data-state={mark.state}>
      <th scope="row" className={classes.requirement}>
        <span className={classes.duty}>
          <StateIcon state={iconOf(mark)} />
          <span>
            <span className={classes.hidden}>{t(`duties.state.${mark.state}`)}</span>
            {mark.beyond ? read(mark.text).replace(BEYOND, '') : read(mark.text)}
            {mark.critical || mark.beyond ? ' ' : null}
            {mark.critical ? (
              <span className={classes.critical} data-broken={broken || undefined}>
                {t('duties.critical')}
              </span>
            ) : null}
            {mark.beyond ? <span className={classes.beyond}>{t('duties.beyond')}</span> : null}
          </span>
        </span>
      </th>
      <td className={classes.evidence}>
        <EvidenceLines mark={mark} data={data} />
        {mark.missing && mark.missing.length > 0 && mark.state !== 'missed' ? (
          <p>
            {t(partsOf > 0 ? 'duties.missingOf' : 'duties.missing', {
              parts: mark.missing.map(read).join(t('duties.separator')),
              done: partsOf - mark.missing.length,
              of: partsOf,
            })}
          </p>
        ) : null}
        {broken || mark.state === 'partly' || mark.state === 'late' ? (
          mark.better ? (
            <p className={classes.better}>{t('duties.better', { better: read(mark.better) })}</p>
          ) : null
        ) : null}
        <p className={classes.clauses}>
          {mark.clauses.map((clause) => (
            <span key={clause}>
              <ClauseChip clause={clause} norms={norms} />
              {norms.clause(clause) ? <Source clause={clause} norms={norms} read={read} /> : null}
            </span>
          ))}
          {mark.basis === 'encounter' ? <span>{t('duties.byEncounter')}</span> : null}
        </p>
      </td>
      <td className={classes.points} data-lost={(broken && !mark.beyond) || undefined}>
        <Points mark={mark} />
      </td>
    </tr>
  );
}

/** A place that is a number alone reads like a score. */
const BARE = /^[\d.]+$/;

/** Where in its norm a clause stands; the norm's name is long and stands in the tip. */
function Source({
  clause,
  norms,
  read,
}: {
  readonly clause: ClauseId;
  readonly norms: Norms;
  readonly read: (text: Text) => string;
}) {
  const { t } = useTranslation();
  const { place, source } = norms.cite(clause);
  const words = read(place);
  return <span title={read(source)}>{BARE.test(words) ? t('said.clause', { place: words }) : words}</span>;
}

/** What a duty earned or cost. */
function Points({ mark }: { readonly mark: DutyMark }) {
  const { t } = useTranslation();
  if (mark.beyond) return t('duties.noPoints');
  const earned = t('duties.earned', { earned: points(mark.earned), possible: points(mark.possible) });
  const sum = mark.deducted < 0 ? points(mark.deducted) : mark.possible > 0 ? earned : null;
  if (sum !== null) return sum;
  if (mark.state === 'met') return t('duties.kept');
  return (
    <>
      {points(0)}
      <span className={classes.nothing}>{t('duties.nothingLeft')}</span>
    </>
  );
}

function EvidenceLines({ mark, data }: { readonly mark: DutyMark; readonly data: SheetData }) {
  const { t } = useTranslation();
  if (mark.evidence.length === 0) {
    if (mark.state === 'met') return <p>{t('duties.neverBroken')}</p>;
    // Perhaps it was done, but what it belongs to never came: “nothing of the kind” would be unfair.
    if (mark.notes?.includes('never_due')) return <p>{t('duties.note.never_due')}</p>;
    return <p>{mark.due === undefined ? t('duties.absent') : t('duties.absentBy', { time: clockTime(mark.due) })}</p>;
  }
  return (
    <>
      {byPaper(mark.evidence).map(({ evidence, fields }) => (
        <p key={`${evidence.seq}.${evidence.start ?? 0}.${evidence.field ?? ''}`}>
          <time className={classes.time}>{clockTime(evidence.t)}</time>{' '}
          <Shown evidence={evidence} fields={fields} data={data} />
        </p>
      ))}
      {mark.late ? <p>{t('duties.late', { seconds: Math.ceil(mark.late / 1000) })}</p> : null}
      {mark.notes
        ?.filter((note) => note !== 'late' && note !== 'incomplete')
        .map((note) => (
          <p key={note} className={classes.remark}>
            {t(`duties.note.${note}`)}
          </p>
        ))}
      {mark.state === 'missed' && mark.due !== undefined ? (
        <p>{t('duties.absentBy', { time: clockTime(mark.due) })}</p>
      ) : null}
    </>
  );
}

interface Line {
  readonly evidence: Evidence;
  /** Of a paper, all that the mark rests on. */
  readonly fields: readonly string[];
}

/** A paper filed once is one line, with as many of its fields as the mark rests on. */
function byPaper(evidences: readonly Evidence[]): readonly Line[] {
  const lines: { evidence: Evidence; fields: string[] }[] = [];
  for (const evidence of evidences) {
    const { seq, filed, field } = evidence;
    const same =
      field && lines.find((line) => line.fields[0] && line.evidence.seq === seq && line.evidence.filed === filed);
    if (same) same.fields.push(field);
    else lines.push({ evidence, fields: field ? [field] : [] });
  }
  return lines;
}

/** What a mark rests on, as it was said, filed or done. */
function Shown({ evidence, fields, data: { stored, sheet } }: Line & { readonly data: SheetData }) {
  const { t } = useTranslation();
  const read = useEncounterText(stored.encounter, sheet.draws);
  if (evidence.said !== undefined) {
    return t('duties.said', {
      words: quoted(evidence.said, evidence.start ?? 0, evidence.end ?? evidence.said.length),
    });
  }
  if (evidence.filed !== undefined) {
    const form = stored.encounter.forms.find(({ id }) => id === evidence.filed);
    const name = form ? read(form.title) : '';
    const labels = form?.fields.filter(({ id }) => fields.includes(id)).map(({ label }) => read(label)) ?? [];
    const [first] = labels;
    if (first === undefined) return t('duties.filed', { form: name });
    if (labels.length === 1) return t('duties.filedField', { form: name, field: first });
    return t('duties.filedFields', {
      form: name,
      fields: labels.map((field) => t('duties.fieldAmong', { field })).join(t('duties.separator')),
    });
  }
  const action = stored.encounter.actions.find(({ id }) => id === evidence.did);
  return action ? read(action.report ?? action.label) : t('duties.happened');
}

/** What the judge was not sure of: shown, never deducted, for the assessor to decide. */
function Questions({ data: { sheet, steps } }: { readonly data: SheetData }) {
  const { t } = useTranslation();
  return sheet.questions.map((question) => {
    const step = steps.find(({ entry }) => entry?.seq === question.seq);
    if (step?.entry?.type !== 'SAY') return null;
    return (
      <tr key={`${question.seq}.${question.start}.${question.label}`}>
        <th scope="row" className={classes.requirement}>
          <span className={classes.duty}>
            <StateIcon state="question" />
            {t('duties.question')}
          </span>
        </th>
        <td className={classes.evidence}>
          <p>
            <time className={classes.time}>{clockTime(step.t)}</time>{' '}
            {t('duties.said', { words: quoted(step.entry.text, question.start, question.end) })}
          </p>
        </td>
        <td className={classes.points}>{t('duties.notDeducted')}</td>
      </tr>
    );
  });
}

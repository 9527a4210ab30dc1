import { Link } from 'wouter';
import { moodLevel } from '../../encounter';
import type { DutyMark } from '../../scoring';
import { clockTime, points } from '../format';
import { useTranslation } from '../i18n';
import { useEncounterText } from '../i18n/use-text';
import { Portrait } from '../marks/group-portrait';
import { MOOD_COLOUR } from '../marks/mood';
import { MoodGlyph } from '../marks/mood-glyph';
import { StateIcon } from '../marks/state-icon';
import { absences } from './sitting';
import type { SheetData } from './use-sheet';
import classes from './verdict-column.module.css';

/** As many things as a person can take to the next attempt. */
const NEXT = 3;

const lost = ({ possible, earned, deducted }: DutyMark): number => possible - earned - deducted;

/** What cost most and can be said or done better. */
function practiseNext(duties: readonly DutyMark[]): readonly DutyMark[] {
  return duties
    .filter((mark) => mark.state !== 'inactive' && !mark.beyond && (lost(mark) > 0 || (mark.critical && failed(mark))))
    .sort((a, b) => Number(b.critical && failed(b)) - Number(a.critical && failed(a)) || lost(b) - lost(a))
    .slice(0, NEXT);
}

/** Cost by words of one's own: what to say in their place stands in the glossary. */
const worded = ({ dimension, evidence }: DutyMark): boolean =>
  dimension === 'forbidden' && evidence.some(({ said }) => said !== undefined);

const failed = ({ state }: DutyMark): boolean => state === 'missed' || state === 'violated';

interface VerdictColumnProps {
  readonly data: SheetData;
  /** Which attempt it is, whose and of when. */
  readonly of: string;
}

export function VerdictColumn({ data, of }: VerdictColumnProps) {
  const { t } = useTranslation();
  const { sheet, stored } = data;
  const read = useEncounterText(stored.encounter, sheet.draws);
  const { passed } = sheet.verdict;
  const next = practiseNext(sheet.duties);
  return (
    <section className={classes.column} aria-label={t('sheet.verdict')}>
      <div className={classes.inner}>
        <p className={classes.of}>{of}</p>
        <p className={classes.label}>{t('sheet.total')}</p>
        <p className={classes.total}>
          <span className={classes.number} data-testid="total">
            {points(sheet.total)}
          </span>
          <span className={classes.badge} data-passed={passed} data-testid="verdict">
            {passed ? t('sheet.passed') : t('sheet.failed')}
          </span>
        </p>
        <Reasons data={data} />
        <dl className={classes.dimensions}>
          {sheet.dimensions.map(({ dimension, earned, possible }) => (
            <div key={dimension} className={classes.dimension}>
              <dt>{t(`dimension.${dimension}`)}</dt>
              <dd className={classes.value}>
                <strong>{points(earned)}</strong>
                <span>{t('sheet.outOf', { possible: points(possible) })}</span>
              </dd>
              <dd className={classes.bar} aria-hidden="true">
                <span
                  className={classes.fill}
                  style={{ width: `${possible > 0 ? (earned / possible) * 100 : 100}%` }}
                />
                <span className={classes.mark} style={{ left: `${sheet.rules.passDimension}%` }} />
              </dd>
            </div>
          ))}
        </dl>
        <p className={classes.note}>{t('sheet.barNote', { percent: sheet.rules.passDimension })}</p>
        {next.length > 0 ? (
          <div className={classes.next}>
            <h2 className={classes.head}>{t('sheet.next')}</h2>
            <ol>
              {next.map((mark) => (
                <li key={mark.duty}>
                  <p className={classes.what}>{read(mark.text)}</p>
                  {mark.better ? (
                    <p>{read(mark.better)}</p>
                  ) : worded(mark) ? (
                    <p>
                      <Link href="/glossary">{t('sheet.instead')}</Link>
                    </p>
                  ) : null}
                </li>
              ))}
            </ol>
          </div>
        ) : null}
        <Farewell data={data} />
        <Sitting data={data} />
      </div>
    </section>
  );
}

/** Under what conditions the attempt was made, as its log tells. */
function Sitting({ data: { sheet, stored } }: { readonly data: SheetData }) {
  const { t } = useTranslation();
  const exam = sheet.mode === 'exam';
  const { times, away } = absences(stored.log);
  const from = stored.log.entries[(sheet.fork?.seq ?? 0) - 1]?.t ?? 0;
  return (
    <ul className={classes.sitting} data-testid="sitting">
      <li>{t('sheet.number', { number: sheet.seed })}</li>
      {sheet.extraTime ? <li>{t('sheet.extra', { percent: sheet.extraTime / 10 })}</li> : null}
      {sheet.fork ? <li>{t('sheet.fork', { time: clockTime(from) })}</li> : null}
      {exam ? (
        <li>{times > 0 ? t('sheet.left', { count: times, time: clockTime(away) }) : t('sheet.neverLeft')}</li>
      ) : null}
    </ul>
  );
}

/** Why the verdict is what it is, in words; a critical failure is named. */
function Reasons({ data: { sheet, stored } }: { readonly data: SheetData }) {
  const { t } = useTranslation();
  const read = useEncounterText(stored.encounter, sheet.draws);
  if (sheet.verdict.passed) return <p>{t('sheet.reasonPassed')}</p>;
  const { rules, verdict } = sheet;
  const codes = new Set(verdict.reasons.map(({ code }) => code));
  // The bars below show each: in words they are one sentence.
  const low = sheet.dimensions.filter(({ passed }) => !passed).map(({ dimension }) => t(`dimension.${dimension}`));
  return (
    <ul className={classes.reasons} data-testid="reasons">
      {sheet.verdict.reasons.map(({ code, duty }) => {
        const mark = sheet.duties.find((candidate) => candidate.duty === duty);
        return code === 'critical' && mark ? (
          <li key={mark.duty} data-code={code}>
            <StateIcon state="bad" size={18} />
            <span>
              {t(mark.state === 'violated' ? 'sheet.reason.broken' : 'sheet.reason.critical', {
                duty: read(mark.text),
              })}
            </span>
          </li>
        ) : null;
      })}
      {low.length > 0 ? (
        <li>
          {t('sheet.reason.dimensions', { dimensions: low.join(t('duties.separator')), percent: rules.passDimension })}
        </li>
      ) : null}
      {codes.has('total_below') ? <li>{t('sheet.reason.total', { percent: rules.passTotal })}</li> : null}
      {codes.has('unfinished') ? <li>{t('sheet.reason.unfinished')}</li> : null}
    </ul>
  );
}

/** In what mood the citizen left. */
function Farewell({ data: { sheet, stored } }: { readonly data: SheetData }) {
  const { t } = useTranslation();
  const phone = stored.encounter.kind === 'phone';
  const read = useEncounterText(stored.encounter, sheet.draws);
  return (
    <div className={classes.farewell}>
      {stored.encounter.cast.map((citizen) => {
        const course = sheet.moods[citizen.id] ?? [];
        const mood = course.at(-1)?.[1] ?? citizen.mood;
        const { face } = moodLevel(mood, citizen.fear);
        return (
          <p key={citizen.id}>
            <Portrait citizen={citizen} mood={mood} phones={phone} />
            <span className={classes.person}>
              <span>{t(phone ? 'sheet.hangsUp' : 'sheet.leaves', { name: read(citizen.name) })}</span>{' '}
              <span className={classes.mood} style={{ color: MOOD_COLOUR[face] }}>
                <MoodGlyph face={face} />
                {t(`mood.face.${face}`)}
              </span>
            </span>
          </p>
        );
      })}
      {sheet.ending ? (
        <p className={classes.ending}>{t('sheet.ending', { ending: read(sheet.ending.title) })}</p>
      ) : null}
    </div>
  );
}

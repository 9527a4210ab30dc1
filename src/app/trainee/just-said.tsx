import { useMemo } from 'react';
import type { Norms, Text } from '../../norms';
import { clockTime } from '../format';
import { useTranslation } from '../i18n';
import { annotate } from '../marks/annotate';
import { Annotated } from '../marks/annotated';
import { StateIcon } from '../marks/state-icon';
import { useAttempt } from './attempt-context';
import classes from './just-said.module.css';
import { type Change, saidChanges } from './said-changes';

/** The teacher's pencil on one's last words. In exams the words stand there unmarked. */
export function JustSaid() {
  const { session, state, own, credits, practice, read } = useAttempt();
  const { t } = useTranslation();
  const last = own.at(-1);
  const changes = useMemo(
    () => (practice ? saidChanges(session.encounter, state.steps) : []),
    [practice, session.encounter, state.steps],
  );
  return (
    <section
      className={classes.section}
      aria-labelledby="said-title"
      data-empty={last ? undefined : ''}
      data-testid="just-said"
    >
      <div className={classes.head}>
        <h2 id="said-title" className={classes.title}>
          {t('said.title')}
        </h2>
        {last ? <time className={classes.time}>{clockTime(last.t)}</time> : null}
      </div>
      {last ? (
        <p className={classes.words} lang="zh-CN" data-own>
          {practice ? (
            <Annotated
              segments={annotate(last.text, last.findings, credits.get(last.seq) ?? [])}
              norms={session.norms}
            />
          ) : (
            last.text
          )}
        </p>
      ) : (
        <p className={classes.none}>{practice ? t('said.nonePractice') : t('said.noneExam')}</p>
      )}
      {changes.length > 0 ? (
        <ul className={classes.changes} aria-live="polite">
          {changes.map((change) => (
            <ChangeRow key={change.duty.id + change.state} change={change} norms={session.norms} read={read} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** A place that is a number alone reads like a score. */
const BARE = /^[\d.]+$/;

function ChangeRow({
  change,
  norms,
  read,
}: {
  readonly change: Change;
  readonly norms: Norms;
  readonly read: (text: Text) => string;
}) {
  const { t } = useTranslation();
  const [clause] = change.duty.clauses;
  const cited = clause && norms.clause(clause) ? read(norms.cite(clause).place) : null;
  const place = cited && BARE.test(cited) ? t('said.clause', { place: cited }) : cited;
  return (
    <li className={classes.change}>
      <StateIcon state={change.state} />
      <p>
        <span className={classes.hidden}>{t(`said.state.${change.state}`)}</span>
        {change.state === 'late' ? t('said.notYet', { duty: read(change.duty.text) }) : read(change.duty.text)}
        {'\u2002'}
        {change.state === 'late' ? (
          <span className={classes.place}>{t('said.dueBy', { time: clockTime(change.due) })}</span>
        ) : change.state === 'part' ? (
          <span className={classes.place}>
            {change.missing.length > 0
              ? t('duties.missing', { parts: change.missing.map(read).join(t('duties.separator')) })
              : change.late
                ? t('said.tooLate')
                : null}
          </span>
        ) : place ? (
          <span className={classes.place}>{place}</span>
        ) : null}
      </p>
    </li>
  );
}

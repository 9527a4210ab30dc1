import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import table from '../attempts/attempts-page.module.css';
import { points } from '../format';
import { useTranslation } from '../i18n';
import { momentText } from '../i18n/dates';
import { useText } from '../i18n/use-text';
import reading from '../path/reading.module.css';
import { PlainButton } from '../shell/button';
import controls from '../shell/controls.module.css';
import classes from './visit-list.module.css';
import { visitScore } from './visit-model';
import { listVisits, removeVisit } from './visit-store';

/** Observation forms kept on this machine; nothing where there are none. */
export function VisitList() {
  const { t, language } = useTranslation();
  const text = useText();
  const [visits, setVisits] = useState(listVisits);
  if (visits.length === 0) return null;
  return (
    <section className={classes.list} aria-labelledby="visits">
      <h2 id="visits" className={reading.heading}>
        {t('visit.list')}
      </h2>
      <table className={`${table.table} ${classes.visits}`}>
        <Columns />
        <thead>
          <tr>
            <th scope="col">{t('attempts.encounter')}</th>
            <th scope="col">{t('attempts.when')}</th>
            <th scope="col" colSpan={2}>
              {t('visit.field.place')}
            </th>
            <th scope="col">{t('visit.score')}</th>
            <th scope="col">
              <span className={table.hidden}>{t('attempts.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {visits.map((visit) => {
            const name = t('play.heading', { number: visit.encounter.number, title: text(visit.encounter.title) });
            const { total } = visitScore(visit);
            return (
              <tr key={visit.id} data-testid="visit-row">
                <th scope="row">
                  <Link href={`/visit/${visit.id}`} className={table.link}>
                    {name}
                  </Link>
                </th>
                <td>{momentText(visit.began, language)}</td>
                <td colSpan={2}>
                  <span className={classes.place}>{visit.place}</span>
                </td>
                <td>{visit.closed === null ? t('visit.unfinished') : total === null ? '' : points(total)}</td>
                <td className={table.tools}>
                  <div className={table.buttons}>
                    <PlainButton
                      className={controls.tool}
                      aria-label={t('visit.removeNamed', { name })}
                      onClick={() => {
                        removeVisit(visit.id);
                        setVisits(listVisits());
                      }}
                    >
                      <Trash2 size={16} strokeWidth={1.9} aria-hidden="true" />
                      {t('attempts.remove')}
                    </PlainButton>
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** Columns of both lists. */
export function Columns() {
  return (
    <colgroup>
      <col />
      <col className={table.when} />
      <col className={table.mode} />
      <col className={table.total} />
      <col className={table.result} />
      <col className={table.acts} />
    </colgroup>
  );
}

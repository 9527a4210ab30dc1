import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
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
      <ul className={reading.rows}>
        {visits.map((visit) => {
          const name = t('play.heading', { number: visit.encounter.number, title: text(visit.encounter.title) });
          const { total } = visitScore(visit);
          return (
            <li key={visit.id} className={classes.row} data-testid="visit-row">
              <Link href={`/visit/${visit.id}`} className={classes.name}>
                {name}
              </Link>
              <span className={classes.place}>{visit.place}</span>
              <span>{momentText(visit.began, language)}</span>
              <span>{visit.closed === null ? t('visit.unfinished') : total === null ? '' : points(total)}</span>
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
            </li>
          );
        })}
      </ul>
    </section>
  );
}

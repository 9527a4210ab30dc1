import { Download, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { type AttemptSummary, attemptsCsv, recordJson, type StoredAttempt } from '../../archive';
import { replay } from '../../encounter';
import { scoreSheet } from '../../scoring';
import { archive } from '../archive-host';
import { download } from '../download';
import { clockTime, points } from '../format';
import { useTranslation } from '../i18n';
import { momentText } from '../i18n/dates';
import { useLanguage, useText } from '../i18n/use-text';
import { Button, ButtonLink, PlainButton } from '../shell/button';
import controls from '../shell/controls.module.css';
import { Page } from '../shell/page';
import { useTitle } from '../shell/use-title';
import { useAttempts } from '../use-attempts';
import { Columns, VisitList } from '../visit/visit-list';
import classes from './attempts-page.module.css';

/** Everything this machine keeps of past attempts. */
export default function AttemptsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { attempts, loaded, reload } = useAttempts();
  const [removed, setRemoved] = useState<StoredAttempt | null>(null);
  useTitle(t('attempts.title'));

  const remove = async (id: string) => {
    const gone = await (await archive()).remove(id);
    setRemoved(gone ?? null);
    reload();
  };
  const undo = async () => {
    if (removed) await (await archive()).restore(removed);
    setRemoved(null);
    reload();
  };
  return (
    <Page
      hall
      title={t('attempts.title')}
      tools={
        attempts.length > 0 ? (
          <PlainButton
            className={controls.tool}
            onClick={() => download('yingsheng-attempts.csv', 'text/csv', attemptsCsv(attempts, language))}
            data-testid="export-list"
          >
            <Download size={17} strokeWidth={1.9} aria-hidden="true" />
            {t('attempts.exportList')}
          </PlainButton>
        ) : null
      }
    >
      <div className={classes.reading}>
        <div role="status" className={classes.status}>
          {removed ? (
            <p className={classes.undo} data-testid="undo">
              {t('attempts.removed', { number: removed.summary.number })}
              <Button variant="default" onClick={() => void undo()}>
                {t('attempts.undo')}
              </Button>
            </p>
          ) : null}
        </div>
        {loaded && attempts.length === 0 ? <Empty /> : null}
        {attempts.length > 0 ? <AttemptTable attempts={attempts} onRemove={(id) => void remove(id)} /> : null}
        <VisitList />
      </div>
    </Page>
  );
}

function Empty() {
  const { t } = useTranslation();
  return (
    <div className={classes.empty}>
      <p>{t('attempts.empty')}</p>
      <ButtonLink href="/">{t('attempts.toHome')}</ButtonLink>
    </div>
  );
}

interface AttemptTableProps {
  readonly attempts: readonly AttemptSummary[];
  readonly onRemove: (id: string) => void;
}

function AttemptTable({ attempts, onRemove }: AttemptTableProps) {
  const { t } = useTranslation();
  return (
    <table className={`${classes.table} ${classes.attempts}`}>
      <Columns />
      <thead>
        <tr>
          <th scope="col">{t('attempts.encounter')}</th>
          <th scope="col">{t('attempts.when')}</th>
          <th scope="col">{t('attempts.mode')}</th>
          <th scope="col" className={classes.number}>
            {t('attempts.score')}
          </th>
          <th scope="col">{t('attempts.result')}</th>
          <th scope="col">
            <span className={classes.hidden}>{t('attempts.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {attempts.map((attempt) => (
          <Row key={attempt.id} attempt={attempt} onRemove={onRemove} />
        ))}
      </tbody>
    </table>
  );
}

async function exportRecord(id: string): Promise<void> {
  const stored = await (await archive()).load(id);
  if (!stored) return;
  const { encounter, hash, log, summary } = stored;
  const sheet = summary.state === 'open' ? null : scoreSheet(encounter, log, replay(encounter, hash, log).steps);
  download(`yingsheng-${summary.number}-${summary.id.slice(0, 8)}.json`, 'application/json', recordJson(stored, sheet));
}

function Row({ attempt, onRemove }: { readonly attempt: AttemptSummary; readonly onRemove: (id: string) => void }) {
  const { t, language } = useTranslation();
  const text = useText();
  const when = momentText(attempt.startedAt, language);
  const name = t('play.heading', { number: attempt.number, title: text(attempt.title) });
  const target = attempt.state === 'open' ? `/encounter/${attempt.encounter}` : `/attempt/${attempt.id}`;
  return (
    <tr data-testid="attempt">
      <th scope="row">
        <Link href={target} className={classes.link}>
          {name}
        </Link>
      </th>
      <td>{when}</td>
      <td>{t(`mode.${attempt.fork ? 'fork' : attempt.mode === 'exam' ? 'exam' : 'practice'}`)}</td>
      <td className={classes.number}>{attempt.result ? points(attempt.result.total) : null}</td>
      <td>
        {attempt.result
          ? attempt.result.passed
            ? t('sheet.passed')
            : t('sheet.failed')
          : attempt.state === 'open'
            ? t('attempts.open', { time: clockTime(attempt.lastT) })
            : t('attempts.abandoned')}
      </td>
      <td className={classes.tools}>
        <div className={classes.buttons}>
          <PlainButton
            className={controls.tool}
            aria-label={t('attempts.exportNamed', { name, when })}
            onClick={() => void exportRecord(attempt.id)}
          >
            <Download size={16} strokeWidth={1.9} aria-hidden="true" />
            {t('attempts.export')}
          </PlainButton>
          <PlainButton
            className={controls.tool}
            aria-label={t('attempts.removeNamed', { name, when })}
            onClick={() => onRemove(attempt.id)}
            data-testid="remove"
          >
            <Trash2 size={16} strokeWidth={1.9} aria-hidden="true" />
            {t('attempts.remove')}
          </PlainButton>
        </div>
      </td>
    </tr>
  );
}

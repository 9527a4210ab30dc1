import { clockTime } from '../format';
import { useTranslation } from '../i18n';
import { Button } from '../shell/button';
import { useAttempt } from './attempt-context';
import classes from './pause-panel.module.css';

interface PausePanelProps {
  readonly reason: 'trainee' | 'resumed';
  readonly onRestart: () => void;
}

/** The citizen waits, the clock stands. After a return it also offers a fresh start. */
export function PausePanel({ reason, onRestart }: PausePanelProps) {
  const { session } = useAttempt();
  const { t } = useTranslation();
  return (
    <section className={classes.veil} aria-labelledby="paused" data-testid="paused">
      <div className={classes.panel}>
        <h2 id="paused" className={classes.title}>
          {reason === 'resumed' ? t('pause.resumed') : t('pause.title')}
        </h2>
        <p>{t('pause.at', { time: clockTime(session.t) })}</p>
        <div className={classes.ways}>
          <Button onClick={() => session.goOn()} autoFocus data-testid="go-on">
            {t('play.goOn')}
          </Button>
          {reason === 'resumed' ? (
            <Button variant="subtle" onClick={onRestart} data-testid="restart">
              {t('pause.restart')}
            </Button>
          ) : null}
        </div>
      </div>
    </section>
  );
}

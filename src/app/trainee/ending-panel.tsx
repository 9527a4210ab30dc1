import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { clockTime } from '../format';
import { useTranslation } from '../i18n';
import { Portrait } from '../marks/group-portrait';
import { Button } from '../shell/button';
import { useAttempt } from './attempt-context';
import { DialogueLog } from './dialogue-log';
import classes from './ending-panel.module.css';
import { hideCut } from './show-top';
import type { CitizenLine } from './transcript';

/** How it ended, in words, in place of the desk: what became of the matter and what the citizen said last. */
export function EndingPanel() {
  const { session, state, lines, layout, read } = useAttempt();
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { encounter } = session;
  const panel = useRef<HTMLElement>(null);
  // The button has the focus: where the page scrolled to it, the words are in sight from their beginning, not half a hall.
  useEffect(() => {
    if (scrollY === 0 || !panel.current) return;
    panel.current.dataset.alone = '';
    panel.current.scrollIntoView({ block: 'start' });
    document.activeElement?.scrollIntoView({ block: 'nearest' });
    hideCut(panel.current.querySelector(`.${classes.face}`));
  }, []);
  const ending = encounter.endings.find(({ id }) => id === state.view.ending);
  const last = lines.findLast((line): line is CitizenLine => line.kind === 'citizen');
  const speaker = encounter.cast.find(({ id }) => id === last?.who);
  return (
    <section
      ref={panel}
      className={classes.panel}
      aria-labelledby="ending"
      data-testid="ending"
      data-ending={state.view.ending}
    >
      {speaker ? (
        <div className={classes.face}>
          <Portrait
            citizen={speaker}
            mood={state.view.moods[speaker.id] ?? speaker.mood}
            phones={encounter.kind === 'phone'}
          />
        </div>
      ) : null}
      <div className={classes.words}>
        <p className={classes.when}>{t('ending.at', { time: clockTime(state.view.t) })}</p>
        <h2 id="ending" className={classes.title}>
          {ending ? read(ending.title) : t('ending.early')}
        </h2>
        {ending ? <p className={classes.text}>{read(ending.text)}</p> : null}
        {last && speaker ? (
          <p className={classes.last}>{t('ending.last', { name: read(speaker.name), words: read(last.text) })}</p>
        ) : null}
        <Button
          className={classes.way ?? ''}
          onClick={() => navigate(`/attempt/${session.id}`)}
          autoFocus
          data-testid="to-sheet"
        >
          {t('ending.toSheet')}
        </Button>
      </div>
      {layout === 'wide' ? null : <DialogueLog hidden />}
    </section>
  );
}

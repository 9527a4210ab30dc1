import { type RefObject, useEffect, useRef } from 'react';
import { clockTime } from '../format';
import { useTranslation } from '../i18n';
import { annotate } from '../marks/annotate';
import { Annotated } from '../marks/annotated';
import { useAttempt } from './attempt-context';
import classes from './dialogue-log.module.css';
import { LineWords } from './line-words';
import { type OwnLine, turns } from './transcript';

/** Everything said and done, as text; a screen reader hears each new line. Hidden, it is still heard. */
export function DialogueLog({ hidden = false }: { readonly hidden?: boolean }) {
  const { session, lines, credits, practice, read } = useAttempt();
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useEndInView(list, lines.length);
  const ownWords = ({ text, findings, seq }: OwnLine) =>
    practice ? (
      <Annotated segments={annotate(text, findings, credits.get(seq) ?? [])} norms={session.norms} chips={false} />
    ) : (
      text
    );
  return (
    <section className={hidden ? classes.offscreen : classes.section} aria-labelledby="log-title">
      <div className={classes.head}>
        <h2 id="log-title" className={classes.title}>
          {t('log.title')}
        </h2>
        {turns(lines) > 0 ? <span className={classes.turn}>{t('log.turn', { count: turns(lines) })}</span> : null}
      </div>
      <div
        ref={list}
        className={classes.list}
        role="log"
        aria-live="polite"
        aria-labelledby="log-title"
        tabIndex={hidden ? -1 : 0}
        data-testid="log"
      >
        <ol className={classes.lines}>
          {lines.map((line) => (
            <li key={line.key} className={classes.line} data-kind={line.kind}>
              <time className={classes.time}>{clockTime(line.t)}</time>
              <p className={classes.words}>
                <LineWords line={line} encounter={session.encounter} read={read} own={ownWords} />
              </p>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

function useEndInView(list: RefObject<HTMLElement | null>, length: number): void {
  useEffect(() => {
    const element = list.current;
    if (element && length > 0) element.scrollTop = element.scrollHeight;
  }, [list, length]);
}

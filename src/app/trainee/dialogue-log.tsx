import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { clockTime } from '../format';
import { annotate } from '../marks/annotate';
import { Annotated } from '../marks/annotated';
import { useAttempt } from './attempt-context';
import classes from './dialogue-log.module.css';
import { type Line, turns } from './transcript';

/** Everything said and done, as text; a screen reader hears each new line. Hidden, it is still heard. */
export function DialogueLog({ hidden = false }: { readonly hidden?: boolean }) {
  const { lines } = useAttempt();
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useEndInView(list, lines.length);
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
                <LineText line={line} />
              </p>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

function LineText({ line }: { readonly line: Line }) {
  const { session, credits, practice, read } = useAttempt();
  const { t } = useTranslation();
  const { encounter, norms } = session;
  switch (line.kind) {
    case 'citizen': {
      const speaker = encounter.cast.find(({ id }) => id === line.who);
      return (
        <>
          <span className={classes.who}>
            {encounter.cast.length > 1 && speaker ? read(speaker.name) : t('log.citizen')}
          </span>{' '}
          <span className={classes.said}>{read(line.text)}</span>
        </>
      );
    }
    case 'own':
      return (
        <>
          <span className={classes.who}>{t('log.you')}</span>{' '}
          <span className={classes.said}>
            {practice ? (
              <Annotated
                segments={annotate(line.text, line.findings, credits.get(line.seq) ?? [])}
                norms={norms}
                chips={false}
              />
            ) : (
              line.text
            )}
          </span>
        </>
      );
    case 'deed':
      return t('log.deed', { deed: read(line.text) });
    case 'filed':
      return t('log.filed', { form: read(line.form) });
    case 'story':
      return read(line.text);
  }
}

function useEndInView(list: RefObject<HTMLElement | null>, length: number): void {
  useEffect(() => {
    const element = list.current;
    if (element && length > 0) element.scrollTop = element.scrollHeight;
  }, [list, length]);
}

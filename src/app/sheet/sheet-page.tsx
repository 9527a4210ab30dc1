import { GraduationCap, Play, RotateCcw } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import { Redirect } from 'wouter';
import { useTranslation } from '../i18n';
import { momentText } from '../i18n/dates';
import { useEncounterText } from '../i18n/use-text';
import { isolated } from '../path/person-host';
import { ButtonLink } from '../shell/button';
import { NotFoundPage } from '../shell/not-found-page';
import { Page } from '../shell/page';
import { ProblemNote } from '../shell/problem-note';
import { useTitle } from '../shell/use-title';
import { Compare } from './compare';
import { DutiesTable } from './duties-table';
import { ExportMenu } from './export-menu';
import { OwnWords } from './own-words';
import classes from './sheet-page.module.css';
import { Timeline } from './timeline';
import { type SheetData, useExample, useSheet } from './use-sheet';
import { VerdictColumn } from './verdict-column';

export default function SheetPage({ id }: { readonly id: string }) {
  const state = useSheet(id);
  if (state.kind === 'loading') return null;
  if (state.kind === 'missing') return <NotFoundPage />;
  if (state.stored.summary.state === 'open')
    return <Redirect to={`/encounter/${state.stored.summary.encounter}`} replace />;
  return <Sheet data={state} />;
}

/** Tells the stylesheet how high an element is: one longer than the window sticks by its end, a shorter one by its head. */
function useHeight(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const watcher = new ResizeObserver(() => current.style.setProperty('--height', `${current.offsetHeight}px`));
    watcher.observe(current);
    return () => watcher.disconnect();
  }, [element]);
}

function Sheet({ data }: { readonly data: SheetData }) {
  const { t, language } = useTranslation();
  const { stored, sheet, steps, problems, name } = data;
  const { encounter, summary } = stored;
  const example = useExample(data);
  const read = useEncounterText(encounter, sheet.draws);
  const title = t('play.heading', { number: encounter.number, title: read(encounter.title) });
  useTitle(t('sheet.titleOf', { title }));
  const words = useRef<HTMLDivElement>(null);
  useHeight(words);
  const about = {
    title,
    mode: t(`mode.${sheet.fork ? 'fork' : sheet.mode === 'exam' ? 'exam' : 'practice'}`),
    when: momentText(summary.startedAt, language).replaceAll(' ', '\u00a0'),
  };
  const of = name === null ? t('sheet.of', about) : t('sheet.ofPerson', { ...about, name: isolated(name) });
  return (
    <Page
      title={t('sheet.title')}
      beside={<span className={classes.beside}>{of}</span>}
      tools={
        <>
          <ExportMenu stored={stored} sheet={sheet} />
          <ButtonLink
            href={`/encounter/${encounter.id}`}
            icon={<RotateCcw size={16} aria-hidden="true" />}
            data-testid="again"
          >
            {t('sheet.again')}
          </ButtonLink>
        </>
      }
    >
      {problems.length > 0 && problems[0] ? <ProblemNote problem={problems[0]} /> : null}
      <div className={classes.body}>
        <VerdictColumn data={data} of={of} />
        <div className={classes.main}>
          <div className={classes.ways}>
            <ButtonLink
              variant="default"
              href={`/attempt/${summary.id}/replay`}
              icon={<Play size={16} aria-hidden="true" />}
              data-testid="replay-link"
            >
              {t('sheet.replay')}
            </ButtonLink>
            {example ? (
              <ButtonLink
                variant="default"
                href={`/attempt/${summary.id}/example`}
                icon={<GraduationCap size={16} aria-hidden="true" />}
                data-testid="example-link"
              >
                {t('sheet.example')}
              </ButtonLink>
            ) : null}
          </div>
          <Timeline sheet={sheet} encounter={encounter} steps={steps} read={read} />
          <div className={classes.columns}>
            <DutiesTable data={data} />
            <div ref={words} className={classes.words}>
              <OwnWords data={data} />
              {example ? <Compare own={data} example={example} /> : null}
            </div>
          </div>
        </div>
      </div>
    </Page>
  );
}

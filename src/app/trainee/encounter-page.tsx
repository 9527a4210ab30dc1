import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useTranslation } from '../i18n';
import { useLanguage } from '../i18n/use-text';
import { judged, warmJudge } from '../judge-host';
import { Button, ButtonLink } from '../shell/button';
import { Page } from '../shell/page';
import { ProblemNote } from '../shell/problem-note';
import { Briefing } from './briefing';
import { beginEncounter, beginVisit, forsake, giveUp, grantedTime, type Opened, openEncounter } from './open-session';
import { Play } from './play';

/** A letter makes it English. */
const NOTHING_SAID = { zh: '', en: 'a' } as const;

/** Openings follow one another, so that one is over (and its claim given back) before the next begins. */
let queue: Promise<unknown> = Promise.resolve();

/** An encounter's address: the briefing, or the attempt that is still open. */
export default function EncounterPage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [, navigate] = useLocation();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [error, setError] = useState<unknown>(null);
  const held = useRef<Opened | null>(null);
  // Counts visits; what an earlier visit asked for is dropped when it arrives.
  const visit = useRef(0);

  const take = useCallback((next: () => Promise<Opened>) => {
    const mine = visit.current;
    queue = queue.then(async () => {
      if (visit.current !== mine) return;
      try {
        const found = await next();
        held.current = found;
        if (visit.current === mine) setOpened(found);
        else leave(held);
      } catch (failure) {
        setError(failure);
      }
    });
  }, []);

  useEffect(() => {
    visit.current += 1;
    take(() => openEncounter(id));
    return () => {
      visit.current += 1;
      leave(held);
    };
  }, [id, take]);

  // The judge is built while the briefing is read; nothing on the screen waits for it. Asked once about as good as
  // nothing, it has read what the case calls its things before the first sentence.
  useEffect(() => {
    if (!opened) return;
    const facts = opened.kind === 'briefing' ? opened.subject.encounter.facts : [];
    warmJudge(language)
      .then(() => judged(NOTHING_SAID[language], { facts }))
      .catch(() => {});
  }, [opened, language]);

  const restart = (attempt: string) =>
    take(async () => {
      leave(held);
      await giveUp(attempt);
      return openEncounter(id);
    });

  // The crash boundary says what to do; an effect cannot throw to it by itself.
  if (error) throw error;
  if (!opened) return null;
  switch (opened.kind) {
    case 'briefing':
      return (
        <Briefing
          encounter={opened.subject.encounter}
          seed={opened.seed}
          given={opened.given}
          extraTime={grantedTime()}
          onStart={(way, seed) =>
            way === 'visit'
              ? navigate(`/visit/${beginVisit(opened.subject, seed)}`)
              : // Pressed twice, it begins once.
                take(async () =>
                  held.current === opened ? beginEncounter(opened, seed, way, language) : (held.current ?? opened),
                )
          }
        />
      );
    case 'session':
      return <Play key={opened.session.id} session={opened.session} onRestart={() => restart(opened.session.id)} />;
    case 'problem':
      return (
        <Page hall title={t('play.cannotOpen')}>
          <ProblemNote problem={opened.problem}>
            {opened.attempt ? (
              <Button onClick={() => restart(opened.attempt ?? '')}>{t('pause.restart')}</Button>
            ) : (
              <Button onClick={() => take(() => openEncounter(id))}>{t('play.tryAgain')}</Button>
            )}
            <ButtonLink variant="default" href="/">
              {t('shell.goHome')}
            </ButtonLink>
          </ProblemNote>
        </Page>
      );
  }
}

function leave(held: { current: Opened | null }): void {
  if (held.current?.kind === 'session') held.current.session.leave();
  if (held.current?.kind === 'briefing') void forsake(held.current);
  held.current = null;
}

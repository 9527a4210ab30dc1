import { encounters, loadEncounter } from 'virtual:encounters';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createNorms, type Norms } from '../../norms';
import { archive } from '../archive-host';
import { useTranslation } from '../i18n';
import { useShortDate } from '../i18n/dates';
import { ButtonLink } from '../shell/button';
import { Page } from '../shell/page';
import { useTitle } from '../shell/use-title';
import { type Card, cardOf, type Grade } from './card';
import { HANDFUL, SITTING } from './course-model';
import { type DeckCard, deckOf, dueBy } from './deck';
import { currentPerson } from './person-host';
import reading from './reading.module.css';
import { ReviewCard } from './review-card';
import classes from './review-page.module.css';
import { reviewed } from './schedule';
import { type Progress, useProgress } from './use-progress';

/** What is due; before another try at an encounter (`#/review/…`) a handful of what it left behind. */
function sittingOf(deck: readonly DeckCard[], encounter: string | null): readonly DeckCard[] {
  const due = dueBy(deck, new Date().toISOString());
  return encounter === null
    ? due.slice(0, SITTING)
    : due.filter(({ source }) => source.encounter === encounter).slice(0, HANDFUL);
}

/** Missed clauses and phrases as cards, each when it is about to be forgotten. */
export default function ReviewPage({ before = null }: { readonly before?: string | null }) {
  const { t } = useTranslation();
  const progress = useProgress();
  useTitle(t('review.title'));
  return (
    <Page hall title={t('review.title')}>
      <div className={`${reading.reading} ${reading.narrow}`}>
        {progress ? (
          <Sitting key={currentPerson()?.id ?? ''} progress={progress} before={before} />
        ) : (
          <p role="status" className={reading.quiet}>
            {t('review.loading')}
          </p>
        )}
      </div>
    </Page>
  );
}

interface SittingProps {
  readonly progress: Progress;
  readonly before: string | null;
}

function Sitting({ progress, before }: SittingProps) {
  const { t } = useTranslation();
  const deck = useMemo(() => deckOf(progress.sheets, progress.reviews), [progress]);
  const [queue] = useState(() => sittingOf(deck, before));
  const [at, setAt] = useState(0);
  const [next, setNext] = useState<readonly string[]>([]);
  const current = queue[at];
  const skip = useCallback(() => setAt((index) => index + 1), []);

  const grade = async (card: DeckCard, chosen: Grade) => {
    const review = reviewed(currentPerson()?.id ?? '', card.source, card.review, new Date(), chosen);
    await (await archive()).people.putReview(review);
    setNext((dates) => [...dates, review.due]);
    setAt((index) => index + 1);
  };
  if (deck.length === 0) {
    return (
      <>
        <p className={`${reading.measure} ${reading.notice}`} data-testid="deck-empty">
          {t('review.empty')}
        </p>
        <div className={reading.ways}>
          <ButtonLink href="/">{t('review.toHome')}</ButtonLink>
        </div>
      </>
    );
  }
  if (!current) {
    const seen = new Set(queue.map(({ source }) => source.clause));
    const later = deck.filter(({ source }) => !seen.has(source.clause)).map(({ due }) => due);
    return <Done dates={[...next, ...later]} reviewed={next.length} before={before} />;
  }
  return (
    <>
      <p className={classes.count} role="status" data-testid="deck-count">
        {t('review.position', { at: at + 1, count: queue.length })}
      </p>
      <Loaded
        key={current.source.clause}
        card={current}
        onGrade={(chosen) => void grade(current, chosen)}
        onMissing={skip}
      />
    </>
  );
}

interface LoadedProps {
  readonly card: DeckCard;
  readonly onGrade: (grade: Grade) => void;
  readonly onMissing: () => void;
}

/** A card takes its situation from the encounter as it is now; what is gone from the library is passed over. */
function Loaded({ card, onGrade, onMissing }: LoadedProps) {
  const { t } = useTranslation();
  const [content, setContent] = useState<{ readonly card: Card; readonly norms: Norms } | null>(null);
  const missing = useRef(onMissing);
  missing.current = onMissing;
  useEffect(() => {
    let left = false;
    void loadEncounter(card.source.encounter).then(async (subject) => {
      const norms = subject && (await import('../../norms/library')).allNorms;
      const built = subject && norms ? cardOf(card.source, subject.encounter, norms.clauses) : null;
      if (left) return;
      if (built && norms) setContent({ card: built, norms: createNorms(norms.clauses) });
      else missing.current();
    });
    return () => {
      left = true;
    };
  }, [card]);
  if (!content) {
    return (
      <p role="status" className={reading.quiet}>
        {t('review.loading')}
      </p>
    );
  }
  const dueOn = (grade: Grade): string => reviewed('', card.source, card.review, new Date(), grade).due;
  return <ReviewCard card={content.card} norms={content.norms} dueOn={dueOn} onGrade={onGrade} />;
}

interface DoneProps {
  readonly dates: readonly string[];
  readonly reviewed: number;
  /** The encounter that these cards were a warming up for. */
  readonly before: string | null;
}

function Done({ dates, reviewed: count, before }: DoneProps) {
  const { t } = useTranslation();
  const date = useShortDate();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (count > 0) heading.current?.focus();
  }, [count]);
  const first = [...dates].sort()[0];
  return (
    <section className={classes.done} data-testid="deck-done">
      <h2 ref={heading} tabIndex={-1} className={classes.question}>
        {count > 0 ? t('review.done', { count }) : t('review.nothingDue')}
      </h2>
      {first ? <p>{t('review.next', { count: dates.length, date: date(first) })}</p> : null}
      <div className={reading.ways}>
        {encounters.some(({ id }) => id === before) ? (
          <ButtonLink href={`/encounter/${before}`} data-testid="deck-go">
            {t('course.go')}
          </ButtonLink>
        ) : (
          <ButtonLink href="/path">{t('review.toPath')}</ButtonLink>
        )}
      </div>
    </section>
  );
}

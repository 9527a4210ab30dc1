import { type CourseStage, course, type ExamPart } from 'virtual:course';
import { type EncounterListing, encounters } from 'virtual:encounters';
import { Link } from 'wouter';
import type { AttemptSummary } from '../../archive';
import { clauseMastery, type WeakSpot, weakSpots } from '../../scoring';
import { clockTime, points } from '../format';
import { type Translate, useTranslation } from '../i18n';
import { useText } from '../i18n/use-text';
import { GroupPortrait } from '../marks/group-portrait';
import { StateIcon } from '../marks/state-icon';
import { ButtonLink } from '../shell/button';
import { Page } from '../shell/page';
import { useTitle } from '../shell/use-title';
import { ClauseLink } from './clause-entry';
import { localDay, SITTING, type Standing, type Suggestion, standing, streak, suggest } from './course-model';
import classes from './course-page.module.css';
import { deckOf, dueBy } from './deck';
import reading from './reading.module.css';
import { type Progress, useProgress } from './use-progress';

/** As many weak clauses as one can work on at a time. */
const SHOWN_SPOTS = 4;

const STATES = ['met', 'tried', 'idle'] as const;
const NOTHING = { zh: '', en: '' };

const byId = new Map<string, EncounterListing>(encounters.map((listing) => [listing.id, listing]));

/** From the first day to the exam: where one stands, what is weak, and one next step with its reason. */
export default function CoursePage() {
  const { t } = useTranslation();
  const progress = useProgress();
  useTitle(t('course.title'));
  return (
    <Page title={t('course.title')}>
      <div className={classes.page}>
        {progress ? (
          <Overview progress={progress} />
        ) : (
          <p role="status" className={`${reading.quiet} ${classes.wait}`}>
            {t('course.loading')}
          </p>
        )}
      </div>
    </Page>
  );
}

function Overview({ progress }: { readonly progress: Progress }) {
  const { attempts, sheets, reviews } = progress;
  const now = new Date();
  const today = localDay(now) ?? 0;
  const dated = sheets.map(({ at, sheet }) => ({ day: localDay(at) ?? today, sheet }));
  const spots = weakSpots(clauseMastery(dated, today)).slice(0, SHOWN_SPOTS);
  const due = dueBy(deckOf(sheets, reviews), now.toISOString()).map(({ source }) => source.encounter);
  return (
    <>
      <div className={classes.map}>
        <Next suggestion={suggest(course, encounters, attempts, spots, due)} progress={progress} />
        {course.stages.map((stage) => (
          <Stage key={stage.id} stage={stage} attempts={attempts} />
        ))}
        <Exam attempts={attempts} />
      </div>
      <aside className={classes.side}>
        <Tally attempts={attempts} days={streak(attempts, today)} due={due.length} />
        <Weak spots={spots} progress={progress} />
      </aside>
    </>
  );
}

const nameOf = (t: Translate, text: ReturnType<typeof useText>, id: string): string => {
  const listing = byId.get(id);
  return listing ? t('play.heading', { number: listing.number, title: text(listing.title) }) : id;
};

const GO: Readonly<Record<Suggestion['kind'], 'course.go' | 'course.goOn' | 'course.goReview' | 'course.goExam'>> = {
  unfinished: 'course.goOn',
  review: 'course.goReview',
  exam: 'course.goExam',
  failed: 'course.go',
  weak: 'course.go',
  new: 'course.go',
  done: 'course.go',
};
/** Who comes from the exam's list has chosen its mode; the briefing reads it. */
const EXAM = { way: 'exam' };

function Next({ suggestion, progress }: { readonly suggestion: Suggestion; readonly progress: Progress }) {
  const { t } = useTranslation();
  const text = useText();
  const to =
    suggestion.kind === 'review' ? '/review' : 'encounter' in suggestion ? `/encounter/${suggestion.encounter}` : null;
  return (
    <section aria-labelledby="next" className={classes.next} data-testid="next" data-kind={suggestion.kind}>
      {'encounter' in suggestion ? <Faces id={suggestion.encounter} /> : null}
      <div className={classes.what}>
        <h2 id="next" className={reading.heading}>
          {t('course.next')}
        </h2>
        {'encounter' in suggestion ? <p className={classes.step}>{nameOf(t, text, suggestion.encounter)}</p> : null}
        <p>{reasonOf(suggestion, progress, t, text)}</p>
      </div>
      {to ? (
        <div className={classes.go}>
          <ButtonLink href={to} data-testid="next-go" {...(suggestion.kind === 'exam' && { state: EXAM })}>
            {t(GO[suggestion.kind])}
          </ButtonLink>
          {suggestion.kind === 'failed' && suggestion.cards > 0 ? (
            <Link href={`/review/${suggestion.encounter}`} className={classes.cards} data-testid="next-cards">
              {t('course.cardsFirst', { count: suggestion.cards })}
            </Link>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}

function reasonOf(
  suggestion: Suggestion,
  { clauses }: Progress,
  t: Translate,
  text: ReturnType<typeof useText>,
): string {
  switch (suggestion.kind) {
    case 'unfinished':
      return t('course.why.unfinished', { time: clockTime(suggestion.attempt.lastT) });
    case 'review':
      return suggestion.cards > SITTING
        ? t('course.why.reviewMany', { due: suggestion.cards, now: SITTING })
        : t('course.why.review', { count: suggestion.cards });
    case 'failed':
      return t('course.why.failed', { score: points(suggestion.attempt.result?.total ?? 0) });
    case 'weak': {
      const clause = clauses.get(suggestion.spot.clauses[0] ?? '');
      return t('course.why.weak', { clause: clause ? text(clause.text) : (suggestion.spot.clauses[0] ?? '') });
    }
    case 'new':
      return t(suggestion.first ? 'course.why.first' : 'course.why.new');
    case 'exam': {
      const part = course.exam.parts.find(({ id }) => id === suggestion.part);
      return t('course.why.exam', { part: part ? text(part.title) : '' });
    }
    case 'done':
      return t('course.why.done');
  }
}

function Stage({ stage, attempts }: { readonly stage: CourseStage; readonly attempts: readonly AttemptSummary[] }) {
  const { t } = useTranslation();
  const text = useText();
  const rows = stage.encounters.map((id) => ({ id, ...standing(attempts, id) }));
  const heading = `stage-${stage.id}`;
  return (
    <section aria-labelledby={heading} data-testid={heading}>
      <div className={classes.stage}>
        <h2 id={heading} className={classes.title}>
          {text(stage.title)}
        </h2>
        <p className={reading.quiet}>{text(stage.aim)}</p>
        <p className={classes.share}>
          {t('course.share', { passed: rows.filter(({ passed }) => passed).length, count: rows.length })}
        </p>
      </div>
      <ol className={reading.rows}>
        {rows.map(({ id, ...how }) => (
          <li key={id} className={classes.row} data-testid={`course-${id}`}>
            <StateIcon state={how.passed ? 'met' : how.last ? 'tried' : 'idle'} />
            <Faces id={id} />
            <div>
              <Link href={`/encounter/${id}`} className={classes.name}>
                {nameOf(t, text, id)}
              </Link>
              <p className={reading.small}>{text(byId.get(id)?.summary ?? NOTHING)}</p>
            </div>
            <StandingWords {...how} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Whom one will meet there. */
function Faces({ id }: { readonly id: string }) {
  const listing = byId.get(id);
  return (
    <div className={classes.faces}>
      {listing ? <GroupPortrait people={listing.people} phones={listing.kind === 'phone'} /> : null}
    </div>
  );
}

function StandingWords({ best, last, passed }: Standing) {
  const { t } = useTranslation();
  if (!best?.result || !last?.result) return <p className={classes.standing}>{t('course.untried')}</p>;
  return (
    <p className={classes.standing}>
      <span className={classes.score}>
        {t(passed ? 'course.passed' : 'course.notPassed', { score: points(best.result.total) })}
      </span>
      <Link href={`/attempt/${last.id}`} className={classes.last}>
        {t('course.last', { score: points(last.result.total) })}
      </Link>
    </p>
  );
}

function Exam({ attempts }: { readonly attempts: readonly AttemptSummary[] }) {
  const { t } = useTranslation();
  const text = useText();
  const { title, aim, parts } = course.exam;
  const done = (part: ExamPart): boolean => part.of.some((id) => standing(attempts, id).examPassed);
  const stateOf = (part: ExamPart): (typeof STATES)[number] =>
    done(part) ? 'met' : part.of.some((id) => standing(attempts, id).examTried) ? 'tried' : 'idle';
  return (
    <section aria-labelledby="exam" data-testid="stage-exam">
      <div className={classes.stage}>
        <h2 id="exam" className={classes.title}>
          {text(title)}
        </h2>
        <p className={reading.quiet}>{text(aim)}</p>
        <p className={classes.share}>{t('course.share', { passed: parts.filter(done).length, count: parts.length })}</p>
      </div>
      <ol className={reading.rows}>
        {parts.map((part) => (
          <li key={part.id} className={classes.part}>
            <StateIcon state={stateOf(part)} />
            <p className={classes.partTitle}>
              {text(part.title)}
              <span className={reading.hidden}>{t(`course.part.${stateOf(part)}`)}</span>
            </p>
            <ul className={classes.choices}>
              {part.of.map((id) => (
                <li key={id}>
                  <Link href={`/encounter/${id}`} state={EXAM}>
                    {nameOf(t, text, id)}
                  </Link>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {/* Each row says its own in words to who cannot see the signs. */}
      <p className={classes.signs} aria-hidden="true">
        {STATES.map((state) => (
          <span key={state}>
            <StateIcon state={state} size={16} />
            {t(`course.sign.${state}`)}
          </span>
        ))}
      </p>
    </section>
  );
}

interface TallyProps {
  readonly attempts: readonly AttemptSummary[];
  readonly days: number;
  readonly due: number;
}

function Tally({ attempts, days, due }: TallyProps) {
  const { t } = useTranslation();
  const order = course.stages.flatMap((stage) => stage.encounters);
  const passed = order.filter((id) => standing(attempts, id).passed).length;
  return (
    <section aria-labelledby="tally" className={classes.block}>
      <h2 id="tally" className={reading.heading}>
        {t('course.tally')}
      </h2>
      <p>{t('course.passedOf', { passed, count: order.length })}</p>
      {days > 1 ? <p data-testid="streak">{t('course.streak', { count: days })}</p> : null}
      <p>
        {due > 0 ? (
          <Link href="/review">
            {due > SITTING ? t('course.dueMany', { due, now: SITTING }) : t('course.due', { count: due })}
          </Link>
        ) : (
          <Link href="/review">{t('course.noneDue')}</Link>
        )}
      </p>
    </section>
  );
}

function Weak({ spots, progress }: { readonly spots: readonly WeakSpot[]; readonly progress: Progress }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <section aria-labelledby="weak" className={classes.block}>
      <h2 id="weak" className={reading.heading}>
        {t('course.weak')}
      </h2>
      {spots.length === 0 ? (
        <p className={reading.quiet}>{t(progress.sheets.length === 0 ? 'course.weakUnknown' : 'course.weakNone')}</p>
      ) : (
        <ol className={classes.spots} data-testid="weak-spots">
          {spots.map(({ clauses, mastery, sightings }) => {
            const clause = progress.clauses.get(clauses[0] ?? '');
            const encounter = sightings[0]?.encounter ?? '';
            return (
              <li key={clauses.join(' ')}>
                <p className={classes.spot}>{clause ? text(clause.text) : null}</p>
                <p className={classes.facts}>
                  <span>{t('course.mastery', { percent: Math.round(mastery / 10), count: sightings.length })}</span>
                  {clauses.slice(0, 3).map((id) => (
                    <ClauseLink key={id} id={id} />
                  ))}
                </p>
                {byId.has(encounter) ? (
                  <p className={classes.facts}>
                    <Link href={`/encounter/${encounter}`}>
                      {t('course.trainIn', { name: nameOf(t, text, encounter) })}
                    </Link>
                  </p>
                ) : null}
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}

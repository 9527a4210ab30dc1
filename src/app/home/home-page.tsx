import { type EncounterListing, encounters } from 'virtual:encounters';
import type { AttemptSummary } from '../../archive';
import { clockTime, points } from '../format';
import { useTranslation } from '../i18n';
import { useText } from '../i18n/use-text';
import { GroupPortrait } from '../marks/group-portrait';
import { HallStrip } from '../marks/hall-backdrop';
import { SOMEBODY } from '../marks/still-figure';
import { ButtonLink } from '../shell/button';
import { Page, SIGN } from '../shell/page';
import { useTitle } from '../shell/use-title';
import { useAttempts } from '../use-attempts';
import classes from './home-page.module.css';

/** The best finished attempt decides what the roster says; a failed one still counts as tried. */
function bestOf(attempts: readonly AttemptSummary[], encounter: string): AttemptSummary | undefined {
  return attempts
    .filter((attempt) => attempt.encounter === encounter && attempt.result !== null && !attempt.fork)
    .sort((a, b) => rank(b) - rank(a))[0];
}

const rank = ({ result }: AttemptSummary): number => (result ? result.total + (result.passed ? 1_000_000 : 0) : 0);

/** What the roster tells of them. */
function told(attempts: readonly AttemptSummary[]): readonly AttemptSummary[] {
  const best = new Set(encounters.map(({ id }) => bestOf(attempts, id)));
  return attempts.filter((attempt) => attempt.state === 'open' || best.has(attempt));
}

export function HomePage() {
  const { t } = useTranslation();
  useTitle(undefined);
  const { attempts } = useAttempts(told);
  const unfinished = attempts.find(
    (attempt) => attempt.state === 'open' && encounters.some(({ id }) => id === attempt.encounter),
  );
  const next = encounters.find(({ id }) => !bestOf(attempts, id)?.result?.passed) ?? encounters[0];
  return (
    <Page>
      <HallStrip window="3" sign={SIGN} place="hall" citizen={SOMEBODY} className={classes.hall} />
      <div className={classes.seam} />
      <div className={classes.desk}>
        <div className={classes.reading}>
          <div className={classes.greeting}>
            <h1 className={classes.title}>{t('home.greeting')}</h1>
            <p className={classes.lead}>{t('home.lead')}</p>
          </div>
          {unfinished ? <Unfinished attempt={unfinished} /> : null}
          <Roster listings={encounters} attempts={attempts} next={unfinished ? undefined : next?.id} />
          <p className={classes.promise}>{t('home.promise')}</p>
        </div>
      </div>
    </Page>
  );
}

function Unfinished({ attempt }: { readonly attempt: AttemptSummary }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <section className={classes.unfinished} aria-labelledby="unfinished" data-testid="unfinished">
      <div>
        <h2 id="unfinished" className={classes.section}>
          {t('home.unfinished')}
        </h2>
        <p>
          {t('home.unfinishedAt', {
            number: attempt.number,
            title: text(attempt.title),
            time: clockTime(attempt.lastT),
          })}
        </p>
      </div>
      <ButtonLink href={`/encounter/${attempt.encounter}`}>{t('home.goOn')}</ButtonLink>
    </section>
  );
}

interface RosterProps {
  readonly listings: readonly EncounterListing[];
  readonly attempts: readonly AttemptSummary[];
  /** The one encounter that gets the filled button. */
  readonly next: string | undefined;
}

function Roster({ listings, attempts, next }: RosterProps) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="roster">
      <h2 id="roster" className={classes.section}>
        {t('home.roster')}
      </h2>
      <ol className={classes.roster}>
        {listings.map((listing) => (
          <Duty key={listing.id} listing={listing} best={bestOf(attempts, listing.id)} next={listing.id === next} />
        ))}
      </ol>
    </section>
  );
}

interface DutyProps {
  readonly listing: EncounterListing;
  readonly best: AttemptSummary | undefined;
  readonly next: boolean;
}

function Duty({ listing, best, next }: DutyProps) {
  const { t } = useTranslation();
  const text = useText();
  const heading = `encounter-${listing.id}`;
  return (
    <li className={classes.duty} aria-labelledby={heading} data-testid={`roster-${listing.id}`}>
      <GroupPortrait people={listing.people} phones={listing.kind === 'phone'} />
      <div className={classes.what}>
        <h3 id={heading} className={classes.name}>
          {text(listing.title)}
        </h3>
        <p className={classes.summary}>{text(listing.summary)}</p>
        <p className={classes.facts}>
          <span className={classes.number}>{listing.number}</span>
          <span>{text(listing.post)}</span>
          <span>{text(listing.level)}</span>
          <span>{t('home.minutes', { count: Math.round(listing.limit / 60_000) })}</span>
        </p>
      </div>
      <p className={classes.best}>
        {best?.result ? (
          <>
            <span className={classes.score}>{points(best.result.total)}</span>
            <span>{best.result.passed ? t('home.bestPassed') : t('home.bestFailed')}</span>
          </>
        ) : (
          <span>{t('home.untried')}</span>
        )}
      </p>
      <ButtonLink
        href={`/encounter/${listing.id}`}
        variant={next ? 'filled' : 'default'}
        aria-label={t('home.startNamed', { title: text(listing.title) })}
      >
        {best ? t('home.again') : t('home.start')}
      </ButtonLink>
    </li>
  );
}

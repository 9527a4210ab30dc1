import type { ReactNode } from 'react';
import { useTranslation } from '../i18n';
import { useText } from '../i18n/use-text';
import { HallStrip } from '../marks/hall-backdrop';
import { MainNav, PersonLink, SettingsLink } from '../path/main-nav';
import { useShortHeader } from '../trainee/use-layout';
import { useHealth } from '../use-health';
import { PlainButton } from './button';
import { LanguageSwitch, MuteButton } from './controls';
import { Header } from './header';
import classes from './page.module.css';

/** Of the window that is always there. */
export const SIGN = { zh: '综合受理', en: 'Comprehensive Service' };

interface PageProps {
  readonly title?: string;
  readonly beside?: ReactNode;
  readonly tools?: ReactNode;
  /** The hall goes on below: for pages that may be nearly empty. */
  readonly hall?: boolean;
  readonly children: ReactNode;
}

/** Frame of the reading pages: home, past attempts, score sheet. */
export function Page({ title, beside, tools, hall = false, children }: PageProps) {
  const short = useShortHeader();
  return (
    <div className={classes.page}>
      <SkipLink />
      <Header title={title} beside={beside}>
        <MainNav short={Boolean(tools)} />
        <span className={classes.roomy}>
          <PersonLink />
        </span>
        {tools ? null : <SettingsLink />}
        <span className={classes.roomy}>
          <MuteButton />
        </span>
        <LanguageSwitch />
        {short ? null : tools}
      </Header>
      {short && tools ? <div className={classes.tools}>{tools}</div> : null}
      <KeepingBanner />
      <main id="main" tabIndex={-1} className={hall ? classes.above : classes.main}>
        {children}
      </main>
      {/* The window waits: the hall takes the room that the page leaves over. */}
      {hall ? <HallStrip foot window="3" sign={SIGN} place="hall" className={classes.foot} /> : null}
    </div>
  );
}

/** A link to `#main` would be a route of the hash router: a button moves the focus instead. */
export function SkipLink() {
  const { t } = useTranslation();
  return (
    <PlainButton className={classes.skip} onClick={() => document.getElementById('main')?.focus()}>
      {t('shell.skip')}
    </PlainButton>
  );
}

/** Says that the attempt would not outlive the tab, and what to do; silent while all is well. */
export function KeepingBanner() {
  const text = useText();
  const { problem, kept } = useHealth();
  if (!problem) return null;
  return (
    <div className={classes.banner} role={kept ? 'status' : 'alert'} data-testid="not-kept">
      <strong>{text(problem.message)}</strong> <span>{text(problem.mend)}</span> <code>{problem.code}</code>
    </div>
  );
}

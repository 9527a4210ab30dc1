import { Menu, Settings as SettingsIcon, UserRound } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useTranslation } from '../i18n';
import { PlainButton } from '../shell/button';
import { MuteButton } from '../shell/controls';
import controls from '../shell/controls.module.css';
import { Popover } from '../shell/popover';
import classes from './main-nav.module.css';
import { isolated, usePerson } from './person-host';

const PAGES = [
  ['/', 'shell.home'],
  ['/path', 'nav.path'],
  ['/review', 'nav.review'],
  ['/norms', 'nav.norms'],
  ['/glossary', 'nav.glossary'],
  ['/attempts', 'shell.attempts'],
] as const;

const SMALL_PAGES = [...PAGES, ['/people', 'nav.people'], ['/settings', 'nav.settings']] as const;

/** A query is no other page. */
const isHere = (location: string, path: string): boolean => location.split('?')[0] === path;

/** All pages of the trainee; where the header is short of room (a small screen, tools of the page), behind one button. */
export function MainNav({ short = false }: { readonly short?: boolean }) {
  const { t } = useTranslation();
  const [location] = useLocation();
  const [open, setOpen] = useState(false);
  const links = (pages: typeof PAGES | typeof SMALL_PAGES) =>
    pages.map(([path, name]) => (
      <Link
        key={path}
        href={path}
        className={controls.tool}
        aria-current={isHere(location, path) ? 'page' : undefined}
        onClick={() => setOpen(false)}
      >
        {t(name)}
      </Link>
    ));
  return (
    <>
      <nav aria-label={t('shell.nav')} className={classes.wide} data-short={short || undefined}>
        {links(PAGES)}
      </nav>
      <div className={classes.small} data-short={short || undefined}>
        <Popover
          opened={open}
          onChange={setOpen}
          position="bottom-end"
          holdsFocus
          label={t('nav.menu')}
          className={classes.menu}
          target={(target) => (
            <PlainButton {...target} className={controls.tool} data-testid="menu">
              <Menu size={18} strokeWidth={1.9} aria-hidden="true" />
              <span className={classes.menuWord}>{t('nav.menu')}</span>
            </PlainButton>
          )}
        >
          <nav aria-label={t('shell.nav')} className={classes.list}>
            {links(SMALL_PAGES)}
            <span className={classes.onPhone}>
              <MuteButton inMenu />
            </span>
          </nav>
        </Popover>
      </div>
    </>
  );
}

/** Who sits here, and the way to change it; beside it the settings. */
export function PersonLink() {
  const { t } = useTranslation();
  const person = usePerson();
  return (
    <Link
      href="/people"
      className={`${controls.tool} ${classes.person}`}
      aria-label={person ? t('nav.personNamed', { name: isolated(person.name) }) : t('nav.nobody')}
      title={person?.name}
      data-testid="person"
    >
      <UserRound size={17} strokeWidth={1.9} aria-hidden="true" />
      <bdi className={classes.name}>{person?.name ?? t('nav.nobody')}</bdi>
    </Link>
  );
}

export function SettingsLink() {
  const { t } = useTranslation();
  return (
    <Link href="/settings" className={`${controls.tool} ${classes.wide}`} data-testid="settings">
      <SettingsIcon size={17} strokeWidth={1.9} aria-hidden="true" />
      <span className={classes.settingsWord}>{t('nav.settings')}</span>
    </Link>
  );
}

import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useTranslation } from '../i18n';
import { BrandMark } from './brand-mark';
import classes from './header.module.css';

interface HeaderProps {
  /** The page's task: the only h1. */
  readonly title?: ReactNode;
  readonly beside?: ReactNode;
  readonly children?: ReactNode;
}

export function Header({ title, beside, children }: HeaderProps) {
  const { t } = useTranslation();
  return (
    <header className={classes.bar}>
      <Link href="/" className={classes.brand} aria-label={t('shell.toHome')}>
        <BrandMark />
        <span className={classes.name}>{t('shell.brand')}</span>
      </Link>
      {title ? <h1 className={classes.title}>{title}</h1> : null}
      {beside ? <div className={classes.beside}>{beside}</div> : null}
      <div className={classes.tools}>{children}</div>
    </header>
  );
}

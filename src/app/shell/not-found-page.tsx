import type { Problem } from '../../encounter';
import { useTranslation } from '../i18n';
import { ButtonLink } from './button';
import { Page } from './page';
import { ProblemNote } from './problem-note';
import { useTitle } from './use-title';

const NOT_FOUND: Problem = {
  code: 'E-APP-NO-PAGE',
  severity: 'error',
  message: { zh: '没有这一页。', en: 'There is no such page.' },
  mend: {
    zh: '链接可能旧了，或者记录已删除。请回首页再选。',
    en: 'The link may be old, or the record deleted. Go back to the home page and choose again.',
  },
};

export function NotFoundPage({ problem = NOT_FOUND }: { readonly problem?: Problem }) {
  const { t } = useTranslation();
  useTitle(t('shell.notFound'));
  return (
    <Page hall title={t('shell.notFound')}>
      <ProblemNote problem={problem}>
        <ButtonLink href="/">{t('shell.goHome')}</ButtonLink>
      </ProblemNote>
    </Page>
  );
}

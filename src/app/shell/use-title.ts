import { useEffect } from 'react';
import { useTranslation } from '../i18n';

/** The document's title follows page and language: the page's own name first, then the product's. */
export function useTitle(page: string | undefined): void {
  const { t } = useTranslation();
  const product = t('shell.product');
  useEffect(() => {
    document.title = page ? t('shell.pageTitle', { page, product }) : product;
  }, [page, product, t]);
}

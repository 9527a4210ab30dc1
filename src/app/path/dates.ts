import { useTranslation } from '../i18n';

const DAY_MS = 86_400_000;

/** A day as one would say it: today and tomorrow by name, others with their weekday. */
export function useShortDate(): (at: string) => string {
  const { t, language } = useTranslation();
  return (at) => {
    const when = new Date(at);
    if (Number.isNaN(when.getTime())) return '';
    const midnight = new Date();
    midnight.setHours(0, 0, 0, 0);
    const days = Math.floor((when.getTime() - midnight.getTime()) / DAY_MS);
    if (days <= 0) return t('review.today');
    if (days === 1) return t('review.tomorrow');
    return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
      month: language === 'en' ? 'short' : 'long',
      day: 'numeric',
      weekday: 'short',
      ...(days > 180 ? { year: 'numeric' } : {}),
    }).format(when);
  };
}

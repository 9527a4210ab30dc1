import { type Language, useTranslation } from '.';

const DAY_MS = 86_400_000;

const localeOf = (language: Language): string => (language === 'en' ? 'en-GB' : 'zh-CN');

/** A kept instant in the page's language; nothing where a file holds no date that can be read. */
function written(at: string, language: Language, style: Intl.DateTimeFormatOptions): string {
  const when = new Date(at);
  return Number.isNaN(when.getTime()) ? '' : new Intl.DateTimeFormat(localeOf(language), style).format(when);
}

/** Day and time, as a record is told from another. */
export const momentText = (at: string, language: Language): string =>
  written(at, language, { dateStyle: 'medium', timeStyle: 'short' });

/** The day as it stands on a letter. */
export const dayText = (at: string, language: Language): string => written(at, language, { dateStyle: 'long' });

/** A day as one would say it: today and tomorrow by name, others with their weekday. */
export function useShortDate(): (at: string) => string {
  const { t, language } = useTranslation();
  return (at) => {
    const midnight = new Date();
    midnight.setHours(0, 0, 0, 0);
    const days = Math.floor((new Date(at).getTime() - midnight.getTime()) / DAY_MS);
    if (days <= 0) return t('review.today');
    if (days === 1) return t('review.tomorrow');
    return written(at, language, {
      month: language === 'en' ? 'short' : 'long',
      day: 'numeric',
      weekday: 'short',
      ...(days > 180 ? { year: 'numeric' } : {}),
    });
  };
}

import { useTranslation } from 'react-i18next';
import type { Encounter } from '../../encounter';
import type { Text } from '../../norms';
import type { Line } from '../trainee/transcript';
import classes from './line-words.module.css';

interface LineWordsProps {
  readonly line: Line;
  readonly encounter: Encounter;
  readonly read: (text: Text) => string;
}

/** One line of the record in words, without marks. */
export function LineWords({ line, encounter, read }: LineWordsProps) {
  const { t } = useTranslation();
  switch (line.kind) {
    case 'citizen': {
      const speaker = encounter.cast.find(({ id }) => id === line.who);
      return (
        <>
          <span className={classes.who}>{speaker ? read(speaker.name) : t('log.citizen')}</span> {read(line.text)}
        </>
      );
    }
    case 'own':
      return (
        <>
          <span className={classes.you}>{t('log.you')}</span> {line.text}
        </>
      );
    case 'deed':
      return t('log.deed', { deed: read(line.text) });
    case 'filed':
      return t('log.filed', { form: read(line.form) });
    case 'story':
      return read(line.text);
  }
}

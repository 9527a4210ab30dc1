import type { ReactNode } from 'react';
import type { Encounter } from '../../encounter';
import type { Text } from '../../norms';
import { useTranslation } from '../i18n';
import classes from './line-words.module.css';
import type { Line, OwnLine } from './transcript';

interface LineWordsProps {
  readonly line: Line;
  readonly encounter: Encounter;
  readonly read: (text: Text) => string;
  /** How one's own words are shown; plain unless said otherwise. */
  readonly own?: (line: OwnLine) => ReactNode;
}

/** One line of the record in words: who spoke and what, or what was done. */
export function LineWords({ line, encounter, read, own = ({ text }) => text }: LineWordsProps) {
  const { t } = useTranslation();
  switch (line.kind) {
    case 'citizen': {
      const speaker = encounter.cast.find(({ id }) => id === line.who);
      return (
        <>
          <span className={classes.who}>{speaker ? read(speaker.name) : t('log.citizen')}</span>{' '}
          <span className={classes.said}>{read(line.text)}</span>
        </>
      );
    }
    case 'own':
      return (
        <>
          <span className={classes.you}>{t('log.you')}</span> <span className={classes.said}>{own(line)}</span>
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

import { useEffect, useRef, useState } from 'react';
import type { Text } from '../../norms';
import { useTranslation } from '../i18n';
import { useText } from '../i18n/use-text';
import { useSettings } from '../path/settings-store';
import { useAttempt } from './attempt-context';
import classes from './caption.module.css';

/** Long enough to be read twice. */
const STANDS_MS = 5000;

/** What can be heard, in words: seen by those who do not hear it, told to those who do not see it. */
export function Caption() {
  const { state } = useAttempt();
  const { t } = useTranslation();
  const text = useText();
  const { captions } = useSettings();
  const [shown, setShown] = useState<readonly Text[]>([]);
  const heard = useRef(state.steps.length);

  useEffect(() => {
    const fresh = state.steps.slice(heard.current).flatMap(({ cues }) => cues);
    heard.current = state.steps.length;
    const sounds = fresh.flatMap((cue) => (cue.cue === 'sound' ? [cue.sound] : []));
    if (sounds.length === 0) return;
    void import('../../sound').then(({ CAPTIONS, isSoundId }) => {
      const words = sounds.flatMap((id) => (isSoundId(id) ? [CAPTIONS[id]] : []));
      if (words.length > 0) setShown(words);
    });
  }, [state.steps]);

  useEffect(() => {
    if (shown.length === 0) return;
    const handle = setTimeout(() => setShown([]), STANDS_MS);
    return () => clearTimeout(handle);
  }, [shown]);

  if (captions === 'off') return null;
  return (
    <p className={classes.caption} role="status" data-testid="caption" data-shown={shown.length > 0 || undefined}>
      {shown.map((one) => t('play.caption', { sound: text(one) })).join(' ')}
    </p>
  );
}

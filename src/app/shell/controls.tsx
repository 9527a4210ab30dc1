import { Volume2, VolumeX } from 'lucide-react';
import { setLanguage, useTranslation } from '../i18n';
import { useLanguage } from '../i18n/use-text';
import { useMuted } from '../sound-host';
import { PlainButton } from './button';
import classes from './controls.module.css';

/** Names the other language in that language, as a reader of it would look for it. */
export function LanguageSwitch() {
  const language = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <PlainButton
      className={classes.tool}
      lang={other === 'en' ? 'en' : 'zh-CN'}
      onClick={() => setLanguage(other)}
      data-testid="language"
    >
      {other === 'en' ? 'English' : '中文'}
    </PlainButton>
  );
}

/** In a menu there is room for the word even on a small screen. */
export function MuteButton({ inMenu = false }: { readonly inMenu?: boolean }) {
  const { t } = useTranslation();
  const [muted, setMuted] = useMuted();
  const Icon = muted ? VolumeX : Volume2;
  return (
    <PlainButton
      className={classes.tool}
      aria-pressed={muted}
      aria-label={t('shell.mute')}
      onClick={() => setMuted(!muted)}
      data-testid="mute"
    >
      <Icon size={17} strokeWidth={1.9} aria-hidden="true" />
      <span className={inMenu ? undefined : classes.word}>{muted ? t('shell.soundOff') : t('shell.soundOn')}</span>
    </PlainButton>
  );
}

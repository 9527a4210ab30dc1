import { Mic, Square } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { useTranslation } from '../i18n';
import { useLanguage } from '../i18n/use-text';
import { useSettings } from '../path/settings-store';
import { Button, PlainButton } from '../shell/button';
import classes from './say-box.module.css';
import { canDictate, useDictation } from './use-dictation';

/** Longest utterance a person can enter at once, in UTF-16 units. */
const LONGEST_UTTERANCE = 500;

interface SayBoxProps {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly draft: string;
  readonly setDraft: (draft: string) => void;
  /** Earlier utterances, oldest first. */
  readonly said: readonly string[];
  readonly onSay: (text: string) => void;
}

export function SayBox({ box, draft, setDraft, said, onSay }: SayBoxProps) {
  const { t } = useTranslation();
  // Distance from the newest utterance while leafing with ↑/↓; 0 is the draft itself.
  const [back, setBack] = useState(0);
  const unsent = useRef('');

  const speak = () => {
    const text = draft.trim();
    if (text) {
      onSay(text);
      setDraft('');
      setBack(0);
    }
    box.current?.focus();
  };

  const leaf = (step: 1 | -1): boolean => {
    const next = back + step;
    if (next < 0 || next > said.length) return false;
    if (back === 0) unsent.current = draft;
    setBack(next);
    setDraft(next === 0 ? unsent.current : (said[said.length - next] ?? ''));
    return true;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // An input method uses Enter and the arrows for itself; 229 is what older ones report meanwhile.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const field = event.currentTarget;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      speak();
    } else if (event.key === 'ArrowUp' && !field.value.slice(0, field.selectionStart).includes('\n')) {
      if (leaf(1)) event.preventDefault();
    } else if (event.key === 'ArrowDown' && back > 0 && !field.value.slice(field.selectionEnd).includes('\n')) {
      if (leaf(-1)) event.preventDefault();
    }
  };

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        speak();
      }}
    >
      <div className={classes.frame}>
        <textarea
          ref={box}
          className={classes.box}
          data-testid="say"
          aria-label={t('desk.sayLabel')}
          aria-keyshortcuts="/"
          placeholder={t('desk.sayPlaceholder')}
          value={draft}
          rows={1}
          maxLength={LONGEST_UTTERANCE}
          autoComplete="off"
          enterKeyHint="send"
          onChange={(event) => {
            setBack(0);
            setDraft(event.currentTarget.value);
          }}
          onKeyDown={onKeyDown}
        />
        {draft.length > LONGEST_UTTERANCE - 60 ? (
          <span className={classes.left} role="status">
            {t('desk.charactersLeft', { count: LONGEST_UTTERANCE - draft.length })}
          </span>
        ) : null}
        <Dictate onWords={(words) => setDraft((draft + words).slice(0, LONGEST_UTTERANCE))} />
      </div>
      <Button type="submit" className={classes.say ?? ''} data-testid="say-button">
        {t('desk.say')}
      </Button>
    </form>
  );
}

/** Only for who has switched it on, and only where the browser can; typing is never worse. */
function Dictate({ onWords }: { readonly onWords: (words: string) => void }) {
  const { t } = useTranslation();
  const { dictation: wished } = useSettings();
  const language = useLanguage();
  const { listening, trouble, toggle } = useDictation(language, onWords);
  if (wished === 'off' || !canDictate()) return null;
  const Icon = listening ? Square : Mic;
  return (
    <>
      {trouble ? (
        <span className={classes.trouble} role="alert" data-testid="dictation-trouble">
          {t(`desk.dictation.${trouble}`)}
        </span>
      ) : null}
      <PlainButton
        className={classes.mic}
        data-listening={listening || undefined}
        aria-pressed={listening}
        aria-label={listening ? t('desk.stopDictation') : t('desk.dictate')}
        onClick={toggle}
        data-testid="dictate"
      >
        <Icon size={20} strokeWidth={1.9} aria-hidden="true" />
      </PlainButton>
    </>
  );
}

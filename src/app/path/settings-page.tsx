import { type ReactNode, useEffect, useId, useState } from 'react';
import { EXTRA_TIME_MAX } from '../../archive';
import type { VoiceState } from '../../sound';
import { archive } from '../archive-host';
import { type Language, setLanguage, useTranslation } from '../i18n';
import { useLanguage } from '../i18n/use-text';
import { Button } from '../shell/button';
import { Page } from '../shell/page';
import { useTitle } from '../shell/use-title';
import { useMuted, withSound } from '../sound-host';
import { canDictate } from '../trainee/use-dictation';
import { choosePerson, isolated, usePerson } from './person-host';
import reading from './reading.module.css';
import classes from './settings-page.module.css';
import {
  CHOICES,
  CHORDS,
  changeSettings,
  DEFAULTS,
  EXTRA_TIMES,
  isSayKey,
  ON_OFF,
  RENDERERS,
  TEXT_SIZES,
  useSettings,
  VOICES,
  VOLUMES,
} from './settings-store';

/** Everything takes effect at once; there is nothing to save. */
export default function SettingsPage() {
  const { t } = useTranslation();
  const now = useSettings();
  const language = useLanguage();
  const [done, setDone] = useState(false);
  useTitle(t('settings.title'));
  return (
    <Page title={t('settings.title')}>
      <div className={`${reading.reading} ${reading.narrow}`}>
        <p className={reading.quiet}>{t('settings.lead')}</p>
        <Section title={t('settings.reading')}>
          <Choice<Language>
            legend={t('settings.language')}
            options={[
              ['zh', '中文'],
              ['en', 'English'],
            ]}
            value={language}
            onChange={setLanguage}
          />
          <Choice
            legend={t('settings.textSize')}
            options={TEXT_SIZES.map((size) => [size, t('settings.percent', { count: size })])}
            value={now.textSize}
            onChange={(textSize) => changeSettings({ textSize })}
            testId="text-size"
          />
          <Choice
            legend={t('settings.contrast')}
            options={CHOICES.map((choice) => [choice, t(`settings.choice.${choice}`)])}
            value={now.contrast}
            onChange={(contrast) => changeSettings({ contrast })}
            testId="contrast"
          />
          <Choice
            legend={t('settings.calm')}
            note={t('settings.calmNote')}
            options={CHOICES.map((choice) => [choice, t(`settings.choice.${choice}`)])}
            value={now.calm}
            onChange={(calm) => changeSettings({ calm })}
            testId="calm"
          />
        </Section>
        <Section title={t('settings.sound')}>
          <Mute />
          {VOLUMES.map((group) => (
            <Volume key={group} group={group} />
          ))}
          <Choice
            legend={t('settings.captions')}
            note={t('settings.captionsNote')}
            options={ON_OFF.map((choice) => [choice, t(`settings.choice.${choice}`)])}
            value={now.captions}
            onChange={(captions) => changeSettings({ captions })}
            testId="captions"
          />
          <Voices />
          <Choice
            legend={t('settings.dictation')}
            note={canDictate() ? t('settings.dictationNote') : t('settings.dictationNone')}
            options={ON_OFF.map((choice) => [choice, t(`settings.choice.${choice}`)])}
            value={now.dictation}
            onChange={(dictation) => changeSettings({ dictation })}
            testId="dictation"
          />
        </Section>
        <Section title={t('settings.keys')}>
          <SayKey />
          <Choice
            legend={t('settings.cards')}
            options={CHORDS.map((chord) => [chord, t(`settings.chord.${chord}`)])}
            value={now.keys.cards}
            onChange={(cards) =>
              changeSettings({
                keys: { ...now.keys, cards, groups: cards === now.keys.groups ? now.keys.cards : now.keys.groups },
              })
            }
            testId="cards"
          />
          <Choice
            legend={t('settings.groups')}
            note={t('settings.chordNote')}
            options={CHORDS.map((chord) => [chord, t(`settings.chord.${chord}`)])}
            value={now.keys.groups}
            onChange={(groups) =>
              changeSettings({
                keys: { ...now.keys, groups, cards: groups === now.keys.cards ? now.keys.groups : now.keys.cards },
              })
            }
            testId="groups"
          />
        </Section>
        <Section title={t('settings.exam')}>
          <ExtraTime />
        </Section>
        <Section title={t('settings.machine')}>
          <Choice
            legend={t('settings.renderer')}
            note={t('settings.rendererNote')}
            options={RENDERERS.map((renderer) => [renderer, t(`settings.render.${renderer}`)])}
            value={now.renderer}
            onChange={(renderer) => changeSettings({ renderer })}
            testId="renderer"
          />
        </Section>
        <div className={reading.ways}>
          <Button
            variant="default"
            onClick={() => {
              changeSettings(DEFAULTS);
              setDone(true);
            }}
            data-testid="reset"
          >
            {t('settings.reset')}
          </Button>
          <span role="status">{done ? t('settings.resetDone') : ''}</span>
        </div>
      </div>
    </Page>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.section}>
      <h2 id={id} className={reading.heading}>
        {title}
      </h2>
      <div className={classes.items}>{children}</div>
    </section>
  );
}

interface ChoiceProps<T extends string | number> {
  readonly legend: string;
  readonly note?: string;
  readonly options: readonly (readonly [T, string])[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly testId?: string;
}

function Choice<T extends string | number>({ legend, note, options, value, onChange, testId }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className={classes.item} aria-describedby={note ? `${name}-note` : undefined}>
      <legend className={classes.legend}>{legend}</legend>
      <div className={classes.options}>
        {options.map(([option, label]) => (
          <label key={option} className={classes.option}>
            <input
              type="radio"
              name={name}
              checked={option === value}
              onChange={() => onChange(option)}
              data-testid={testId && `${testId}-${option}`}
            />
            {label}
          </label>
        ))}
      </div>
      {note ? (
        <p id={`${name}-note`} className={reading.small}>
          {note}
        </p>
      ) : null}
    </fieldset>
  );
}

/** Says plainly when this machine has no voice to speak with. */
function Voices() {
  const { t } = useTranslation();
  const { voices } = useSettings();
  const language = useLanguage();
  const [state, setState] = useState<VoiceState | null>(null);
  useEffect(() => {
    let left = false;
    void import('../../sound')
      .then(({ voiceState }) => voiceState(language))
      .then((found) => {
        if (!left) setState(found);
      });
    return () => {
      left = true;
    };
  }, [language]);
  return (
    <Choice
      legend={t('settings.voices')}
      note={state === 'none' || state === 'missing' ? t(`settings.voice.${state}`) : t('settings.voice.ready')}
      options={VOICES.map((choice) => [choice, t(`settings.voicesWhen.${choice}`)])}
      value={voices}
      onChange={(next) => changeSettings({ voices: next })}
      testId="voices"
    />
  );
}

function Mute() {
  const { t } = useTranslation();
  const [muted, setMuted] = useMuted();
  return (
    <label className={`${classes.item} ${classes.check}`}>
      <input type="checkbox" checked={muted} onChange={(event) => setMuted(event.currentTarget.checked)} />
      {t('settings.mute')}
    </label>
  );
}

/** A sound from each group to judge the volume by. */
const SAMPLES = { all: 'queue_chime', hall: null, effects: 'queue_chime' } as const;

function Volume({ group }: { readonly group: (typeof VOLUMES)[number] }) {
  const { t } = useTranslation();
  const { volume } = useSettings();
  const [muted] = useMuted();
  const id = useId();
  const sample = () => {
    const sound = SAMPLES[group];
    if (sound && !muted) void withSound((room) => room.play(sound));
  };
  return (
    <div className={classes.item}>
      <label htmlFor={id} className={classes.legend}>
        {t(`settings.volume.${group}`)}
      </label>
      <div className={classes.slider}>
        <input
          id={id}
          type="range"
          min={0}
          max={100}
          step={5}
          value={volume[group]}
          disabled={muted}
          aria-valuetext={t('settings.percent', { count: volume[group] })}
          onChange={(event) => changeSettings({ volume: { ...volume, [group]: Number(event.currentTarget.value) } })}
          onPointerUp={sample}
          onKeyUp={sample}
          data-testid={`volume-${group}`}
        />
        <span className={classes.value}>{t('settings.percent', { count: volume[group] })}</span>
      </div>
    </div>
  );
}

function SayKey() {
  const { t } = useTranslation();
  const { keys } = useSettings();
  const id = useId();
  return (
    <div className={classes.item}>
      <label htmlFor={id} className={classes.legend}>
        {t('settings.sayKey')}
      </label>
      <input
        id={id}
        className={`${reading.field} ${classes.key}`}
        value={keys.say}
        maxLength={2}
        autoComplete="off"
        aria-describedby={`${id}-note`}
        onChange={(event) => {
          // The newest character counts, so that a new key can be pressed over the old one.
          const say = event.currentTarget.value.slice(-1);
          if (isSayKey(say)) changeSettings({ keys: { ...keys, say } });
        }}
        data-testid="say-key"
      />
      <p id={`${id}-note`} className={reading.small}>
        {t('settings.sayKeyNote')}
      </p>
    </div>
  );
}

/** Kept with the person, so that it follows them and not the chair; written into the log of every attempt begun with it. */
function ExtraTime() {
  const { t } = useTranslation();
  const person = usePerson();
  const { extraTime } = useSettings();
  const change = async (next: number) => {
    if (!person) {
      changeSettings({ extraTime: Math.min(next, EXTRA_TIME_MAX) });
      return;
    }
    const { people } = await archive();
    const known = (await people.list()).find(({ id }) => id === person.id);
    choosePerson(known ? await people.save({ ...known, extraTime: next }) : { ...person, extraTime: next });
  };
  const value = person ? person.extraTime : extraTime;
  const options = EXTRA_TIMES.some((known) => known === value) ? EXTRA_TIMES : [...EXTRA_TIMES, value];
  return (
    <Choice
      legend={person ? t('settings.extraTimeOf', { name: isolated(person.name) }) : t('settings.extraTime')}
      note={t('settings.extraTimeNote')}
      options={options.map((extra) => [
        extra,
        extra === 0 ? t('settings.noExtra') : t('settings.extra', { count: Math.round(extra / 10) }),
      ])}
      value={value}
      onChange={(next) => void change(next)}
      testId="extra"
    />
  );
}

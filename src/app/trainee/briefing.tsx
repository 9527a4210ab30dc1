import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { drawAll, type Encounter, type Seed } from '../../encounter';
import { useEncounterText } from '../i18n/use-text';
import { HallBackdrop } from '../marks/hall-backdrop';
import { Page } from '../shell/page';
import { useTitle } from '../shell/use-title';
import classes from './briefing.module.css';
import type { Mode } from './session';

const MODES: readonly Mode[] = ['practice', 'exam'];

interface BriefingProps {
  readonly encounter: Encounter;
  readonly seed: Seed;
  readonly onStart: (mode: Mode) => void;
}

/** What one knows before the window opens: the place, the person, the time, and how it will be judged. */
export function Briefing({ encounter, seed, onStart }: BriefingProps) {
  const { t } = useTranslation();
  const text = useEncounterText(encounter, drawAll(encounter, seed));
  const [mode, setMode] = useState<Mode>('practice');
  const title = t('play.heading', { number: encounter.number, title: text(encounter.title) });
  useTitle(title);
  return (
    <Page title={title}>
      <div className={classes.hall}>
        <HallBackdrop
          window={encounter.stage.window}
          sign={encounter.stage.sign}
          view="-400 50 1760 346"
          align="xMidYMax slice"
          figures={['clerk']}
        />
      </div>
      <div className={classes.seam} />
      <div className={classes.desk}>
        <div className={classes.sheet}>
          <div>
            <p className={classes.facts}>
              <span>{text(encounter.post)}</span>
              <span>{text(encounter.level)}</span>
              <span>{t('home.minutes', { count: Math.round(encounter.limit / 60_000) })}</span>
              <span>{t('briefing.duties', { count: encounter.duties.length })}</span>
            </p>
            <h2 className={classes.title}>{text(encounter.title)}</h2>
            <p className={classes.text}>{text(encounter.briefing)}</p>
            <ul className={classes.how}>
              <li>{t('briefing.say')}</li>
              <li>{t('briefing.act')}</li>
              {encounter.forms.length > 0 ? <li>{t('briefing.file')}</li> : null}
            </ul>
          </div>
          <div className={classes.start}>
            <fieldset className={classes.modes}>
              <legend className={classes.legend}>{t('briefing.mode')}</legend>
              {MODES.map((value) => (
                <label key={value} className={classes.mode} data-testid={`mode-${value}`}>
                  <input
                    type="radio"
                    name="mode"
                    value={value}
                    checked={mode === value}
                    onChange={() => setMode(value)}
                  />
                  <span>
                    <span className={classes.modeName}>{t(`mode.${value}`)}</span>
                    <span className={classes.modeText}>{t(`briefing.${value}`)}</span>
                  </span>
                </label>
              ))}
            </fieldset>
            <Button size="md" onClick={() => onStart(mode)} data-testid="start">
              {t('briefing.start')}
            </Button>
          </div>
        </div>
      </div>
    </Page>
  );
}

import { Fragment, useEffect, useMemo, useRef, useState } from 'react';
import { type Citizen, drawAll, type Encounter, limitOf, type Seed } from '../../encounter';
import { useTranslation } from '../i18n';
import { useEncounterText } from '../i18n/use-text';
import { stillOf } from '../marks/awaited';
import { Portrait } from '../marks/group-portrait';
import { HallStrip } from '../marks/hall-backdrop';
import reading from '../path/reading.module.css';
import { Button } from '../shell/button';
import { Page } from '../shell/page';
import { useTitle } from '../shell/use-title';
import classes from './briefing.module.css';

/** What one can do with an encounter: play it, be examined in it, or take its form to a real window. */
const WAYS = ['practice', 'exam', 'visit'] as const;
export type Way = (typeof WAYS)[number];

const DIGITS = /^\d{1,9}$/;

/** The exam's list in the course leads here with its mode. */
function wayChosen(): Way {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && 'way' in state && state.way === 'exam' ? 'exam' : 'practice';
}

interface BriefingProps {
  readonly encounter: Encounter;
  readonly seed: Seed;
  /** The number stands in the address: whoever sent the link has chosen it. */
  readonly given: boolean;
  readonly extraTime: number;
  readonly onStart: (way: Way, seed: Seed) => void;
}

/** What one knows before the window opens: the place, the person, the time, and how it will be judged. */
export function Briefing({ encounter, seed, given, extraTime, onStart }: BriefingProps) {
  const { t } = useTranslation();
  const text = useEncounterText(
    encounter,
    useMemo(() => drawAll(encounter, seed), [encounter, seed]),
  );
  // Whoever is there already; nobody stands before a telephone.
  const awaited = useMemo(
    () => encounter.cast.filter(({ at }) => at === 'counter').map((citizen) => stillOf(citizen))[0],
    [encounter],
  );
  const [first] = useState<Way>(wayChosen);
  const [mode, setMode] = useState(first);
  const [number, setNumber] = useState(given ? String(seed) : '');
  const unclear = mode === 'exam' && number.trim() !== '' && !DIGITS.test(number.trim());
  const title = t('play.heading', { number: encounter.number, title: text(encounter.title) });
  useTitle(title);
  return (
    <Page title={title}>
      <HallStrip
        window={encounter.stage.window}
        sign={encounter.stage.sign}
        crowd={encounter.stage.crowd}
        place={encounter.stage.place}
        citizen={awaited}
        className={classes.hall}
      />
      <div className={classes.seam} />
      <div className={classes.desk}>
        <div className={classes.sheet}>
          <div>
            <p className={classes.facts}>
              <span>{text(encounter.post)}</span>
              <span>{text(encounter.level)}</span>
              <span>{t('home.minutes', { count: Math.round(limitOf(encounter, { extraTime }) / 60_000) })}</span>
              {extraTime > 0 ? <span>{t('briefing.extra', { percent: extraTime / 10 })}</span> : null}
              <span>{t('briefing.duties', { count: encounter.duties.length })}</span>
            </p>
            <h2 className={classes.title}>{text(encounter.title)}</h2>
            <p className={classes.text}>{text(encounter.briefing)}</p>
            <Present people={encounter.cast.filter(({ at }) => at !== 'away')} read={text} />
            <ul className={classes.how}>
              <li>{t('briefing.say')}</li>
              <li>{t('briefing.act')}</li>
              {encounter.forms.length > 0 ? <li>{t('briefing.file')}</li> : null}
            </ul>
          </div>
          <div className={classes.start}>
            <fieldset className={classes.modes}>
              <legend className={classes.legend}>{t('briefing.mode')}</legend>
              {WAYS.map((value) => (
                <Fragment key={value}>
                  <label className={classes.mode} data-testid={`mode-${value}`}>
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
                  {value === 'exam' && mode === 'exam' ? (
                    <ExamNumber number={number} unclear={unclear} onChange={setNumber} sought={first !== 'exam'} />
                  ) : null}
                </Fragment>
              ))}
            </fieldset>
            <div className={classes.open}>
              <Button
                size="lg"
                fullWidth
                disabled={unclear}
                onClick={() => onStart(mode, mode === 'exam' && number.trim() !== '' ? Number(number) : seed)}
                data-testid="start"
              >
                {mode === 'visit' ? t('briefing.openForm') : t('briefing.start')}
              </Button>
            </div>
          </div>
        </div>
      </div>
    </Page>
  );
}

interface ExamNumberProps {
  readonly number: string;
  readonly unclear: boolean;
  readonly onChange: (number: string) => void;
  /** Whoever has just chosen the mode is brought to it; whoever arrives with it begins at the top. */
  readonly sought: boolean;
}

/** Asked below its mode: on a phone the button stands over the foot of the page. */
function ExamNumber({ number, unclear, onChange, sought }: ExamNumberProps) {
  const { t } = useTranslation();
  const label = useRef<HTMLLabelElement>(null);
  useEffect(() => {
    if (!sought || !label.current) return;
    // The other ways stay in sight with it, where there is room for all above the button.
    const ways = label.current.closest('fieldset');
    ways?.scrollIntoView({ block: 'nearest' });
    if (ways && ways.getBoundingClientRect().top < 0) label.current.scrollIntoView({ block: 'nearest' });
  }, [sought]);
  return (
    <label ref={label} className={`${reading.label} ${classes.number}`}>
      {t('briefing.number')}
      <input
        className={reading.field}
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        value={number}
        aria-invalid={unclear || undefined}
        aria-describedby="number-note"
        onChange={(event) => onChange(event.currentTarget.value)}
        data-testid="exam-number"
      />
      <span id="number-note" className={unclear ? reading.refused : undefined}>
        {unclear ? t('briefing.numberUnclear') : t('briefing.numberNote')}
      </span>
    </label>
  );
}

interface PresentProps {
  readonly people: readonly Citizen[];
  readonly read: ReturnType<typeof useEncounterText>;
}

/** Who is there already; who calls or comes later one learns then. */
function Present({ people, read }: PresentProps) {
  const { t } = useTranslation();
  if (people.length === 0) return null;
  return (
    <section className={classes.present} aria-label={t('briefing.present')}>
      <h3 className={classes.legend}>{t('briefing.present')}</h3>
      <ul className={classes.people}>
        {people.map((citizen) => (
          <li key={citizen.id} className={classes.person}>
            <Portrait citizen={citizen} />
            <p>
              <span className={classes.who}>{read(citizen.name)}</span>
              <span className={classes.role}>
                {t('briefing.person', { role: read(citizen.role), age: citizen.age })}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

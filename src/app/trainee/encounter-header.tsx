import { Clock, Ellipsis, Lightbulb, Pause, Play } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Millis } from '../../encounter';
import type { Text } from '../../norms';
import { hasCounter } from '../../stage';
import { clockTime } from '../format';
import { useTranslation } from '../i18n';
import { Button, PlainButton } from '../shell/button';
import { LanguageSwitch, MuteButton } from '../shell/controls';
import controls from '../shell/controls.module.css';
import { Header } from '../shell/header';
import { Popover } from '../shell/popover';
import { useAttempt } from './attempt-context';
import classes from './encounter-header.module.css';
import type { Session, SessionState } from './session';
import { activeMoments } from './transcript';
import { useAttemptTime } from './use-attempt-time';

export function EncounterHeader({ onEnd }: { readonly onEnd: () => void }) {
  const { session, state, layout, practice, read } = useAttempt();
  const { t } = useTranslation();
  const { encounter } = session;
  const running = !state.ended;
  const hint = activeMoments(encounter, state.view.moments).find((moment) => moment.hint)?.hint ?? null;
  return (
    <Header
      title={t('play.heading', { number: encounter.number, title: read(encounter.title) })}
      beside={
        <>
          <ModeAndNumber session={session} />
          <span>
            {hasCounter(encounter.stage.place)
              ? t('play.post', { window: encounter.stage.window, sign: read(encounter.stage.sign) })
              : read(encounter.stage.sign)}
          </span>
        </>
      }
    >
      <AttemptClockFace session={session} compact={layout === 'narrow'} />
      {running && practice ? <PauseButton session={session} state={state} words={layout !== 'narrow'} /> : null}
      {layout === 'wide' ? (
        <>
          {running && practice ? <Hint hint={hint} read={read} /> : null}
          <MuteButton />
          <LanguageSwitch />
          {running ? <EndButton onEnd={onEnd} /> : null}
        </>
      ) : (
        <More>
          {(close) => (
            <>
              {/* Beside the title there is no room for it. */}
              <p className={classes.kind} data-testid="kind">
                <ModeAndNumber session={session} />
              </p>
              {running && practice ? (
                <p className={classes.hint}>
                  <Lightbulb size={18} strokeWidth={1.9} aria-hidden="true" />
                  <span>{hint ? read(hint) : t('play.noHint')}</span>
                </p>
              ) : null}
              <div className={classes.tools}>
                <MuteButton inMenu />
                <LanguageSwitch />
              </div>
              {running ? (
                <EndButton
                  onEnd={() => {
                    close();
                    onEnd();
                  }}
                />
              ) : null}
            </>
          )}
        </More>
      )}
    </Header>
  );
}

function ModeAndNumber({ session: { mode, fork, seed } }: { readonly session: Session }) {
  const { t } = useTranslation();
  return (
    <>
      <span className={classes.mode} data-mode={mode}>
        {fork ? t('mode.fork') : t(`mode.${mode}`)}
      </span>
      {mode === 'exam' ? <span data-testid="number">{t('play.number', { number: seed })}</span> : null}
    </>
  );
}

function EndButton({ onEnd }: { readonly onEnd: () => void }) {
  const { t } = useTranslation();
  return (
    <Button variant="default" onClick={onEnd} data-testid="end">
      {t('play.end')}
    </Button>
  );
}

function AttemptClockFace({ session, compact }: { readonly session: Session; readonly compact: boolean }) {
  const { t } = useTranslation();
  const time = useAttemptTime(session);
  const { limit } = session;
  const last = limit - time <= 30_000;
  return (
    <div className={classes.clock} data-last={last || undefined}>
      {compact ? null : <Clock size={18} strokeWidth={1.9} aria-hidden="true" />}
      <span role="timer" aria-label={t('play.elapsed')}>
        <Figures time={time} />
      </span>
      {compact ? null : (
        <>
          <span className={classes.limit}>{t('play.limit', { time: clockTime(limit) })}</span>
          <span className={classes.bar} aria-hidden="true">
            <span style={{ transform: `scaleX(${Math.min(100, Math.floor((time / limit) * 100)) / 100})` }} />
          </span>
        </>
      )}
    </div>
  );
}

/** One under the other, to be moved past a slit. */
const TEN = '0123456789'.split('').join('\n');
const LAST = 1;

/**
 * The time in figures. Each second only the strip of the last one is moved: words that change are laid out and painted
 * anew, and the page with them, which is half of what a still hall costs the page.
 */
function Figures({ time }: { readonly time: Millis }) {
  const words = clockTime(time);
  return (
    <span className={classes.time} role="img" aria-label={words} data-testid="clock">
      <span aria-hidden="true">{words.slice(0, -LAST)}</span>
      <span className={classes.slit} aria-hidden="true">
        <span className={classes.strip} style={{ transform: `translateY(${-10 * Number(words.slice(-LAST))}%)` }}>
          {TEN}
        </span>
      </span>
    </span>
  );
}

function PauseButton({
  session,
  state,
  words,
}: {
  readonly session: Session;
  readonly state: SessionState;
  readonly words: boolean;
}) {
  const { t } = useTranslation();
  const paused = state.paused !== null;
  const Icon = paused ? Play : Pause;
  return (
    <PlainButton
      className={controls.tool}
      onClick={() => (paused ? session.goOn() : session.pause('trainee'))}
      aria-label={paused ? t('play.goOn') : t('play.pause')}
      data-testid="pause"
    >
      <Icon size={18} strokeWidth={1.9} aria-hidden="true" />
      {words ? <span>{paused ? t('play.goOn') : t('play.pause')}</span> : null}
    </PlainButton>
  );
}

function Hint({ hint, read }: { readonly hint: Text | null; readonly read: (text: Text) => string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      width={300}
      className={classes.dropdown}
      target={(target) => (
        <PlainButton {...target} className={controls.tool} data-testid="hint">
          <Lightbulb size={18} strokeWidth={1.9} aria-hidden="true" />
          <span>{t('play.hint')}</span>
        </PlainButton>
      )}
    >
      <p role="status">{hint ? read(hint) : t('play.noHint')}</p>
    </Popover>
  );
}

function More({ children }: { readonly children: (close: () => void) => ReactNode }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      holdsFocus
      className={`${classes.dropdown} ${classes.menu}`}
      target={(target) => (
        <PlainButton {...target} className={controls.tool} aria-label={t('play.more')} data-testid="more">
          <Ellipsis size={20} strokeWidth={1.9} aria-hidden="true" />
        </PlainButton>
      )}
    >
      <div className={classes.more}>{children(() => setOpen(false))}</div>
    </Popover>
  );
}

import { lazy, Suspense, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { wordsShown } from '../calm';
import { useTranslation } from '../i18n';
import { useEncounterText } from '../i18n/use-text';
import type { Credit } from '../marks/annotate';
import { creditsBySeq } from '../marks/credits';
import { KeepingBanner, SkipLink } from '../shell/page';
import { useTitle } from '../shell/use-title';
import { AttemptContext, type AttemptView } from './attempt-context';
import { Caption } from './caption';
import { Desk } from './desk';
import { DialogueLog } from './dialogue-log';
import { EncounterHeader } from './encounter-header';
import { EndingPanel } from './ending-panel';
import { JustSaid } from './just-said';
import { MoodPlate } from './mood-plate';
import { PausePanel } from './pause-panel';
import classes from './play.module.css';
import { Posture } from './posture';
import type { Session } from './session';
import { StagePane } from './stage-pane';
import { Story } from './story';
import { type OwnLine, transcript } from './transcript';
import { dropDrafts } from './use-draft';
import { useLargeText, useLayout } from './use-layout';
import { useSoundtrack } from './use-soundtrack';
import { useVoices } from './use-voices';

/** Overlays are fetched when first asked for: the first words do not wait for them. */
const EndDialog = lazy(() => import('./end-dialog'));

interface PlayProps {
  readonly session: Session;
  readonly onRestart: () => void;
}

/** One attempt on the screen: the hall above, the desk below, the record at the side. */
export function Play({ session, onRestart }: PlayProps) {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const { encounter } = session;
  const { t } = useTranslation();
  const layout = useLayout();
  const read = useEncounterText(encounter, state.view.draws);
  const [asking, setAsking] = useState(false);
  const [asked, setAsked] = useState(false);
  useTitle(t('play.heading', { number: encounter.number, title: read(encounter.title) }));
  useSoundtrack(session, state);
  useEffect(wordsShown, []);
  useEffect(() => {
    if (state.ended) dropDrafts(session.id);
  }, [state.ended, session.id]);

  const lines = useMemo(() => transcript(encounter, state.steps), [encounter, state.steps]);
  const practice = session.mode === 'practice';
  const credits = useMemo(
    () =>
      practice && lines.some(({ kind }) => kind === 'own')
        ? creditsBySeq(session.sheet(), true)
        : new Map<number, readonly Credit[]>(),
    [practice, session, lines],
  );
  const view: AttemptView = {
    session,
    state,
    layout,
    lines,
    own: lines.filter((line): line is OwnLine => line.kind === 'own'),
    credits,
    practice,
    read,
  };
  useVoices(view);
  // Whoever scrolled through the briefing begins at the top of the hall.
  useEffect(() => {
    scrollTo(0, 0);
  }, []);
  // Where there is little room for letters, the mood stands below the picture.
  const large = useLargeText();
  const strip = layout === 'narrow' || large;
  return (
    <AttemptContext value={view}>
      <div className={classes.page} data-layout={layout} data-testid="play">
        <SkipLink />
        <EncounterHeader
          onEnd={() => {
            setAsked(true);
            setAsking(true);
          }}
        />
        <KeepingBanner />
        <div className={classes.body}>
          <main id="main" tabIndex={-1} className={classes.main}>
            <StagePane>
              {strip ? null : <Posture />}
              {strip ? null : <MoodPlate />}
              <div className={classes.foot}>
                <Caption />
                {strip ? null : <Story lines={lines} read={read} />}
              </div>
              {state.paused === 'trainee' || state.paused === 'resumed' ? (
                <PausePanel reason={state.paused} onRestart={onRestart} />
              ) : null}
            </StagePane>
            <div className={classes.seam} />
            {strip ? (
              <div className={classes.strips} data-strips>
                <MoodPlate strip />
                <Story strip lines={lines} read={read} />
              </div>
            ) : null}
            {state.ended ? <EndingPanel /> : <Desk />}
          </main>
          {layout === 'wide' ? (
            <aside className={classes.side} aria-label={t('play.record')}>
              <DialogueLog />
              <JustSaid />
            </aside>
          ) : null}
        </div>
        {asked ? (
          <Suspense fallback={null}>
            <EndDialog
              open={asking && !state.ended}
              onStay={() => setAsking(false)}
              onEnd={() => {
                setAsking(false);
                session.end();
              }}
            />
          </Suspense>
        ) : null}
      </div>
    </AttemptContext>
  );
}

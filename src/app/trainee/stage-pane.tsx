import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cue, Step } from '../../encounter';
import type { StageHandle } from '../../stage';
import { useLanguage, useText } from '../i18n/use-text';
import { HallBackdrop } from '../marks/hall-backdrop';
import { settings } from '../path/settings-store';
import { useAttempt } from './attempt-context';
import { Bubble } from './bubble';
import { fallbackAnchor, signEdge } from './fallback-anchor';
import type { Session, SessionState } from './session';
import classes from './stage-pane.module.css';
import { useBubble } from './use-bubble';
import { useReducedMotion } from './use-layout';

/** The hall. Pictures only: everything that happens here also stands in the log. */
export function StagePane({ children }: { readonly children?: ReactNode }) {
  const { session, state, lines, layout, read } = useAttempt();
  const bubble = useBubble(lines);
  const pane = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<StageHandle | null>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [, relayout] = useState(0);
  const language = useLanguage();
  const text = useText();
  const { t } = useTranslation();
  const calm = useReducedMotion();
  const { encounter } = session;

  useEffect(() => {
    if (!pane.current) return;
    const watcher = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    watcher.observe(pane.current);
    return () => watcher.disconnect();
  }, []);

  useStage(session, canvas, setStage);
  usePlayedSteps(stage, session, state);

  useEffect(() => stage?.setLanguage(language), [stage, language]);
  useEffect(() => stage?.setReducedMotion(calm), [stage, calm]);
  useEffect(() => stage?.setPaused(state.paused !== null), [stage, state.paused]);
  useEffect(() => stage?.onLayout(() => relayout((count) => count + 1)), [stage]);

  const there = bubble !== null && state.view.present.includes(bubble.who) && size.width > 0;
  const anchor = there ? (stage?.bubbleAnchor(bubble.who) ?? fallbackAnchor(size.width, size.height)) : null;
  const several = encounter.cast.length > 1;
  const speaker = encounter.cast.find(({ id }) => id === bubble?.who);
  return (
    <div ref={pane} className={classes.pane} data-stage={stage ? 'ready' : 'still'} data-testid="stage">
      <p className={classes.hidden}>{t('stage.description', { place: text(encounter.stage.sign) })}</p>
      <HallBackdrop
        window={encounter.stage.window}
        sign={encounter.stage.sign}
        figures={['clerk']}
        {...(layout === 'narrow' ? { view: '92 -26 712 515' } : {})}
        className={classes.still}
      />
      <div ref={canvas} className={classes.canvas} aria-hidden="true" />
      {bubble && anchor ? (
        <Bubble
          key={bubble.key}
          anchor={anchor}
          speaker={several && speaker ? read(speaker.name) : null}
          text={read(bubble.text)}
          width={size.width}
          edge={signEdge(size.width, size.height)}
        />
      ) : null}
      {children}
    </div>
  );
}

/** Fetches and mounts the stage once the page is readable; without it the still hall stays. */
function useStage(
  session: Session,
  canvas: { readonly current: HTMLElement | null },
  setStage: (stage: StageHandle | null) => void,
): void {
  const language = useLanguage();
  const calm = useReducedMotion();
  const first = useRef({ language, calm });
  useEffect(() => {
    const parent = canvas.current;
    if (!parent) return;
    let left = false;
    let mounted: StageHandle | null = null;
    const { encounter } = session;
    const handle = setTimeout(() => {
      import('../../stage')
        .then(({ mountStage }) =>
          mountStage(parent, {
            cast: encounter.cast,
            stage: encounter.stage,
            language: first.current.language,
            reducedMotion: first.current.calm,
            renderer: settings().renderer,
          }),
        )
        .then((built) => {
          if (left) return built.destroy();
          mounted = built;
          setStage(built);
          return undefined;
        })
        .catch(() => {
          // The stage is decoration: without it the still hall, the log and the desk carry the attempt.
        });
    }, 0);
    return () => {
      left = true;
      clearTimeout(handle);
      setStage(null);
      void mounted?.destroy();
    };
  }, [session, canvas, setStage]);
}

/** Plays what happened since the last time; the figure of the worker follows the trainee's actions. */
function usePlayedSteps(stage: StageHandle | null, session: Session, state: SessionState): void {
  const played = useRef<{ stage: StageHandle | null; count: number }>({ stage: null, count: 0 });
  useEffect(() => {
    if (!stage) return;
    const { steps, view } = state;
    if (played.current.stage !== stage) {
      // A stage that arrives late shows where things stand; only the very opening is still played.
      if (steps.every(({ entry }) => entry === null || entry.type === 'DRAW')) stage.play(cuesOf(steps), view);
      else {
        stage.show(view, cuesOf(steps));
        const posture = steps.findLast(
          ({ entry }) => entry?.type === 'DO' && staysIn(poseOf(session, entry.action)),
        )?.entry;
        const pose = posture?.type === 'DO' ? poseOf(session, posture.action) : undefined;
        if (pose) stage.clerk(pose);
      }
    } else {
      const fresh = steps.slice(played.current.count);
      for (const { entry } of fresh) {
        const pose = entry?.type === 'DO' ? poseOf(session, entry.action) : undefined;
        if (pose) stage.clerk(pose);
      }
      const cues = cuesOf(fresh);
      if (cues.length > 0) stage.play(cues, view);
    }
    played.current = { stage, count: steps.length };
  }, [stage, session, state]);
}

/** Postures that last; a bow or a wave is over by the time an attempt is resumed. */
const staysIn = (pose: string | undefined): boolean => pose === 'sit' || pose === 'stand' || pose === 'crouch';

const cuesOf = (steps: readonly Step[]): readonly Cue[] => steps.flatMap(({ cues }) => cues);

function poseOf(session: Session, action: string): string | undefined {
  return session.encounter.actions.find(({ id }) => id === action)?.pose;
}

import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Encounter } from '../../encounter';
import type { Text } from '../../norms';
import type { StageHandle } from '../../stage';
import { calm as whenCalm } from '../calm';
import { useTranslation } from '../i18n';
import { useLanguage, useText } from '../i18n/use-text';
import { HallBackdrop } from '../marks/hall-backdrop';
import { settings } from '../path/settings-store';
import { Bubble } from './bubble';
import { fallbackAnchor, signEdge } from './fallback-anchor';
import classes from './stage-pane.module.css';
import type { CitizenLine } from './transcript';
import { useLargeText, useLayout, useReducedMotion } from './use-layout';

interface StageFrameProps {
  readonly encounter: Encounter;
  readonly bubble: CitizenLine | null;
  readonly paused: boolean;
  readonly read: (text: Text) => string;
  /** Told once the stage stands, and with null when it goes. */
  readonly onStage: (stage: StageHandle | null) => void;
  readonly children?: ReactNode;
}

/**
 * The hall with a bubble over it; what is played in it is the caller's. Without a stage the still hall stays. A bubble of
 * large letters would hide the faces: there the words stand only where the caller writes them.
 */
export function StageFrame({ encounter, bubble, paused, read, onStage, children }: StageFrameProps) {
  const layout = useLayout();
  const pane = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<StageHandle | null>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [, relayout] = useState(0);
  const language = useLanguage();
  const text = useText();
  const { t } = useTranslation();
  const calm = useReducedMotion();

  useEffect(() => {
    if (!pane.current) return;
    const watcher = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    watcher.observe(pane.current);
    return () => watcher.disconnect();
  }, []);

  useStage(encounter, canvas, setStage);
  useEffect(() => onStage(stage), [stage, onStage]);
  useEffect(() => stage?.setLanguage(language), [stage, language]);
  useEffect(() => stage?.setReducedMotion(calm), [stage, calm]);
  useEffect(() => stage?.setPaused(paused), [stage, paused]);
  useEffect(() => stage?.onLayout(() => relayout((count) => count + 1)), [stage]);

  const large = useLargeText();
  const there = bubble !== null && !large && size.width > 0;
  const anchor = there ? (stage?.bubbleAnchor(bubble.who) ?? fallbackAnchor(size.width, size.height)) : null;
  const several = encounter.cast.length > 1;
  const speaker = encounter.cast.find(({ id }) => id === bubble?.who);
  return (
    <div ref={pane} className={classes.pane} data-stage={stage ? 'ready' : 'still'} data-testid="stage">
      <p className={classes.hidden}>{t('stage.description', { place: text(encounter.stage.sign) })}</p>
      <HallBackdrop
        window={encounter.stage.window}
        sign={encounter.stage.sign}
        crowd={encounter.stage.crowd}
        {...(encounter.stage.place === 'hall' ? {} : { place: encounter.stage.place })}
        {...(layout === 'narrow' ? { view: '92 -64 712 515' } : {})}
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
          height={size.height}
          edge={signEdge(size.width, size.height)}
        />
      ) : null}
      {children}
    </div>
  );
}

/** Fetches and mounts the stage once the page is readable; without it the still hall stays. */
function useStage(
  encounter: Encounter,
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
    const mount = async () => {
      // Whoever can read and answer does not miss the stage for a second.
      await whenCalm();
      if (left) return;
      const { mountStage } = await import('../../stage');
      const built = await mountStage(parent, {
        cast: encounter.cast,
        stage: encounter.stage,
        language: first.current.language,
        reducedMotion: first.current.calm,
        renderer: settings().renderer,
      });
      if (left) return built.destroy();
      mounted = built;
      setStage(built);
    };
    mount().catch(() => {
      // The stage is decoration: without it the still hall, the log and the desk carry the attempt.
    });
    return () => {
      left = true;
      setStage(null);
      void mounted?.destroy();
    };
  }, [encounter, canvas, setStage]);
}

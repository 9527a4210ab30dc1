import { ArrowLeft, Pause, Play, RotateCcw, StepBack, StepForward } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Millis, Problem, Step } from '../../encounter';
import type { StageHandle } from '../../stage';
import { clockTime } from '../format';
import { useTranslation } from '../i18n';
import { useEncounterText, useLanguage } from '../i18n/use-text';
import { MarkShape } from '../marks/mark-shape';
import { isolated } from '../path/person-host';
import { spread } from '../sheet/timeline-model';
import { type SheetData, useExample, useSheet } from '../sheet/use-sheet';
import { Button, ButtonLink, PlainButton } from '../shell/button';
import controls from '../shell/controls.module.css';
import { NotFoundPage } from '../shell/not-found-page';
import { Page } from '../shell/page';
import { ProblemNote } from '../shell/problem-note';
import { useTitle } from '../shell/use-title';
import { LineWords } from '../trainee/line-words';
import { heldPose } from '../trainee/posture';
import { StageFrame } from '../trainee/stage-frame';
import { Story } from '../trainee/story';
import { type CitizenLine, transcript } from '../trainee/transcript';
import { useLargeText, useLayout, useReducedMotion } from '../trainee/use-layout';
import { forkAttempt } from './fork-attempt';
import { cuesOf, doneBy, forkAt, isInput, lastPose, SPEEDS, stops, trackMarks } from './replay-model';
import classes from './replay-page.module.css';

/** An attempt once more on the stage, at any speed, to and fro; from any moment of it one can try again. */
export default function ReplayPage({ id, example }: { readonly id: string; readonly example: boolean }) {
  const own = useSheet(id);
  const shown = useExample(example && own.kind === 'ready' ? own : null);
  if (own.kind === 'loading' || (example && shown === undefined)) return null;
  if (own.kind === 'missing') return <NotFoundPage />;
  if (example && !shown) return <NoExample id={id} />;
  const data = example && shown ? shown : own;
  return <Replay key={String(example)} id={id} data={data} example={example} />;
}

const NO_EXAMPLE: Problem = {
  code: 'E-APP-NO-EXAMPLE',
  severity: 'error',
  message: { zh: '这次作答旁边没有示范。', en: 'There is no example beside this attempt.' },
  mend: {
    zh: '这个情景没有示范，或者情景后来改过。评分表里有每一处可以怎么说。',
    en: 'The encounter has none, or was changed since. The score sheet tells what to say in each place.',
  },
};

function NoExample({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  useTitle(t('replay.exampleTitle'));
  return (
    <Page hall title={t('replay.exampleTitle')}>
      <ProblemNote problem={NO_EXAMPLE}>
        <ButtonLink href={`/attempt/${id}`}>{t('replay.back')}</ButtonLink>
      </ProblemNote>
    </Page>
  );
}

interface ReplayProps {
  readonly id: string;
  readonly data: SheetData;
  readonly example: boolean;
}

function Replay({ id, data, example }: ReplayProps) {
  const { t: say } = useTranslation();
  const { stored, steps, sheet } = data;
  const { encounter } = stored;
  const read = useEncounterText(encounter, sheet.draws);
  const language = useLanguage();
  const [, navigate] = useLocation();
  const end = steps.at(-1)?.t ?? 0;
  const [t, setT] = useState<Millis>(0);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<number>(1);
  const [stage, setStage] = useState<StageHandle | null>(null);
  const done = doneBy(steps, t);
  usePlaying(playing, speed, end, setT, setPlaying);
  useFollowing(stage, data, done);

  const heading = say('play.heading', { number: encounter.number, title: read(encounter.title) });
  const whose = data.name === null ? heading : `${heading}\u2002${isolated(data.name)}`;
  const title = example ? say('replay.exampleTitle') : say('replay.title');
  useTitle(say('replay.titleOf', { title: heading, what: title }));
  const all = useMemo(() => transcript(encounter, steps), [encounter, steps]);
  const lines = useMemo(() => transcript(encounter, steps.slice(0, done)), [encounter, steps, done]);
  const bubble = lines.findLast((line): line is CitizenLine => line.kind === 'citizen') ?? null;
  const layout = useLayout();
  const narrow = layout === 'narrow';
  // A low hall has no room for a box of large letters: the marked row says the same.
  const large = useLargeText();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const row = list.current?.children[Math.max(0, lines.length - 1)];
    if (list.current && row instanceof HTMLElement) reveal(list.current, row);
  }, [lines.length]);
  const seek = (to: Millis) => {
    setPlaying(false);
    setT(Math.max(0, Math.min(end, to)));
  };
  const fork = example || stored.summary.mode === 'script' ? null : forkAt(encounter, steps, t);
  const retry = () => {
    if (!fork) return;
    setPlaying(false);
    void forkAttempt(stored, fork, language).then(() => navigate(`/encounter/${encounter.id}`));
  };
  return (
    <Page title={title} beside={<span>{whose}</span>}>
      <div className={classes.body} data-testid="replay">
        <div className={classes.hall}>
          <StageFrame encounter={encounter} bubble={bubble} paused={false} read={read} onStage={setStage}>
            {narrow || large ? null : (
              <div className={classes.foot}>
                <Story lines={lines} read={read} />
              </div>
            )}
          </StageFrame>
        </div>
        <div className={classes.seam} />
        {narrow ? (
          <div className={classes.strip}>
            <Story strip lines={lines} read={read} />
          </div>
        ) : null}
        <div className={classes.desk}>
          <div>
            {/* The header has no room for it there. */}
            {layout === 'wide' ? null : <p className={classes.whose}>{whose}</p>}
            <Track data={data} t={t} end={end} onSeek={seek} />
          </div>
          <div className={classes.tools}>
            <Controls
              steps={steps}
              t={t}
              end={end}
              playing={playing}
              onSeek={seek}
              onPlay={setPlaying}
              onStart={setT}
            />
            <label className={classes.speed}>
              <span>{say('replay.speed')}</span>
              <select
                className={controls.select}
                value={speed}
                onChange={(event) => setSpeed(Number(event.currentTarget.value))}
                data-testid="replay-speed"
              >
                {SPEEDS.map((one) => (
                  <option key={one} value={one}>
                    {say('replay.times', { speed: one })}
                  </option>
                ))}
              </select>
            </label>
            <span className={classes.ways}>
              {example ? null : (
                <Button
                  variant="default"
                  disabled={!fork}
                  icon={<RotateCcw size={16} aria-hidden="true" />}
                  onClick={retry}
                  data-testid="fork"
                >
                  {say('replay.fork')}
                </Button>
              )}
              <ButtonLink variant="subtle" href={`/attempt/${id}`} icon={<ArrowLeft size={16} aria-hidden="true" />}>
                {say('replay.back')}
              </ButtonLink>
            </span>
          </div>
          <ol ref={list} className={classes.lines} aria-label={say('log.title')} data-testid="replay-lines">
            {all.map((line, index) => (
              <li key={line.key} aria-current={index === lines.length - 1 ? 'step' : undefined}>
                <PlainButton
                  className={classes.line}
                  data-kind={line.kind}
                  data-done={index < lines.length || undefined}
                  onClick={() => seek(line.t)}
                >
                  <time>{clockTime(line.t)}</time>
                  <span>
                    <LineWords line={line} encounter={encounter} read={read} />
                  </span>
                </PlainButton>
              </li>
            ))}
          </ol>
        </div>
      </div>
    </Page>
  );
}

/** Moves the list alone, never the page: it begins with a whole row, and the one looked for is in sight to its end. */
function reveal(list: HTMLElement, row: HTMLElement): void {
  const last = list.lastElementChild;
  if (!(last instanceof HTMLElement)) return;
  const room = list.clientHeight - ROWS_PAD - Number.parseFloat(getComputedStyle(list, '::after').height);
  const from = Math.min(
    row.offsetTop - Math.min(list.clientHeight / 2, Math.max(0, room - row.offsetHeight)),
    last.offsetTop + last.offsetHeight - room,
  );
  const first = [...list.children].find((one) => one instanceof HTMLElement && one.offsetTop >= from);
  if (!(first instanceof HTMLElement)) return;
  const to = first.offsetTop - list.offsetTop - list.clientTop - ROWS_PAD;
  // At its end, too, it can begin with a whole row.
  last.style.marginBottom = '';
  last.style.marginBottom = `${Math.max(0, to + list.clientHeight - list.scrollHeight)}px`;
  list.scrollTop = to;
}

/** Lets the time run on with the frames of the screen, as fast as wished. */
function usePlaying(
  playing: boolean,
  speed: number,
  end: Millis,
  setT: (change: (t: Millis) => Millis) => void,
  setPlaying: (playing: boolean) => void,
): void {
  useEffect(() => {
    if (!playing) return;
    let last = performance.now();
    const handle = setInterval(() => {
      const now = performance.now();
      const step = (now - last) * speed;
      last = now;
      setT((t) => {
        const next = Math.min(end, Math.round(t + step));
        if (next >= end) setPlaying(false);
        return next;
      });
    }, 80);
    return () => clearInterval(handle);
  }, [playing, speed, end, setT, setPlaying]);
}

/** Keeps the stage where the time is: onwards it plays, backwards and in leaps it shows the state that was. */
function useFollowing(stage: StageHandle | null, { stored, steps }: SheetData, done: number): void {
  const shown = useRef<{ stage: StageHandle | null; done: number }>({ stage: null, done: 0 });
  const calm = useReducedMotion();
  const { encounter } = stored;
  useEffect(() => {
    if (!stage) return;
    const before = shown.current;
    const onwards = before.stage === stage && before.done <= done && done - before.done <= 3;
    shown.current = { stage, done };
    if (onwards && !calm) {
      const fresh = steps.slice(before.done, done);
      const pose = lastPose(encounter, fresh);
      if (pose) stage.clerk(pose);
      if (fresh.length > 0) stage.follow(cuesOf(fresh));
      return;
    }
    const past = steps.slice(0, done);
    stage.seek(cuesOf(past));
    // What a gesture goes back to is what was held then, not what the figure held before the leap.
    stage.clerk(heldPose(encounter, past));
    const pose = lastPose(encounter, past.slice(past.findLastIndex(isInput)));
    if (pose) stage.clerk(pose);
  }, [stage, encounter, steps, done, calm]);
}

interface TrackProps {
  readonly data: SheetData;
  readonly t: Millis;
  readonly end: Millis;
  readonly onSeek: (t: Millis) => void;
}

/** Above the first row of the list. */
const ROWS_PAD = 4;

/** One step of the slider; its end is a whole one, or the last fraction of a second could never be reached. */
const STEP_MS = 1000;

/** The scrubber: a plain slider for mouse, finger and keyboard, with the sheet's marks above its track. */
function Track({ data, t, end, onSeek }: TrackProps) {
  const { t: say } = useTranslation();
  const { sheet, stored, steps } = data;
  const marks = useMemo(() => trackMarks(sheet, stored.encounter, steps), [sheet, stored, steps]);
  const instants = useMemo(() => stops(steps), [steps]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const to =
      event.key === 'ArrowRight'
        ? (instants.find((one) => one > t) ?? end)
        : event.key === 'ArrowLeft'
          ? (instants.findLast((one) => one < t) ?? 0)
          : // Left to itself the slider goes to a whole step, which may lie before the last act.
            event.key === 'End'
            ? end
            : null;
    if (to === null) return;
    event.preventDefault();
    onSeek(to);
  };
  const rail = useRef<SVGSVGElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!rail.current) return;
    const watcher = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    watcher.observe(rail.current);
    return () => watcher.disconnect();
  }, []);
  const xs = spread(
    marks.map((mark) => (mark.t / Math.max(1, end)) * width),
    0,
    width,
  );
  return (
    <div className={classes.track}>
      <svg ref={rail} className={classes.marks} aria-hidden="true">
        {marks.map((mark, index) => (
          <svg key={`${mark.key}.${mark.t}`} x={xs[index]} y="11" overflow="visible" aria-hidden="true">
            <MarkShape kind={mark.kind} />
          </svg>
        ))}
      </svg>
      <input
        type="range"
        min={0}
        max={Math.ceil(end / STEP_MS) * STEP_MS}
        step={STEP_MS}
        value={t}
        aria-label={say('replay.scrub')}
        aria-valuetext={say('replay.at', { time: clockTime(t), end: clockTime(end) })}
        onKeyDown={onKeyDown}
        onChange={(event) => onSeek(Number(event.currentTarget.value))}
        data-testid="scrubber"
      />
    </div>
  );
}

interface ControlsProps {
  readonly steps: readonly Step[];
  readonly t: Millis;
  readonly end: Millis;
  readonly playing: boolean;
  readonly onSeek: (t: Millis) => void;
  readonly onPlay: (playing: boolean) => void;
  readonly onStart: (t: Millis) => void;
}

function Controls({ steps, t, end, playing, onSeek, onPlay, onStart }: ControlsProps) {
  const { t: say } = useTranslation();
  const instants = stops(steps);
  const Icon = playing ? Pause : Play;
  return (
    <span className={classes.controls}>
      <PlainButton
        className={classes.step}
        aria-label={say('replay.before')}
        onClick={() => onSeek(instants.findLast((one) => one < t) ?? 0)}
        data-testid="replay-before"
      >
        <StepBack size={18} strokeWidth={1.9} aria-hidden="true" />
      </PlainButton>
      <Button
        icon={<Icon size={16} aria-hidden="true" />}
        onClick={() => {
          if (!playing && t >= end) onStart(0);
          onPlay(!playing);
        }}
        data-testid="replay-play"
      >
        {playing ? say('play.pause') : say('replay.play')}
      </Button>
      <PlainButton
        className={classes.step}
        aria-label={say('replay.after')}
        onClick={() => onSeek(instants.find((one) => one > t) ?? end)}
        data-testid="replay-after"
      >
        <StepForward size={18} strokeWidth={1.9} aria-hidden="true" />
      </PlainButton>
      <span className={classes.time} role="timer" data-testid="replay-time">
        {say('replay.at', { time: clockTime(t), end: clockTime(end) })}
      </span>
    </span>
  );
}

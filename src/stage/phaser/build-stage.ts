import { toScreen } from '../camera';
import { hasCounter } from '../counter';
import { heads } from '../faces';
import type { BubbleAnchor, StageHandle, StageOptions } from '../index';
import { costumeOf } from '../looks';
import { BUBBLE, bubbleRight, CLERK_SPOT, mouthOf, type Spot, spotsOf } from '../places';
import { afterGesture, type ClerkPose, clerkPose, heldAfter } from '../poses';
import { probeRenderer } from '../renderer';
import { roomOf } from '../rooms';
import { agreeWith, emptyCounter, follow, openingState, type ShowState, speakOf } from '../show-state';
import { Show, type Wishes } from './show';

/** Owns what the stage should show; the running {@link Show} may be rebuilt under it. */
export async function buildStage(parent: HTMLElement, options: StageOptions): Promise<StageHandle> {
  const host = document.createElement('div');
  host.setAttribute('aria-hidden', 'true');
  Object.assign(host.style, { position: 'absolute', inset: '0', overflow: 'hidden' });
  if (getComputedStyle(parent).position === 'static') parent.style.position = 'relative';
  parent.append(host);

  let state: ShowState = openingState(options.cast);
  let wishes: Wishes = {
    language: options.language,
    reducedMotion: options.reducedMotion,
    paused: false,
    clerk: 'sit',
  };
  /** The pose that a passing gesture goes back to. */
  let lasting: ClerkPose = 'sit';
  let gesture: ReturnType<typeof setTimeout> | undefined;
  let destroyed = false;
  const listeners = new Set<() => void>();
  const tellLayout = () => {
    for (const listener of listeners) listener();
  };

  let show = await Show.open(host, options, chosenRenderer(options), emptyCounter(state), wishes, rebuild);

  /** A lost graphics context: the plain canvas takes over, showing what was shown. */
  function rebuild(): void {
    const old = show;
    void old.close().then(async () => {
      if (destroyed) return;
      show = await Show.open(host, options, 'canvas', state, wishes, () => {});
      if (destroyed) await show.close();
      else tellLayout();
    });
  }

  const wish = (change: Partial<Wishes>) => {
    const bends = change.clerk !== undefined && change.clerk !== wishes.clerk;
    wishes = { ...wishes, ...change };
    show.wish(wishes);
    if (bends) tellLayout();
  };
  const present = (next: ShowState, animate: boolean) => {
    const moved = next.people !== state.people || next.line !== state.line || next.speaker !== state.speaker;
    state = next;
    show.present(state, animate);
    if (moved) tellLayout();
  };
  const pose = (next: ClerkPose) => {
    clearTimeout(gesture);
    wish({ clerk: next });
    const after = afterGesture(next, lasting);
    if (after) gesture = setTimeout(() => pose(after.pose), after.ms);
    // At once: the next gesture may come before this one is over.
    lasting = heldAfter(next, lasting);
  };

  const watcher = new ResizeObserver(() => {
    show.resize();
    tellLayout();
  });
  watcher.observe(host);
  const sharper = watchPixelRatio(() => show.resize());

  return {
    play: (cues, view) => present(agreeWith(cues.reduce(follow, state), view), true),
    show: (view, past = []) => present(agreeWith(past.reduce(follow, state), view), false),
    seek: (past) => present(past.reduce(follow, openingState(options.cast)), false),
    follow: (cues) => present(cues.reduce(follow, state), true),
    speaks: (who) => {
      const heard = state.speaker === who ? state : speakOf(state, who);
      if (heard !== state) present(heard, true);
    },
    clerk: (name) => pose(clerkPose(name)),
    setLanguage: (language) => wish({ language }),
    setReducedMotion: (reducedMotion) => wish({ reducedMotion }),
    setPaused: (paused) => wish({ paused }),
    bubbleAnchor: (who) => anchorOf(who, options, state, show.camera, wishes.clerk),
    onLayout(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    async destroy() {
      if (destroyed) return;
      destroyed = true;
      clearTimeout(gesture);
      watcher.disconnect();
      sharper();
      listeners.clear();
      await show.close();
      host.remove();
    },
  };
}

const chosenRenderer = ({ renderer }: StageOptions) => (renderer === 'auto' ? probeRenderer() : renderer);

/** Runs when the window moves to a screen of another density. */
function watchPixelRatio(changed: () => void): () => void {
  let query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
  const again = () => {
    query.removeEventListener('change', again);
    query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener('change', again);
    changed();
  };
  query.addEventListener('change', again);
  return () => query.removeEventListener('change', again);
}

/** Where whoever speaks from outside the picture would come to stand. */
const FRONT: Spot = { x: 648, y: 112, size: 1, depth: 0 };

function anchorOf(
  who: string,
  { cast, stage }: StageOptions,
  state: ShowState,
  camera: Show['camera'],
  clerk: ClerkPose,
): BubbleAnchor {
  const { narrow } = camera;
  const citizen = cast.find(({ id }) => id === who);
  const spots = spotsOf(state, narrow, hasCounter(roomOf(stage.place, state)));
  const spot = citizen ? (spots.get(who) ?? FRONT) : CLERK_SPOT;
  const { x, y } = mouthOf(spot, citizen ? 'left' : 'right', citizen ? costumeOf(citizen) : undefined);
  const mouth = toScreen(camera, x, y);
  const corner = toScreen(camera, citizen ? bubbleRight(spot, spots.values()) : BUBBLE.right, BUBBLE.top);
  const top = narrow ? BUBBLE.topNarrow : corner.y;
  return {
    x: mouth.x,
    y: mouth.y,
    right: corner.x,
    top,
    narrow,
    above: spot.lies === true,
    heads: heads(cast, stage.place, state, narrow, clerk).map(({ width, height, ...at }) => ({
      ...toScreen(camera, at.x, at.y),
      width: width * camera.zoom,
      height: height * camera.zoom,
    })),
  };
}

import { AUTO, CANVAS, Game, Renderer, Scale, type Scene, WEBGL } from 'phaser';
import { moodLevel } from '../../encounter';
import { type Camera, fitCamera } from '../camera';
import type { Language, StageOptions } from '../index';
import { CLERK_COSTUME, costumeOf, wordsOf } from '../looks';
import { CITIZEN_SCALE, CLERK_SCALE, CLERK_SPOT, type Spot, spotsOf } from '../places';
import { bodyOf, type ClerkPose, postureOf, restingPose, stanceOf } from '../poses';
import type { RendererChoice } from '../renderer';
import { orderOf, type ShowState } from '../show-state';
import { Figure } from './figure';
import { fontsReady, Hall } from './hall';
import { Heartbeat } from './heartbeat';
import { PLAIN, TextureStore } from './textures';

const WALK_IN_MS = 900;
const STEP_FORWARD_MS = 260;
const LOWER_MS = 220;
const BOW_MS = 420;
const FALL_MS = 620;
/** Somebody who faints lies on the side, as low as the floor. */
const LYING = 84;
const FALL_BY = 146;
const JOLT_MS = 70;
const BLINK_MS = 110;
/**
 * Pauses between blinks, 7 to 9 seconds: each draws the hall twice, and a waiting hall may take 2 % of a core. A fixed
 * round, since nothing here may depend on chance.
 */
const BLINKS = [7100, 9100, 7800, 8500];
const RESIZE_REST_MS = 90;
/** Longer than any fade. */
const PRUNE_REST_MS = 3000;
/** Off the screen, to the right of whatever is visible, and to the left for the clerk. */
const OFFSTAGE = 170;

/** How the trainee's figure and the hall are to be shown, besides the state that cues made. */
export interface Wishes {
  readonly language: Language;
  readonly reducedMotion: boolean;
  readonly paused: boolean;
  readonly clerk: ClerkPose;
}

/** One running game on one canvas. It may be torn down and rebuilt with the other renderer; state lives outside. */
export class Show {
  readonly #host: HTMLElement;
  readonly #options: StageOptions;
  readonly #game: Game;
  readonly #heart: Heartbeat;
  readonly #store: TextureStore;
  readonly #hall: Hall;
  readonly #clerk: Figure;
  readonly #people = new Map<string, Figure>();
  readonly #spots = new Map<string, Spot>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #scene: Scene;
  #camera: Camera;
  #state: ShowState;
  #wishes: Wishes;
  #blinks = 0;
  #drawing = 0;
  #gone = false;

  static async open(
    host: HTMLElement,
    options: StageOptions,
    renderer: RendererChoice,
    state: ShowState,
    wishes: Wishes,
    onLost: () => void,
  ): Promise<Show> {
    const scene = { key: 'hall' };
    const ratio = window.devicePixelRatio || 1;
    const plain = renderer === 'canvas' ? plainCanvas() : null;
    const game = await new Promise<Game>((resolve) => {
      const made: Game = new Game({
        ...plain,
        type: renderer === 'webgl' ? WEBGL : renderer === 'canvas' ? CANVAS : AUTO,
        parent: host,
        width: Math.max(1, Math.round(host.clientWidth * ratio)),
        height: Math.max(1, Math.round(host.clientHeight * ratio)),
        backgroundColor: '#F1EBE1',
        scale: { mode: Scale.NONE, zoom: 1 / ratio },
        // Decoration: no input, no sound, no banner, no focus.
        input: { keyboard: false, mouse: false, touch: false, gamepad: false },
        audio: { noAudio: true },
        banner: false,
        autoFocus: false,
        render: { antialias: true, powerPreference: 'low-power' },
        scene: { ...scene, create: () => resolve(made) },
      });
    });
    const show = new Show(host, options, game, state, wishes);
    if (renderer === 'webgl') game.renderer.on(Renderer.Events.LOSE_WEBGL, onLost);
    const { stage } = options;
    await fontsReady(`${stage.sign.zh}${stage.sign.en}${stage.window}正在叫号等候人窗口安全出0123456789`);
    await show.#draw(false);
    return show;
  }

  private constructor(host: HTMLElement, options: StageOptions, game: Game, state: ShowState, wishes: Wishes) {
    this.#host = host;
    this.#options = options;
    this.#game = game;
    this.#state = state;
    this.#wishes = wishes;
    this.#scene = game.scene.getScene('hall');
    game.canvas.setAttribute('aria-hidden', 'true');
    this.#heart = new Heartbeat(game, () => this.#isMoving());
    this.#store = new TextureStore(game.textures);
    this.#hall = new Hall(this.#scene, this.#store, options.stage);
    this.#clerk = new Figure(this.#scene, this.#store, CLERK_COSTUME, CLERK_SCALE, 'right');
    options.cast.forEach((citizen, n) => {
      this.#people.set(citizen.id, new Figure(this.#scene, this.#store, costumeOf(citizen, n), CITIZEN_SCALE, 'left'));
    });
    this.#camera = fitCamera(host.clientWidth, host.clientHeight);
    this.#aim();
    this.#scheduleBlink();
  }

  get camera(): Camera {
    return this.#camera;
  }

  /** Follows the host's size at once and redraws sharply when it has come to rest. */
  resize(): void {
    if (this.#gone || this.#host.clientWidth === 0) return;
    const ratio = window.devicePixelRatio || 1;
    this.#camera = fitCamera(this.#host.clientWidth, this.#host.clientHeight);
    this.#game.scale.resize(Math.round(this.#host.clientWidth * ratio), Math.round(this.#host.clientHeight * ratio));
    // After the size: only this sets the canvas's own style anew.
    this.#game.scale.setZoom(1 / ratio);
    this.#aim();
    this.#heart.beat();
    this.#later('resize', RESIZE_REST_MS, () => void this.#draw(false));
  }

  /** Shows a new state; with `animate` people walk and lights fade, unless motion is reduced. */
  present(state: ShowState, animate: boolean): void {
    this.#state = state;
    void this.#draw(animate && !this.#wishes.reducedMotion);
  }

  wish(wishes: Wishes): void {
    const before = this.#wishes;
    this.#wishes = wishes;
    if (wishes.paused !== before.paused) {
      if (wishes.paused) this.#scene.tweens.pauseAll();
      else this.#scene.tweens.resumeAll();
      this.#heart.beat(WALK_IN_MS);
      this.#scheduleBlink();
    }
    if (wishes.reducedMotion !== before.reducedMotion) this.#scheduleBlink();
    if (wishes.clerk !== before.clerk || wishes.language !== before.language) void this.#draw(!wishes.reducedMotion);
  }

  async close(): Promise<void> {
    if (this.#gone) return;
    this.#gone = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#store.close();
    const ended = new Promise<void>((resolve) => this.#game.events.once('destroy', () => resolve()));
    this.#heart.close();
    // Phaser forgets this one, and its canvas keeps the whole game in the pool of canvases.
    this.#game.textures.tileSprite?.destroy();
    this.#game.destroy(true);
    // In a hidden tab the loop does not run; the canvas leaves all the same.
    await Promise.race([ended, new Promise<void>((resolve) => setTimeout(resolve, 400))]);
    this.#game.canvas?.remove();
  }

  #isMoving(): boolean {
    return !this.#wishes.paused && this.#scene.tweens.getTweens().length > 0;
  }

  get #sharpness(): number {
    return this.#camera.zoom * (window.devicePixelRatio || 1);
  }

  /** The nearest place on whole device pixels. */
  #onGrid({ x, y }: { readonly x: number; readonly y: number }): { readonly x: number; readonly y: number } {
    const { view } = this.#camera;
    const snap = (at: number, from: number) => from + Math.round((at - from) * this.#sharpness) / this.#sharpness;
    return { x: snap(x, view.x), y: snap(y, view.y) };
  }

  #aim(): void {
    const { view } = this.#camera;
    this.#scene.cameras.main.setOrigin(0, 0).setZoom(this.#sharpness).setScroll(view.x, view.y);
  }

  /** Frees pictures nobody shows any more, once all is drawn and every fade is over. */
  #prune(): void {
    if (this.#drawing > 0 || this.#scene.tweens.getTweens().length > 0) return;
    const keep = new Set([
      ...this.#hall.keys(),
      ...this.#clerk.keys(),
      ...[...this.#people.values()].flatMap((figure) => figure.keys()),
    ]);
    this.#store.prune(keep);
  }

  async #draw(animate: boolean): Promise<void> {
    if (this.#gone) return;
    this.#drawing++;
    try {
      await this.#drawAll(animate);
    } finally {
      this.#drawing--;
    }
    if (this.#gone) return;
    this.#heart.beat(animate ? 260 : 0);
    this.#later('prune', PRUNE_REST_MS, () => this.#prune());
  }

  async #drawAll(animate: boolean): Promise<void> {
    const { view } = this.#camera;
    const hall = this.#hall.show(
      { ...this.#state, props: this.#propsShown() },
      { part: view, sharpness: this.#sharpness, language: this.#wishes.language },
      animate,
    );
    await Promise.all([hall, this.#drawClerk(animate), ...this.#drawPeople(animate)]);
  }

  /** What cues put on the counter, and what the person in front brought along. */
  #propsShown(): readonly string[] {
    const front = this.#options.cast.find(({ id }) => id === orderOf(this.#state)[0]);
    return [...new Set([...wordsOf(front?.look.prop), ...this.#state.props])];
  }

  async #drawClerk(animate: boolean): Promise<void> {
    const stance = stanceOf(this.#wishes.clerk);
    await this.#clerk.show(stance.body, this.#clerkFace(), this.#sharpness, animate);
    if (this.#gone) return;
    const hip = this.#clerk.stand(CLERK_SPOT);
    const { container } = this.#clerk;
    container.setDepth(CLERK_SPOT.depth);
    const x = this.#wishes.clerk === 'away' ? this.#camera.view.x - OFFSTAGE : hip.x;
    const goal = this.#onGrid({ x, y: hip.y + stance.lowered });
    if (!container.visible || !animate) {
      this.#stopTweens(container, this.#clerk);
      container.setVisible(true).setPosition(goal.x, goal.y);
      this.#clerk.bow = stance.bow;
      return;
    }
    this.#move(container, goal, x === container.x ? LOWER_MS : WALK_IN_MS);
    this.#move(this.#clerk, { bow: stance.bow }, BOW_MS);
  }

  /** Kind by default; nobody smiles at a person in distress. */
  #clerkFace(): string {
    const front = orderOf(this.#state)[0];
    const person = front === undefined ? undefined : this.#state.people[front];
    if (person === undefined) return 'calm';
    const { level, face } = moodLevel(person.mood, this.#isFearful(front));
    return face === 'panic' || level <= 3 ? 'attentive' : level === 5 ? 'content' : 'calm';
  }

  #isFearful(who: string | undefined): boolean {
    return this.#options.cast.find((citizen) => citizen.id === who)?.fear ?? false;
  }

  #drawPeople(animate: boolean): readonly Promise<void>[] {
    const spots = spotsOf(this.#state, this.#camera.narrow);
    const front = orderOf(this.#state)[0];
    return this.#options.cast.map(async (citizen) => {
      const figure = this.#people.get(citizen.id);
      const person = this.#state.people[citizen.id];
      if (!figure || !person) return;
      const spot = spots.get(citizen.id);
      if (!spot) return this.#leave(citizen.id, figure, animate);
      const { face } = moodLevel(person.mood, citizen.fear);
      const pose = person.pose ?? postureOf(face, figure.hasStick, citizen.id === front);
      await figure.show(bodyOf(pose), face, this.#sharpness * spot.size, animate);
      if (this.#gone) return;
      const fallen = pose === 'faint';
      this.#place(citizen.id, figure, fallen ? { ...spot, y: spot.y + FALL_BY * spot.size } : spot, animate);
      this.#tilt(figure, fallen ? LYING : 0, animate);
      if (fallen) figure.blink(true);
      if (pose === 'bang' && animate) this.#jolt(figure);
    });
  }

  #place(who: string, figure: Figure, spot: Spot, animate: boolean): void {
    const { container } = figure;
    const goal = this.#onGrid(figure.stand(spot));
    const known = this.#spots.get(who);
    this.#spots.set(who, spot);
    container.setDepth(spot.depth);
    if (!animate) {
      this.#stopTweens(container);
      container.setVisible(true).setPosition(goal.x, goal.y);
      figure.resize(spot.size);
      return;
    }
    if (!container.visible) {
      figure.resize(spot.size);
      container.setVisible(true).setPosition(this.#camera.view.x + this.#camera.view.width + OFFSTAGE, goal.y);
      this.#walk(figure, goal);
      return;
    }
    if (known?.x === spot.x && known.y === spot.y) return;
    this.#stopTweens(container);
    const side = Math.sign(container.scaleX);
    this.#move(container, { ...goal, scaleX: side * spot.size, scaleY: spot.size }, STEP_FORWARD_MS);
  }

  #tilt(figure: Figure, degrees: number, animate: boolean): void {
    if (figure.bow === degrees) return;
    if (animate) this.#move(figure, { bow: degrees }, FALL_MS);
    else figure.bow = degrees;
  }

  /** A fist on the counter shakes who strikes it, three times. */
  #jolt(figure: Figure): void {
    const { container } = figure;
    this.#heart.beat(3 * 2 * JOLT_MS + 80);
    this.#scene.tweens.add({ targets: container, y: container.y + 7, duration: JOLT_MS, yoyo: true, repeat: 2 });
  }

  #leave(who: string, figure: Figure, animate: boolean): void {
    const { container } = figure;
    if (!this.#spots.delete(who) || !container.visible) return;
    this.#stopTweens(container);
    if (!animate) {
      container.setVisible(false);
      return;
    }
    const x = this.#camera.view.x + this.#camera.view.width + OFFSTAGE;
    this.#walk(figure, { x, y: container.y }, () => {
      if (!this.#spots.has(who)) container.setVisible(false);
    });
  }

  /** Walks with a light step: the crown rises and falls three times on the way. */
  #walk(figure: Figure, goal: { readonly x: number; readonly y: number }, done?: () => void): void {
    const { container } = figure;
    this.#stopTweens(container);
    const from = container.x;
    this.#heart.beat(WALK_IN_MS + 80);
    this.#scene.tweens.add({
      targets: container,
      x: goal.x,
      duration: WALK_IN_MS,
      ease: 'Sine.easeOut',
      onUpdate: () => {
        const way = (container.x - from) / (goal.x - from || 1);
        container.y = goal.y - Math.abs(Math.sin(way * Math.PI * 3)) * 5;
      },
      onComplete: () => {
        container.setPosition(goal.x, goal.y);
        done?.();
      },
    });
  }

  #move(target: object, goal: Readonly<Record<string, number>>, duration: number): void {
    this.#scene.tweens.killTweensOf(target);
    this.#heart.beat(duration + 80);
    this.#scene.tweens.add({ targets: target, ...goal, duration, ease: 'Cubic.easeOut' });
  }

  #stopTweens(...targets: readonly object[]): void {
    for (const target of targets) this.#scene.tweens.killTweensOf(target);
  }

  #scheduleBlink(): void {
    clearTimeout(this.#timers.get('blink'));
    if (this.#gone || this.#wishes.reducedMotion || this.#wishes.paused) return;
    this.#later('blink', BLINKS[this.#blinks++ % BLINKS.length] ?? 5000, () => {
      const front = orderOf(this.#state)[0];
      const blinking = this.#blinks % 2 === 0 || front === undefined ? this.#clerk : this.#people.get(front);
      blinking?.blink(true);
      this.#heart.beat(0, 1);
      this.#later('open', BLINK_MS, () => {
        blinking?.blink(false);
        this.#heart.beat(0, 1);
        this.#scheduleBlink();
      });
    });
  }

  #later(name: string, ms: number, run: () => void): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.set(
      name,
      setTimeout(() => {
        if (!this.#gone) run();
      }, ms),
    );
  }
}

/**
 * A canvas that the processor itself draws on. Where no graphics card is, the browser would otherwise hand every picture to
 * a graphics card in software, which takes many times as long.
 */
function plainCanvas() {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', PLAIN);
  return context ? { canvas, context } : null;
}

/** The pose after a passing gesture, and when; null for poses that stay. */
export function afterGesture(pose: ClerkPose): { readonly pose: ClerkPose; readonly ms: number } | null {
  const { holds } = stanceOf(pose);
  return holds === null ? null : { pose: restingPose(pose), ms: holds };
}

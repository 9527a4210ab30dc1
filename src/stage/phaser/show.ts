import { type Game, Renderer, type Scene } from 'phaser';
import { moodLevel } from '../../encounter';
import { type Camera, fitCamera } from '../camera';
import { clerkFace, clerkStands } from '../clerk-manner';
import { hasCounter, isPhoneDesk } from '../counter';
import { CLOTH } from '../hall-words';
import type { Language, StageOptions } from '../index';
import { CLERK_COSTUME, costumeOf, wordsOf } from '../looks';
import { CITIZEN_SCALE, CLERK_SCALE, CLERK_SPOT, type Spot, spotsOf } from '../places';
import { bodyOf, type ClerkPose, isOut, postureOf, stanceOf } from '../poses';
import type { RendererChoice } from '../renderer';
import { roomOf } from '../rooms';
import { orderOf, type ShowState } from '../show-state';
import { Blinking } from './blinking';
import { Figure } from './figure';
import { Hall } from './hall';
import { fontsReady } from './hall-signs';
import { Heartbeat } from './heartbeat';
import { Motion, WALK_IN_MS } from './motion';
import { closeGame, openGame } from './open-game';
import { TextureStore } from './textures';

const STEP_FORWARD_MS = 260;
const LOWER_MS = 220;
const BOW_MS = 420;
/** Degrees by which somebody who faints has turned about the hip: backwards, the head a little raised. */
const LYING = -84;
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
  readonly #motion: Motion;
  readonly #blinking: Blinking;
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
    const game = await openGame(host, renderer);
    const show = new Show(host, options, game, state, wishes);
    if (renderer === 'webgl') game.renderer.on(Renderer.Events.LOSE_WEBGL, onLost);
    const { stage } = options;
    await fontsReady(`${stage.sign.zh}${stage.sign.en}${stage.window}${CLOTH}正在叫号等候人窗口安全出EXIT0123456789`);
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
    this.#heart = new Heartbeat(game, () => !this.#wishes.paused && this.#motion.isMoving);
    this.#motion = new Motion(this.#scene, this.#heart);
    this.#blinking = new Blinking(this.#heart, (turn) => (turn % 2 === 0 ? this.#clerk : this.#inFront()));
    this.#store = new TextureStore(game.textures);
    this.#hall = new Hall(this.#scene, this.#store, options.stage);
    this.#clerk = new Figure(this.#scene, this.#store, CLERK_COSTUME, CLERK_SCALE, 'right');
    options.cast.forEach((citizen, n) => {
      this.#people.set(citizen.id, new Figure(this.#scene, this.#store, costumeOf(citizen, n), CITIZEN_SCALE, 'left'));
    });
    this.#camera = fitCamera(host.clientWidth, host.clientHeight);
    this.#aim();
    this.#blinkOrNot();
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
    this.#later('resize', RESIZE_REST_MS, () => this.#redraw(false));
  }

  /** Shows a new state; with `animate` people walk and lights fade, where things may move. */
  present(state: ShowState, animate: boolean): void {
    this.#state = state;
    this.#redraw(animate && this.#mayMove);
  }

  /** A motion begun while all stands still would be stuck at its first frame: a lit screen in a dark hall. */
  get #mayMove(): boolean {
    return !this.#wishes.reducedMotion && !this.#wishes.paused;
  }

  wish(wishes: Wishes): void {
    const before = this.#wishes;
    this.#wishes = wishes;
    if (wishes.paused !== before.paused) this.#motion.pause(wishes.paused);
    if (wishes.paused !== before.paused || wishes.reducedMotion !== before.reducedMotion) this.#blinkOrNot();
    if (wishes.clerk !== before.clerk || wishes.language !== before.language) this.#redraw(this.#mayMove);
  }

  async close(): Promise<void> {
    if (this.#gone) return;
    this.#gone = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#blinking.stop();
    this.#store.close();
    this.#heart.close();
    await closeGame(this.#game);
  }

  /** Whoever is spoken with, or the clerk alone. */
  #inFront(): Figure {
    return this.#people.get(orderOf(this.#state)[0] ?? '') ?? this.#clerk;
  }

  #blinkOrNot(): void {
    if (this.#wishes.reducedMotion || this.#wishes.paused) this.#blinking.stop();
    else this.#blinking.start();
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
    if (this.#drawing > 0 || this.#motion.isMoving) return;
    const keep = new Set([
      ...this.#hall.keys(),
      ...this.#clerk.keys(),
      ...[...this.#people.values()].flatMap((figure) => figure.keys()),
    ]);
    this.#store.prune(keep);
  }

  /** A room whose picture did not arrive leaves the last one standing. */
  #redraw(animate: boolean): void {
    this.#draw(animate).catch(() => {});
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
    this.#heart.beat();
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
    const { place } = this.#options.stage;
    const held = clerkStands(this.#wishes.clerk, place, this.#state) === 'phone';
    const telephone = isPhoneDesk(place)
      ? [held ? 'desk_phone_lifted' : 'desk_phone', ...(this.#state.ringing ? ['ringing'] : [])]
      : [];
    return [...new Set([...telephone, ...wordsOf(front?.look.prop), ...this.#state.props])];
  }

  async #drawClerk(animate: boolean): Promise<void> {
    const { cast, stage } = this.#options;
    const pose = clerkStands(this.#wishes.clerk, stage.place, this.#state);
    const stance = stanceOf(pose);
    await this.#clerk.show(stance.body, clerkFace(cast, this.#state), this.#sharpness, animate);
    // Whoever has left meanwhile is not put back; a newer pose is drawn by itself.
    if (this.#gone || pose !== clerkStands(this.#wishes.clerk, stage.place, this.#state)) return;
    const hip = this.#clerk.stand(CLERK_SPOT);
    const { container } = this.#clerk;
    container.setDepth(CLERK_SPOT.depth);
    const x = isOut(pose) ? this.#camera.view.x - OFFSTAGE : hip.x;
    const seated = pose === 'phone' && isPhoneDesk(stage.place);
    const goal = this.#onGrid({ x, y: hip.y + (seated ? stanceOf('sit') : stance).lowered });
    if (!container.visible || !animate) {
      this.#motion.stop(container, this.#clerk);
      container.setVisible(true).setPosition(goal.x, goal.y);
      this.#clerk.bow = stance.bow;
      return;
    }
    this.#motion.move(container, goal, goal.x === container.x ? LOWER_MS : WALK_IN_MS);
    this.#motion.move(this.#clerk, { bow: stance.bow }, BOW_MS);
  }

  #drawPeople(animate: boolean): readonly Promise<void>[] {
    const spots = spotsOf(this.#state, this.#camera.narrow, hasCounter(roomOf(this.#options.stage.place, this.#state)));
    const front = orderOf(this.#state).find((who) => !spots.get(who)?.lies);
    return this.#options.cast.map(async (citizen) => {
      const figure = this.#people.get(citizen.id);
      const person = this.#state.people[citizen.id];
      if (!figure || !person) return;
      const spot = spots.get(citizen.id);
      if (!spot) return this.#leave(citizen.id, figure, animate);
      const { face } = moodLevel(person.mood, citizen.fear);
      const pose = person.pose ?? postureOf(face, figure.hasStick, citizen.id === front);
      const state = this.#state;
      await figure.show(bodyOf(pose), face, this.#sharpness * spot.size, animate);
      // Whoever has left meanwhile is not put back; a newer state is drawn by itself.
      if (this.#gone || state !== this.#state) return;
      // Who falls backwards lies with the face up.
      figure.lookTo(spot.lies ? 'right' : 'left');
      this.#place(citizen.id, figure, spot, animate);
      this.#motion.tilt(figure, spot.lies ? LYING : 0, animate);
      if (spot.lies) figure.blink(true);
      if (pose === 'bang' && animate) this.#motion.jolt(figure.container);
    });
  }

  #place(who: string, figure: Figure, spot: Spot, animate: boolean): void {
    const { container } = figure;
    const goal = this.#onGrid(figure.stand(spot));
    const known = this.#spots.get(who);
    this.#spots.set(who, spot);
    container.setDepth(spot.depth);
    if (!animate) {
      this.#motion.stop(container);
      container.setVisible(true).setPosition(goal.x, goal.y);
      figure.resize(spot.size);
      return;
    }
    if (!container.visible) {
      figure.resize(spot.size);
      container.setVisible(true).setPosition(this.#camera.view.x + this.#camera.view.width + OFFSTAGE, goal.y);
      this.#motion.walk(container, goal);
      return;
    }
    if (known?.x === spot.x && known.y === spot.y) return;
    this.#motion.stop(container);
    const side = Math.sign(container.scaleX);
    this.#motion.move(container, { ...goal, scaleX: side * spot.size, scaleY: spot.size }, STEP_FORWARD_MS);
  }

  #leave(who: string, figure: Figure, animate: boolean): void {
    const { container } = figure;
    if (!this.#spots.delete(who) || !container.visible) return;
    this.#motion.stop(container);
    if (!animate) {
      container.setVisible(false);
      return;
    }
    const x = this.#camera.view.x + this.#camera.view.width + OFFSTAGE;
    this.#motion.walk(container, { x, y: container.y }, () => {
      if (!this.#spots.has(who)) container.setVisible(false);
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

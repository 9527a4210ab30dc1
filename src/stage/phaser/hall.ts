import type { GameObjects, Scene } from 'phaser';
import type { Encounter } from '../../encounter';
import type { Rect } from '../camera';
import { backPaints, backPicture, deskPaints, hasBoard, signPaints } from '../hall-paints';
import { EXIT_SIGN, queueBoard } from '../hall-words';
import type { Language } from '../index';
import type { Paints } from '../looks';
import { hasPicture, pictureText } from '../pictures';
import type { Light, ShowState } from '../show-state';
import { boxOf, dress } from '../svg';
import type { TextureStore } from './textures';

const FONT =
  '"Noto Sans SC Variable", "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
const VEIL_MS = 200;
const DEPTH = { back: 0, ghost: 1, words: 2, floor: 3, sign: 4, signWords: 5, desk: 20, props: 21 } as const;
const SIGN = { x: 22, y: 60, name: 72, room: 134 };
const SCREEN = { x: 724, y: 58 };
const EXIT = { x: 784, y: 197 };
/** Places for things on the counter, bottom centre; the nearest to the citizen is used first. */
const ON_COUNTER = [
  { x: 534, y: 391 },
  { x: 414, y: 392 },
  { x: 258, y: 392 },
] as const;
const ON_FLOOR: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  smoke: { x: 1000, y: 352 },
  smoke_big: { x: 900, y: 372 },
  fire: { x: 940, y: 380 },
  fire_big: { x: 890, y: 392 },
  water: { x: 760, y: 470 },
};

/** What the hall is drawn for: the visible part of the world at so many device pixels per unit. */
export interface HallView {
  readonly part: Rect;
  readonly sharpness: number;
  readonly language: Language;
}

/** Room, people waiting, signs, counter and the things on it. */
export class Hall {
  readonly #scene: Scene;
  readonly #store: TextureStore;
  readonly #stage: Encounter['stage'];
  readonly #images = new Map<string, GameObjects.Image>();
  readonly #texts = new Map<string, GameObjects.Text>();
  #turn = 0;
  #light: Light | null = null;
  #view: HallView = { part: { x: 0, y: 0, width: 1, height: 1 }, sharpness: 1, language: 'zh' };

  constructor(scene: Scene, store: TextureStore, stage: Encounter['stage']) {
    this.#scene = scene;
    this.#store = store;
    this.#stage = stage;
  }

  async show(state: ShowState, view: HallView, animate: boolean): Promise<void> {
    const turn = ++this.#turn;
    const { light, screens } = state;
    const props = state.props.filter((id) => hasPicture(`prop-${id}`));
    const whole = view.part;
    this.#view = view;
    const [back, desk, sign, ...things] = await Promise.all([
      this.#draw(
        backPicture(this.#stage.place),
        backPaints(light, screens, this.#stage.crowd, state.props),
        whole,
        view.sharpness,
      ),
      this.#draw('desk', deskPaints(screens), deskPart(whole), view.sharpness),
      this.#draw('sign', signPaints(light), null, view.sharpness),
      ...props.map((id) => this.#draw(`prop-${id}`, {}, null, view.sharpness)),
    ]);
    if (turn !== this.#turn || !this.#scene.sys.isActive() || !back || !desk || !sign) return;
    const darker = this.#light !== null && this.#light !== light;
    this.#light = light;
    if (darker && animate) this.#fadeOld();
    this.#put('back', back, back.box.x, back.box.y, DEPTH.back);
    this.#put('desk', desk, desk.box.x, desk.box.y, DEPTH.desk);
    this.#put('sign', sign, SIGN.x + sign.box.x, SIGN.y + sign.box.y, DEPTH.sign);
    this.#putProps(props, things);
    this.#words(state, view);
  }

  keys(): readonly string[] {
    return [...this.#images.values()].map((image) => image.texture.key);
  }

  async #draw(name: string, paints: Paints, part: Rect | null, sharpness: number) {
    const svg = pictureText(name);
    const box = part ?? boxOf(svg);
    const dressed = Object.entries(paints).map(([paint, value]) => `${paint}${value}`);
    return { key: await this.#store.draw(`${name}|${dressed.join('')}`, dress(svg, paints), box, sharpness), box };
  }

  #put(
    id: string,
    { key, box }: { readonly key: string; readonly box: Rect },
    x: number,
    y: number,
    depth: number,
  ): void {
    let image = this.#images.get(id);
    if (!image) {
      image = this.#scene.add.image(0, 0, key).setOrigin(0, 0);
      this.#images.set(id, image);
    }
    const { part, sharpness } = this.#view;
    const snap = (at: number, from: number) => from + Math.round((at - from) * sharpness) / sharpness;
    image.setTexture(key).setPosition(snap(x, part.x), snap(y, part.y)).setDepth(depth);
    const exact = Math.abs(image.width - box.width * sharpness) < 1;
    image.setDisplaySize(exact ? image.width / sharpness : box.width, exact ? image.height / sharpness : box.height);
  }

  /** The hall as it was stays for a moment and fades: a power cut is a veil, not a flicker. */
  #fadeOld(): void {
    const old = this.#images.get('back');
    if (!old) return;
    const ghost = this.#scene.add.image(old.x, old.y, old.texture.key).setOrigin(0, 0).setDepth(DEPTH.ghost);
    ghost.setDisplaySize(old.displayWidth, old.displayHeight);
    this.#scene.tweens.add({ targets: ghost, alpha: 0, duration: VEIL_MS, onComplete: () => ghost.destroy() });
  }

  #putProps(ids: readonly string[], drawn: readonly { readonly key: string; readonly box: Rect }[]): void {
    for (const [id, image] of [...this.#images]) {
      if (!id.startsWith('prop-') || ids.includes(id.slice(5))) continue;
      image.destroy();
      this.#images.delete(id);
    }
    let onCounter = 0;
    ids.forEach((id, n) => {
      const thing = drawn[n];
      if (!thing) return;
      const floor = Object.hasOwn(ON_FLOOR, id) ? ON_FLOOR[id] : undefined;
      const spot = floor ?? ON_COUNTER[Math.min(onCounter++, ON_COUNTER.length - 1)] ?? ON_COUNTER[0];
      const { width, height } = thing.box;
      this.#put(`prop-${id}`, thing, spot.x - width / 2, spot.y - height, floor ? DEPTH.floor : DEPTH.props);
    });
  }

  #words({ screens }: ShowState, { language, sharpness }: HallView): void {
    const { sign, window } = this.#stage;
    const lit = screens === 'on' && hasBoard(this.#stage.place);
    const put = (id: string, text: string, x: number, y: number, look: TextLook) =>
      this.#text(id, text, x, y, sharpness, look);
    put('number', window, SIGN.x + 32, SIGN.y + 26, {
      size: 32,
      weight: 700,
      colour: '#1E4E5C',
      align: 0.5,
      depth: DEPTH.signWords,
      room: 44,
    });
    put('name', sign.zh, SIGN.x + SIGN.name, SIGN.y + 19.5, {
      size: 19,
      weight: 700,
      colour: '#FFFFFF',
      depth: DEPTH.signWords,
      room: SIGN.room,
    });
    put('nameEn', sign.en, SIGN.x + SIGN.name, SIGN.y + 39, {
      size: 11.5,
      weight: 400,
      colour: '#C9DFE1',
      depth: DEPTH.signWords,
      room: SIGN.room,
    });
    put('exit', EXIT_SIGN, EXIT.x, EXIT.y, {
      size: 12.5,
      weight: 700,
      colour: '#FFFFFF',
      depth: DEPTH.words,
      room: 52,
    });
    const board = queueBoard(this.#stage, language);
    const shown = { visible: lit, depth: DEPTH.words };
    put('heading', board.heading, SCREEN.x + 16, SCREEN.y + 20, { size: 13, weight: 600, colour: '#BFE3E0', ...shown });
    put('waiting', board.waiting, SCREEN.x + 196, SCREEN.y + 20, {
      size: 12,
      weight: 400,
      colour: '#9CC4C4',
      align: 1,
      ...shown,
    });
    board.rows.forEach((row, n) => {
      const called = n === 1;
      const colour = called ? '#1D1407' : '#E8F6F4';
      const y = SCREEN.y + 43.5 + n * 24;
      put(`row${n}`, row.number, SCREEN.x + 22, y, { size: 15, weight: 700, colour, ...shown });
      put(`at${n}`, row.window, SCREEN.x + 190, y, {
        size: 14,
        weight: called ? 700 : 400,
        colour,
        align: 1,
        ...shown,
      });
    });
  }

  /** Words keep the sharpness of the screen; those too long for their sign are set smaller. */
  #text(id: string, words: string, x: number, y: number, sharpness: number, look: TextLook): void {
    let text = this.#texts.get(id);
    if (!text) {
      text = this.#scene.add.text(0, 0, '', { fontFamily: FONT });
      this.#texts.set(id, text);
    }
    text
      .setFontStyle(String(look.weight))
      .setFontSize(look.size)
      .setColor(look.colour)
      .setResolution(Math.max(1, sharpness));
    text
      .setText(words)
      .setOrigin(look.align ?? 0, 0.5)
      .setPosition(x, y)
      .setDepth(look.depth);
    text.setScale(look.room === undefined ? 1 : Math.min(1, look.room / Math.max(1, text.width)));
    text.setVisible(look.visible ?? true);
  }
}

/** Nothing of the counter reaches above this line of the world. */
const DESK_TOP = 290;
const deskPart = (whole: Rect): Rect => {
  const y = Math.max(whole.y, DESK_TOP);
  return { ...whole, y, height: Math.max(1, whole.y + whole.height - y) };
};

interface TextLook {
  readonly size: number;
  readonly weight: number;
  readonly colour: string;
  readonly depth: number;
  readonly align?: number;
  readonly room?: number;
  readonly visible?: boolean;
}

/** Asks for the weights the signs use, so that they do not first appear in another face. */
export async function fontsReady(words: string): Promise<void> {
  const faces = ['400 14px', '600 14px', '700 14px'].map((face) =>
    document.fonts.load(`${face} "Noto Sans SC Variable"`, words),
  );
  const patience = new Promise<void>((resolve) => setTimeout(resolve, 1200));
  await Promise.race([Promise.allSettled(faces), patience]);
}

import type { GameObjects, Scene } from 'phaser';
import type { Encounter } from '../../encounter';
import { type Rect, seesBoard, signLeft } from '../camera';
import { hasCounter } from '../counter';
import { backPaints, deskPaints, signPaints } from '../hall-paints';
import type { Paints } from '../looks';
import { fetchPicture, hasPicture } from '../pictures';
import { backPicture, hasSigns, roomOf, scenesOf } from '../rooms';
import type { Light, ShowState } from '../show-state';
import { boxOf, dress } from '../svg';
import { DEPTH, type HallView, SIGN, Signs } from './hall-signs';
import type { TextureStore } from './textures';

const VEIL_MS = 200;
/** Places for things on the counter, bottom centre; the nearest to the citizen is used first. */
const ON_COUNTER = [
  { x: 534, y: 391 },
  { x: 414, y: 392 },
  { x: 258, y: 392 },
] as const;
/** At the worker's hand. */
const AT_HAND: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  desk_phone: { x: 272, y: 393 },
  desk_phone_lifted: { x: 272, y: 393 },
  ringing: { x: 272, y: 393 },
};
const ON_FLOOR: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  smoke: { x: 1000, y: 352 },
  smoke_big: { x: 900, y: 372 },
  fire: { x: 940, y: 380 },
  fire_big: { x: 890, y: 392 },
  water: { x: 760, y: 470 },
};

/** A picture with its place in the world. */
interface Placed {
  readonly id: string;
  readonly key: string;
  readonly box: Rect;
  readonly x: number;
  readonly y: number;
  readonly depth: number;
}

/** How much of a picture is drawn. */
type PartOf = (box: Rect) => Rect;
const wholly: PartOf = (box) => box;

/** Upper left corner of a picture whose size is known once it is drawn. */
interface Spot {
  readonly x: (box: Rect) => number;
  readonly y: (box: Rect) => number;
}

/** Things on the counter stand side by side; fire and water are on the floor, and so is all else where there is no counter. */
function spotsOfProps(props: readonly string[], counter: boolean) {
  let onCounter = 0;
  return props
    .filter((id) => hasPicture(`prop-${id}`))
    .map((id) => {
      const floor = Object.hasOwn(ON_FLOOR, id) ? ON_FLOOR[id] : undefined;
      if (floor) return { id, ...floor, depth: DEPTH.floor };
      const hand = Object.hasOwn(AT_HAND, id) ? AT_HAND[id] : undefined;
      if (hand && counter) return { id, ...hand, depth: DEPTH.props };
      const place = ON_COUNTER[Math.min(onCounter++, ON_COUNTER.length - 1)] ?? ON_COUNTER[0];
      return counter ? { id, ...place, depth: DEPTH.props } : { id, x: place.x - 100, y: 470, depth: DEPTH.floor };
    });
}

/** Room, people waiting, signs, counter and the things on it. */
export class Hall {
  readonly #scene: Scene;
  readonly #store: TextureStore;
  readonly #stage: Encounter['stage'];
  readonly #images = new Map<string, GameObjects.Image>();
  readonly #signs: Signs;
  #turn = 0;
  #light: Light | null = null;
  #view: HallView = { part: { x: 0, y: 0, width: 1, height: 1 }, sharpness: 1, language: 'zh' };

  constructor(scene: Scene, store: TextureStore, stage: Encounter['stage']) {
    this.#scene = scene;
    this.#store = store;
    this.#stage = stage;
    this.#signs = new Signs(scene, stage);
  }

  async show(state: ShowState, view: HallView, animate: boolean): Promise<void> {
    const turn = ++this.#turn;
    this.#view = view;
    const pictures = await this.#pictures(state, view);
    if (turn !== this.#turn || !this.#scene.sys.isActive()) return;
    const darker = this.#light !== null && this.#light !== state.light;
    this.#light = state.light;
    if (darker && animate) this.#fadeOld();
    for (const [id, image] of [...this.#images]) {
      if (pictures.some((picture) => picture.id === id)) continue;
      image.destroy();
      this.#images.delete(id);
    }
    for (const picture of pictures) this.#put(picture);
    this.#signs.show(state, view);
  }

  /** All that is to be seen of the hall, back to front, drawn. */
  async #pictures(state: ShowState, { part: whole, sharpness }: HallView): Promise<readonly Placed[]> {
    const { light, screens, props } = state;
    const room = roomOf(this.#stage.place, state);
    const { crowd } = this.#stage;
    const board = seesBoard(whole);
    const over = async (id: string, name: string, paints: Paints, part: PartOf, depth: number, at?: Spot) => {
      const drawn = await this.#draw(name, paints, part, sharpness);
      return { id, ...drawn, x: at ? at.x(drawn.box) : drawn.box.x, y: at ? at.y(drawn.box) : drawn.box.y, depth };
    };
    const sign: Spot = { x: (box) => signLeft(whole) + box.x, y: (box) => SIGN.y + box.y };
    return Promise.all([
      over('back', backPicture(room), backPaints(light, screens, crowd, props, board), () => whole, DEPTH.back),
      ...(hasSigns(room) ? [over('sign', 'sign', signPaints(light), wholly, DEPTH.sign, sign)] : []),
      ...scenesOf(room, state).map((name) =>
        over(`scene-${name}`, `scene-${name}`, {}, (box) => meeting(box, whole), DEPTH.scene),
      ),
      ...(hasCounter(room) ? [over('desk', 'desk', deskPaints(screens), () => deskPart(whole), DEPTH.desk)] : []),
      ...spotsOfProps(props, hasCounter(room)).map(({ id, x, y, depth }) =>
        over(`prop-${id}`, `prop-${id}`, {}, wholly, depth, {
          x: (box) => x - box.width / 2,
          y: (box) => y - box.height,
        }),
      ),
    ]);
  }

  keys(): readonly string[] {
    return [...this.#images.values()].map((image) => image.texture.key);
  }

  async #draw(name: string, paints: Paints, part: PartOf, sharpness: number) {
    const svg = await fetchPicture(name);
    const box = part(boxOf(svg));
    const dressed = Object.entries(paints).map(([paint, value]) => `${paint}${value}`);
    return { key: await this.#store.draw(`${name}|${dressed.join('')}`, dress(svg, paints), box, sharpness), box };
  }

  #put({ id, key, box, x, y, depth }: Placed): void {
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
}

/** Nothing of the counter reaches above this line of the world. */
const DESK_TOP = 290;
const deskPart = (whole: Rect): Rect => {
  const y = Math.max(whole.y, DESK_TOP);
  return { ...whole, y, height: Math.max(1, whole.y + whole.height - y) };
};

/** The part of a picture that can be seen. */
function meeting(box: Rect, seen: Rect): Rect {
  const x = Math.max(box.x, seen.x);
  const y = Math.max(box.y, seen.y);
  const right = Math.min(box.x + box.width, seen.x + seen.width);
  const bottom = Math.min(box.y + box.height, seen.y + seen.height);
  return { x, y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) };
}

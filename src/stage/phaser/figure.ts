import type { GameObjects, Scene } from 'phaser';
import type { Rect } from '../camera';
import { CLERK_COSTUME, type Costume } from '../looks';
import { fetchPicture, hasPicture } from '../pictures';
import { lowerOf, type Spot } from '../places';
import type { BodyName } from '../poses';
import { boxOf, CLOSED_EYES, dress, hasLids } from '../svg';
import type { TextureStore } from './textures';

/** Figure units: the hip, about which a bow turns, and the nape, about which the head follows. */
const HIP = { x: 430, y: 1300 };
const NAPE = { x: 430, y: 520 };
const POSE_FADE_MS = 120;
/** A fist on the counter is another arm on the body that leans in: the apron over it stays. */
const apronOn = (body: BodyName): string => `worn-apron-${body === 'bang' ? 'shirt' : body}`;
/** A head bows a little further than the back. */
const HEAD_FOLLOWS = 0.2;

/** A person on the stage: body, things worn, head and face as separate pictures, so that a mood swaps only the face. */
export class Figure {
  readonly container: GameObjects.Container;
  readonly #scene: Scene;
  readonly #store: TextureStore;
  readonly #costume: Costume;
  readonly #scale: number;
  readonly #head: GameObjects.Container;
  readonly #layers = new Map<string, GameObjects.Image>();
  readonly #faces = new Map<string, { readonly open: string; readonly shut: string }>();
  #body: BodyName = 'shirt';
  #face = 'calm';
  #shownBody: BodyName | null = null;
  #sharpness = 0;
  #turn = 0;
  #bow = 0;
  #faceBox: Rect = { x: 380, y: 200, width: 300, height: 300 };

  constructor(scene: Scene, store: TextureStore, costume: Costume, scale: number, facing: 'left' | 'right') {
    this.#scene = scene;
    this.#store = store;
    this.#costume = costume;
    this.#scale = scale * costume.height;
    this.container = scene.add.container(0, 0).setVisible(false);
    this.#head = scene.add.container(0, 0);
    this.container.add(this.#head);
    this.container.setScale(facing === 'left' ? -1 : 1, 1);
  }

  /** World position of the container for a spot: spots name the crown, containers stand on the hip. */
  stand(spot: Spot): { readonly x: number; readonly y: number } {
    if (spot.lies) return { x: spot.x, y: spot.y };
    return { x: spot.x, y: spot.y + lowerOf(this.#costume, spot.size) + HIP.y * this.#scale * spot.size };
  }

  /** One hand is taken: a stick, a child on the arm. */
  get hasStick(): boolean {
    return this.#costume.stick || this.#costume.infant;
  }

  resize(size: number): void {
    this.container.setScale(Math.sign(this.container.scaleX) * size, size);
  }

  lookTo(facing: 'left' | 'right'): void {
    const size = Math.abs(this.container.scaleX);
    this.container.setScale(facing === 'left' ? -size : size, this.container.scaleY);
  }

  /** Takes a posture and a face; draws what is missing first, then swaps at once. `sharpness`: device pixels per own unit. */
  async show(body: BodyName, face: string, sharpness: number, animate: boolean): Promise<void> {
    const turn = ++this.#turn;
    this.#body = this.#costume.wheelchair ? 'seated' : body;
    this.#face = face;
    this.#sharpness = sharpness;
    const keys = await this.#drawn();
    // A newer wish overtook this one.
    if (turn !== this.#turn || !this.container.scene) return;
    this.#head.setPosition(this.#onGrid((NAPE.x - HIP.x) * this.#scale), this.#onGrid((NAPE.y - HIP.y) * this.#scale));
    this.#swapBody(keys, animate);
    this.#applyFace(false);
  }

  get bow(): number {
    return this.#bow;
  }

  /** Degrees of the upper body about the hip; what lies below is behind the counter. */
  set bow(degrees: number) {
    this.#bow = degrees;
    this.container.setRotation((degrees * Math.PI) / 180);
    this.#head.setRotation((degrees * HEAD_FOLLOWS * Math.PI) / 180);
  }

  /** Closes or opens the eyes; faces that laugh or narrow their eyes do not blink. */
  blink(shut: boolean): void {
    this.#applyFace(shut);
  }

  /** Keys this figure needs, so that others can be freed. */
  keys(): readonly string[] {
    const faces = [...this.#faces.values()].flatMap(({ open, shut }) => [open, shut]);
    return [...faces, ...[...this.#layers.values()].map((image) => image.texture.key)];
  }

  destroy(): void {
    this.#turn++;
    this.container.destroy();
  }

  /** Draws body, things worn, head and every face. The picture names say in which order they lie. */
  async #drawn(): Promise<ReadonlyMap<string, { readonly key: string; readonly box: Rect }>> {
    const { apron, stick, infant, hair, onFace, onHead } = this.#costume;
    const body = this.#body;
    const carries = infant && !['side', 'seated', 'bench'].includes(body);
    const wanted: readonly (readonly [string, string])[] = [
      // The arm that holds a child hangs at no side: that body has it cut away.
      ['body', carries ? 'body-call' : `body-${body}`],
      ...(apron && hasPicture(apronOn(body)) ? [['apron', apronOn(body)] as const] : []),
      ...(stick && body === 'shirt' ? [['stick', 'worn-stick'] as const] : []),
      ...(carries ? [['infant', 'worn-infant'] as const] : []),
      ...(this.#isClerk && body !== 'side' ? [['uniform', 'worn-uniform'] as const] : []),
      ['hair', `hair-${hair}`],
      ...(onHead ? [['headwear', `head-${onHead}`] as const] : []),
      ...onFace.map((thing) => [thing, `face-${thing}`] as const),
      ...(body === 'call' && !carries ? [['front', 'front-call'] as const] : []),
    ];
    // What does not arrive is not worn until the next time.
    const layer = ([place, name]: readonly [string, string]) =>
      this.#draw(name).then(
        (drawn) => [[place, drawn] as const],
        () => [],
      );
    const [layers] = await Promise.all([Promise.all(wanted.map(layer)), this.#drawFaces()]);
    return new Map(layers.flat());
  }

  get #isClerk(): boolean {
    return this.#costume === CLERK_COSTUME;
  }

  async #draw(name: string, extra = ''): Promise<{ readonly key: string; readonly box: Rect; readonly lids: boolean }> {
    const svg = await fetchPicture(name);
    const paints = Object.entries(this.#costume.paints).map(([paint, value]) => `${paint}${value}`);
    const key = `${name}|${paints.join('')}|${extra === '' ? '' : 'lids'}`;
    const box = boxOf(svg);
    const drawn = await this.#store.draw(
      key,
      dress(svg, this.#costume.paints, extra),
      box,
      this.#scale * this.#sharpness,
    );
    return { key: drawn, box, lids: hasLids(svg) };
  }

  async #drawFaces(): Promise<void> {
    const faces = this.#isClerk
      ? ['calm', 'content', 'attentive']
      : ['content', 'calm', 'uneasy', 'displeased', 'angry', 'panic'];
    await Promise.all(
      [...new Set([this.#face, ...faces])].map(async (face) => {
        const open = await this.#draw(`face-${face}`);
        const shut = open.lids ? (await this.#draw(`face-${face}`, CLOSED_EYES)).key : open.key;
        this.#faces.set(face, { open: open.key, shut });
        this.#faceBox = open.box;
      }),
    );
  }

  #swapBody(keys: ReadonlyMap<string, { readonly key: string; readonly box: Rect }>, animate: boolean): void {
    const changed = this.#shownBody !== null && this.#shownBody !== this.#body;
    this.#shownBody = this.#body;
    const before = this.#layers.get('body');
    if (changed && animate && before) this.#fade(before);
    for (const [layer, image] of [...this.#layers]) {
      if (keys.has(layer) || layer === 'face') continue;
      image.destroy();
      this.#layers.delete(layer);
    }
    for (const [layer, { key, box }] of keys) this.#layer(layer, key, box);
    this.#order();
  }

  /** Leaves a copy of the old body on top that fades away. */
  #fade(body: GameObjects.Image): void {
    const ghost = this.#scene.add.image(body.x, body.y, body.texture.key).setOrigin(0, 0);
    ghost.setDisplaySize(body.displayWidth, body.displayHeight);
    this.container.addAt(ghost, this.container.getIndex(body) + 1);
    this.#scene.tweens.add({ targets: ghost, alpha: 0, duration: POSE_FADE_MS, onComplete: () => ghost.destroy() });
  }

  #layer(layer: string, key: string, box: Rect): void {
    const onHead =
      layer === 'hair' || layer === 'glasses' || layer === 'moustache' || layer === 'face' || layer === 'headwear';
    const origin = onHead ? NAPE : HIP;
    let image = this.#layers.get(layer);
    if (!image) {
      image = this.#scene.add.image(0, 0, key).setOrigin(0, 0);
      (onHead ? this.#head : this.container).add(image);
      this.#layers.set(layer, image);
    }
    image
      .setTexture(key)
      .setPosition(this.#onGrid((box.x - origin.x) * this.#scale), this.#onGrid((box.y - origin.y) * this.#scale));
    const [width, height] = [box.width * this.#scale, box.height * this.#scale];
    const exact = Math.abs(image.width - width * this.#sharpness) < 1;
    image.setDisplaySize(
      exact ? image.width / this.#sharpness : width,
      exact ? image.height / this.#sharpness : height,
    );
  }

  /** To whole device pixels: a picture drawn pixel for pixel keeps its line as the browser's own SVG would. */
  #onGrid(length: number): number {
    return Math.round(length * this.#sharpness) / this.#sharpness;
  }

  #applyFace(shut: boolean): void {
    const face = this.#faces.get(this.#face);
    if (!face) return;
    this.#layer('face', shut ? face.shut : face.open, this.#faceBox);
    this.#order();
  }

  /** Body, things worn, head, then what is held before the face. */
  #order(): void {
    for (const layer of ['apron', 'stick', 'infant', 'uniform']) this.#raise(layer, this.container);
    this.container.bringToTop(this.#head);
    this.#raise('front', this.container);
    for (const layer of ['hair', 'face', 'moustache', 'glasses', 'headwear']) this.#raise(layer, this.#head);
  }

  #raise(layer: string, within: GameObjects.Container): void {
    const image = this.#layers.get(layer);
    if (image) within.bringToTop(image);
  }
}

import type { GameObjects, Scene } from 'phaser';
import type { Encounter } from '../../encounter';
import { exitX, type Rect, seesBoard, signLeft } from '../camera';
import { CLOTH, EXIT_SIGN, queueBoard } from '../hall-words';
import type { Language } from '../index';
import { hasBoard, hasSigns, roomOf, scenesOf } from '../rooms';
import type { ShowState } from '../show-state';

const FONT =
  '"Noto Sans SC Variable", "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
/** What of the hall lies over what; people stand from 29 on. */
export const DEPTH = {
  back: 0,
  ghost: 1,
  words: 2,
  floor: 3,
  sign: 4,
  signWords: 5,
  scene: 6,
  sceneWords: 7,
  desk: 20,
  props: 21,
} as const;
export const SIGN = { y: 60, name: 72, room: 134 };
const SCREEN = { x: 724, y: 58 };
/** Middle of the words from the corner of the sign. */
const EXIT = { x: 56, y: 76, en: 88.5 };
/** Middle of the cloth that the crowd holds up. */
const ON_CLOTH = { x: 472, y: 287 };

/** What the hall is drawn for: the visible part of the world at so many device pixels per unit. */
export interface HallView {
  readonly part: Rect;
  readonly sharpness: number;
  readonly language: Language;
}

/** The words of the hall: window sign, queue board, way out. They are text, never part of a picture. */
export class Signs {
  readonly #scene: Scene;
  readonly #stage: Encounter['stage'];
  readonly #texts = new Map<string, GameObjects.Text>();

  constructor(scene: Scene, stage: Encounter['stage']) {
    this.#scene = scene;
    this.#stage = stage;
  }

  show(state: ShowState, { part, language, sharpness }: HallView): void {
    const { sign, window } = this.#stage;
    const room = roomOf(this.#stage.place, state);
    const lit = state.screens === 'on' && hasBoard(room) && seesBoard(part);
    const signs = hasSigns(room);
    const left = signLeft(part);
    const put = (id: string, text: string, x: number, y: number, look: TextLook) =>
      this.#text(id, text, x, y, sharpness, look);
    put('number', window, left + 32, SIGN.y + 26, {
      size: 32,
      weight: 700,
      colour: '#1E4E5C',
      align: 0.5,
      depth: DEPTH.signWords,
      room: 44,
      visible: signs,
    });
    put('name', sign.zh, left + SIGN.name, SIGN.y + 19.5, {
      size: 19,
      weight: 700,
      colour: '#FFFFFF',
      depth: DEPTH.signWords,
      room: SIGN.room,
      visible: signs,
    });
    put('nameEn', sign.en, left + SIGN.name, SIGN.y + 39, {
      size: 12,
      weight: 400,
      colour: '#C9DFE1',
      depth: DEPTH.signWords,
      room: SIGN.room,
      visible: signs,
    });
    const exit = { weight: 700, colour: '#FFFFFF', align: 0.5, depth: DEPTH.words, room: 54, visible: signs };
    put('exit', EXIT_SIGN.zh, exitX(room) + EXIT.x, EXIT.y, { size: 12.5, ...exit });
    put('exitEn', EXIT_SIGN.en, exitX(room) + EXIT.x, EXIT.en, { size: 9, ...exit });
    put('cloth', CLOTH, ON_CLOTH.x, ON_CLOTH.y, {
      size: 30,
      weight: 700,
      colour: '#FFF7E8',
      align: 0.5,
      depth: DEPTH.sceneWords,
      visible: scenesOf(room, state).includes('crowd'),
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

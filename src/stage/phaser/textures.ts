import type { Textures } from 'phaser';
import type { Rect } from '../camera';
import { sized } from '../svg';

/** Largest picture drawn at once; some phones refuse more. */
const MAX_SIDE = 4096;

/** Keeps a canvas in ordinary memory; what is drawn from it into another such canvas need not be fetched back. */
export const PLAIN: CanvasRenderingContext2DSettings = { willReadFrequently: true };

async function decode(svg: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  return image;
}

/**
 * Turns pictures into textures at the sharpness asked for. Keys name picture, paints and sharpness,
 * so that one rendering serves everybody who looks the same.
 */
export class TextureStore {
  readonly #textures: Textures.TextureManager;
  readonly #running = new Map<string, Promise<string>>();
  #closed = false;

  constructor(textures: Textures.TextureManager) {
    this.#textures = textures;
  }

  /** Texture of `part` of a picture, `scale` pixels per unit; resolves with its key. */
  async draw(name: string, svg: string, part: Rect, scale: number): Promise<string> {
    const fit = Math.min(scale, MAX_SIDE / part.width, MAX_SIDE / part.height);
    const [width, height] = [Math.max(1, Math.round(part.width * fit)), Math.max(1, Math.round(part.height * fit))];
    const key = `${name}@${part.x},${part.y},${width}x${height}`;
    if (this.#closed || this.#textures.exists(key)) return key;
    const running = this.#running.get(key);
    if (running) return running;
    const work = this.#render(key, sized(svg, part, width, height), width, height).finally(() =>
      this.#running.delete(key),
    );
    this.#running.set(key, work);
    return work;
  }

  async #render(key: string, svg: string, width: number, height: number): Promise<string> {
    const image = await decode(svg);
    if (this.#closed) return key;
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    canvas.getContext('2d', PLAIN)?.drawImage(image, 0, 0, width, height);
    this.#textures.addCanvas(key, canvas);
    return key;
  }

  has(key: string): boolean {
    return !this.#closed && this.#textures.exists(key);
  }

  /** Frees every texture of ours that `keep` does not name. */
  prune(keep: ReadonlySet<string>): void {
    if (this.#closed) return;
    for (const key of this.#textures.getTextureKeys())
      if (key.includes('@') && !keep.has(key)) this.#textures.remove(key);
  }

  close(): void {
    this.#closed = true;
  }
}

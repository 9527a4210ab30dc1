import { CANVAS, Game, Scale, WEBGL } from 'phaser';
import type { RendererChoice } from '../renderer';
import { PLAIN } from './textures';

/** Makes the game inside `host`, with one empty scene that runs: decoration, so no input, no sound, no banner, no focus. */
export async function openGame(host: HTMLElement, wanted: RendererChoice): Promise<Game> {
  const renderer = wanted === 'webgl' && (await hasWebGL()) ? 'webgl' : 'canvas';
  const ratio = window.devicePixelRatio || 1;
  const plain = renderer === 'canvas' ? plainCanvas() : null;
  return new Promise<Game>((resolve) => {
    const made: Game = new Game({
      ...plain,
      type: renderer === 'webgl' ? WEBGL : CANVAS,
      parent: host,
      width: Math.max(1, Math.round(host.clientWidth * ratio)),
      height: Math.max(1, Math.round(host.clientHeight * ratio)),
      backgroundColor: '#F1EBE1',
      scale: { mode: Scale.NONE, zoom: 1 / ratio },
      input: { keyboard: false, mouse: false, touch: false, gamepad: false },
      audio: { noAudio: true },
      banner: false,
      autoFocus: false,
      render: { antialias: true, powerPreference: 'low-power' },
      scene: { key: 'hall', create: () => resolve(made) },
    });
  });
}

/** Fetches the engine's WebGL renderer, which few machines of the counters need; what did not arrive draws nothing. */
const hasWebGL = () =>
  import('phaser-webgl').then(
    () => true,
    () => false,
  );

/** Takes a game down; in a hidden tab its loop does not run, and the canvas leaves all the same. */
export async function closeGame(game: Game): Promise<void> {
  const ended = new Promise<void>((resolve) => game.events.once('destroy', () => resolve()));
  // Phaser forgets this one, and its canvas keeps the whole game in the pool of canvases.
  game.textures.tileSprite?.destroy();
  game.destroy(true);
  await Promise.race([ended, new Promise<void>((resolve) => setTimeout(resolve, 400))]);
  game.canvas?.remove();
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

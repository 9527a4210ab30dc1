import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { withoutUnnamed } from './phaser-unnamed.ts';

const SOURCE = /[\\/]phaser[\\/]src[\\/](.+)\.js$/;

/**
 * What is only made when somebody asks for it by name, and the hall never does: filters, tilemaps, meshes, lights, paths,
 * pictures of the screen, chains of tweens and tweens over frames, data kept with objects.
 */
const NEVER_MADE = [
  /^filters\/\w+$/,
  /^renderer\/webgl\/renderNodes\/filters\/\w+$/,
  /^renderer\/webgl\/renderNodes\/(?:BatchHandler(?:PointLight|Strip|TileSprite|Tri)|DrawLine|DynamicTextureHandler|FillPath|StrokePath)$/,
  /^renderer\/webgl\/renderNodes\/submitter\/Submitter(?:MeshToQuad|SpriteGPULayer|Tile|TilemapGPULayer|TileSprite)$/,
  /^renderer\/webgl\/renderNodes\/(?:texturer|transformer)\/\w+(?:Tile|TileSprite|Vertex)$/,
  /^textures\/(?:DynamicTexture|DynamicTextureCommands)$/,
  /^textures\/parsers\/(?!index$|Canvas$|Image$)\w+$/,
  /^renderer\/snapshot\/(?:Canvas|WebGL)Snapshot$/,
  /^tweens\/builders\/(?:NumberTween|Stagger|TweenChain)Builder$/,
  /^tweens\/tween\/Tween(?:Chain|FrameData)$/,
  /^gameobjects\/components\/PathFollower$/,
  /^gameobjects\/layer\/Layer$/,
];

/** Made by every game or camera, never asked for anything by the hall. */
const IDLE = 'module.exports = class {};';
/** The source of a shader for lights, which the batches carry switched off. */
const NO_SHADER = "module.exports = '';";

/** Indexes of which little is used, and what is made once and never shown. */
const INSTEAD: Readonly<Record<string, string>> = {
  // Holds the WebGL renderer once tools/phaser-webgl.js has come, which is fetched only where it draws.
  'renderer/webgl/index': 'module.exports = {};',
  'renderer/webgl/shaders/ApplyLighting-glsl': NO_SHADER,
  'renderer/webgl/shaders/DefineLights-glsl': NO_SHADER,
  'renderer/webgl/shaders/GetNormalFromMap-glsl': NO_SHADER,
  'renderer/webgl/shaders/OutInverseRotation-glsl': NO_SHADER,
  // Of four by four numbers, the renderer only asks for a flat view of the canvas.
  'math/Matrix4': `module.exports = class {
  val = new Float32Array(16);
  identity() { return this.#set(1, 1, 1, 0, 0, 0); }
  ortho(left, right, bottom, top, near, far) {
    const [x, y, z] = [left - right, bottom - top, near - far].map((side) => side && 1 / side);
    return this.#set(-2 * x, -2 * y, 2 * z, (left + right) * x, (top + bottom) * y, (far + near) * z);
  }
  #set(x, y, z, dx, dy, dz) {
    this.val.set([x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0, dx, dy, dz, 1]);
    return this;
  }
};`,
  'math/easing/EaseMap': `const Linear = require('./linear');
module.exports = {
  Power0: Linear,
  'Cubic.easeOut': require('./cubic').Out,
  'Sine.easeOut': require('./sine').Out,
};`,
  // No tween of the hall runs through points.
  'tweens/builders/GetInterpolationFunction': 'module.exports = () => null;',
  // The stage takes no input, has no animations from frames and keeps nothing in the game's registry and cache.
  'input/InputManager': IDLE,
  'animations/AnimationManager': IDLE,
  'cache/CacheManager': IDLE,
  'data/DataManager': IDLE,
  'math/random-data-generator/RandomDataGenerator': IDLE,
  'device/Audio': 'module.exports = {};',
  'device/Fullscreen': 'module.exports = { available: false };',
  'device/Input': 'module.exports = {};',
  'device/Video': 'module.exports = {};',
  // Its one camera stands still.
  'cameras/2d/effects/index': `class Effect {
  isRunning = false;
  reset() {}
  update() {}
  preRender() {}
  postRenderCanvas() {}
  postRenderWebGL() {}
}
module.exports = { Fade: Effect, Flash: Effect, Pan: Effect, RotateTo: Effect, Shake: Effect, Zoom: Effect };`,
  'math/index': namespace('random-data-generator/RandomDataGenerator'),
  'utils/array/index': namespace(
    ...['Add', 'AddAt', 'BringToTop', 'CountAllMatching', 'Remove', 'RemoveBetween', 'Replace', 'SetAll', 'StableSort'],
  ),
  // Its banner in the console is switched off.
  'core/DebugHeader': 'module.exports = () => {};',
  // Phaser's own listens to the document for ever, and a page opens a game for each encounter. The stage neither sounds nor
  // takes input: whether the window has the focus is nothing to it.
  'core/VisibilityHandler': `const { DESTROY, HIDDEN, VISIBLE } = require('./events');
module.exports = ({ events }) => {
  const seen = () => events.emit(document.hidden ? HIDDEN : VISIBLE);
  document.addEventListener('visibilitychange', seen);
  events.once(DESTROY, () => document.removeEventListener('visibilitychange', seen));
};`,
  // The texture manager holds one for dynamic textures.
  'gameobjects/tilesprite/TileSprite': 'module.exports = class { setOrigin() { return this; } destroy() {} };',
};

/** Each file's name is that of what it exports. */
function namespace(...files: readonly string[]): string {
  return `module.exports = { ${files.map((file) => `${file.replace(/^.*\//, '')}: require('./${file}')`).join(', ')} };`;
}

/** A folder in which each file says one name becomes one table: two hundred modules of a word each weigh more than they say. */
const EVENTS = /\/events\/index$/;

function eventNames(folder: string): string {
  const entries = readdirSync(folder)
    .filter((file) => file.endsWith('_EVENT.js'))
    .map((file) => {
      const [, word] = /module\.exports = ('[^']*');/.exec(readFileSync(join(folder, file), 'utf8')) ?? [];
      if (word === undefined) throw new Error(`${join(folder, file)} says no name of an event`);
      return `${file.replace(/_EVENT\.js$/, '')}: ${word}`;
    });
  return `module.exports = { ${entries.join(', ')} };`;
}

/** The text of one of the engine's sources, or what stands in its place. */
function textOf(root: string, name: string): string {
  const instead = INSTEAD[name];
  if (instead !== undefined) return instead;
  if (EVENTS.test(name)) return eventNames(join(root, dirname(name)));
  if (!NEVER_MADE.some((pattern) => pattern.test(name)))
    return asksInstead(name, readFileSync(join(root, `${name}.js`), 'utf8'));
  return `module.exports = function () { throw new Error('tools/phaser-cut.ts leaves out ${name}'); };`;
}

/** Where a module asks for another than it does in the engine itself. */
const ASKS_INSTEAD: Readonly<Record<string, readonly [string, string]>> = {
  'core/CreateRenderer': [
    "require('../renderer/webgl/WebGLRenderer')",
    "require('../renderer/webgl/index').WebGLRenderer",
  ],
};

function asksInstead(name: string, source: string): string {
  const [from, to] = ASKS_INSTEAD[name] ?? [];
  if (from === undefined || to === undefined) return source;
  if (!source.includes(from)) throw new Error(`${name} no longer asks for ${from}`);
  return source.replaceAll(from, to);
}

type TextOf = (root: string, name: string) => string;

/** All sources that the entries reach, by name. */
function reached(root: string, entry: string, text: TextOf): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const take = (path: string) => {
    const name = [path.replace(/\.js$/, ''), join(path, 'index')].find((one) => existsSync(join(root, `${one}.js`)));
    const key = name?.replaceAll('\\', '/');
    if (key === undefined || found.has(key)) return;
    const source = text(root, key);
    found.set(key, source);
    for (const [, asked = ''] of source.matchAll(/require\(['"](\.[^'"]*)['"]\)/g)) take(join(dirname(key), asked));
  };
  for (const [, asked = ''] of entry.matchAll(/'phaser-source\/([^']+)'/g)) take(asked);
  return found;
}

const SOURCES = 'node_modules/phaser/src';
const ENTRIES = ['tools/phaser-engine.js', 'tools/phaser-webgl.js'];
/** Nothing else speaks to the engine. */
const CALLERS = 'src/stage';

function callers(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
}

/**
 * Leaves out of the engine's sources what a module names and the hall cannot reach, and every method whose name is said
 * nowhere. Whoever reaches a module that is left out all the same is told in plain words.
 */
export function phaserCut(): Plugin {
  let root = '';
  let sources: ReadonlyMap<string, string> | null = null;
  const cut = () => {
    const entry = ENTRIES.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
    const said = entry + callers(join(root, CALLERS));
    let left = reached(join(root, SOURCES), entry, textOf);
    // What only cut methods asked for is reached no more, and what only that named is named no more.
    for (let before = Number.POSITIVE_INFINITY; left.size < before; ) {
      before = left.size;
      const kept = withoutUnnamed(left, said);
      left = reached(join(root, SOURCES), entry, (_, name) => kept.get(name) ?? '');
    }
    return left;
  };
  return {
    name: 'yingsheng-phaser-cut',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    load(id) {
      const name = SOURCE.exec(id)?.[1]?.replaceAll('\\', '/');
      if (name === undefined) return null;
      sources ??= cut();
      const text = sources.get(name);
      // What it names was not counted: methods that only it calls are gone.
      if (text === undefined) throw new Error(`tools/phaser-cut.ts does not know how ${name} is reached`);
      return text;
    },
  };
}

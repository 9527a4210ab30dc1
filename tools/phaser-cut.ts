import type { Plugin } from 'vite';

const SOURCE = /[\\/]phaser[\\/]src[\\/](.+)\.js$/;

/** What is only made when somebody asks for it by name, and the hall never does: filters, tilemaps, meshes, lights, paths. */
const NEVER_MADE = [
  /^filters\/\w+$/,
  /^renderer\/webgl\/renderNodes\/filters\/\w+$/,
  /^renderer\/webgl\/renderNodes\/(?:BatchHandler(?:PointLight|Strip|TileSprite|Tri)|DrawLine|DynamicTextureHandler|FillPath|StrokePath)$/,
  /^renderer\/webgl\/renderNodes\/submitter\/Submitter(?:MeshToQuad|SpriteGPULayer|Tile|TilemapGPULayer|TileSprite)$/,
  /^renderer\/webgl\/renderNodes\/(?:texturer|transformer)\/\w+(?:Tile|TileSprite|Vertex)$/,
  /^textures\/(?:DynamicTexture|DynamicTextureCommands)$/,
  /^textures\/parsers\/(?!index$|Canvas$|Image$)\w+$/,
  /^input\/(?:keyboard\/KeyboardManager|mouse\/MouseManager|touch\/TouchManager)$/,
  /^gameobjects\/components\/PathFollower$/,
  /^gameobjects\/layer\/Layer$/,
];

/** Indexes of which little is used, and what is made once and never shown. */
const INSTEAD: Readonly<Record<string, string>> = {
  'renderer/webgl/index': namespace('WebGLRenderer'),
  'math/index': namespace('random-data-generator/RandomDataGenerator'),
  'utils/array/index': namespace(
    ...['Add', 'AddAt', 'BringToTop', 'CountAllMatching', 'GetAll', 'GetFirst', 'GetRandom', 'MoveAbove', 'MoveBelow'],
    ...['MoveDown', 'MoveTo', 'MoveUp', 'Remove', 'RemoveAt', 'RemoveBetween', 'Replace', 'SendToBack', 'SetAll'],
    ...['Shuffle', 'StableSort', 'Swap'],
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

/**
 * Leaves out of the engine's sources what a module names and the hall cannot reach. Whoever reaches it all the same is told
 * in plain words.
 */
export function phaserCut(): Plugin {
  return {
    name: 'yingsheng-phaser-cut',
    apply: 'build',
    load(id) {
      const name = SOURCE.exec(id)?.[1]?.replaceAll('\\', '/');
      if (name === undefined) return null;
      const instead = INSTEAD[name];
      if (instead !== undefined) return instead;
      if (!NEVER_MADE.some((pattern) => pattern.test(name))) return null;
      return `module.exports = function () { throw new Error('tools/phaser-cut.ts leaves out ${name}'); };`;
    },
  };
}

// The engine's WebGL renderer: a chunk of its own, for where a graphics card draws. It must be there before a game that
// draws by WebGL is made; tools/phaser-cut.ts has the engine look for it in this holder.
import holder from 'phaser-source/renderer/webgl/index.js';
import WebGLRenderer from 'phaser-source/renderer/webgl/WebGLRenderer.js';

holder.WebGLRenderer = WebGLRenderer;

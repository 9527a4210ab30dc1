// Phaser cut down to what the hall uses: images, containers, texts, tweens, one camera, the renderer for plain canvases;
// that for WebGL comes apart (phaser-webgl.js). The build puts this in the place of the package, whose one file has
// 360 KiB gzip and cannot be shaken; a seventh of that remains.
// What registers itself with the scene (cameras, lists, factories, tweens) is imported for that alone. The renderer
// comes first: Phaser's modules need one another in a circle, and this is the way into it.
import Renderer from 'phaser-source/renderer/index.js';
import 'phaser-source/cameras/2d/CameraManager.js';
import 'phaser-source/events/EventEmitter.js';
import 'phaser-source/gameobjects/DisplayList.js';
import 'phaser-source/gameobjects/GameObjectCreator.js';
import 'phaser-source/gameobjects/GameObjectFactory.js';
import 'phaser-source/gameobjects/UpdateList.js';
import 'phaser-source/gameobjects/container/ContainerFactory.js';
import 'phaser-source/gameobjects/image/ImageFactory.js';
import 'phaser-source/gameobjects/text/TextFactory.js';
import 'phaser-source/tweens/TweenManager.js';
import Constants from 'phaser-source/const.js';
import coreEvents from 'phaser-source/core/events/index.js';
import Game from 'phaser-source/core/Game.js';
import Scale from 'phaser-source/scale/const/index.js';

export const { CANVAS, WEBGL } = Constants;
export const Core = { Events: coreEvents };
export { Game, Renderer, Scale };

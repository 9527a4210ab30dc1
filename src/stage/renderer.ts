export type RendererChoice = 'canvas' | 'webgl';

/** Renderers in software: WebGL there is slower than the browser's own 2D canvas. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render|microsoft basic/i;

/** Whether a renderer's own name says that no graphics card is behind it. */
export const isSoftware = (rendererName: string): boolean => SOFTWARE.test(rendererName);

/** Asks the browser what would draw WebGL here. */
export function probeRenderer(): RendererChoice {
  const canvas = document.createElement('canvas');
  const gl = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
  if (!gl) return 'canvas';
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER) ?? '');
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return isSoftware(name) ? 'canvas' : 'webgl';
}

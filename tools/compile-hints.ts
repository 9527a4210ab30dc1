import type { Plugin } from 'vite';

/** Read by V8 in front of a script; to other browsers it is a comment. */
const COMPILE_ALL = '//# allFunctionsCalledOnLoad\n';

/**
 * Has all functions of these chunks compiled while they arrive, off the page's own thread: most of them run before the first
 * words, and each would hold the page up to be compiled then.
 */
export function compileHints(names: readonly string[]): Plugin {
  const hinted = new Set(names);
  return {
    name: 'yingsheng-compile-hints',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      // Nothing may stand in front of it, and Vite writes there last.
      order: 'post',
      handler(_options, bundle) {
        for (const chunk of Object.values(bundle))
          if (chunk.type === 'chunk' && hinted.has(chunk.name)) chunk.code = COMPILE_ALL + chunk.code;
      },
    },
  };
}

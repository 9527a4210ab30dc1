import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

const MAIN = /[\\/]src[\\/]app[\\/]main\.tsx$/;

/**
 * Names in the built page what every page of the program needs, so that the browser fetches it while it still reads the
 * document: the first script, which asks for the rest, would have to arrive and run before.
 */
export function earlyLinks(): Plugin {
  return {
    name: 'yingsheng-early-links',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle }) => {
        const chunks = Object.values(bundle ?? {}).filter((one): one is Rolldown.OutputChunk => one.type === 'chunk');
        const main = chunks.find(({ facadeModuleId }) => MAIN.test(facadeModuleId ?? ''));
        if (!main) return [];
        const needed = closure(main, new Map(chunks.map((one) => [one.fileName, one]))).filter(
          ({ fileName }) => !html.includes(fileName),
        );
        const styles = new Set(needed.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]));
        return [
          ...needed.map(({ fileName }) => link({ rel: 'modulepreload', href: fileName })),
          ...[...styles].map((href) => link({ rel: 'stylesheet', href })),
        ];
      },
    },
  };
}

/** A chunk with all that it imports before it runs. */
function closure(
  chunk: Rolldown.OutputChunk,
  all: ReadonlyMap<string, Rolldown.OutputChunk>,
  seen = new Set<Rolldown.OutputChunk>(),
): readonly Rolldown.OutputChunk[] {
  if (seen.has(chunk)) return [];
  seen.add(chunk);
  const below = chunk.imports.flatMap((name) => {
    const imported = all.get(name);
    return imported ? closure(imported, all, seen) : [];
  });
  return [...below, chunk];
}

const link = ({ rel, href }: { readonly rel: string; readonly href: string }): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { rel, crossorigin: true, href: `./${href}` },
  injectTo: 'head',
});

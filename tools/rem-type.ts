/** The browser's own letter size: what one rem is until the reader changes it. */
const ROOT_PX = 16;
const PX = /(?<![\w.-])(\d*\.?\d+)px\b/g;
const GROWS = /^(?:font|font-size|line-height|min-height|--.+-(?:fz|height))$/;
const OURS = /[\\/]src[\\/]app[\\/]/;

/** What is read and changed of a PostCSS declaration. */
interface Declaration {
  readonly prop: string;
  value: string;
  readonly source?: { readonly input: { readonly file?: string | undefined } } | undefined;
}

/**
 * Turns letter and line sizes, and the least heights of what holds letters, from px into rem, so that they grow with the text size a
 * person sets while lines, radii and pictures stay as drawn.
 */
export function remType() {
  return {
    postcssPlugin: 'yingsheng-rem-type',
    Declaration(declaration: Declaration) {
      const { prop, value, source } = declaration;
      if (!OURS.test(source?.input.file ?? '')) return;
      if (!GROWS.test(prop)) return;
      const scaled = value.replace(PX, (_, px: string) => `${Number(px) / ROOT_PX}rem`);
      if (scaled !== value) declaration.value = scaled;
    },
  };
}

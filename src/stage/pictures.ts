/**
 * The baked pictures as text. All of them together weigh 90 KiB on the wire, a quarter of the engine they come with,
 * so they travel in one piece: no pose ever waits for the network.
 */
const FILES = import.meta.glob<string>(['../../assets/figures/*.svg', '../../assets/hall/*.svg'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

const BY_NAME = new Map(
  Object.entries(FILES).map(([path, svg]) => [path.slice(path.lastIndexOf('/') + 1, -'.svg'.length), svg]),
);

export const hasPicture = (name: string): boolean => BY_NAME.has(name);

/** Text of a picture by its file name without ending. */
export function pictureText(name: string): string {
  const svg = BY_NAME.get(name);
  if (svg === undefined) throw new Error(`no picture ${name}`);
  return svg;
}

/**
 * The baked pictures of people and things, as text. All of them together weigh 40 KiB on the wire, a third of the engine
 * they come with, so they travel in one piece: no pose ever waits for the network.
 */
const FILES = import.meta.glob<string>(
  ['../../assets/figures/*.svg', '../../assets/hall/*.svg', '!../../assets/hall/{back,scene}*.svg'],
  { query: '?raw', import: 'default', eager: true },
);
/** Rooms, and who fills them, are larger, and an encounter has one or two: files, which the page shows still as well. */
const LARGE = import.meta.glob<string>('../../assets/hall/{back,scene}*.svg', {
  query: '?url',
  import: 'default',
  eager: true,
});

const byName = (files: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(files).map(([path, file]) => [path.slice(path.lastIndexOf('/') + 1, -'.svg'.length), file]));

const TEXTS = byName(FILES);
const ADDRESSES = byName(LARGE);
const fetched = new Map<string, Promise<string>>();

export const hasPicture = (name: string): boolean => TEXTS.has(name) || ADDRESSES.has(name);

/** Text of a picture by its file name without ending. */
export function pictureText(name: string): string {
  const svg = TEXTS.get(name);
  if (svg === undefined) throw new Error(`no picture ${name}`);
  return svg;
}

/** The same for pictures of any size; one that did not arrive is asked for again the next time. */
export function fetchPicture(name: string): Promise<string> {
  const address = ADDRESSES.get(name);
  if (address === undefined) return Promise.resolve(pictureText(name));
  const known = fetched.get(name);
  if (known) return known;
  const text = fetch(address).then((response) => {
    if (!response.ok) throw new Error(`the picture ${name} did not arrive: ${response.status}`);
    return response.text();
  });
  text.catch(() => fetched.delete(name));
  fetched.set(name, text);
  return text;
}

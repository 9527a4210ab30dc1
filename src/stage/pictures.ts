/**
 * The baked pictures of bodies, faces and things, as text: they are alike, so that together they weigh half of what they do
 * apart, and in one piece no pose ever waits for the network.
 */
const FILES = import.meta.glob<string>(
  [
    '../../assets/figures/{body,face,front}-*.svg',
    '!../../assets/figures/face-{glasses,moustache}.svg',
    '../../assets/hall/*.svg',
    '!../../assets/hall/{back,scene}*.svg',
  ],
  { query: '?raw', import: 'default', eager: true },
);
/**
 * Files: rooms and who fills them, of which an encounter has one or two, and of hair and things worn what its people have.
 * The still hall has shown most of them by then.
 */
const ASKED = import.meta.glob<string>(
  [
    '../../assets/hall/{back,scene}*.svg',
    '../../assets/figures/{hair,worn,head}-*.svg',
    '../../assets/figures/face-{glasses,moustache}.svg',
  ],
  { query: '?url', import: 'default', eager: true },
);

const byName = (files: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(files).map(([path, file]) => [path.slice(path.lastIndexOf('/') + 1, -'.svg'.length), file]));

const TEXTS = byName(FILES);
const ADDRESSES = byName(ASKED);
const fetched = new Map<string, Promise<string>>();

export const hasPicture = (name: string): boolean => TEXTS.has(name) || ADDRESSES.has(name);

/** Text of a picture by its file name without ending; one that did not arrive is asked for again the next time. */
export async function fetchPicture(name: string): Promise<string> {
  const here = TEXTS.get(name);
  if (here !== undefined) return here;
  const known = fetched.get(name);
  if (known) return known;
  const address = ADDRESSES.get(name);
  if (address === undefined) throw new Error(`no picture ${name}`);
  const text = fetch(address).then((response) => {
    if (!response.ok) throw new Error(`the picture ${name} did not arrive: ${response.status}`);
    return response.text();
  });
  text.catch(() => fetched.delete(name));
  fetched.set(name, text);
  return text;
}

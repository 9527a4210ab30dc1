import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** A style sheet of font faces, asked for in two parts. */
const PART = /^(.*\.css)\?(own|rest)-letters$/;
/** Where the words of the program itself stand. */
const WORDS = ['src/app', 'src/norms', 'scenarios'];
const TEXT = /\.(?:json|ya?ml|tsx?)$/;
const RANGE = /U\+([0-9A-F]+)(?:-([0-9A-F]+))?/gi;

/**
 * `….css?own-letters` says in which font file each letter of the program's own words lies, `….css?rest-letters` the same of
 * all others: fourteen thousand, which only what somebody types can ask for. A file may be named in both; the browser
 * fetches it once.
 */
export function fontSheets(): Plugin {
  let root = '';
  let letters: ReadonlySet<number> | null = null;
  return {
    name: 'yingsheng-font-sheets',
    enforce: 'pre',
    configResolved(config) {
      root = config.root;
    },
    load(id) {
      const [, file, part] = PART.exec(id) ?? [];
      if (file === undefined) return null;
      letters ??= lettersBelow(WORDS.map((folder) => join(root, folder)));
      const own = letters;
      const wanted = (letter: number) => own.has(letter) === (part === 'own');
      const faces = readFileSync(file, 'utf8').match(/@font-face\s*\{[^}]*\}/g) ?? [];
      return faces.flatMap((face) => narrowed(face, wanted)).join('\n');
    },
  };
}

function lettersBelow(folders: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const folder of folders) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!TEXT.test(name)) continue;
      for (const letter of readFileSync(join(folder, name), 'utf8')) found.add(letter.codePointAt(0) ?? 0);
    }
  }
  return found;
}

/** A font face for the wanted ones of its letters; none, where it has none of them. */
function narrowed(face: string, wanted: (letter: number) => boolean): readonly string[] {
  const runs: [number, number][] = [];
  for (const letter of lettersOf(face).filter(wanted)) {
    const last = runs.at(-1);
    if (last?.[1] === letter - 1) last[1] = letter;
    else runs.push([letter, letter]);
  }
  if (runs.length === 0) return [];
  const range = runs.map(([from, to]) => `U+${from.toString(16)}${from === to ? '' : `-${to.toString(16)}`}`);
  return [face.replace(/unicode-range:[^;}]*/, `unicode-range: ${range.join(',')}`)];
}

function lettersOf(face: string): readonly number[] {
  const letters = [...face.matchAll(RANGE)].flatMap(([, from = '', to = from]) => {
    const first = Number.parseInt(from, 16);
    return Array.from({ length: Number.parseInt(to, 16) - first + 1 }, (_, n) => first + n);
  });
  return letters.sort((a, b) => a - b);
}

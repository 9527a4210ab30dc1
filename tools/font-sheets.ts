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
 * `….css?own-letters` holds the font faces that the program's own words need, `….css?rest-letters` the others: half of a
 * hundred, which only what somebody types can ask for.
 */
export function fontSheets(): Plugin {
  let root = '';
  let letters: readonly number[] | null = null;
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
      const faces = readFileSync(file, 'utf8').match(/@font-face\s*\{[^}]*\}/g) ?? [];
      return faces.filter((face) => holdsOneOf(own, face) === (part === 'own')).join('\n');
    },
  };
}

function lettersBelow(folders: readonly string[]): readonly number[] {
  const found = new Set<number>();
  for (const folder of folders) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!TEXT.test(name)) continue;
      for (const letter of readFileSync(join(folder, name), 'utf8')) found.add(letter.codePointAt(0) ?? 0);
    }
  }
  return [...found];
}

function holdsOneOf(letters: readonly number[], face: string): boolean {
  const ranges = [...face.matchAll(RANGE)].map(
    ([, from = '', to = from]) => [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const,
  );
  return letters.some((letter) => ranges.some(([from, to]) => letter >= from && letter <= to));
}

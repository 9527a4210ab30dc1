import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin, ResolvedConfig } from 'vite';
import { expect, it } from 'vitest';
import { fontSheets } from '../../tools/font-sheets';

const SHEET = createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/wght.css');
const facesOf = (css: string): readonly string[] => css.match(/@font-face\s*\{[^}]*\}/g) ?? [];

function part(name: string): string {
  const plugin: Plugin = fontSheets();
  (plugin.configResolved as (config: Pick<ResolvedConfig, 'root'>) => void)({ root: process.cwd() });
  return (plugin.load as (id: string) => string | null)(`${SHEET}?${name}`) ?? '';
}

/** Which file the letters of a sheet lie in, letter by letter. */
function filesByLetter(faces: readonly string[]): ReadonlyMap<number, string> {
  const files = new Map<number, string>();
  for (const face of faces) {
    const [, file = ''] = /url\(([^)]+)\)/.exec(face) ?? [];
    for (const [, from = '', to = from] of face.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi))
      for (let letter = Number.parseInt(from, 16); letter <= Number.parseInt(to, 16); letter += 1)
        files.set(letter, file);
  }
  return files;
}

it('divides the letters in two, none lost and none moved, with the program’s own in the first', () => {
  const [own, rest] = [filesByLetter(facesOf(part('own-letters'))), filesByLetter(facesOf(part('rest-letters')))];
  const all = filesByLetter(facesOf(readFileSync(SHEET, 'utf8')));
  expect(own.size + rest.size).toBe(all.size);
  expect([...all].filter(([letter, file]) => (own.get(letter) ?? rest.get(letter)) !== file)).toEqual([]);
  expect(rest.size).toBeGreaterThan(5 * own.size);
  const words = `${readFileSync('src/app/i18n/zh.json', 'utf8')}${readFileSync('scenarios/encounters/s28-power-cut.yaml', 'utf8')}`;
  const letters = [...new Set(words)].map((letter) => letter.codePointAt(0) ?? 0);
  expect(letters.filter((letter) => all.has(letter) && !own.has(letter))).toEqual([]);
});

it('leaves other style sheets alone', () => {
  expect((fontSheets().load as (id: string) => string | null)(SHEET)).toBeNull();
});

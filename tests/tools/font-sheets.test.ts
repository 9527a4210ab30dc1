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

it('divides the font faces in two, none lost and none twice, with the program’s own letters in the first', () => {
  const [own, rest] = [facesOf(part('own-letters')), facesOf(part('rest-letters'))];
  expect([...own, ...rest].sort()).toEqual([...facesOf(readFileSync(SHEET, 'utf8'))].sort());
  expect(rest.length).toBeGreaterThan(20);
  const covers = (faces: readonly string[], letter: string) =>
    faces.some((face) =>
      [...face.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)].some(
        ([, from = '', to = from]) =>
          letter.charCodeAt(0) >= Number.parseInt(from, 16) && letter.charCodeAt(0) <= Number.parseInt(to, 16),
      ),
    );
  const words = `${readFileSync('src/app/i18n/zh.json', 'utf8')}${readFileSync('scenarios/encounters/s28-power-cut.yaml', 'utf8')}`;
  const missing = [...new Set(words)].filter((letter) => covers(rest, letter) && !covers(own, letter));
  expect(missing).toEqual([]);
});

it('leaves other style sheets alone', () => {
  expect((fontSheets().load as (id: string) => string | null)(SHEET)).toBeNull();
});

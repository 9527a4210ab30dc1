import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import en from '../../src/app/i18n/en.json';
import zh from '../../src/app/i18n/zh.json';

type Tree = { readonly [key: string]: string | Tree };

const flat = (tree: Tree, prefix = ''): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flat(value, `${prefix}${key}.`)],
    ),
  );

const ZH = flat(zh);
const EN = flat(en);
const base = (key: string): string => key.replace(/_(one|other)$/, '');
const variables = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}|<(\w+)\/>/g)].map((match) => match[1] ?? match[2] ?? '').sort();

const SOURCES = join(import.meta.dirname, '../../src/app');
const code = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(join(SOURCES, file), 'utf8'))
  .join('\n');

test('both languages have the same keys; English has a singular where it counts', () => {
  expect([...new Set([...EN.keys()].map(base))].sort()).toEqual([...new Set([...ZH.keys()].map(base))].sort());
  const counted = [...ZH.keys()].filter((key) => key.endsWith('_other')).map(base);
  for (const key of counted) expect(EN.has(`${key}_one`), `${key}_one`).toBe(true);
});

test('a text names the same things in both languages', () => {
  for (const [key, text] of EN) {
    const chinese = variables(ZH.get(key) ?? ZH.get(`${base(key)}_other`) ?? '');
    // A singular may say “one” without the number.
    const same = key.endsWith('_one') ? (name: string) => name !== 'count' : () => true;
    expect(variables(text).filter(same), key).toEqual(chinese.filter(same));
  }
});

test('no text is left untranslated', () => {
  // Signs that stand for themselves in both languages, and the name of the product.
  const own = /^[\s{}\w.,/×:：?？，·%–—-]*$/;
  for (const [key, text] of ZH) {
    if (own.test(text)) continue;
    expect(text, key).toMatch(/[\u4e00-\u9fff〔“、]/);
    expect(EN.get(key) ?? EN.get(`${base(key)}_other`), key).not.toMatch(/[\u4e00-\u9fff]/);
  }
});

test('every key is used', () => {
  const written = new Set([...code.matchAll(/['"`]([a-z]\w*(?:\.\w+)+)['"`]/g)].map((match) => match[1]));
  const composed = [...code.matchAll(/`([a-z]\w*(?:\.(?:\w+|\$\{[^}]+\}))+)`/g)]
    .map((match) => match[1] ?? '')
    .filter((key) => key.includes('${'))
    .map((key) => new RegExp(`^${key.replace(/\$\{[^}]+\}/g, '[\\w-]+').replaceAll('.', '\\.')}$`));
  const unused = [...ZH.keys()]
    .map(base)
    .filter((key) => !written.has(key) && !composed.some((form) => form.test(key)));
  expect(unused).toEqual([]);
});

test('English has no full-width punctuation and Chinese no half-width comma between characters', () => {
  for (const [key, text] of EN) expect(text, key).not.toMatch(/[，。！？；：（）]/);
  for (const [key, text] of ZH) expect(text, key).not.toMatch(/[\u4e00-\u9fff][,;!?:][\u4e00-\u9fff]/);
});

test('no sentence is glued together in the code', () => {
  // Two texts joined by +, or a text with a bare word beside it inside one template, cannot be translated as a whole.
  const glued = [
    /\bt\([^()]*\)\s*\+\s*(?:\bt\(|['"`])/g,
    /['"`]\s*\+\s*t\(/g,
    /`[^`]*\$\{t\([^`]*\)\}[^`$]*[A-Za-z\u4e00-\u9fff][^`]*`/g,
  ].flatMap((form) => [...code.matchAll(form)].map(([found]) => found));
  expect(glued).toEqual([]);
});

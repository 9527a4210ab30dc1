import type { Language } from '../preferences';
import type zh from './zh.json';

/** The keys of the texts, dots between the levels; a text that counts has one key for its forms. */
type Paths<T> = {
  [K in keyof T & string]: T[K] extends string ? WithoutForm<K> : `${K}.${Paths<T[K]>}`;
}[keyof T & string];
type WithoutForm<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K;

export type TextKey = Paths<typeof zh>;
export type Values = Readonly<Record<string, string | number>>;
export type Translate = (key: TextKey, values?: Values) => string;

interface Texts {
  readonly [key: string]: string | Texts;
}

const SLOT = /\{\{(\w+)\}\}/g;

/**
 * Reads the texts of one language: what the other holds is fetched by who asks for it. The files are written as i18next
 * reads them, slots in double braces and a form for each number; of its many rules they use these two, and the library
 * itself came to a twentieth of what is fetched and run before the first words.
 */
export function translator(language: Language, texts: Texts): Translate {
  const find = (key: string): string | undefined => {
    let found: string | Texts | undefined = texts;
    for (const step of key.split('.')) found = typeof found === 'object' ? found[step] : undefined;
    return typeof found === 'string' ? found : undefined;
  };
  return (key, values) => {
    if (!values) return find(key) ?? key;
    const form = language === 'en' && values['count'] === 1 ? 'one' : 'other';
    const text = ('count' in values ? find(`${key}_${form}`) : undefined) ?? find(key) ?? key;
    // A slot that nobody filled stays to be seen.
    return text.replace(SLOT, (slot, name: string) => String(values[name] ?? slot));
  };
}

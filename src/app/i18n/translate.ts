import { createInstance } from 'i18next';
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

/** Reads the texts of one language: what the other holds is fetched by who asks for it. */
export function translator(language: Language, texts: Texts): Translate {
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    resources: { [language]: { translation: texts } },
    fallbackLng: false,
    initAsync: false,
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    // A slot that nobody filled stays to be seen.
    missingInterpolationHandler: (_text, slot: RegExpExecArray) => slot[0],
  });
  const t = i18n.getFixedT(language);
  // Texts without slots are the most, and a page asks for the same ones over and over: each is looked up once, and without
  // looking for slots in it, which costs a slow machine more than finding it.
  const plain = new Map<TextKey, string>();
  return (key, values) => {
    if (values) return t(key, { ...values });
    const known = plain.get(key) ?? t(key, { skipInterpolation: true });
    plain.set(key, known);
    return known;
  };
}

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
  // Texts without slots are the most, and are looked up as they stand: forms, slots and fallbacks that a text could have
  // cost a slow machine more than finding it. One that is not there is told as i18next tells it.
  return (key, values) => {
    if (values) return t(key, { ...values });
    const plain: unknown = i18n.getResource(language, 'translation', key);
    return typeof plain === 'string' ? plain : t(key, { skipInterpolation: true });
  };
}

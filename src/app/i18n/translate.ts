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

/** Reads texts: `{{name}}` is filled from the values, and what counts has the form that the language asks for. */
export function translator(texts: Texts, formOf: (count: number) => string): Translate {
  const whole = flat(texts, '', new Map());
  return (key, values) => {
    const count = values?.['count'];
    const counted = typeof count === 'number' ? whole.get(`${key}_${formOf(count)}`) : undefined;
    const text = counted ?? whole.get(key) ?? whole.get(`${key}_other`) ?? key;
    return values ? text.replace(SLOT, (slot, name: string) => String(values[name] ?? slot)) : text;
  };
}

function flat(texts: Texts, before: string, into: Map<string, string>): ReadonlyMap<string, string> {
  for (const [key, text] of Object.entries(texts)) {
    if (typeof text === 'string') into.set(before + key, text);
    else flat(text, `${before}${key}.`, into);
  }
  return into;
}

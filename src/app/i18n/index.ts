import { createContext, useContext, useSyncExternalStore } from 'react';
import { type Language, preferredLanguage, writePreference } from '../preferences';
import { fetchTexts } from './texts';
import { type Translate, translator } from './translate';

export type { TextKey, Translate } from './translate';
export type { Language };

export interface Spoken {
  readonly language: Language;
  readonly t: Translate;
}

const ready = new Map<Language, Spoken>();
let spoken: Spoken = { language: 'zh', t: (key) => key };
const listeners = new Set<() => void>();

async function speak(language: Language): Promise<void> {
  let next = ready.get(language);
  if (!next) {
    next = { language, t: translator(language, await fetchTexts(language)) };
    ready.set(language, next);
  }
  spoken = next;
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
  for (const tell of listeners) tell();
}

/** Resolves when the page can be read. */
export const startI18n = (): Promise<void> => speak(preferredLanguage());

export function setLanguage(language: Language): void {
  writePreference('language', language);
  // Texts that do not arrive leave the page as it is; the button is still there.
  speak(language).catch(() => {});
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => {
    listeners.delete(tell);
  };
}

/** For the root of the page, which hands it to all below through {@link SpokenContext}. */
export const useSpoken = (): Spoken => useSyncExternalStore(subscribe, () => spoken);

export const SpokenContext = createContext<Spoken>(spoken);

/** The texts of the page in the language of the moment. */
export const useTranslation = (): Spoken => useContext(SpokenContext);

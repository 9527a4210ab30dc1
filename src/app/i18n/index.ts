import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, preferredLanguage, writePreference } from '../preferences';
import en from './en.json';
import zh from './zh.json';

export type { Language };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof zh };
  }
}

export function startI18n(): void {
  const language = preferredLanguage();
  void i18n.use(initReactI18next).init({
    resources: { zh: { translation: zh }, en: { translation: en } },
    lng: language,
    fallbackLng: 'zh',
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  });
  i18n.on('languageChanged', mirrorLanguage);
  mirrorLanguage(language);
}

export const currentLanguage = (): Language => (i18n.language === 'en' ? 'en' : 'zh');

function mirrorLanguage(language: string): void {
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
}

export function setLanguage(language: Language): void {
  writePreference('language', language);
  void i18n.changeLanguage(language);
}

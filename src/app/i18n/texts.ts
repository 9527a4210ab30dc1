import type { Language } from '../preferences';

/** One language at a time: the other is fetched by who asks for it. */
const TEXTS = { zh: () => import('./zh.json'), en: () => import('./en.json') } as const;

export const fetchTexts = async (language: Language) => (await TEXTS[language]()).default;

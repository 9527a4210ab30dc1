import { type Encounter, fillText } from '../../encounter';
import type { Text } from '../../norms';
import { type Language, useTranslation } from '.';

export function useLanguage(): Language {
  return useTranslation().language;
}

/** Reads a text of the data (`{zh, en}`) in the language of the moment. */
export function useText(): (text: Text) => string {
  const language = useLanguage();
  return (text) => text[language];
}

/** The same for texts of an encounter, whose slots (`{{paper}}`) are filled from what the seed drew. */
export function useEncounterText(
  encounter: Encounter,
  draws: Readonly<Record<string, string>>,
): (text: Text) => string {
  const language = useLanguage();
  return (text) => fillText(text, encounter, draws)[language];
}

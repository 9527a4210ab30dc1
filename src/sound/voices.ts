import type { Citizen } from '../encounter';

/** `none`: this browser cannot speak at all; `missing`: it can, but has no voice for the language. */
export type VoiceState = 'ready' | 'missing' | 'none';

/** Voices may be listed late or never; some browsers have the interface and no voice behind it. */
const LISTED_WITHIN_MS = 1500;

const synthesis = (): SpeechSynthesis | null =>
  typeof speechSynthesis === 'undefined' || typeof SpeechSynthesisUtterance === 'undefined' ? null : speechSynthesis;

const PREFIX = { zh: /^(?:zh|cmn)/i, en: /^en/i } as const;

async function voicesFor(language: 'zh' | 'en'): Promise<readonly SpeechSynthesisVoice[]> {
  const speech = synthesis();
  if (!speech) return [];
  const matching = () => speech.getVoices().filter(({ lang }) => PREFIX[language].test(lang));
  if (matching().length > 0) return matching();
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, LISTED_WITHIN_MS);
    speech.addEventListener?.(
      'voiceschanged',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
  return matching();
}

export async function voiceState(language: 'zh' | 'en'): Promise<VoiceState> {
  if (!synthesis()) return 'none';
  return (await voicesFor(language)).length > 0 ? 'ready' : 'missing';
}

/** Pitch and pace by age and build, so that three people in one hall do not sound like one. */
export function manner({ age, look }: Pick<Citizen, 'age' | 'look'>): {
  readonly pitch: number;
  readonly rate: number;
} {
  const low = look.figure === 'man' || look.figure === 'elder_man' || look.figure === 'young_man';
  const pitch = (low ? 0.8 : 1.15) + (age < 30 ? 0.1 : 0) - (age >= 65 ? 0.1 : 0);
  return { pitch: Math.round(pitch * 100) / 100, rate: age >= 65 ? 0.85 : 1 };
}

/** Says a line aloud, after what is being said already; silent where there is no voice. Nothing waits for it. */
export async function speak(
  words: string,
  language: 'zh' | 'en',
  citizen: Pick<Citizen, 'age' | 'look'>,
  volume: number,
): Promise<void> {
  const speech = synthesis();
  const [voice] = await voicesFor(language);
  if (!speech || !voice) return;
  const line = new SpeechSynthesisUtterance(words);
  line.voice = voice;
  line.lang = voice.lang;
  line.volume = volume;
  Object.assign(line, manner(citizen));
  speech.speak(line);
}

/** Nobody goes on talking after the page, the pause or the next instant. */
export function hush(): void {
  synthesis()?.cancel();
}
